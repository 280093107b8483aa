"""Rows that are too tall: how they are split, and that nothing is lost.

n lines need 10 n + 4 pt (toys.py); heights are given in quarters of a point.
"""

from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.toys import gauge, heights, labelled, measured, row, setter, tall
from report_builder.document.table import Cell, Hole, Row
from report_builder.layout.continuation import MARK, continue_rows
from report_builder.layout.heights import TALLEST_ROW
from report_builder.layout.pages import PlacedRow

LONG = "いろはにほへとちりぬるを"


def _page(lines: int) -> int:
    """Returns the height of a page with room for a row of so many lines."""
    return 4 * (10 * lines + 4)


def _continued(rows: list[Row], widths: tuple[float, ...], lines: int = 4) -> tuple[PlacedRow, ...]:
    return continue_rows(measured(rows, *widths), _page(lines), gauge(), setter(*widths))


def _texts(rows: tuple[PlacedRow, ...]) -> list[list[str]]:
    return [[each.cell.text for each in one.cells] for one in rows]


def test_rows_that_fit_stay_as_they_are() -> None:
    placed = measured([row(tall(4))], 4)
    assert continue_rows(placed, _page(4), gauge(), setter(4)) == placed


def test_the_lines_of_a_tall_row_are_dealt_out() -> None:
    assert _texts(_continued([row(LONG)], (2,))) == [["いろはにほへとち"], ["りぬるを"]]


def test_only_the_rows_that_continue_another_are_marked_so() -> None:
    assert [each.continued for each in _continued([row(LONG)], (2,))] == [False, True]


def test_the_label_is_repeated_and_the_mark_stands_beside_it() -> None:
    rows = _continued([labelled("7", "事業", "課", LONG)], (1, 4, 2, 2))
    assert _texts(rows)[1] == ["7", MARK, "", "りぬるを"]


def test_the_mark_stands_where_it_has_room() -> None:
    rows = _continued([labelled("7", "課", "事業", LONG)], (1, 2, 4, 2))
    assert _texts(rows)[1] == ["7", "", MARK, "りぬるを"]


def test_the_mark_stands_below_the_label_where_no_cell_has_room() -> None:
    rows = _continued([labelled("7", LONG)], (4, 2))
    assert _texts(rows)[1] == [f"7\n{MARK}", "りぬるを"]


def test_a_row_without_label_is_continued_without_mark() -> None:
    rows = _continued([row("7", "事業", LONG)], (1, 4, 2))
    assert _texts(rows)[1] == ["", "", "りぬるを"]


def test_each_cell_is_split_by_itself() -> None:
    rows = _continued([row(LONG, LONG)], (2, 3), lines=2)
    assert _texts(rows) == [
        ["いろはに", "いろはにほへ"],
        ["ほへとち", "とちりぬるを"],
        ["りぬるを", ""],
    ]


def test_a_part_ends_with_an_authors_line_that_ends_near_the_limit() -> None:
    # Eight lines have room, the seventh ends a paragraph, and an empty one follows it.
    rows = _continued([row("あ\n" * 6 + "い\n" + "ううう")], (1,), lines=8)
    assert [each.cells[0].cell.text for each in rows] == ["あ\n" * 6 + "い\n", "ううう"]


def test_an_authors_line_that_ends_far_from_the_limit_ends_no_part() -> None:
    rows = _continued([row("あ\n" + "い" * 9)], (1,), lines=8)
    assert [each.cells[0].cell.text for each in rows] == ["あ\n" + "い" * 7, "いい"]


def test_a_part_has_room_for_the_empty_line_that_its_last_line_end_begins() -> None:
    rows = _continued([row("あ\n" * 9)], (1,), lines=4)
    assert all(height <= 44 for height in heights(rows))


def test_excel_takes_no_row_above_its_limit_even_on_a_larger_page() -> None:
    rows = _continued([row(tall(60))], (1,), lines=90)  # 604 pt
    assert len(rows) == 2
    assert all(height * 4 <= TALLEST_ROW for height in heights(rows))


def test_a_row_that_may_not_split_is_split_if_it_is_too_tall_by_itself() -> None:
    rows = _continued([Row("record", (tall(9),), may_split=False)], (1,))
    assert len(rows) > 1


def test_a_row_below_group_rows_leaves_them_room() -> None:
    rows = _continued([row("群", keep="with first"), row(LONG)], (2,))
    # Four lines have room on a page, 44 pt; beside 14 pt for the group row, two.
    assert [each[0] for each in _texts(rows)] == ["群", "いろはに", "ほへとち", "りぬるを"]


def test_rows_that_are_continued_lengthen_the_spans_over_them() -> None:
    rows = _continued([row(tall(1, rows=2), LONG), row("次")], (1, 2))
    assert rows[0].cells[0].cell.rows == 3


def test_a_span_too_high_for_a_page_is_split_over_its_rows() -> None:
    rows = _continued([row(Cell(LONG, "text", rows=2), "一"), row("二")], (2, 1))
    assert _texts(rows) == [["いろはにほへとち", "一"], ["りぬるを", "二"]]
    assert heights(rows) == [44, 24]


def test_a_span_with_more_parts_than_rows_continues_its_last_row() -> None:
    rows = _continued([row(Cell(LONG, "text", rows=2), "一"), row("二")], (2, 1), lines=2)
    assert _texts(rows) == [["いろはに", "一"], ["ほへとち", "二"], ["りぬるを", ""]]


def test_a_span_higher_than_a_row_of_excel_stays_one_cell_over_its_rows() -> None:
    # 50 lines need 504 pt; two rows of Excel can have 819, and the page has 604.
    rows = _continued([row(tall(50, rows=2), "一"), row("二")], (1, 1), lines=60)
    assert [len(each.cells) for each in rows] == [2, 1]
    assert rows[0].cells[0].cell.rows == 2
    assert heights(rows) == [252, 252]


def test_a_span_is_no_higher_than_its_rows_can_be_in_excel() -> None:
    # 90 lines need 904 pt, on a page of 1004; two rows can have 819.
    rows = _continued([row(tall(90, rows=2), "一"), row("二")], (1, 1), lines=100)
    assert all(height * 4 <= TALLEST_ROW for height in heights(rows))
    assert "".join(each.cells[0].cell.text for each in rows).count("あ") == 90


def test_of_a_text_too_high_for_a_page_a_part_that_a_page_cuts_is_not_said_again() -> None:
    long = Cell("い" * 12, "text", rows=4)
    rows = _continued([row(long, "一"), row("二"), row("三"), row("四")], (4, 1), lines=2)
    first, *_ = rows
    assert first.cells[0].again == "（続き）"
    thin = row(replace(long, text="い" * 4), "一")
    narrow = _continued([thin, row("二"), row("三"), row("四")], (1, 1), lines=2)
    assert narrow[0].cells[0].again == ""  # no room for the mark


def test_vertical_text_is_split_between_its_characters() -> None:
    rows = _continued([row(Cell("いろはにほへ", "vertical"))], (2,))
    assert [each.cells[0].lines for each in rows] == [("いろはに",), ("ほへ",)]


def test_every_part_of_a_cell_to_fill_in_bears_its_key_and_only_the_first_a_number() -> None:
    cell = Cell(LONG, "text", number=3.0, hole=Hole("鍵", "text"))
    first, second = _continued([row(cell)], (2,))
    assert (first.cells[0].cell.hole, first.cells[0].cell.number) == (cell.hole, 3.0)
    assert (second.cells[0].cell.hole, second.cells[0].cell.number) == (cell.hole, None)


_TEXTS = st.text("あい、。」（12\n", max_size=80)


@given(
    st.lists(st.tuples(_TEXTS, _TEXTS), min_size=1, max_size=4),
    st.integers(min_value=2, max_value=9),
)
def test_the_parts_of_each_text_joined_are_the_text(
    texts: list[tuple[str, str]], lines: int
) -> None:
    dealt = _continued([row(*pair) for pair in texts], (2, 3), lines)
    for column in (0, 1):
        whole = "".join(one.cells[column].cell.text for one in dealt)
        assert whole == "".join(pair[column] for pair in texts)


@given(st.lists(_TEXTS, min_size=1, max_size=4), st.integers(min_value=2, max_value=9))
def test_no_row_is_higher_than_the_page(texts: list[str], lines: int) -> None:
    rows = _continued([row(text) for text in texts], (2,), lines)
    assert all(height <= 10 * lines + 4 for height in heights(rows))


@given(_TEXTS, _TEXTS, st.integers(min_value=2, max_value=6))
def test_the_lines_of_every_part_joined_are_its_text(one: str, other: str, lines: int) -> None:
    rows = _continued([row(Cell(one, "text", rows=2), other), row("")], (2, 2), lines)
    for each in chain.from_iterable(placed.cells for placed in rows):
        assert "".join(each.lines) == each.cell.text


@given(_TEXTS, st.integers(min_value=2, max_value=6))
def test_the_lines_of_every_part_are_those_of_its_text(text: str, lines: int) -> None:
    toys = setter(2)
    for each in _continued([row(text)], (2,), lines):
        assert each.cells[0].lines == toys.lines(each.cells[0].cell, 0)


@pytest.mark.parametrize("lines", [0, 1])
def test_a_page_without_room_for_two_lines_still_loses_nothing(lines: int) -> None:
    rows = _continued([row("あ\nい\nう")], (1,), lines)
    assert "".join(each.cells[0].cell.text for each in rows) == "あ\nい\nう"
