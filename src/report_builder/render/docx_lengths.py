"""Pages in, lengths of Word out: twips (1/20 pt) for places, half points for letters."""

import math
from dataclasses import dataclass

from report_builder.document.table import Em, Mm
from report_builder.layout.pages import Pages

HAIR = 20
"""Twips of a paragraph that is there for Word's sake only: 1 pt."""

_TWIPS_OF_MM = 1440 / 25.4
_TWIPS_OF_HALF_POINT = 10
_NOISE = 1e-6
"""By which a sum of floats may be off."""

_SPARE = 1
"""Twips by which a column is wider than its text, so that a line which just fits is not broken by
rounding. A line that does not fit is too wide by more: by 3/256 em on the paper of 2020."""


@dataclass(frozen=True, slots=True)
class Lengths:
    """The lengths of one paper.

    Word knows letters in half points only. All lengths follow the size that it can set, so that
    a line holds the same text on every paper.

    Attributes:
        half_points: Size of the base font.
        pitch: From one line to the next.
        edges: Left edge of each column, and the right edge of the last, in twips.
        margin: Left and right of the text of every cell, in twips.
    """

    half_points: int
    pitch: Em
    edges: tuple[int, ...]
    margin: int

    def size(self, scale: float) -> int:
        """Returns letters of a scale in half points, never larger than asked for."""
        return max(2, math.floor(self.half_points * scale + _NOISE))

    def line(self, scale: float) -> int:
        """Returns the distance of two lines of a scale in twips, never more than asked for."""
        pitch = self.pitch * scale * self.half_points * _TWIPS_OF_HALF_POINT
        return math.floor(pitch + _NOISE)

    def twips(self, length: float) -> int:
        """Returns a length in em, such as the height of a row, in twips."""
        return round(length * self.half_points * _TWIPS_OF_HALF_POINT)

    def width(self, column: int, columns: int) -> int:
        """Returns the width of a cell over columns in twips."""
        return self.edges[column + columns] - self.edges[column]


def measure(pages: Pages) -> Lengths:
    """Returns the lengths of pages."""
    half_points = math.floor(pages.font_size * 2 + _NOISE)
    em = half_points * _TWIPS_OF_HALF_POINT
    margin = round(pages.table.padding * em)
    edges = [0]
    for column in pages.table.columns:
        edges.append(edges[-1] + round(column.width * em) + _SPARE + 2 * margin)
    return Lengths(half_points, pages.line_pitch, tuple(edges), margin)


def twips(length: Mm) -> int:
    """Returns a length on paper in twips."""
    return round(length * _TWIPS_OF_MM)
