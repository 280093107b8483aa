"""What a template may say as a JSON Schema, with which an editor completes and checks it."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, get_args

from report_builder.document.block_reading import BLOCK_KEYS
from report_builder.document.column_reading import (
    COLUMN_KEYS,
    FIGURE_KEYS,
    GROUP_KEYS,
    JOINS,
    KEEPS,
    NEGATIVES,
    TABLE_KEYS,
    YEARS,
)
from report_builder.document.head_reading import CELL_KEYS, HEAD_KEYS
from report_builder.document.paper_reading import PAPER_MM
from report_builder.document.style_reading import STYLE_WORDS
from report_builder.document.table import Align, Fill, Style, VerticalAlign
from report_builder.document.template import REPEATED_YEARS, Arrangement
from report_builder.document.template_reading import PAPER_KEYS

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_NUMBER: Schema = {"type": "number"}
_BOOLEAN: Schema = {"type": "boolean"}

_WORDS: Mapping[str, Iterable[str]] = {
    "align": get_args(Align),
    "vertical": get_args(VerticalAlign),
    "join": JOINS,
    "year": YEARS,
    "years": REPEATED_YEARS,
    "fill": get_args(Fill),
    "keep": (*KEEPS, "with first"),
    "arrange": get_args(Arrangement),
    "negative": NEGATIVES,
}
_NUMBERS = frozenset({"width", "figure_width", "lines", "decimals", "padding", "scale"})
_BOOLEANS = frozenset(
    {
        "page_break",
        "filter",
        "input",
        "freeze",
        "shares",
        "commas",
        "unit",
        "landscape",
        "bold",
        "diagonal",
    }
)


def template_schema(meanings: Mapping[str, str], names: Iterable[str]) -> Schema:
    """Returns the schema of a templates/*.yaml.

    Args:
        meanings: What each key means, by key, as docs/template.md has it.
        names: What `show` can name in any plan; a plan's own fields are allowed too.
    """
    make = _Maker(meanings, sorted(names))
    top = make.record(("name", *PAPER_KEYS, *TABLE_KEYS), **make.table(), **make.whole())
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "様式（templates/*.yaml）",
        "$defs": {"column": make.column()},
        "required": ["name"],
        **top,
    }


class _Maker:
    """Makes the schema of one kind of record after the other."""

    def __init__(self, meanings: Mapping[str, str], names: list[str]) -> None:
        self.meanings = meanings
        self.names = names

    def record(self, keys: Iterable[str], **known: Schema) -> Schema:
        """Returns a mapping with these keys and no other."""
        entries = {key: known.get(key) or self._value(key) for key in keys}
        return {"type": "object", "additionalProperties": False, "properties": entries}

    def _value(self, key: str) -> Schema:
        kind = {"enum": list(_WORDS[key])} if key in _WORDS else _plain(key)
        return {**kind, **_described(self.meanings.get(key))}

    def table(self) -> dict[str, Schema]:
        """Returns the keys of a table whose values are lists."""
        return {
            "columns": _list({"$ref": "#/$defs/column"}),
            "groups": _list(self.record(GROUP_KEYS)),
            "foot": _list(_TEXT),
        }

    def whole(self) -> dict[str, Schema]:
        """Returns the keys of the paper as a whole whose values have parts."""
        cells = _list(self.record(CELL_KEYS, columns=_NUMBER))
        return {
            "paper": self._paper(),
            "font": self.record(("face", "size"), size=_NUMBER),
            "styles": {"type": "object", "additionalProperties": self._style()},
            "head": _list(self.record(HEAD_KEYS, cells=cells)),
            "blocks": _list(self.record(BLOCK_KEYS, **self.table())),
        }

    def column(self) -> Schema:
        """Returns a column, or a heading over columns."""
        show = {"anyOf": [{"enum": self.names}, _TEXT], **_described(self.meanings.get("show"))}
        columns = _list({"$ref": "#/$defs/column"})
        return self.record(
            COLUMN_KEYS, show=show, figures=self.record(FIGURE_KEYS), columns=columns
        )

    def _paper(self) -> Schema:
        sides = ("top", "right", "bottom", "left")
        margins = self.record(sides, **dict.fromkeys(sides, _NUMBER))
        size: Schema = {"enum": list(PAPER_MM)}
        return self.record(("size", "landscape", "margins"), size=size, margins=margins)

    def _style(self) -> Schema:
        words: dict[str, Schema] = {
            key: {"enum": list(values)}
            for key, values in STYLE_WORDS.items()
            if key not in _BOOLEANS
        }
        # A style's fill is a colour, a column's where extra height goes.
        return self.record((each.name for each in fields(Style)), **{**words, "fill": _TEXT})


def _plain(key: str) -> Schema:
    if key in _BOOLEANS:
        return _BOOLEAN
    return _NUMBER if key in _NUMBERS else _TEXT


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _described(meaning: str | None) -> Schema:
    return {"description": meaning} if meaning else {}
