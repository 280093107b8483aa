"""Heights: how high a cell must be for its lines, and with it the rows that it stands on.

Everything is reckoned in whole quarters of a point at the table's own font size, so that no
rounding adds up and every height is one that an office program can hold.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from report_builder.document.table import Em, Pt, Style
from report_builder.layout.linebreak import clusters
from report_builder.layout.pages import PlacedCell

LINE_PITCH: Final = Em(1.25)
"""行送り. Excel gives ＭＳ Ｐゴシック 13.5 pt a line at 11 pt, and by the same rule of whole pixels
11.25 pt at 9 pt: 1.25 em. Word and LibreOffice need less."""

PADDING_ABOVE_AND_BELOW: Final = Em(0.5)
"""Around the text of every cell, above and below together."""

_QUARTERS = 4

TALLEST_ROW: Final = int(409.5 * _QUARTERS)
"""Excel's specification: a row is at most 409.5 points high."""

_NOISE = 1e-6
"""Far below a quarter of a point, far above what floating point adds to a length."""

Cells = tuple[PlacedCell, ...]
"""The cells of a row at their places."""


@dataclass(frozen=True, slots=True)
class Gauge:
    """What heights are reckoned by.

    Attributes:
        styles: Role to look; a role that is not listed looks like the default.
        font_size: Of the base font on the table's own paper.
        line_pitch: 行送り at scale 1.
    """

    styles: Mapping[str, Style]
    font_size: Pt
    line_pitch: Em = LINE_PITCH

    def style(self, role: str) -> Style:
        """Returns the look of a role."""
        return self.styles.get(role) or Style()

    def needed(self, placed: PlacedCell) -> int:
        """Returns the height that a cell needs for what is in it, in quarters of a point."""
        figure = placed.cell.figure
        if figure:
            return ceil(figure.height * self.font_size * _QUARTERS - _NOISE)
        style = self.style(placed.cell.role)
        to_write = placed.cell.hole.lines if placed.cell.hole else 0
        return self.needed_for(max(down(placed, style), to_write), style.scale)

    def needed_for(self, lines: int, scale: float = 1.0) -> int:
        """Returns the height that so many lines need, in quarters of a point."""
        height = lines * self.line_pitch * scale + PADDING_ABOVE_AND_BELOW
        return ceil(height * self.font_size * _QUARTERS - _NOISE)

    @property
    def lowest_row(self) -> int:
        """No row is lower than this, in quarters of a point."""
        scales = (style.scale for style in self.styles.values())
        return self.needed_for(1, min(1.0, *scales))

    def lines_within(self, limit: int, scale: float) -> int:
        """Returns how many lines a height has room for; at least one."""
        room = limit / _QUARTERS / self.font_size - PADDING_ABOVE_AND_BELOW
        return max(1, int(room / (self.line_pitch * scale) + _NOISE))

    def em(self, quarters: int) -> Em:
        """Returns a height in em of the base font."""
        return Em(quarters / _QUARTERS / self.font_size)

    def quarters(self, height: Em) -> int:
        """Returns a height in whole quarters of a point, rounded down."""
        return int(height * self.font_size * _QUARTERS + _NOISE)


def quarters_of(length: Pt) -> int:
    """Returns a length in whole quarters of a point, rounded down."""
    return int(length * _QUARTERS + _NOISE)


def down(placed: PlacedCell, style: Style) -> int:
    """Returns how many lines, or upright characters, of a cell stand below each other."""
    if style.direction == "vertical":
        return max(len(clusters(line.rstrip("\r\n\v"))) for line in placed.lines)
    return len(placed.lines)


def settle(rows: Sequence[Cells], gauge: Gauge) -> list[int]:
    """Returns the least heights of rows at which no cell is too low, in quarters of a point.

    Spanning cells are looked at from the shortest span to the longest, so that one which encloses
    others adds only what they have not added already.
    """
    heights = [_own_height(cells, gauge) for cells in rows]
    for placed, first in spans(rows):
        last = first + placed.cell.rows
        missing = gauge.needed(placed) - sum(heights[first:last])
        if missing > 0:
            _raise(heights, (first, last), placed, missing)
    return heights


def spans(rows: Sequence[Cells]) -> list[tuple[PlacedCell, int]]:
    """Returns the cells over several rows and their first rows, from the shortest span."""
    found = [(each, at) for at, cells in enumerate(rows) for each in cells if each.cell.rows > 1]
    return sorted(found, key=lambda span: span[0].cell.rows)


def _own_height(cells: Cells, gauge: Gauge) -> int:
    """A row on which no cell ends by itself still has a line, for a height of 0 hides it."""
    own = (gauge.needed(each) for each in cells if each.cell.rows == 1)
    return max(own, default=gauge.needed_for(1))


def _raise(heights: list[int], rows: tuple[int, int], placed: PlacedCell, missing: int) -> None:
    """Adds to rows what a cell over them lacks, as its fill says, as far as Excel's rows go."""
    first, last = rows
    places = [last - 1] if placed.cell.fill == "last" else list(range(first, last))
    while missing > 0 and places:
        share, rest = divmod(missing, len(places))
        for number, at in enumerate(places):
            more = min(share + (number < rest), max(0, TALLEST_ROW - heights[at]))
            heights[at] += more
            missing -= more
        places = [at for at in range(first, last) if heights[at] < TALLEST_ROW]
    heights[last - 1] += missing
