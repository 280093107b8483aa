"""Where pages end. n lines make a row of 10 n + 4 pt (toys.py); most rows here are 14 pt high."""

from collections.abc import Sequence

import pytest

from layout.toys import first_texts, gauge, heights, measured, row, tall
from report_builder.document.table import Cell, Hole, Keep, Row
from report_builder.layout.flow import PlacedBlock
from report_builder.layout.pages import Page
from report_builder.layout.paginate import paginate


def _block(
    rows: Sequence[Row], *widths: float, keep: Keep = "none", head: int = 0, index: int = 0
) -> PlacedBlock:
    """Returns a block whose head has a row of so many lines."""
    heads = measured([row(tall(head))], *widths) if head else ()
    return PlacedBlock(heads, measured(rows, *widths), keep, index)


def _pages(*blocks: PlacedBlock, body: float) -> tuple[Page, ...]:
    return paginate(blocks, int(body * 4), gauge())


def _texts(pages: Sequence[Page]) -> list[list[str]]:
    return [first_texts(page) for page in pages]


def _rows(texts: str) -> list[Row]:
    return [row(text) for text in texts]


def test_a_page_takes_the_rows_that_fit() -> None:
    assert _texts(_pages(_block(_rows("abcde"), 4), body=28)) == [["a", "b"], ["c", "d"], ["e"]]


def test_a_row_that_would_be_a_quarter_point_too_low_goes_to_the_next_page() -> None:
    assert _texts(_pages(_block(_rows("ab"), 4), body=27.75)) == [["a"], ["b"]]


def test_a_row_higher_than_a_page_stands_alone() -> None:
    rows = [row("a"), row(tall(9)), row("c")]
    assert [len(page) for page in _texts(_pages(_block(rows, 4), body=40))] == [1, 1, 1]


def test_no_rows_make_an_empty_page() -> None:
    assert _pages(body=40) == (Page(()),)


def test_a_row_may_ask_for_a_new_page() -> None:
    rows = [row("a"), row("b", break_before=True), row("c")]
    assert _texts(_pages(_block(rows, 4), body=90)) == [["a"], ["b", "c"]]


def test_the_first_row_may_ask_for_a_new_page_in_vain() -> None:
    rows = [row("a", break_before=True), row("b")]
    assert _texts(_pages(_block(rows, 4), body=90)) == [["a", "b"]]


def test_a_group_row_stays_with_the_row_after_it() -> None:
    rows = [row("a"), row("群", keep="with first"), row("b")]
    assert _texts(_pages(_block(rows, 4), body=28)) == [["a"], ["群", "b"]]


def test_group_rows_in_sequence_stay_with_the_row_after_them() -> None:
    rows = [row("a"), row("標", keep="with first"), row("策", keep="with first"), row("b")]
    assert _texts(_pages(_block(rows, 4), body=42)) == [["a"], ["標", "策", "b"]]


def test_group_rows_go_to_the_new_page_that_the_row_after_them_asks_for() -> None:
    rows = [row("a"), row("標", keep="with first"), row("b", break_before=True)]
    assert _texts(_pages(_block(rows, 4), body=90)) == [["a"], ["標", "b"]]


def test_group_rows_that_have_no_room_beside_their_row_give_way() -> None:
    rows = [row("標", keep="with first"), row(tall(2)), row("c")]
    assert [len(page) for page in _texts(_pages(_block(rows, 4), body=30))] == [1, 1, 1]


def test_the_last_group_row_needs_no_row_after_it() -> None:
    rows = [row("a"), row("標", keep="with first")]
    assert _texts(_pages(_block(rows, 4), body=14)) == [["a"], ["標"]]


def test_the_head_of_a_block_is_repeated_and_counted_on_every_page() -> None:
    pages = _pages(_block(_rows("abc"), 4, head=2), body=38)  # 24 for the head, one row of 14
    assert _texts(pages) == [["a"], ["b"], ["c"]]
    assert [heights(page.parts[0].head) for page in pages] == [[24], [24], [24]]


def test_a_block_begins_on_the_page_of_the_one_before_it() -> None:
    one, two = _block(_rows("a"), 4), _block(_rows("b"), 4, index=1)
    (page,) = _pages(one, two, body=28)
    assert [part.block for part in page.parts] == [0, 1]


def test_the_head_of_a_second_block_is_counted_too() -> None:
    one, two = _block(_rows("a"), 4), _block(_rows("b"), 4, head=1, index=1)
    assert _texts(_pages(one, two, body=41)) == [["a"], ["b"]]


def test_a_block_that_is_kept_whole_begins_a_page_rather_than_part() -> None:
    one, two = _block(_rows("ab"), 4), _block(_rows("cd"), 4, keep="whole", index=1)
    assert _texts(_pages(one, two, body=42)) == [["a", "b"], ["c", "d"]]


def test_a_block_that_is_kept_whole_but_is_too_high_fills_the_pages() -> None:
    one, two = _block(_rows("a"), 4), _block(_rows("bcd"), 4, keep="whole", index=1)
    assert _texts(_pages(one, two, body=28)) == [["a", "b"], ["c", "d"]]


def test_a_block_may_stay_with_the_first_row_of_the_next() -> None:
    one = _block(_rows("ab"), 4, keep="with first")
    assert _texts(_pages(one, _block(_rows("cd"), 4, index=1), body=28)) == [
        ["a"],
        ["b", "c"],
        ["d"],
    ]


def test_a_block_of_several_rows_may_stay_with_the_first_row_of_the_next() -> None:
    legend = _block([row(each, keep="with first") for each in "bc"], keep="with first", index=1)
    pages = _pages(_block(_rows("a")), legend, _block(_rows("de"), index=2), body=42)
    assert _texts(pages) == [["a"], ["b", "c", "d"], ["e"]]


def _spanned(text: str, *texts: str) -> list[Row]:
    """Returns rows under one cell."""
    first, *others = texts
    return [row(Cell(text, "text", rows=len(texts)), first), *(row(each) for each in others)]


def test_rows_that_a_span_joins_stay_on_one_page_if_they_fit() -> None:
    rows = [row("あ", "a"), *_spanned("い", "b", "c")]
    assert _texts(_pages(_block(rows, 4, 4), body=28)) == [["あ"], ["い", "c"]]


def test_a_span_that_does_not_fit_ends_with_the_page_and_begins_anew() -> None:
    pages = _pages(_block(_spanned("い", "a", "b", "c"), 4, 4), body=28)
    assert _texts(pages) == [["い", "b"], ["い"]]
    spans = [page.parts[0].rows[0].cells[0].cell.rows for page in pages]
    assert spans == [2, 1]


def test_the_head_is_counted_where_a_span_is_cut() -> None:
    pages = _pages(_block(_spanned("い", "a", "b", "c", "d"), 4, 4, head=1), body=42)
    assert _texts(pages) == [["い", "b"], ["い", "d"]]  # 14 for the head, two rows of 14


def test_a_group_row_stays_with_the_first_row_under_a_span_that_is_cut() -> None:
    group = row(Cell("群", "text", columns=2), keep="with first")
    rows = [row("あ", "a"), row("あ", "b"), group, *_spanned("い", "c", "d", "e")]
    pages = _pages(_block(rows, 4, 4), body=42)
    assert _texts(pages) == [["あ", "あ"], ["群", "い", "d"], ["い"]]


def test_rows_on_which_a_span_begins_anew_are_high_enough_for_it() -> None:
    pages = _pages(_block(_spanned("い\nろ\nは", "a", "b", "c", "d"), 4, 4), body=42)
    # Three rows hold the text's 34 pt; the fourth, alone on its page, is raised to it.
    assert [heights(page.parts[0].rows) for page in pages] == [[14, 14, 14], [34]]


def test_rows_that_are_left_of_a_span_are_raised_before_the_page_ends() -> None:
    pages = _pages(_block(_spanned("い\nろ\nは", "a", tall(5).text), 4, 4), body=60)
    # Together 14 + 54 pt; apart, the first needs 34 for the span, and so does the second: 54.
    assert [heights(page.parts[0].rows) for page in pages] == [[34], [54]]


def test_inner_spans_stay_whole_where_the_outer_one_is_cut() -> None:
    outer = Cell("外", "text", rows=5)
    rows = [
        row(outer, Cell("甲", "text", rows=2), "a"),
        row("b"),
        row(Cell("乙", "text", rows=3), "c"),
        row("d"),
        row("e"),
    ]
    pages = _pages(_block(rows, 4, 4, 4), body=56)
    assert [[each.cells[-1].cell.text for each in page.parts[0].rows] for page in pages] == [
        ["a", "b"],
        ["c", "d", "e"],
    ]
    again = pages[1].parts[0].rows[0].cells
    assert [(each.cell.text, each.cell.rows) for each in again] == [("外", 3), ("乙", 3), ("c", 1)]


def test_spans_three_deep_are_all_cut_where_none_of_them_fits() -> None:
    rows = [
        row(
            Cell("外", "text", rows=4), Cell("中", "text", rows=4), Cell("内", "text", rows=4), "a"
        ),
        *_rows("bcd"),
    ]
    pages = _pages(_block(rows, 4, 4, 4, 4), body=42)
    shown = [
        [(each.cell.text, each.cell.rows) for each in page.parts[0].rows[0].cells] for page in pages
    ]
    assert shown == [
        [("外", 3), ("中", 3), ("内", 3), ("a", 1)],
        [("外", 1), ("中", 1), ("内", 1), ("d", 1)],
    ]


def test_a_new_page_that_a_row_asks_for_cuts_the_span_over_it() -> None:
    first, second = _spanned("い", "a", "b")
    asking = Row(second.kind, second.cells, break_before=True)
    assert _texts(_pages(_block([first, asking], 4, 4), body=90)) == [["い"], ["い"]]


def test_a_span_that_begins_anew_is_the_same_cell_to_fill_in_but_no_second_number() -> None:
    cell = Cell("い", "text", rows=3, number=1.0, hole=Hole("鍵", "text"))
    pages = _pages(_block([row(cell, "a"), row("b"), row("c")], 4, 4), body=28)
    again = pages[1].parts[0].rows[0].cells[0].cell
    assert (again.text, again.number, again.hole) == ("い", None, Hole("鍵", "text"))


@pytest.mark.parametrize("body", [0, -100])
def test_a_page_without_any_room_takes_a_row_each(body: float) -> None:
    assert _texts(_pages(_block(_rows("abc"), 4), body=body)) == [["a"], ["b"], ["c"]]
