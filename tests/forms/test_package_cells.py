"""References of cells and ranges."""

import pytest

from report_builder.forms.package_cells import (
    LAST_COLUMN,
    LAST_ROW,
    Rectangle,
    column_letters,
    column_number,
    position,
    rectangle,
)


@pytest.mark.parametrize(
    ("letters", "number"),
    [("A", 1), ("Z", 26), ("AA", 27), ("AZ", 52), ("ZZ", 702), ("XFD", 16384)],
)
def test_columns_count_from_a_to_xfd(letters: str, number: int) -> None:
    assert column_number(letters) == number
    assert column_letters(number) == letters


@pytest.mark.parametrize(
    "letters", ["", "a", "XFE", "AAAA", "A1", "Ａ", "@", "[", "é", "A" * 10**6]
)
def test_what_is_no_column_is_no_number(letters: str) -> None:
    with pytest.raises(ValueError, match="no column"):
        column_number(letters)


@pytest.mark.parametrize(
    ("reference", "area"),
    [
        ("B3", (3, 2, 3, 2)),
        ("B3:D9", (3, 2, 9, 4)),
        ("D9:B3", (3, 2, 9, 4)),
        ("B:C", (1, 2, LAST_ROW, 3)),
        ("3:9", (3, 1, 9, LAST_COLUMN)),
        ("A1:XFD1048576", (1, 1, LAST_ROW, LAST_COLUMN)),
    ],
)
def test_a_range_is_four_numbers(reference: str, area: tuple[int, int, int, int]) -> None:
    assert rectangle(reference) == Rectangle(*area)


@pytest.mark.parametrize(
    "reference", ["", "A", "1", "A01", "A00000001234567", "A1048577", "XFE1", "A1 ", "A１", "A1\n"]
)
def test_what_is_no_cell_has_no_position(reference: str) -> None:
    with pytest.raises(ValueError, match=r"no (cell|row|column)"):
        position(reference)
