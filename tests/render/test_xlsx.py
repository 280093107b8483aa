"""The sheet as a reader of workbooks finds it."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from report_builder.document.table import Cell, Column, Em, Hole, Style
from report_builder.layout.pages import Pages
from report_builder.render.xlsx import new_workbook, render, sheet_name
from report_builder.render.xlsx_rows import sheet_rows
from report_builder.render.xlsx_text import escape


def _book(pages: Pages) -> Any:
    """Returns the workbook as read again; openpyxl's types know neither borders nor heights."""
    return load_workbook(BytesIO(render(pages)))


@pytest.fixture
def sheet(sample_pages: Pages) -> Any:
    """The sheet of the sample paper: 4 title rows, then pages of rows 5-6, 7-10 and 11-12."""
    return _book(sample_pages).worksheets[0]


def test_each_row_of_the_pages_stands_on_the_sheet_once(sheet: Any) -> None:
    first = [sheet.cell(row, 1).value for row in range(1, sheet.max_row + 1)]
    assert first == [
        "■総合計画　主な事業の令和2年度実績及び評価について",
        "【評価基準】　A：定常的実施　B：一部着手",
        "項目No.",
        None,
        "基本目標１　健やかに育つ環境",
        1,
        3,
        None,
        "①　保育の充実",
        4,
        5,
        5,
    ]


def test_text_keeps_line_ends_and_blanks_at_its_ends(sheet: Any) -> None:
    assert sheet["C6"].value == (
        "　母子保健法に基づき、妊娠届を受理し、母子健康手帳を交付します。\n"
        "\n"
        "《令和6年度目標値》\n"
        "　　妊娠届受理件数　450件 "
    )


def test_a_cell_with_a_number_can_be_summed(sheet: Any) -> None:
    cell = sheet["E7"]
    assert (cell.value, cell.data_type, cell.number_format) == (1250, "n", "#,##0")


def test_a_code_that_looks_like_a_number_is_text(sheet: Any) -> None:
    assert (sheet["E10"].value, sheet["E10"].data_type) == ("2", "s")


@pytest.mark.parametrize(
    "text", ["=1+1", "+81", "-1", "@home", "'quoted", "=", "#N/A", "2021-04-01"]
)
def test_text_is_never_taken_for_anything_else(text: str, pages_of: Callable[..., Pages]) -> None:
    cell = _book(pages_of(Cell(text, "text"))).worksheets[0]["A3"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_text_that_begins_like_a_formula_stays_text_when_it_is_edited(sheet: Any) -> None:
    assert sheet["F7"].value == "=1+1 で始まる文"
    assert sheet["F7"].quotePrefix
    assert not sheet["F6"].quotePrefix


def test_a_line_height_is_given_for_every_row(sheet: Any, sample_pages: Pages) -> None:
    heights = [sheet.row_dimensions[row].height for row in range(1, 13)]
    # em times the 9 pt of the table, on A4 too
    assert heights == [pytest.approx(row.placed.height * 9) for row in sheet_rows(sample_pages)]


def test_cells_over_rows_or_columns_are_merged(sheet: Any) -> None:
    merged = {str(each) for each in sheet.merged_cells}
    assert merged == {
        *("A1:E1", "A2:F2"),  # title and legend
        *("A3:A4", "B3:D3", "E3:F3"),  # stacked heading, spanners
        *("A5:F5", "A9:F9"),  # groups
        *("A7:A8", "B7:B8"),  # a record of two rows
    }


def test_every_cell_of_a_merged_one_has_its_border(sheet: Any) -> None:
    borders = [cell.border for cell in sheet[5]]
    assert [border.bottom.style for border in borders] == ["medium"] * 6
    assert borders[-1].right.style == "medium"
    assert sheet["B8"].border.bottom.style == "thin"


def test_roles_decide_fonts_colours_and_alignment(sheet: Any) -> None:
    group, grade = sheet["A5"], sheet["E6"]
    assert (group.font.name, group.font.charset, group.font.sz, group.font.b) == (
        *("ＭＳ Ｐゴシック", 128, 9, True),
    )
    assert (group.fill.fill_type, group.fill.fgColor.rgb) == ("solid", "FFBFBFBF")
    assert (grade.font.color.rgb, grade.alignment.horizontal) == ("FFC00000", "center")
    assert (grade.alignment.vertical, grade.alignment.wrap_text) == ("center", True)
    assert sheet["A1"].font.sz == pytest.approx(10.8)  # 9 pt at scale 1.2


def test_a_face_of_mincho_is_of_the_roman_family(sample_pages: Pages) -> None:
    font = replace(sample_pages.table.font, face="ＭＳ 明朝")
    pages = replace(sample_pages, table=replace(sample_pages.table, font=font))
    assert _book(pages).worksheets[0]["A6"].font.family == 1


@pytest.mark.parametrize("place", ["A3", "D8"])
def test_stacked_and_vertical_text_stands_upright_below_each_other(place: str, sheet: Any) -> None:
    assert sheet[place].alignment.textRotation == 255


def test_a_void_cell_is_crossed_from_top_right_to_bottom_left(sheet: Any) -> None:
    border = sheet["E8"].border
    assert (border.diagonalUp, border.diagonalDown, border.diagonal.style) == (True, False, "thin")


def test_a_role_without_a_style_looks_like_the_default(pages_of: Callable[..., Pages]) -> None:
    cell = _book(pages_of(Cell("文", "unheard-of"))).worksheets[0]["A3"]
    assert cell.border.left.style == "thin"


def test_a_hole_is_a_cell_like_any_other(pages_of: Callable[..., Pages]) -> None:
    pages = pages_of(Cell("", "text", hole=Hole("評価/1", "grade", ("A", "B"))))
    cell = _book(pages).worksheets[0]["A3"]
    assert (cell.value, cell.border.left.style) == (None, "thin")


def test_every_part_writes_its_head_where_there_are_several_blocks(two_block_pages: Pages) -> None:
    sheet = _book(two_block_pages).worksheets[0]
    second = [sheet.cell(row, 2).value or sheet.cell(row, 1).value for row in range(3, 11)]
    assert second == [
        *("総合計画（令和2年3月策定）", "事業名", "事業の名称その1"),
        *("総合計画（令和2年3月策定）", "事業名", "事業の名称その2"),
        *("別表", "合計"),
    ]


def test_the_sheet_tells_where_each_cell_landed(sample_pages: Pages, sheet: Any) -> None:
    for row in sheet_rows(sample_pages):
        for placed in row.placed.cells:
            value = sheet.cell(row.number, placed.column + 1).value
            assert value in (placed.cell.number, escape(placed.cell.text) or None)


def test_only_columns_that_ask_for_it_have_a_filter_button(sheet: Any) -> None:
    # The lowest heading row to the last row; 担当課 and 評価 are columns 4 and 5.
    assert sheet.auto_filter.ref == "A4:F12"
    hidden = [column.colId for column in sheet.auto_filter.filterColumn if column.hiddenButton]
    assert hidden == [0, 1, 2, 5]


def test_several_blocks_have_no_filter(two_block_pages: Pages) -> None:
    assert _book(two_block_pages).worksheets[0].auto_filter.ref is None


def test_a_table_without_filtered_columns_has_no_filter(sample_pages: Pages) -> None:
    columns = tuple(Column(column.width) for column in sample_pages.table.columns)
    pages = replace(sample_pages, table=replace(sample_pages.table, columns=columns))
    assert _book(pages).worksheets[0].auto_filter.ref is None


def test_the_head_stays_in_view(sheet: Any, two_block_pages: Pages) -> None:
    assert sheet.freeze_panes == "A5"
    assert _book(two_block_pages).worksheets[0].freeze_panes == "A3"


def test_the_properties_name_title_author_and_language(sample_pages: Pages) -> None:
    properties = _book(sample_pages).properties
    assert properties.title == "主な事業の令和2年度実績及び評価について"
    assert properties.creator == "あきる野市"
    assert properties.keywords == "子育て, 評価"
    assert properties.language == "ja-JP"


def test_the_default_font_does_not_depend_on_the_paper(sample_pages: Pages) -> None:
    font = replace(sample_pages.table.font, face="BIZ UDゴシック")
    pages = replace(sample_pages, table=replace(sample_pages.table, font=font))
    assert _book(pages).worksheets[0]["Z99"].font.name == "Courier New"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("資料２", "資料２"),
        ("実績[1/2]:案", "実績＿1＿2＿＿案"),
        ("'引用'", "引用"),
        ("長" * 40, "長" * 31),
        ("𠮷" * 20, "𠮷" * 15),  # two units of UTF-16 each
        ("", "Sheet1"),
    ],
)
def test_a_sheet_has_a_name_that_excel_accepts(name: str, expected: str) -> None:
    assert sheet_name(name) == expected


def test_a_workbook_can_be_given_more_sheets(sample_pages: Pages) -> None:
    workbook = new_workbook(sample_pages.table)
    workbook.create_sheet("記入要領")
    assert workbook.sheetnames == ["資料２", "記入要領"]


def test_a_paper_without_rows_is_a_sheet_of_its_titles(sample_pages: Pages) -> None:
    sheet = _book(replace(sample_pages, pages=())).worksheets[0]
    assert sheet.max_row == len(sample_pages.running)


def test_a_style_may_leave_a_cell_without_lines(pages_of: Callable[..., Pages]) -> None:
    pages = pages_of(Cell("文", "plain"), plain=Style(border="none"))
    assert _book(pages).worksheets[0]["A3"].border.left.style is None


def test_a_wider_column_of_the_layout_is_wider_on_the_sheet(sample_pages: Pages) -> None:
    sheet = _book(sample_pages).worksheets[0]
    widths = [sheet.column_dimensions[letter].width for letter in "ABCDEF"]
    ems: list[Em] = [column.width for column in sample_pages.table.columns]
    assert sorted(widths) == [widths[ems.index(em)] for em in sorted(ems)]
