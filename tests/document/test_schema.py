"""The schemas in templates/ say of a template what the program reads of it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from report_builder.document.fields import catalogue
from report_builder.document.schema import guide_schema, template_schema
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Plan

ROOT = Path(__file__).parent.parent.parent
EMPTY = Plan("", "", "", "", FiscalYear(2020), FiscalYear(2024), (), (), (), (), ())
TEMPLATE, GUIDE = "template.schema.json", "kinyuyoryo.schema.json"
NO_TEMPLATES = ("scales.yaml", "words.yaml")

SHIPPED = sorted(
    path
    for folder in (ROOT / "templates", *ROOT.glob("examples/*/templates"))
    for path in folder.glob("*.yaml")
    if path.name not in NO_TEMPLATES
)


def _made() -> dict[str, dict[str, Any]]:
    page = (ROOT / "docs" / "template.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \[?`(\w+)`[^|]*\| ([^|]+?) \|", page, re.MULTILINE)
    meanings = {
        key: re.sub(r"[`\[\]]|\((?:#|template-keys)[^)]*\)", "", text)
        for key, text in reversed(rows)
    }
    return {
        TEMPLATE: template_schema(meanings, catalogue(EMPTY, ())),
        GUIDE: guide_schema(meanings),
    }


def _problems(name: str, text: str) -> list[str]:
    """Returns what an editor says of a template."""
    path = ROOT / "templates" / name
    schema = _made().get(name) or json.loads(path.read_text(encoding="utf-8"))
    validator: Any = Draft202012Validator(schema)
    return [each.message for each in validator.iter_errors(yaml.safe_load(text))]


@pytest.mark.parametrize("name", [TEMPLATE, GUIDE])
def test_a_schema_is_what_the_program_and_its_manual_say(
    name: str, request: pytest.FixtureRequest
) -> None:
    made = _made()[name]
    Draft202012Validator.check_schema(made)
    path = ROOT / "templates" / name
    text = json.dumps(made, ensure_ascii=False, indent=1) + "\n"
    if request.config.getoption("--golden-update"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_shipped_template_names_its_schema_and_keeps_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    own = ("kinyuyoryo", "shinkyu", "shukei")
    name = f"{path.stem}.schema.json" if path.stem in own else TEMPLATE
    assert text.startswith(f"# yaml-language-server: $schema={name}\n")
    assert _problems(name, text) == []


GOOD = ("good.yaml", "good_blocks.yaml")


@pytest.mark.parametrize("name", GOOD)
def test_a_template_with_every_kind_of_thing_in_it_keeps_the_schema(name: str) -> None:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    assert _problems(TEMPLATE, text) == []


def _wrong() -> Iterator[tuple[str, str]]:
    leaf = "{show: 事業.番号, width: 2}"
    yield "no columns", "name: a"
    yield "an empty list of columns", "name: a\ncolumns: []"
    yield "a misspelt key", f"name: a\ncolums: [{leaf}]"
    yield "a column of no width", "name: a\ncolumns: [{show: 事業.番号, width: 0}]"
    yield "a column that shows nothing", "name: a\ncolumns: [{width: 2}]"
    yield "a heading that shows something", f"name: a\ncolumns: [{{show: b, columns: [{leaf}]}}]"
    yield "half a line", "name: a\ncolumns: [{show: 事業.番号, width: 2, lines: 1.5}]"
    yield "sheets in words", f"name: a\nsheets: はい\ncolumns: [{leaf}]"
    yield (
        "a head with a style alone",
        f"name: a\nhead: [{{style: b}}]\ncolumns: [{leaf}]",
    )
    yield "an unknown question", f"name: a\nhead: [{{cells: [{{asks: 電話}}]}}]\ncolumns: [{leaf}]"
    yield "a colour in words", f"name: a\nstyles: {{b: {{fill: 青}}}}\ncolumns: [{leaf}]"
    yield "no block", "name: a\nblocks: []"
    yield "a table within a text", f"name: a\nblocks: [{{text: b, columns: [{leaf}]}}]"
    yield "a text at a page break", "name: a\nblocks: [{page_break: true, text: b}]"
    yield "rows outside the blocks", f"name: a\nrows: 事業\nblocks: [{{columns: [{leaf}]}}]"
    nonsense = "{show: [1], width: 広い, align: 中央, filter: 1, figures: {comma: 1}}"
    yield "a table of nonsense", f"name: a\ncolumns: [{nonsense}]"


WRONG = dict(_wrong())


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_a_mistake_does_not_keep_the_schema(text: str) -> None:
    assert _problems(TEMPLATE, text)


@pytest.mark.parametrize(
    "text",
    [
        "name: a\ngrid: []\nlines: [{text: b}]",
        "name: a\ngrid: [0]\nlines: [{text: b}]",
        "name: a\ngrid: [9]\nlines: [{text: b, grades: c}]",
        "name: a\ngrid: [9]\nlines: [{cells: [{asks: 内線}]}]",
    ],
)
def test_a_mistake_in_a_guide_does_not_keep_its_schema(text: str) -> None:
    assert _problems(GUIDE, text)


@pytest.mark.parametrize("fill", ["BDD7EE", "404040", "00E5FF"])
def test_a_colour_may_look_like_a_number(fill: str) -> None:
    text = f"name: 2024\ncolumns: [{{show: 事業.番号, width: 2}}]\nstyles: {{b: {{fill: {fill}}}}}"
    assert _problems(TEMPLATE, text) == []
