"""Verbatim text in, text as a cell of a workbook holds it out."""

from re import Match
from re import compile as pattern

_ESCAPED = pattern(r"_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""What would be read as an escape, and what XML cannot hold (a carriage return: not verbatim)."""

_FORMULA_LIKE = ("=", "+", "-", "@", "'")
"""A text that begins so would turn into something else when a person opens the cell to edit it."""


def escape(text: str) -> str:
    """Returns a text with the escapes of ST_Xstring (ECMA-376 part 1, 22.9.2.19)."""
    return _ESCAPED.sub(_code, text)


def _code(found: Match[str]) -> str:
    return f"_x{ord(found[0]):04X}_"


def is_formula_like(text: str) -> bool:
    """Tells whether Excel would take a text, typed by a person, for something else."""
    return text.startswith(_FORMULA_LIKE)
