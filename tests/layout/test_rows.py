"""Where cells stand, into which lines they fall, how high their rows are.

At 8 pt, n lines make a row of 10 n + 4 pt (toys.py).
"""

import pytest

from layout.toys import TOY, heights, measured, row, setter, tall, toy_table
from report_builder.document.table import Cell, Em
from report_builder.layout.rows import measure_rows


def test_cells_stand_side_by_side_past_the_columns_that_they_span() -> None:
    (placed,) = measured([row(Cell("い", "text", columns=2), "ろ")], 4, 4, 4)
    assert [each.column for each in placed.cells] == [0, 2]


def test_a_cell_moves_past_the_columns_that_a_span_from_above_covers() -> None:
    rows = [
        row("い", Cell("ろ", "text", rows=3), "は"),
        row("に", "ほ"),
        row("へ", "と"),
        row("ち"),
    ]
    placed = measured(rows, 4, 4, 4)
    assert [[each.column for each in one.cells] for one in placed] == [
        [0, 1, 2],
        [0, 2],
        [0, 2],
        [0],
    ]


def test_spans_of_several_depths_leave_the_free_columns() -> None:
    rows = [
        row(Cell("い", "text", rows=3), Cell("ろ", "text", rows=2), "は"),
        row("に"),
        row("ほ", "へ"),
    ]
    placed = measured(rows, 4, 4, 4)
    assert [[each.column for each in one.cells] for one in placed] == [[0, 1, 2], [2], [1, 2]]


def test_a_span_ends_at_the_last_row_and_the_last_column() -> None:
    placed = measured([row(Cell("い", "text", columns=5, rows=9)), row()], 4, 4)
    cell = placed[0].cells[0].cell
    assert (cell.columns, cell.rows) == (2, 2)


def test_a_cell_for_which_no_column_is_free_is_not_lost() -> None:
    (placed,) = measured([row("い", "ろ", "は")], 4, 4)
    assert [each.cell.text for each in placed.cells] == ["い", "ろ", "は"]


def test_a_text_has_the_width_of_its_column() -> None:
    (placed,) = measured([row("いろはにほ")], 3)
    assert placed.cells[0].lines == ("いろは", "にほ")


def test_a_text_over_columns_has_their_widths_and_the_padding_between_them() -> None:
    rows = [row(Cell("いろはにほへと", "text", columns=2))]
    (placed,) = measure_rows(rows, toy_table(3, 3, padding=0.5), TOY)
    assert placed.cells[0].lines == ("いろはにほへと",)  # 3 + 0.5 + 0.5 + 3 = 7 em


@pytest.mark.parametrize(
    ("role", "lines", "height"),
    [
        ("text", ("いろはに", "ほへ"), 24),  # 2 * 10 + 4
        ("small", ("いろはにほへ",), 9),  # 8 characters of 4 pt in 4 em; 5 + 4
        ("large", ("いろ", "はに", "ほへ"), 64),  # 2 characters of 16 pt; 3 * 20 + 4
    ],
)
def test_a_scale_changes_the_characters_of_a_line_and_the_height_of_lines(
    role: str, lines: tuple[str, ...], height: float
) -> None:
    (placed,) = measured([row(Cell("いろはにほへ", role))], 4)
    assert (placed.cells[0].lines, *heights([placed])) == (lines, height)


def test_stacked_text_has_a_character_a_line() -> None:
    (placed,) = measured([row(Cell("項目No.", "stacked"))], 9)
    assert placed.cells[0].lines == ("項", "目", "N", "o", ".")
    assert heights([placed]) == [54]


def test_a_line_end_in_stacked_text_goes_with_the_character_before_it() -> None:
    (placed,) = measured([row(Cell("項\n\n目", "stacked"))], 9)
    assert placed.cells[0].lines == ("項\n", "\n", "目")


def test_vertical_text_is_as_high_as_its_longest_line() -> None:
    (placed,) = measured([row(Cell("いろは\nにほへと", "vertical"))], 4)
    assert placed.cells[0].lines == ("いろは\n", "にほへと")
    assert heights([placed]) == [44]  # four characters of 10 pt, and 4


def test_a_row_is_as_high_as_its_highest_cell() -> None:
    placed = measured([row(tall(1), tall(3), tall(2))], 4, 4, 4)
    assert heights(placed) == [34]


def test_an_empty_cell_has_the_height_of_a_line() -> None:
    assert heights(measured([row("")], 4)) == [14]


def test_heights_are_rounded_up_to_quarters_of_a_point() -> None:
    table = toy_table(4)
    (placed,) = measure_rows([row("い")], table, TOY, line_pitch=Em(1.26))
    assert heights([placed]) == [14.25]  # 10.08 + 4 = 14.08


def test_a_span_that_its_rows_hold_raises_none() -> None:
    rows = [row(tall(3, rows=2), tall(1)), row(tall(2))]
    assert heights(measured(rows, 4, 4)) == [14, 24]  # 34 are needed, 38 are there


def test_rows_under_a_span_that_needs_more_are_raised_evenly() -> None:
    rows = [row(tall(6, rows=2), tall(1)), row(tall(2))]
    assert heights(measured(rows, 4, 4)) == [27, 37]  # 64 needed, 38 there: 13 more each


def test_what_does_not_divide_evenly_goes_to_the_first_rows() -> None:
    rows = [row(tall(6, rows=3), tall(1)), row(tall(1)), row(tall(1))]
    # 64 needed, 42 there: 22 pt are 88 quarters, 29 each and one left over.
    assert heights(measured(rows, 4, 4)) == [21.5, 21.25, 21.25]


def test_what_a_span_needs_may_go_to_its_last_row() -> None:
    rows = [row(tall(6, rows=2, fill="last"), tall(1)), row(tall(2))]
    assert heights(measured(rows, 4, 4)) == [14, 50]


def test_a_span_around_others_adds_only_what_they_have_not_added() -> None:
    rows = [
        row(tall(8, rows=3, fill="last"), tall(4, rows=2, fill="last"), tall(1)),
        row(tall(1)),
        row(tall(1), tall(1)),
    ]
    # The inner span needs 44 of the first two: 14 + 30. The outer one needs 84: 14 + 30 + 40.
    assert heights(measured(rows, 4, 4, 4)) == [14, 30, 40]


def test_a_row_that_spans_cover_wholly_keeps_the_height_of_a_line() -> None:
    rows = [row(tall(1, rows=2)), row()]
    assert heights(measured(rows, 4)) == [14, 14]


def test_a_repeated_text_is_broken_once() -> None:
    toys = setter(4)
    assert toys.lines(Cell("いろはにほ", "text"), 0) is toys.lines(Cell("いろはにほ", "text"), 0)
