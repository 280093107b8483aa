"""References in a sheet: `F12` and `A1:XFD1048576` in, numbers out. Anything else is ValueError."""

from functools import lru_cache
from re import compile as pattern
from typing import NamedTuple

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
"""Excel's specification; `XFD`."""

_COLUMN = pattern("[A-Z]{1,3}")
_ROW = pattern("[1-9][0-9]{0,6}")
_CELL = pattern(f"({_COLUMN.pattern})({_ROW.pattern})")
_CORNER = pattern(f"({_COLUMN.pattern})?({_ROW.pattern})?")


class Rectangle(NamedTuple):
    """A range, both ends in it, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int


@lru_cache(maxsize=LAST_COLUMN)
def column_number(letters: str) -> int:
    """Returns 1 for `A`, 16384 for `XFD`.

    Raises:
        ValueError: It is no column of a sheet.
    """
    number = 0
    if _COLUMN.fullmatch(letters):
        for letter in letters:
            number = number * 26 + ord(letter) - 64
    if not 0 < number <= LAST_COLUMN:
        raise ValueError(f"no column: {letters[:20]}")
    return number


def column_letters(number: int) -> str:
    """Returns `A` for 1, `XFD` for 16384."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def row_number(digits: str) -> int:
    """Returns the number of a row.

    Raises:
        ValueError: It is no row of a sheet.
    """
    number = int(digits) if _ROW.fullmatch(digits) else 0
    if not 0 < number <= LAST_ROW:
        raise ValueError(f"no row: {digits[:20]}")
    return number


def position(reference: str) -> tuple[int, int]:
    """Returns row and column of a cell.

    Raises:
        ValueError: It is no cell of a sheet.
    """
    match = _CELL.fullmatch(reference)
    if not match:
        raise ValueError(f"no cell: {reference[:20]}")
    return row_number(match[2]), column_number(match[1])


def rectangle(reference: str) -> Rectangle:
    """Returns the range that a reference such as `A1:C3`, `A1`, `A:C` or `1:3` names.

    Raises:
        ValueError: It is no range of a sheet.
    """
    first, colon, last = reference.partition(":")
    top, left = _corner(first, 1, 1)
    bottom, right = _corner(last if colon else first, LAST_ROW, LAST_COLUMN)
    return Rectangle(min(top, bottom), min(left, right), max(top, bottom), max(left, right))


def _corner(reference: str, row: int, column: int) -> tuple[int, int]:
    """Returns row and column; the given ones for those that a whole column or row leaves out."""
    match = _CORNER.fullmatch(reference)
    if not (reference and match):
        raise ValueError(f"no cell: {reference[:20]}")
    letters, digits = match.groups()
    return row_number(digits) if digits else row, column_number(letters) if letters else column
