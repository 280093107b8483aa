"""templates/template.schema.json says of a template what the program reads of it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from report_builder.document.fields import catalogue
from report_builder.document.schema import template_schema
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Plan

EMPTY = Plan("", "", "", "", FiscalYear(2020), FiscalYear(2024), (), (), (), (), ())


def _made(repository: Path) -> dict[str, Any]:
    page = (repository / "docs" / "template.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)`[^|]*\| ([^|]+?) \|", page, re.MULTILINE)
    meanings = {key: re.sub(r"[`\[\]]|\(#[^)]*\)", "", text) for key, text in reversed(rows)}
    return template_schema(meanings, catalogue(EMPTY, ()))


def test_the_schema_is_what_the_program_and_its_manual_say(
    repository: Path, request: pytest.FixtureRequest
) -> None:
    path = repository / "templates" / "template.schema.json"
    text = json.dumps(_made(repository), ensure_ascii=False, indent=1) + "\n"
    if request.config.getoption("--golden-update"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


def _problems(schema: dict[str, Any], value: Any, root: dict[str, Any]) -> list[str]:
    """The part of JSON Schema that ours uses."""
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rsplit("/", 1)[1]]
    match schema.get("type"):
        case "object":
            return _object_problems(schema, value, root)
        case "array":
            return [each for item in value for each in _problems(schema["items"], item, root)]
        case "string":
            return [] if isinstance(value, (str, int)) else [f"{value} is no text"]
        case "number":
            return [] if isinstance(value, (int, float)) else [f"{value} is no number"]
        case _:
            words = schema.get("enum", [value])
            return [] if value in words else [f"{value} is none of {words}"]


def _object_problems(
    schema: dict[str, Any], value: dict[str, Any], root: dict[str, Any]
) -> list[str]:
    known, other = schema.get("properties", {}), schema.get("additionalProperties")
    unknown = [f"unknown {key}" for key in value if key not in known and other is False]
    return unknown + [
        problem
        for key, each in value.items()
        for problem in _problems(known.get(key) or other or {}, each, root)
    ]


@pytest.mark.parametrize("name", ["shiryo2", "chosahyo"])
def test_the_citys_own_templates_keep_the_schema(repository: Path, name: str) -> None:
    schema = _made(repository)
    text = (repository / "templates" / f"{name}.yaml").read_text(encoding="utf-8")
    assert _problems(schema, yaml.safe_load(text), schema) == []


def test_a_misspelt_key_does_not_keep_it(repository: Path) -> None:
    schema = _made(repository)
    assert _problems(schema, {"name": "a", "colums": []}, schema) == ["unknown colums"]
