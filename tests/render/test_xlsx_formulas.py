"""Formulas on a sheet, with what they come to; changed characters in their colour."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from render.figures import counts_pages, counts_table
from report_builder.document.table import Cell, Style
from report_builder.layout.lay_out import lay_out
from report_builder.layout.pages import Pages
from report_builder.render.xlsx import render


def _sheet(*papers: Pages, **options: bool) -> Any:
    return load_workbook(BytesIO(render(*papers)), **options).worksheets[-1]


def test_a_formula_speaks_of_the_places_of_its_cells() -> None:
    sheet = _sheet(counts_pages())
    assert [sheet[place].value for place in ("B5", "C5")] == ["=SUM(B3:B4)", "=SUM(C3:C4)"]


def test_a_reader_that_does_not_calculate_finds_the_number() -> None:
    sheet = _sheet(counts_pages(), data_only=True)
    assert [sheet[place].value for place in ("B5", "C5")] == [41, 8]


def test_a_formula_may_speak_of_another_sheet() -> None:
    table = counts_table()
    total = table.blocks[0].rows[2]
    first = replace(table, blocks=(replace(table.blocks[0], rows=table.blocks[0].rows[:2]),))
    second = replace(table, name="計 表", blocks=(replace(table.blocks[0], rows=(total,)),))
    sheet = _sheet(lay_out(first), lay_out(second))
    assert sheet["B3"].value == "=SUM('評価'!B3:'評価'!B4)"


def test_excel_is_not_told_to_calculate_what_nobody_changed() -> None:
    book: Any = load_workbook(BytesIO(render(counts_pages())))
    assert not book.calculation.fullCalcOnLoad


def _rich(pages: Pages) -> Any:
    return _sheet(pages, rich_text=True)["A3"].value


def test_changed_characters_have_their_colour_and_a_line_below(
    pages_of: Callable[..., Pages],
) -> None:
    cell = Cell("　年 785人\n実施", "old", marks=((3, 6), (8, 9)))
    runs = _rich(pages_of(cell, old=Style(mark="C00000", bold=True)))
    black, red = (None, "FF000000"), ("single", "FFC00000")
    assert [(str(run), run.font.u, run.font.color.rgb) for run in runs] == [
        *(("　年 ", *black), ("785", *red), ("人\n", *black)),
        *(("実", *red), ("施", *black)),
    ]
    letters = {(run.font.rFont, run.font.sz, run.font.b) for run in runs}
    assert letters == {("ＭＳ Ｐゴシック", 9, True)}


@pytest.mark.parametrize("text", ["=1+1 は式", "_x000D_ とある", " 前後の空白 "])
def test_marked_text_is_verbatim(text: str, pages_of: Callable[..., Pages]) -> None:
    pages = pages_of(Cell(text, "old", marks=((1, 3),)))
    assert _sheet(pages)["A3"].value == text


def test_a_text_that_is_marked_throughout_is_one_run(pages_of: Callable[..., Pages]) -> None:
    text = _rich(pages_of(Cell("新しい", "new", marks=((0, 3),))))
    assert [str(run) for run in text] == ["新しい"]
