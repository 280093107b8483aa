"""Figures take the height that they ask for; marks go with their characters."""

from dataclasses import replace

from layout.toys import TOY, gauge, measured, row, setter, toy_table
from report_builder.document.table import Block, Cell, Em, Figure, Mark, Row
from report_builder.layout.continuation import continue_rows
from report_builder.layout.lay_out import lay_out
from report_builder.layout.pages import PlacedRow
from report_builder.layout.rows import measure_rows

LONG = "いろはにほへとちりぬるを"


def _figure(height: float) -> Cell:
    figure = Figure("図", Em(height), (), (), (), "0", stacked=True, label_share=0.2)
    return Cell("", "text", figure=figure)


def test_a_figure_makes_its_row_as_high_as_it_asks_for() -> None:
    (placed,) = measure_rows([row(_figure(12.3))], toy_table(20), TOY)
    assert placed.height == 12.3125  # 98.4 pt, up to the next quarter: 98.5 of 8 pt


def test_a_figure_is_never_split() -> None:
    rows = measured([row(_figure(30), LONG)], 4, 12)
    assert continue_rows(rows, 4 * 100, gauge(), setter(4, 12))[0].cells[0].cell.figure


def _parts(marks: tuple[Mark, ...]) -> tuple[PlacedRow, ...]:
    marked = Row("record", (Cell(LONG, "text", marks=marks),))
    # two characters a line, four lines a page
    return continue_rows(measured([marked], 2), 4 * 44, gauge(), setter(2))


def test_marks_of_a_text_that_is_continued_go_with_their_characters() -> None:
    rows = _parts(((1, 3), (6, 10)))
    assert [(each.cells[0].cell.text, each.cells[0].cell.marks) for each in rows] == [
        ("いろはにほへとち", ((1, 3), (6, 8))),
        ("りぬるを", ((0, 2),)),
    ]


def test_a_part_without_changes_has_no_marks() -> None:
    assert [each.cells[0].cell.marks for each in _parts(((9, 10),))] == [(), ((1, 2),)]


def test_a_page_ends_before_a_figure_that_has_no_room_on_it() -> None:
    rows = tuple(row("い") for _ in range(40))
    blocks = (Block((), rows), Block((), (row(_figure(40)),)))
    # a page of 277 mm is 785 pt: 40 rows of 14 pt leave 225, and the figure needs 320
    pages = lay_out(replace(toy_table(20), blocks=blocks)).pages
    assert [[len(part.rows) for part in page.parts] for page in pages] == [[40], [1]]
