"""The whole of the layout: a table in, pages out."""

from dataclasses import replace

import pytest

from layout.toys import first_texts, heights, row, tall, toy_table
from report_builder.document.table import Block, Cell, Font, Mm, Paper, Row, Table
from report_builder.layout.lay_out import lay_out
from report_builder.layout.pages import Pages

A4 = Paper("A4", landscape=False, margins=(Mm(10), Mm(10), Mm(10), Mm(10)))
A3 = replace(A4, size="A3")

BODY = (297 - 20) * 72 / 25.4
"""785.2 pt between the margins of the toys' A4: 56 rows of 14 pt (784 pt)."""


def _table(*rows: Row, head: int = 0, running: int = 0) -> Table:
    """Returns a table on an A4 page; head and running rows have so many lines."""
    table = toy_table(4, 20)
    return replace(
        table,
        running=(row(tall(running)),) if running else (),
        blocks=(Block((row(tall(head)),) if head else (), rows),),
    )


def _counts(pages: Pages) -> list[int]:
    return [len(first_texts(page)) for page in pages.pages]


def test_a_page_is_as_high_as_the_paper_without_its_margins() -> None:
    assert _counts(lay_out(_table(*[row("い")] * 60))) == [56, 4]


def test_running_rows_take_their_height_from_every_page() -> None:
    pages = lay_out(_table(*[row("い")] * 60, running=2))  # 785.2 - 24 = 761.2: 54 rows
    assert _counts(pages) == [54, 6]
    assert heights(pages.running) == [24]


def test_heads_take_their_height_from_every_page() -> None:
    assert _counts(lay_out(_table(*[row("い")] * 60, head=2))) == [54, 6]


def test_a_row_higher_than_excel_takes_is_continued_on_the_same_page() -> None:
    pages = lay_out(_table(row(tall(50))))  # 504 pt
    assert _counts(pages) == [2]
    assert [each.continued for each in pages.pages[0].parts[0].rows] == [False, True]


def test_a_row_that_asks_for_a_new_page_does_not_ask_again_when_it_is_continued() -> None:
    pages = lay_out(_table(row("い"), row(tall(50), break_before=True)))
    assert _counts(pages) == [1, 2]


def test_a_row_that_has_no_room_below_the_head_is_continued() -> None:
    low = Paper("A4", landscape=False, margins=(Mm(110), Mm(10), Mm(110), Mm(10)))  # 218 pt
    table = replace(_table(row(tall(20)), head=2), paper=low)  # 204 pt below 24 pt
    assert _counts(lay_out(table)) == [1, 1]


def test_a_row_never_splits_if_it_fits_on_a_page() -> None:
    rows = [row(tall(40))] * 3  # 404 pt each: one a page
    assert _counts(lay_out(_table(*rows))) == [1, 1, 1]


def test_headings_without_rows_are_printed() -> None:
    pages = lay_out(_table(head=1))
    assert _counts(pages) == [1]
    assert pages.pages[0].parts[0].head == ()


def test_an_empty_table_has_one_empty_page() -> None:
    (page,) = lay_out(replace(_table(), blocks=())).pages
    assert page.parts == ()


def test_a_block_without_anything_leaves_the_numbers_of_the_others() -> None:
    table = replace(_table(), blocks=(Block((), ()), Block((), (row("い"),))))
    assert [part.block for part in lay_out(table).pages[0].parts] == [1]


def test_another_paper_has_the_same_lines_and_pages() -> None:
    table = _table(*[row("い", "ろ" * 50)] * 60, head=1, running=1)
    own, other = lay_out(table), lay_out(table, A3)
    assert (own.pages, own.running) == (other.pages, other.running)


def test_another_paper_has_another_size_and_zoom() -> None:
    pages = lay_out(_table(row("い")), A3)  # 8 * 1.414 = 11.3
    assert (pages.font_size, pages.zoom, pages.paper.size) == (11.5, 1.41, "A3")


def test_the_own_paper_has_the_size_of_the_table() -> None:
    pages = lay_out(_table(row("い")))
    assert (pages.font_size, pages.zoom, pages.paper) == (8, 1.0, A4)


def test_a_face_of_unknown_widths_is_taken_for_one_of_fixed_pitch() -> None:
    table = _table(row("いろaあい"))
    unknown = replace(table, font=Font("どこにもない書体", table.font.size))
    assert lay_out(unknown).pages == lay_out(table).pages


@pytest.mark.parametrize("margin", [150, 1000])
def test_a_paper_without_room_still_shows_every_row(margin: float) -> None:
    mm = Mm(margin)
    crowded = Paper("A4", landscape=False, margins=(mm, mm, mm, mm))
    table = replace(_table(row("い"), row(tall(3)), head=1), paper=crowded)
    texts = [text for page in lay_out(table).pages for text in first_texts(page)]
    assert "".join(texts) == "い" + tall(3).text


def test_a_table_without_columns_is_laid_out() -> None:
    table = replace(_table(row(Cell("い", "text"))), columns=())
    assert _counts(lay_out(table)) == [1]


def _running(text: str) -> tuple[Row, ...]:
    return (row(text),)


def test_a_page_has_at_its_top_what_its_first_row_asks_for() -> None:
    first, second = _running("甲"), _running("乙")
    rows = [replace(row("い"), running=first)] * 55 + [replace(row("ろ"), running=second)] * 50
    pages = lay_out(replace(_table(*rows), running=_running("共通")))
    # 785.2 pt hold 14 pt at the top and 55 rows of 14.
    assert _counts(pages) == [55, 50]
    assert [page.running[0].cells[0].cell.text for page in pages.pages] == ["甲", "乙"]
    assert pages.running == ()


def test_every_page_keeps_room_for_the_highest_of_the_rows_at_the_top() -> None:
    low, high = _running("甲"), (row(tall(3)),)  # 14 and 34 pt
    rows = [replace(row("い"), running=low)] * 50 + [
        replace(row("ろ"), running=high, break_before=True)
    ]
    pages = lay_out(_table(*rows))
    assert [heights(page.running) for page in pages.pages] == [[14], [34]]
    assert _counts(lay_out(_table(*rows[:50], *rows[:10], rows[50]))) == [53, 7, 1]


def test_what_is_the_same_on_all_pages_is_held_once() -> None:
    pages = lay_out(_table(*[replace(row("い"), running=_running("甲"))] * 3))
    assert [each.cells[0].cell.text for each in pages.running] == ["甲"]
    assert [page.running for page in pages.pages] == [()]


def test_above_a_page_without_a_row_that_asks_stands_what_the_paper_has() -> None:
    asking = replace(row("い", break_before=True), running=_running("甲"))
    pages = lay_out(replace(_table(row("文"), asking), running=_running("共通")))
    assert [page.running[0].cells[0].cell.text for page in pages.pages] == ["共通", "甲"]
