"""What a template may say as a JSON Schema, with which an editor completes and checks it."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, get_args

from report_builder.document.block_reading import BLOCK_KINDS, LEGEND_KEEPS
from report_builder.document.column_reading import (
    COLUMN_KINDS,
    FIGURE_KEYS,
    GROUP_KEYS,
    JOINS,
    KEEPS,
    NEGATIVES,
    TABLE_KEYS,
    YEARS,
)
from report_builder.document.guide_reading import GUIDE_CELL_KEYS, GUIDE_KEYS, LINE_KINDS
from report_builder.document.head_reading import ASKED, CELL_KEYS, HEAD_KINDS
from report_builder.document.kinds import Kind
from report_builder.document.paper_reading import PAPER_MM
from report_builder.document.style_reading import COLOR, STYLE_WORDS
from report_builder.document.table import Align, Fill, Keep, Style, VerticalAlign
from report_builder.document.template import REPEATED_YEARS, Arrangement
from report_builder.document.template_reading import PAPER_KEYS
from report_builder.model.number import MOST_DECIMALS

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

_TEXT: Schema = {"type": ["string", "number"]}
"""`header: 2024` is a number to an editor, and a text to us."""

_BOOLEAN: Schema = {"type": "boolean"}
_COLOR: Schema = {"type": ["string", "integer"], "pattern": f"^{COLOR.pattern}$"}


def _number(least: float) -> Schema:
    return {"type": "number", "minimum": least}


def _whole(least: int) -> Schema:
    return {"type": "integer", "minimum": least}


def _words(words: Iterable[str]) -> Schema:
    return {"enum": list(words)}


_VALUES: Mapping[str, Schema] = {
    "align": _words(get_args(Align)),
    "vertical": _words(get_args(VerticalAlign)),
    "join": _words(JOINS),
    "year": _words(YEARS),
    "years": _words(REPEATED_YEARS),
    "fill": _words(get_args(Fill)),
    "arrange": _words(get_args(Arrangement)),
    "negative": _words(NEGATIVES),
    "asks": _words(ASKED),
    "width": _number(0.1),
    "figure_width": _number(0.1),
    "padding": _number(0),
    "scale": _number(0.1),
    "lines": _whole(1),
    "decimals": {**_whole(0), "maximum": MOST_DECIMALS},
    **dict.fromkeys(
        (
            *("page_break", "filter", "input", "freeze", "sheets", "shares", "commas", "unit"),
            *("landscape", "bold", "diagonal"),
        ),
        _BOOLEAN,
    ),
}
"""What a key takes wherever it stands; one that is not here takes a text."""

_KEEPS: Mapping[str, Iterable[str]] = {"text": get_args(Keep), "legend": LEGEND_KEEPS}
"""Leading key of a kind of record to what `keep` may say in it; a table takes KEEPS."""


def template_schema(meanings: Mapping[str, str], names: Iterable[str]) -> Schema:
    """Returns the schema of a templates/*.yaml.

    Args:
        meanings: What each key means, by key, as docs/template.md has it.
        names: What `show` can name in any plan; a plan's own fields are allowed too.
    """
    make = _Maker(meanings)
    blocks = _list([make.kind(each, **make.table()) for each in BLOCK_KINDS])
    head = _list([make.kind(each, cells=make.cells(CELL_KEYS)) for each in HEAD_KINDS])
    top = make.record(
        ("name", *PAPER_KEYS, *TABLE_KEYS),
        **make.table(),
        **make.paper(),
        blocks=blocks,
        head={**head, "minItems": 0},
    )
    spanner, leaf = COLUMN_KINDS
    defs = {
        "column": {"anyOf": [{"$ref": "#/$defs/spanner"}, {"$ref": "#/$defs/leaf"}]},
        "spanner": {**make.kind(spanner, **make.table()), **_EITHER_YEAR},
        "leaf": {**make.leaf(leaf, sorted(names)), **_EITHER_YEAR},
    }
    outside: Schema = {"not": {"anyOf": [{"required": [key]} for key in TABLE_KEYS]}}
    return {
        "$schema": _DIALECT,
        "title": "様式（templates/*.yaml）",
        "$defs": defs,
        **top,
        "required": ["name"],
        "oneOf": [{"required": ["columns"]}, {"required": ["blocks"], **outside}],
    }


_EITHER_YEAR: Schema = {"not": {"required": ["year", "years"]}}


def guide_schema(meanings: Mapping[str, str]) -> Schema:
    """Returns the schema of templates/kinyuyoryo.yaml; of the arguments see template_schema."""
    make = _Maker(meanings)
    cells = make.cells(GUIDE_CELL_KEYS)
    lines = _list([make.kind(each, cells=cells, columns=_whole(1)) for each in LINE_KINDS])
    top = make.record(
        ("name", "grid", "lines", *GUIDE_KEYS),
        **make.paper(),
        grid=_list([_number(0.1)]),
        lines=lines,
    )
    title = "記入要領（templates/kinyuyoryo.yaml）"
    return {"$schema": _DIALECT, "title": title, **top, "required": ["name", "grid", "lines"]}


class _Maker:
    """Makes the schema of one kind of record after the other."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        self.meanings = meanings

    def record(self, keys: Iterable[str], **known: Schema) -> Schema:
        """Returns a mapping with these keys and no other."""
        entries = {key: {**self._value(key, known), **self._described(key)} for key in keys}
        return {"type": "object", "additionalProperties": False, "properties": entries}

    def kind(self, kind: Kind, **known: Schema) -> Schema:
        """Returns a record of a kind, which must have one of its leading keys."""
        leading = [{"required": [key]} for key in kind.leading]
        needed: Schema = leading[0] if len(leading) == 1 else {"anyOf": leading}
        keep = _words(_KEEPS.get(kind.leading[0], KEEPS))
        return {**self.record(kind.every, keep=keep, **known), **needed}

    def leaf(self, kind: Kind, names: list[str]) -> Schema:
        """Returns a column."""
        show: Schema = {"anyOf": [{"enum": names}, _TEXT]}
        figures = self.record(FIGURE_KEYS)
        return {
            **self.record(kind.every, show=show, figures=figures),
            "required": ["show", "width"],
        }

    def table(self) -> dict[str, Schema]:
        """Returns the keys of a table whose values are lists, or differ from those elsewhere."""
        groups = {**self.record(GROUP_KEYS), "required": ["by", "text"]}
        return {
            "columns": _list([{"$ref": "#/$defs/column"}]),
            "groups": {**_list([groups]), "minItems": 0},
            "foot": {**_list([_TEXT]), "minItems": 0},
        }

    def cells(self, keys: Iterable[str]) -> Schema:
        """Returns the cells of a line."""
        return _list([self.record(keys, columns=_whole(1))])

    def paper(self) -> dict[str, Schema]:
        """Returns the keys of the paper as a whole whose values have parts."""
        sides = ("top", "right", "bottom", "left")
        margins = self.record(sides, **dict.fromkeys(sides, _number(0)))
        size = _words(PAPER_MM)
        return {
            "name": {**_TEXT, "maxLength": 40},
            "keep": _words(KEEPS),
            "paper": self.record(("size", "landscape", "margins"), size=size, margins=margins),
            "font": self.record(("face", "size"), size=_number(1)),
            "styles": {"type": "object", "additionalProperties": self._style()},
        }

    def _style(self) -> Schema:
        words = {key: _words(values) for key, values in STYLE_WORDS.items() if key not in _VALUES}
        # A style's fill is a colour, a column's where extra height goes.
        colors = dict.fromkeys(("fill", "color", "mark"), _COLOR)
        return self.record((each.name for each in fields(Style)), **words, **colors)

    def _value(self, key: str, known: Mapping[str, Schema]) -> Schema:
        return known.get(key) or _VALUES.get(key, _TEXT)

    def _described(self, key: str) -> Schema:
        return {"description": self.meanings[key]} if key in self.meanings else {}


def _list(kinds: list[Schema]) -> Schema:
    """Returns a list of records, each of one of some kinds."""
    items = kinds[0] if len(kinds) == 1 else {"anyOf": kinds}
    return {"type": "array", "minItems": 1, "items": items}
