"""What templates/shukei.yaml and templates/shinkyu.yaml may say as JSON Schemas, for an editor."""

from collections.abc import Iterable, Mapping
from typing import Any

from report_builder.document import comparison_look, summary_look
from report_builder.document.comparison_reading import COMPARISON_KEYS, HEADING_KEYS, WIDTH_KEYS
from report_builder.document.schema import Schema, template_schema
from report_builder.document.style_reading import KNOWN_STYLE_KEYS
from report_builder.document.summary_reading import BAR_KEYS, SUMMARY_KEYS

_TEXT: Schema = {"type": "string"}
_NUMBER: Schema = {"type": "number"}


def summary_schema(meanings: Mapping[str, str]) -> Schema:
    """Returns the schema of templates/shukei.yaml.

    Args:
        meanings: What each key means, by key, as docs/template.md has it.
    """
    parts: Mapping[str, Schema] = {
        **_shared(summary_look.ROLES),
        "bars": _record(dict.fromkeys(BAR_KEYS, _TEXT)),
        "charts": {"type": "boolean"},
        "show": {"type": "array", "items": _TEXT},
    }
    return _whole("集計の様式（templates/shukei.yaml）", SUMMARY_KEYS, parts, meanings)


def comparison_schema(meanings: Mapping[str, str]) -> Schema:
    """Returns the schema of templates/shinkyu.yaml; `meanings` as in `summary_schema`."""
    parts: Mapping[str, Schema] = {
        **_shared(comparison_look.ROLES),
        "widths": _record(dict.fromkeys(WIDTH_KEYS, _NUMBER)),
        "headings": _record(dict.fromkeys(HEADING_KEYS, _TEXT)),
    }
    return _whole("新旧対照表の様式（templates/shinkyu.yaml）", COMPARISON_KEYS, parts, meanings)


def _shared(roles: Iterable[str]) -> dict[str, Schema]:
    """Returns the parts that are as in any 様式, but for the roles, which are all known."""
    whole: Mapping[str, Any] = template_schema({}, ())["properties"]
    style = whole["styles"]["additionalProperties"]["properties"]
    looks = _record({key: style[key] for key in KNOWN_STYLE_KEYS})
    same = {key: whole[key] for key in ("paper", "font", "padding")}
    return {**same, "styles": _record(dict.fromkeys(roles, looks))}


def _whole(
    title: str, keys: Iterable[str], parts: Mapping[str, Schema], meanings: Mapping[str, str]
) -> Schema:
    entries = {
        key: {**parts.get(key, _TEXT), "description": meanings[key]}
        if key in meanings
        else parts.get(key, _TEXT)
        for key in keys
    }
    schema = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": schema, "title": title, **_record(entries)}


def _record(entries: Mapping[str, Schema]) -> Schema:
    return {"type": "object", "additionalProperties": False, "properties": dict(entries)}
