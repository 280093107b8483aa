"""Pages in, what a person sees of a sheet on the screen out: zoom, frozen rows, filter buttons."""

from collections.abc import Sequence
from typing import Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import FilterColumn
from openpyxl.worksheet.worksheet import Worksheet

from report_builder.document.table import Column
from report_builder.layout.pages import Pages
from report_builder.render.xlsx_rows import SheetRow, repeated_head

ZOOM: Final = 80
"""Percent at which a sheet of A3 at 9 pt (1,450 pixels) shows whole on a screen of 1,280."""


def write_view(sheet: Worksheet, pages: Pages, rows: Sequence[SheetRow]) -> None:
    """Sets the view: rows at the top of every page stay on the screen; some columns filter.

    Columns stay too, up to the last one that asks for it.
    """
    sheet.sheet_view.zoomScale = sheet.sheet_view.zoomScaleNormal = ZOOM
    titles = sum(row.page is None for row in rows)
    frozen = _frozen(pages.table.columns)
    if titles or frozen:
        _freeze(sheet, f"{get_column_letter(frozen + 1)}{titles + 1}")
    if repeated_head(pages) and titles < len(rows):
        _set_filter(sheet, pages.table.columns, (titles, len(rows)))


def _frozen(columns: Sequence[Column]) -> int:
    return max((count for count, column in enumerate(columns, 1) if column.frozen), default=0)


def _freeze(sheet: Worksheet, first: str) -> None:
    """Keeps the rows above a cell, and the columns left of it, in view; the cursor stands there."""
    sheet.freeze_panes = first
    for selection in sheet.sheet_view.selection:
        selection.activeCell = selection.sqref = first


def _set_filter(sheet: Worksheet, columns: Sequence[Column], ends: tuple[int, int]) -> None:
    """Puts filter buttons on the lowest heading row, over the columns that ask for one.

    The range is the whole table, so that all its rows are hidden and shown together; the buttons of
    the other columns are hidden. Excel shows a button in a merged heading at its foot, and takes
    the blanks under a merged group row for blanks: a filter hides the row unless blanks are chosen.
    """
    if not any(column.filtered for column in columns):
        return
    first, last = ends
    sheet.auto_filter.ref = f"A{first}:{get_column_letter(len(columns))}{last}"
    for index, column in enumerate(columns):
        if not column.filtered:
            sheet.auto_filter.filterColumn.append(FilterColumn(colId=index, hiddenButton=True))
