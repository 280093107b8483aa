"""How the sheet is printed."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from report_builder.document.table import Cell, Column, Em
from report_builder.layout.pages import Page, Pages, Part
from report_builder.render.xlsx import render


def _sheet(pages: Pages) -> Any:
    return load_workbook(BytesIO(render(pages))).worksheets[0]


def _with_footer(pages: Pages, footer: str) -> Pages:
    return replace(pages, table=replace(pages.table, footer=footer))


def test_the_paper_is_the_tables_own_at_full_size(sample_pages: Pages) -> None:
    setup = _sheet(sample_pages).page_setup
    assert (int(setup.paperSize or 0), setup.orientation, setup.scale) == (8, "landscape", 100)


def test_another_paper_has_the_same_sheet_at_a_smaller_scale(
    sample_pages: Pages, sample_pages_on_a4: Pages
) -> None:
    own, other = _sheet(sample_pages), _sheet(sample_pages_on_a4)
    assert (int(other.page_setup.paperSize or 0), other.page_setup.scale) == (9, 70)
    assert other["A1"].font.sz == own["A1"].font.sz
    assert other.column_dimensions["C"].width == own.column_dimensions["C"].width
    assert other.row_dimensions[6].height == own.row_dimensions[6].height


def test_margins_are_those_of_the_paper_in_inches(sample_pages: Pages) -> None:
    margins = _sheet(sample_pages).page_margins
    assert (margins.top, margins.right, margins.left) == (
        *(
            pytest.approx(10 / 25.4, abs=1e-4),
            pytest.approx(8 / 25.4, abs=1e-4),
            pytest.approx(8 / 25.4, abs=1e-4),
        ),
    )


def test_the_lower_margin_gives_half_a_pixel_a_row(sample_pages: Pages) -> None:
    # 4 title rows and 4 rows on the second page, 0.375 pt each: 3 pt of the 12 mm
    assert _sheet(sample_pages).page_margins.bottom == pytest.approx(12 / 25.4 - 3 / 72, abs=1e-4)


def test_the_footer_has_room_below_the_rows(sample_pages: Pages) -> None:
    margins = _sheet(sample_pages).page_margins
    assert margins.footer * 72 + 11.25 <= margins.bottom * 72


def test_columns_too_wide_for_the_paper_are_scaled_down(sample_pages: Pages) -> None:
    # 126 em of 9 pt are 1134 pt, with padding 1147: the A3 has 404 mm, 1145.2 pt.
    columns = (Column(Em(80)), Column(Em(46)))
    table = replace(sample_pages.table, columns=columns)
    assert _sheet(replace(sample_pages, table=table, running=(), pages=())).page_setup.scale == 99


def test_the_running_rows_and_the_head_are_print_titles(sample_pages: Pages) -> None:
    assert _sheet(sample_pages).print_title_rows == "$1:$4"


def test_only_the_running_rows_are_print_titles_of_several_blocks(two_block_pages: Pages) -> None:
    assert _sheet(two_block_pages).print_title_rows == "$1:$2"


def test_a_paper_without_titles_has_no_print_titles(pages_of: Callable[..., Pages]) -> None:
    pages = replace(pages_of(Cell("文", "text")), running=())
    sheet = _sheet(pages)
    assert (sheet.print_title_rows, sheet.freeze_panes) == (None, None)


def test_the_whole_sheet_is_printed(sample_pages: Pages) -> None:
    assert _sheet(sample_pages).print_area == "'資料２'!$A$1:$F$12"


def test_a_page_ends_after_its_last_row(sample_pages: Pages) -> None:
    assert [each.id for each in _sheet(sample_pages).row_breaks.brk] == [6, 10]


def test_a_sheet_has_no_more_page_breaks_than_excel_holds(pages_of: Callable[..., Pages]) -> None:
    pages = pages_of(Cell("文", "text"))
    row = pages.pages[0].parts[0].rows[0]
    many = replace(pages, pages=(Page((Part((), (row,), 0),)),) * 1100)
    assert len(_sheet(many).row_breaks.brk) == 1023


def test_the_table_is_centred_and_without_grid_lines(sample_pages: Pages) -> None:
    options = _sheet(sample_pages).print_options
    assert (options.horizontalCentered, options.gridLines) == (True, None)


@pytest.mark.parametrize(
    ("footer", "code"),
    [
        ("{頁} / {総頁}", '&C&9&"ＭＳ Ｐゴシック,Regular"&P / &N'),
        ("R&D {頁}", '&C&9&"ＭＳ Ｐゴシック,Regular"R&&D &P'),
        ("2020年 &P", '&C&9&"ＭＳ Ｐゴシック,Regular"2020年 &&P'),
    ],
)
def test_the_footer_numbers_the_pages(footer: str, code: str, sample_pages: Pages) -> None:
    with ZipFile(BytesIO(render(_with_footer(sample_pages, footer)))) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    escaped = code.replace("&", "&amp;")
    assert f"<oddFooter>{escaped}</oddFooter>" in sheet


def test_a_paper_without_footer_has_none(sample_pages: Pages) -> None:
    assert not _sheet(_with_footer(sample_pages, "")).oddFooter
