"""Pages in, bytes of an Excel workbook out: a sheet for each paper."""

from datetime import UTC, datetime
from re import sub

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from report_builder.document.table import Table
from report_builder.layout.pages import Pages
from report_builder.render.xlsx_body import write_body
from report_builder.render.xlsx_charts import add_charts
from report_builder.render.xlsx_columns import column_widths
from report_builder.render.xlsx_package import to_bytes
from report_builder.render.xlsx_places import Places, places_of
from report_builder.render.xlsx_print import write_print_settings
from report_builder.render.xlsx_rows import sheet_rows
from report_builder.render.xlsx_view import write_view

LONGEST_SHEET_NAME = 31
"""Excel's specification; in units of UTF-16."""

_LONG_AGO = datetime(1980, 1, 1, tzinfo=UTC)
"""The oldest date of a zip: the same pages are the same bytes on any day."""


def render(pages: Pages, *more: Pages) -> bytes:
    """Returns the pages as a .xlsx: same pages, same bytes."""
    workbook = new_workbook(pages.table)
    for each in more:
        workbook.create_sheet(sheet_name(each.table.name))
    sheets = list(zip(workbook.worksheets, (pages, *more), strict=True))
    places = places_of((sheet.title, sheet_rows(each)) for sheet, each in sheets)
    for sheet, each in sheets:
        write_sheet(sheet, each, places)
    return to_bytes(workbook)


def new_workbook(table: Table) -> Workbook:
    """Returns a workbook of one empty sheet, with the properties of the table.

    Excel is not told to calculate it when it is opened, so that it does not ask whether to save
    what nobody changed; whoever adds formulas sets `workbook.calculation.fullCalcOnLoad`.
    """
    workbook = Workbook()
    workbook.worksheets[0].title = sheet_name(table.name)
    workbook.calculation.fullCalcOnLoad = False
    properties = workbook.properties
    properties.title = table.title
    properties.creator = properties.lastModifiedBy = table.author
    properties.keywords = ", ".join(table.keywords)
    properties.language = "ja-JP"
    properties.created = properties.modified = _LONG_AGO
    return workbook


def write_sheet(sheet: Worksheet, pages: Pages, places: Places | None = None) -> None:
    """Writes the pages to an empty sheet: cells, charts, widths, print settings and view.

    Whoever wants to add to it (forms: unlocked cells, lists to choose from) learns from
    `xlsx_rows.sheet_rows` where every cell landed, changes the sheet with openpyxl as usual, and
    saves with `xlsx_package.to_bytes`.

    Args:
        sheet: To which they go.
        pages: A paper.
        places: Of the named cells of the whole workbook; None: no other sheet has any.
    """
    rows = sheet_rows(pages)
    known = places_of([(sheet.title, rows)]) if places is None else places
    for number, width in enumerate(column_widths(pages), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    write_body(sheet, pages.table, rows, known)
    add_charts(sheet, pages.table.font, rows, known)
    write_print_settings(sheet, pages, rows)
    write_view(sheet, pages, rows)


def sheet_name(name: str) -> str:
    """Returns a name that Excel accepts for a sheet, as like as possible to the given one."""
    plain = sub(r"[\[\]:*?/\\\x00-\x1f]", "＿", name).encode("utf-16-le")
    short = plain[: 2 * LONGEST_SHEET_NAME].decode("utf-16-le", "ignore")
    return short.strip("'") or "Sheet1"
