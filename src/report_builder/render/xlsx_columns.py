"""Widths of columns: em of the layout in, the figures of `<col width>` out.

Excel has no unit of length for columns. It counts in digits of the workbook's default font, that of
the style Normal: a column of width w is w times as wide as the widest digit in whole pixels, the
cell's padding included (ECMA-376 part 1, 18.3.1.13). So a length can be stated only together with a
default font whose digits are known to the pixel. Ours is always Courier New 9.9 pt, whatever the
face of the paper: its digits are 0.6 em, and so are those of every font that stands in for it. They
are 8 pixels at 96 dpi, and 10, 12, 14, 16 at 125, 150, 175, 200 percent: always 6 pt.

Besides the text a column holds padding, and the two readers keep different ones. Excel keeps
2·max(2, ⌈digit / 4⌉) + 1 pixels, the grid line included: 5 pixels, 3.75 pt. LibreOffice keeps 2 pt,
whatever the font, so that in a column made for Excel its lines would be 0.2 em too long. But it
measures digits in twentieths of a point, not in pixels: 9.9 · 0.6 = 5.94 pt are 119 twentieths, and
its columns are 119/120 as wide as Excel's. At 23 em of 9 pt that makes up for the difference. Each
column is as wide as the needier of the two wants it; for 今後の方針:

    text          23 · 9                              = 207 pt
    Excel         ⌈207 / 0.75⌉ + 5                    = 281 pixels
    LibreOffice   (207 + 2.2) · 120 / 119 / 0.75      = 281.28 pixels, which Excel takes for 281
    <col width>   281.28 / 8                          = 35.16

Nowhere is the room for a text less than in the layout, so that no text needs more lines than were
measured. The layout's padding between two columns may be more than Excel's; it belongs to the text
of a cell over both, so the widest column under such a cell gets what it lacks.
docs/ooxml/xlsx-columns.md has the sources, and what was measured.
"""

from collections.abc import Iterable, Iterator, Sequence
from math import ceil, floor
from typing import Final

from report_builder.document.table import Em, Pt
from report_builder.layout.pages import Pages, PlacedRow

DEFAULT_FACE: Final = "Courier New"
DEFAULT_SIZE: Final = Pt(9.9)

_DIGIT: Final = 8
"""Pixels of a digit of the default font in Excel at 96 dpi."""

POINTS_PER_PIXEL: Final = 0.75
"""At 96 dpi, in whose pixels Excel reckons the widths of columns."""

_EXCEL_PADDING: Final = 5
"""Pixels beside a text, the grid line included."""

_LIBREOFFICE_PADDING: Final = Pt(2.2)
"""1 pt at either side, and what it takes for a text of just that width not to be broken."""

_LIBREOFFICE_SHRINKS: Final = 120 / 119
"""Excel's width of a digit to LibreOffice's."""

_NOISE = 1e-6
"""Far below a pixel, far above what floating point adds to a length."""


def column_widths(pages: Pages) -> tuple[float, ...]:
    """Returns the widths of the columns of a paper, in digits."""
    return tuple(round(pixels / _DIGIT, 4) for pixels in _columns_of(pages))


def sheet_width(pages: Pages) -> Pt:
    """Returns the width of the columns together, as Excel prints them at full size."""
    return Pt(sum(map(ceil, _columns_of(pages))) * POINTS_PER_PIXEL)


def _columns_of(pages: Pages) -> list[float]:
    table = pages.table
    widths = [column.width for column in table.columns]
    return columns_in_pixels(widths, table.padding, table.font.size, set(_spans(pages)))


def columns_in_pixels(
    widths: Sequence[Em], padding: Em, size: Pt, spans: Iterable[tuple[int, int]] = ()
) -> list[float]:
    """Returns the widths of columns in pixels of Excel.

    Args:
        widths: Of the text of a cell in each column, without padding.
        padding: Of the layout, at the left and at the right.
        size: Of the base font.
        spans: The first column of each cell over several, and the one after its last.
    """
    columns = [_pixels(width * size) for width in widths]
    for first, end in sorted(spans, key=lambda span: (span[1] - span[0], span)):
        text = sum(widths[first:end]) + 2 * padding * (end - first - 1)
        lack = _pixels(text * size) - sum(map(floor, columns[first:end]))
        if lack > 0:
            widest = max(range(first, end), key=columns.__getitem__)
            columns[widest] += ceil(lack - _NOISE)
    return columns


def _spans(pages: Pages) -> Iterator[tuple[int, int]]:
    for row in _rows(pages):
        for placed in row.cells:
            if placed.cell.columns > 1:
                yield placed.column, placed.column + placed.cell.columns


def _rows(pages: Pages) -> Iterator[PlacedRow]:
    yield from pages.running
    for page in pages.pages:
        yield from page.running
        for part in page.parts:
            yield from (*part.head, *part.rows, *part.foot)


def _pixels(text: float) -> float:
    excel = ceil(text / POINTS_PER_PIXEL - _NOISE) + _EXCEL_PADDING
    libreoffice = (text + _LIBREOFFICE_PADDING) * _LIBREOFFICE_SHRINKS / POINTS_PER_PIXEL
    return max(excel, libreoffice)
