"""Paper 用紙: what has room on a page, and how a table is printed on another paper than its own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import floor

from report_builder.document.table import Column, Em, Mm, Paper, Pt, Table

_SHORT_AND_LONG = {"A3": (Mm(297), Mm(420)), "A4": (Mm(210), Mm(297))}
"""ISO 216."""

_PT_PER_MM = 72 / 25.4
_NOISE = 1e-6


@dataclass(frozen=True, slots=True)
class Print:
    """How a table is printed on a paper.

    Attributes:
        paper: With the margins that it is printed with.
        font_size: For an output that sets its own letters.
        zoom: For one that scales the print of the table's own paper.
    """

    paper: Paper
    font_size: Pt
    zoom: float


def room(paper: Paper) -> tuple[Pt, Pt]:
    """Returns the width and the height between the margins."""
    top, right, bottom, left = paper.margins
    across, down = _sides(paper)
    return Pt((across - left - right) * _PT_PER_MM), Pt((down - top - bottom) * _PT_PER_MM)


def table_width(columns: Sequence[Column], padding: Em) -> Em:
    """Returns the width of columns with the padding of their cells."""
    return Em(sum(column.width + 2 * padding for column in columns))


def print_on(paper: Paper, table: Table, fullest: Em) -> Print:
    """Returns how a table is printed on a paper: the same picture, scaled with its margins.

    The font size is the nearest half point at which the columns and the fullest page have room,
    or else the one below the scaled size.

    Args:
        paper: Its size and its direction count.
        table: Of which the pages are.
        fullest: Height of the fullest page with its running rows.
    """
    ratio = _ratio(table.paper, paper)
    top, right, bottom, left = (Mm(margin * ratio) for margin in table.paper.margins)
    scaled = replace(paper, margins=(top, right, bottom, left))
    size = _half_point(table.font.size * ratio + 0.25)
    if not _fits(size, scaled, table, fullest):
        size = _half_point(table.font.size * ratio)
    return Print(
        paper=scaled,
        font_size=table.font.size if ratio == 1 else size,
        zoom=floor(ratio * 100 + _NOISE) / 100,
    )


def _sides(paper: Paper) -> tuple[Mm, Mm]:
    short, long = _SHORT_AND_LONG[paper.size]
    return (long, short) if paper.landscape else (short, long)


def _ratio(own: Paper, other: Paper) -> float:
    (own_across, own_down), (across, down) = _sides(own), _sides(other)
    return min(across / own_across, down / own_down)


def _half_point(size: float) -> Pt:
    return Pt(floor(size * 2 + _NOISE) / 2)


def _fits(size: Pt, paper: Paper, table: Table, fullest: Em) -> bool:
    across, down = room(paper)
    width = table_width(table.columns, table.padding)
    return width * size <= across + _NOISE and fullest * size <= down + _NOISE
