"""How a 集計 looks: the roles of its cells, the shades of its figures, what it sums up."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil
from typing import TypeVar

from report_builder.document.composed import pieces_of
from report_builder.document.look import HEADING, SHADES, TOP_STYLES, Look
from report_builder.document.style_reading import Said, changed
from report_builder.document.table import Pt, Style

T = TypeVar("T")

DASH = "―"
"""Stands where there is no figure."""

COUNT, CHANGE, SHARE = "#,##0", "+#,##0;▲#,##0;±0", "0.0%"
"""Excel's codes for counts, changes and shares."""

NAMES = ("項目",)
"""What the line at the top can name besides the catalogue: the field that a sheet sums up."""

SMALLEST = Pt(5)
"""Letters that are still read; a table that needs smaller ones is too wide for its paper."""

_PLAIN: Mapping[str, Style] = {
    **TOP_STYLES,
    "caption": Style(border="none", bold=True, vertical="bottom"),
    "heading": HEADING,
    "figure": Style(border="none"),
}

_ROWS = {role: Style(fill=fill, bold=role != "line") for role, fill in SHADES.items()}
"""A line, a line that others below it are parts of, the line that adds them up."""

_KINDS: Said = {
    "code": {"align": "center"},
    "count": {"align": "right", "number_format": COUNT},
    "change": {"align": "right", "number_format": CHANGE},
    "share": {"align": "right", "number_format": SHARE},
}
"""What cells that are no names say beyond the look of their row."""

ROLES = (*_PLAIN, *_ROWS, *_KINDS)
"""What a file can say the look of."""


def styles_of(said: Said) -> dict[str, Style]:
    """Returns the look of every role of a cell: what a file says over what it is without one.

    A cell in a row is of two roles: `total count` looks like `total`, and like `count` on top.
    """
    plain = {role: changed(style, said.get(role, {})) for role, style in _PLAIN.items()}
    return {**plain, **dict(_row_styles(said))}


def _row_styles(said: Said) -> Iterator[tuple[str, Style]]:
    for row, style in _ROWS.items():
        own = changed(style, said.get(row, {}))
        yield row, own
        for kind, words in _KINDS.items():
            yield f"{row} {kind}", changed(own, {**words, **said.get(kind, {})})


@dataclass(frozen=True, slots=True)
class Bars:
    """The colours of the bars of figures, as RRGGBB: those between them are mixed.

    Attributes:
        dark: Of the first.
        light: Of the last.
    """

    dark: str = "1F4E79"
    light: str = "EAF2FA"

    def shades(self, count: int) -> Iterator[tuple[str, str]]:
        """Yields colours from dark to light, each with the colour of letters upon it.

        They differ in lightness above all: a copy in black and white tells them apart.
        """
        dark, light = bytes.fromhex(self.dark), bytes.fromhex(self.light)
        for at in range(count):
            part = at / max(1, count - 1)
            mixed = [round(a + (b - a) * part) for a, b in zip(dark, light, strict=True)]
            lightness = sum(share * each for share, each in zip(_LUMA, mixed, strict=True))
            ink = "FFFFFF" if lightness < _MIDDLE else "000000"
            yield "".join(f"{each:02X}" for each in mixed), ink


_LUMA = (0.299, 0.587, 0.114)
"""How light red, green and blue are, ITU-R BT.601: white letters on bright green are not read."""

_MIDDLE = 134.5


TITLE = pieces_of("■{計画.通称}　{年度.和暦}の集計")


@dataclass(frozen=True, slots=True)
class SummarySpec:
    """What a file says of a 集計; without one it is as the defaults say.

    Attributes:
        look: Of its sheets.
        bars: Colours.
        has_charts: Whether there are figures.
        show: The names of the fields that are summed up, in order; empty: all that can be.
    """

    look: Look = field(
        default_factory=lambda: Look(title=TITLE, label=pieces_of("{項目}"), styles=styles_of({}))
    )
    bars: Bars = field(default_factory=Bars)
    has_charts: bool = True
    show: tuple[str, ...] = ()


def evenly(lines: Sequence[T], most: int) -> list[Sequence[T]]:
    """Returns lines in as few parts as possible of at most so many, about as long as each other."""
    count = ceil(len(lines) / most) or 1
    edges = [len(lines) * number // count for number in range(count + 1)]
    return [lines[first:last] for first, last in pairwise(edges) if first < last]
