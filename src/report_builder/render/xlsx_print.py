"""Pages in, the print settings of a sheet out: paper, titles, page breaks and footer."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import floor
from typing import Any, Final, cast

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.pagebreak import Break, RowBreak
from openpyxl.worksheet.worksheet import Worksheet

from report_builder.document.table import Mm, Paper, Pt, Table
from report_builder.layout.pages import Pages
from report_builder.render.xlsx_columns import POINTS_PER_PIXEL, sheet_width
from report_builder.render.xlsx_rows import SheetRow

MOST_PAGE_BREAKS: Final = 1023
"""Excel holds no more in a sheet; the pages after them begin where Excel finds a page full."""

_PAPERS: Final = {"A3": (8, Mm(297), Mm(420)), "A4": (9, Mm(210), Mm(297))}
"""ST_PaperSize (the constants of Windows, DMPAPER_A3 and DMPAPER_A4), short and long side."""

_SCALES: Final = (10, 400)
"""ST of pageSetup/@scale: per cent."""

_POINTS_PER_INCH = 72
_MM_PER_INCH = 25.4
_NOISE = 1e-6


def write_print_settings(sheet: Worksheet, pages: Pages, rows: Sequence[SheetRow]) -> None:
    """Sets how the sheet is printed.

    Another paper than the table's own has the same sheet at a smaller scale.
    """
    scale = _scale(pages)
    sheet.page_setup.paperSize = _PAPERS[pages.paper.size][0]
    sheet.page_setup.orientation = "landscape" if pages.paper.landscape else "portrait"
    sheet.page_setup.scale = scale
    sheet.page_margins = _margins(pages, rows, scale / 100)
    sheet.print_options.horizontalCentered = True
    _set_ranges(sheet, len(pages.table.columns), rows)
    sheet.row_breaks = RowBreak(brk=[Break(id=number) for number in _page_ends(rows)])
    if pages.table.footer:
        cast("Any", sheet.oddFooter).center.text = _footer(pages.table)


def _scale(pages: Pages) -> int:
    """Returns the scale in per cent, at which the columns have room beside each other.

    Excel's padding is not the layout's: columns that fill the paper may be a little wider here, and
    would be printed on a page of their own.
    """
    fits = _room(pages.paper) / sheet_width(pages)
    least, most = _SCALES
    return max(least, min(most, floor(min(pages.zoom, fits) * 100 + _NOISE)))


def _room(paper: Paper) -> Pt:
    _, short, long = _PAPERS[paper.size]
    _, right, _, left = paper.margins
    across = long if paper.landscape else short
    return Pt((across - right - left) / _MM_PER_INCH * _POINTS_PER_INCH)


def _margins(pages: Pages, rows: Sequence[SheetRow], scale: float) -> PageMargins:
    """Returns the margins of the paper, the lower one less by what Excel may round rows up by.

    Excel holds heights in whole pixels, which depend on the screen. A page that is full to the last
    point must not lose its last row to half a pixel a row.
    """
    top, right, bottom, left = (margin / _MM_PER_INCH for margin in pages.paper.margins)
    spare = _most_rows(rows) * POINTS_PER_PIXEL / 2 * scale / _POINTS_PER_INCH
    room = bottom - min(spare, bottom / 2)
    line = pages.line_pitch * pages.table.font.size * scale / _POINTS_PER_INCH
    footer = max(0.0, min((bottom - line) / 2, room - line))
    lengths = (left, right, top, room, top / 2, footer)
    return PageMargins(*(round(length, 4) for length in lengths))


def _most_rows(rows: Sequence[SheetRow]) -> int:
    """Returns how many rows stand on the page of the most rows."""
    counts = Counter(row.page for row in rows)
    return counts.pop(None, 0) + max(counts.values(), default=0)


def _set_ranges(sheet: Worksheet, columns: int, rows: Sequence[SheetRow]) -> None:
    if not rows:
        return
    sheet.print_area = f"A1:{get_column_letter(columns)}{len(rows)}"
    titles = sum(row.page is None for row in rows)
    if titles:
        sheet.print_title_rows = f"1:{titles}"


def _page_ends(rows: Sequence[SheetRow]) -> list[int]:
    """Returns the numbers of the rows after which a page ends, but for the last page."""
    ends = [
        above.number
        for above, below in pairwise(rows)
        if above.page is not None and above.page != below.page
    ]
    return ends[:MOST_PAGE_BREAKS]


def _footer(table: Table) -> str:
    """Returns Excel's code for the footer; size before face, for a digit may follow a face only."""
    text = table.footer.replace("&", "&&").replace("{総頁}", "&N").replace("{頁}", "&P")
    return f'&{table.font.size:.0f}&"{table.font.face},Regular"{text}'
