"""The schemas of shukei.yaml and shinkyu.yaml say of them what the program reads of them."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from report_builder.document.look_schema import comparison_schema, summary_schema

MAKE: dict[str, Callable[[dict[str, str]], dict[str, Any]]] = {
    "shukei": summary_schema,
    "shinkyu": comparison_schema,
}
every_file = pytest.mark.parametrize("name", MAKE)


def _made(repository: Path, name: str) -> dict[str, Any]:
    page = (repository / "docs" / "template.md").read_text(encoding="utf-8")
    section = page.split("## 集計と新旧対照表\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| [^|`]*`(\w+)`[^|]*\| ([^|]+?) \|", section, re.MULTILINE)
    plain = ((key, re.sub(r"[`\[\]]|\(template-keys[^)]*\)", "", text)) for key, text in rows)
    return MAKE[name](dict(reversed(list(plain))))


@every_file
def test_the_schema_is_what_the_program_and_its_manual_say(
    repository: Path, request: pytest.FixtureRequest, name: str
) -> None:
    path = repository / "templates" / f"{name}.schema.json"
    text = json.dumps(_made(repository, name), ensure_ascii=False, indent=1) + "\n"
    if request.config.getoption("--golden-update"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


def _unknown(schema: dict[str, Any], value: Any) -> list[str]:
    if schema.get("type") != "object":
        return []
    assert schema["additionalProperties"] is False
    known = schema["properties"]
    return [key for key in value if key not in known] + [
        key for own, each in value.items() if own in known for key in _unknown(known[own], each)
    ]


@every_file
def test_the_citys_own_file_keeps_the_schema(repository: Path, name: str) -> None:
    text = (repository / "templates" / f"{name}.yaml").read_text(encoding="utf-8")
    assert _unknown(_made(repository, name), yaml.safe_load(text)) == []
    assert text.startswith(f"# yaml-language-server: $schema={name}.schema.json\n")


@every_file
def test_a_role_that_nothing_uses_does_not_keep_it(repository: Path, name: str) -> None:
    said = {"titel": "", "styles": {"heding": {}, "title": {"number_format": "0"}}}
    assert _unknown(_made(repository, name), said) == ["titel", "heding", "number_format"]


@every_file
def test_every_key_has_the_meaning_that_the_manual_gives_it(repository: Path, name: str) -> None:
    entries = _made(repository, name)["properties"]
    assert [key for key, each in entries.items() if not each.get("description")] == []
