"""How a 集計 looks: paper, font, the roles of its cells, the shades of its figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import ceil, floor
from typing import TypeVar

from report_builder.document.paper_reading import MM_PER_PT, PAPER_MM
from report_builder.document.table import Cell, Column, Em, Font, Mm, Paper, Pt, Row, Style

T = TypeVar("T")

FACE = "ＭＳ Ｐゴシック"
"""書体 where the plan has no paper of its own."""

DASH = "―"
"""Stands where there is no figure."""

COUNT, CHANGE, SHARE = "#,##0", "+#,##0;▲#,##0;±0", "0.0%"
"""Excel's codes for counts, changes and shares."""

_FILLS: Mapping[str, str | None] = {"line": None, "group": "F2F2F2", "total": "DDEBF7"}
"""Background of the rows of a table by what they are: a line, a group of lines, a total."""


def _row_styles() -> Iterator[tuple[str, Style]]:
    for role, fill in _FILLS.items():
        words = Style(fill=fill, bold=role != "line")
        number = replace(words, align="right")
        yield role, words
        yield f"{role} code", replace(words, align="center")
        yield f"{role} count", replace(number, number_format=COUNT)
        yield f"{role} change", replace(number, number_format=CHANGE)
        yield f"{role} share", replace(number, number_format=SHARE)


STYLES: Mapping[str, Style] = {
    "title": Style(bold=True, border="none", scale=1.1),
    "label": Style(border="none", align="right"),
    "note": Style(border="none"),
    "caption": Style(border="none", bold=True, vertical="bottom"),
    "heading": Style(fill="DDEBF7", align="center"),
    "figure": Style(border="none"),
    **dict(_row_styles()),
}


@dataclass(frozen=True, slots=True)
class Look:
    """What all sheets of a file share.

    Attributes:
        paper: 用紙.
        font: 書体.
        padding: Left and right of the text of a cell.
        styles: Role to look.
    """

    paper: Paper = field(
        default_factory=lambda: Paper("A4", landscape=True, margins=(Mm(10), Mm(8), Mm(11), Mm(8)))
    )
    font: Font = field(default_factory=lambda: Font(FACE, Pt(10)))
    padding: Em = field(default=Em(0.3))
    styles: Mapping[str, Style] = field(default_factory=lambda: STYLES)

    @property
    def room(self) -> int:
        """Whole em between the margins."""
        long, short = PAPER_MM[self.paper.size]
        _, right, _, left = self.paper.margins
        across = (long if self.paper.landscape else short) - right - left
        return floor(across / MM_PER_PT / self.font.size)

    def fitted(self, width: float) -> "Look":
        """Returns the look in letters so small that a table of some em has room across."""
        if width <= self.room:
            return self
        size = floor(self.room * self.font.size / width * 2) / 2
        return replace(self, font=replace(self.font, size=Pt(max(1.0, size))))

    def columns(self, widths: Sequence[float]) -> tuple[Column, ...]:
        """Returns columns of widths that are given with the padding."""
        return tuple(Column(Em(width - 2 * self.padding)) for width in widths)


def row_over(text: str, role: str, columns: int, kind: str = "head") -> Row:
    """Returns a row of one cell across the table."""
    return Row(kind, (Cell(text, role, columns),), may_split=False)


def title_rows(title: str, label: str, columns: Sequence[Column]) -> tuple[Row, ...]:
    """Returns the line at the top of every page: a title, and a label at the right."""
    right = 1
    while right + 1 < len(columns) and _width(columns[-right:]) < len(label) + 1:
        right += 1
    cells = (Cell(title, "title", len(columns) - right), Cell(label, "label", right))
    return (Row("running", cells, may_split=False),)


def _width(columns: Sequence[Column]) -> float:
    return sum(column.width for column in columns)


def evenly(lines: Sequence[T], most: int) -> list[Sequence[T]]:
    """Returns lines in as few parts as possible of at most so many, about as long as each other."""
    count = ceil(len(lines) / most) or 1
    edges = [len(lines) * number // count for number in range(count + 1)]
    return [lines[first:last] for first, last in pairwise(edges) if first < last]


def shades(count: int) -> Iterator[tuple[str, str]]:
    """Yields colours for bars, from dark to light, each with the colour of letters upon it.

    They differ in lightness above all: a copy in black and white tells them apart.
    """
    for at in range(count):
        part = at / max(1, count - 1)
        mixed = [round(a + (b - a) * part) for a, b in zip(_DARK, _LIGHT, strict=True)]
        is_dark = sum(mixed) < _MIDDLE
        yield "".join(f"{each:02X}" for each in mixed), "FFFFFF" if is_dark else "000000"


_DARK, _LIGHT = (0x1F, 0x4E, 0x79), (0xEA, 0xF2, 0xFA)
_MIDDLE = 3 * 140
