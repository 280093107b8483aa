"""Numbers of a column stand with their decimal points below each other, digits as given."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.toys import TOY, em, toy_table
from report_builder.document.table import Cell, Row, Style
from report_builder.layout.pages import PlacedCell
from report_builder.layout.rows import measure_rows

STYLES = {"数": Style(align="decimal"), "右": Style(align="right")}


def _placed(*texts: str, width: float = 10, role: str = "数") -> list[PlacedCell]:
    """Cells below each other; in the toy face half-width characters have 0.5 em, others 1."""
    rows = [Row("record", (Cell(text, role),)) for text in texts]
    table = replace(toy_table(width), styles=STYLES)
    return [row.cells[0] for row in measure_rows(rows, table, TOY)]


def _point(placed: PlacedCell, width: float = 10) -> float:
    """Where the digits before the point end, in em from the left."""
    whole = placed.cell.text.split(".", maxsplit=1)[0]
    end = placed.cell.text.removeprefix(whole)
    return width - placed.after - TOY.width(end) / em(1)


def test_points_stand_below_each_other_whatever_the_digits() -> None:
    found = _placed("1,429", "95.7", "0.125")
    # the widest end is .125, 4 half-width characters: 2 em; the others lack 2 and 1 em
    assert [placed.after for placed in found] == [2.0, 1.0, 0.0]
    assert {_point(placed) for placed in found} == {8.0}


def test_a_unit_in_the_cell_belongs_to_the_end_of_the_number() -> None:
    found = _placed("429人", "95.7％", "8")
    # ends: 1 em, 0.5 + 0.5 + 1 = 2 em, nothing
    assert [placed.after for placed in found] == [1.0, 0.0, 2.0]


def test_an_output_without_em_has_characters_of_that_room() -> None:
    assert [placed.filler for placed in _placed("1,429", "95.7", "0.125")] == ["0000", "00", ""]


@pytest.mark.parametrize("text", ["中止", "－", "令和2年3月", "12:30", ""])
def test_what_is_no_number_stands_at_the_right(text: str) -> None:
    assert _placed(text, "0.5")[0].after == 0


def test_columns_that_do_not_ask_for_it_are_left_alone() -> None:
    assert [placed.after for placed in _placed("1", "0.5", role="右")] == [0, 0]


def test_a_number_without_room_for_it_is_not_broken() -> None:
    found = _placed("12345", "0.5", width=3)
    # 2.5 em of digits leave 0.5 of the 1 em that it lacks
    assert [(placed.after, placed.lines) for placed in found] == [(0.5, ("12345",)), (0, ("0.5",))]


@given(st.lists(st.decimals(-999, 999, places=None, allow_nan=False, allow_infinity=False)))
def test_all_points_of_a_wide_column_are_at_one_place(numbers: list[object]) -> None:
    texts = [f"{number:f}" for number in numbers]
    found = [each for each in _placed(*texts, width=400) if each.cell.text]
    assert len({round(_point(placed, 400), 6) for placed in found}) <= 1
