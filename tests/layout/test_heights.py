"""Heights in quarters of a point: at 8 pt, n lines need 10 n + 4 pt."""

import pytest

from layout.toys import TOY, em, gauge, heights, measured, row, tall, toy_table
from report_builder.document.table import Cell, Em, Hole, Pt
from report_builder.layout.heights import Gauge
from report_builder.layout.linebreak import break_lines
from report_builder.layout.pages import PlacedCell


def _cell(text: str) -> PlacedCell:
    return PlacedCell(Cell(text, "text"), 0, break_lines(text, em(4), TOY))


@pytest.mark.parametrize(("text", "points"), [("", 14), ("い", 14), ("い\nろ", 24), ("い\n", 24)])
def test_a_cell_needs_its_lines_and_its_padding(text: str, points: float) -> None:
    assert gauge().needed(_cell(text)) == 4 * points


def test_a_line_of_the_papers_font_is_as_high_as_in_excel() -> None:
    nine = Gauge({}, Pt(9))
    assert (nine.needed_for(3) - nine.needed_for(2)) / 4 == 11.25


def test_a_role_without_style_looks_like_the_default() -> None:
    assert Gauge({}, Pt(8)).needed(_cell("い")) == 4 * 14


def test_a_height_has_room_for_the_lines_that_need_no_more() -> None:
    assert [gauge().lines_within(quarters, 1.0) for quarters in (92, 96, 135, 136)] == [1, 2, 2, 3]


def test_any_height_has_room_for_a_line() -> None:
    assert gauge().lines_within(-100, 1.0) == 1


def test_heights_become_em_and_back_without_loss() -> None:
    odd = Gauge({}, Pt(9.5))
    assert all(odd.quarters(odd.em(quarters)) == quarters for quarters in range(2000))


def test_a_height_between_quarters_is_rounded_down() -> None:
    assert gauge().quarters(Em(1.049)) == 33  # 8.392 pt


def test_the_lowest_row_has_a_line_of_the_smallest_style() -> None:
    table = toy_table(1)
    assert Gauge(table.styles, Pt(8)).lowest_row == 4 * 9  # 5 + 4


def test_a_cell_to_fill_in_has_room_for_so_many_lines_of_writing() -> None:
    blank = PlacedCell(Cell("", "text", hole=Hole("鍵", "text", lines=4)), 0, ("",))
    assert gauge().needed(blank) == 4 * 44


def test_a_cell_to_fill_in_with_more_text_than_that_is_as_high_as_its_text() -> None:
    hole = Hole("鍵", "text", lines=2)
    full = PlacedCell(Cell("い\nろ\nは", "text", hole=hole), 0, ("い\n", "ろ\n", "は"))
    assert gauge().needed(full) == 4 * 34


def test_no_row_is_raised_above_what_excel_takes() -> None:
    # 604 pt over rows of 404 and 14: half of the 186 that lack is more than the first can have.
    full, blank = tall(40), Cell("い", "text")
    rows = [row(tall(60, rows=2), full), row(blank)]
    placed = measured(rows, 1, 1)
    assert heights(placed) == [409.5, 194.5]


def test_what_a_last_row_cannot_hold_goes_to_the_others() -> None:
    rows = [row(tall(60, rows=2, fill="last"), "一"), row("二")]
    assert heights(measured(rows, 1, 1)) == [194.5, 409.5]  # 604 in all
