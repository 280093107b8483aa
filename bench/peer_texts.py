"""A workspace's YAML in, the texts of the seven columns out: what both plain scripts begin with."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

HEADINGS = ("項目No.", "事業名", "今後の方針", "担当課", "評価", "達成度", "実績・取組状況")
WIDTHS = (1.5, 22.5, 23.0, 8.0, 9.6, 10.6, 39.4)
"""全角 characters, as in templates/shiryo2.yaml."""

_NUMBER: Any = False
"""A plain YAML reader takes the key `No` for false."""


def read_rows(workspace: Path) -> Iterator[tuple[Any, ...]]:
    """Yields a row of one text for each 基本目標 and 施策, a row of seven for each 事業."""
    plan, year = (_read(workspace / "data" / name) for name in ("plan.yaml", "2020.yaml"))
    results = {result[_NUMBER]: result for result in year["事業"]}
    for goal in plan["体系"]:
        yield (f"基本目標{goal['番号']}　{goal['名称']}",)
        for measure in goal["施策"]:
            yield (f"{measure['番号']}{measure['名称']}",)
            for project in measure["事業"]:
                yield _seven(project, results[project[_NUMBER]])


def _read(path: Path) -> Any:
    with path.open(encoding="utf-8") as file:
        return yaml.load(file, Loader=yaml.CSafeLoader)


def _seven(project: Any, result: Any) -> tuple[Any, ...]:
    return (
        project[_NUMBER],
        project["名称"],
        project["今後の方針"].removesuffix("\n"),
        "\n".join(project["担当課"]),
        result["評価"],
        result["達成度"],
        _said(result["実績"]),
    )


def _said(value: Any) -> str:
    if isinstance(value, str):
        return value.removesuffix("\n")
    return "\n\n".join(_section(part) for part in value)


def _section(part: Any) -> str:
    heading = f"{part['見出し']}\n" if "見出し" in part else ""
    return heading + part["文章"].removesuffix("\n") + part.get("結び", "")
