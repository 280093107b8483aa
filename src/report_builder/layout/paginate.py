"""Pagination: blocks of measured rows in, pages out. Greedy, total, linear; it looks at no text.

A page may end between any two rows, but where something holds them together only as a last
resort. Holds are ranked: a stretch that is held together stays on one page if it fits on one;
otherwise its weakest holds give way, and what is left of it is placed stretch by stretch.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final

from report_builder.layout.flow import Flow, PlacedBlock, flow_of
from report_builder.layout.heights import Gauge
from report_builder.layout.pages import Page, Part

NOTHING: Final = 0
BY_BLOCK: Final = 1
BY_SPAN: Final = 2
BY_GROUP: Final = 3
"""What holds a row to the one before it, from the weakest: a block to be kept whole, a cell over
both (such rows say keep "whole"), a group row (it says keep "with first"). A block or a span that
is too high for a page holds nothing."""


def paginate(blocks: Sequence[PlacedBlock], body: int, gauge: Gauge) -> tuple[Page, ...]:
    """Deals the rows of blocks out to pages.

    A row that is higher than a page stands alone on one; nothing else is ever too high.

    Args:
        blocks: In order.
        body: Height of a page for heads and rows, in quarters of a point.
        gauge: For the heights of rows whose spans a page's end cuts.

    Returns:
        At least one page; an empty one if there are no rows.
    """
    flow = flow_of(blocks, gauge)
    if not flow.rows:
        return (Page(()),)
    holds = _holds(flow, body)
    pager = _Pager(flow, body, holds, _page_begins(flow, holds), [0])
    pager.place(0, len(flow.rows), BY_BLOCK)
    ends = [*pager.starts, len(flow.rows)]
    return tuple(_page(flow, first, last) for first, last in pairwise(ends))


@dataclass(frozen=True, slots=True)
class _Pager:
    """Pages in the making.

    Attributes:
        flow: The rows.
        body: Height of a page.
        holds: Place to what holds there.
        begins: Places at which a page begins whatever holds there.
        starts: Where the pages so far begin.
    """

    flow: Flow
    body: int
    holds: list[int]
    begins: set[int]
    starts: list[int]

    def place(self, first: int, last: int, weakest: int) -> None:
        """Places the stretches of rows that no hold weaker than `weakest` keeps together."""
        for begin, end in self._stretches(first, last, weakest):
            if begin in self.begins or not self._fits(self.starts[-1], end):
                self._place_anew(begin, end, weakest)

    def _place_anew(self, begin: int, end: int, weakest: int) -> None:
        """Places a stretch that must not, or cannot, go on the page as a whole."""
        fits_alone = end - begin == 1 or self._fits(begin, end)
        if (fits_alone or begin in self.begins) and begin != self.starts[-1]:
            self.starts.append(begin)
        if not fits_alone:
            self.place(begin, end, weakest + 1)

    def _fits(self, first: int, last: int) -> bool:
        return self.flow.fits(first, last, self.body)

    def _stretches(self, first: int, last: int, weakest: int) -> Iterator[tuple[int, int]]:
        parted = (
            at for at in range(first + 1, last) if self.holds[at] < weakest or at in self.begins
        )
        return pairwise([first, *parted, last])


def _holds(flow: Flow, body: int) -> list[int]:
    """Returns for each row what holds it to the row before it."""
    holds = [NOTHING] * (len(flow.rows) + 1)
    first = 0
    for block in flow.blocks:
        last = first + len(block.rows)
        if block.keep == "whole" and flow.fits(first, last, body):
            holds[first + 1 : last] = [BY_BLOCK] * (last - first - 1)
        first = last
    for span in flow.spans:
        if flow.fits(span.first, span.last, body):
            holds[span.first + 1 : span.last] = [BY_SPAN] * (span.last - span.first - 1)
    for place in _after_group_rows(flow):
        holds[place] = BY_GROUP
    return holds[:-1]


def _after_group_rows(flow: Flow) -> Iterator[int]:
    """Yields the places after rows, and after blocks, that stay with what follows them."""
    first = 0
    for block in flow.blocks:
        last = first + len(block.rows)
        for at, row in enumerate(block.rows[:-1], first):
            if row.row.keep == "with first":
                yield at + 1
        if block.keep == "with first":
            yield last
        first = last


def _page_begins(flow: Flow, holds: Sequence[int]) -> set[int]:
    """Returns where rows ask for a new page; group rows above such a row go with it."""
    begins: set[int] = set()
    asked = False
    for at in range(len(flow.rows) - 1, 0, -1):
        row = flow.rows[at]
        asked = asked or (row.row.break_before and not row.continued)
        if asked and holds[at] != BY_GROUP:
            begins.add(at)
            asked = False
    return begins


def _page(flow: Flow, first: int, last: int) -> Page:
    rows = zip(flow.block_of[first:last], flow.between(first, last), strict=True)
    parts = (
        (flow.blocks[at], tuple(row for _, row in of_block))
        for at, of_block in groupby(rows, key=lambda pair: pair[0])
    )
    return Page(tuple(Part(block.head, rows, block.index, block.foot) for block, rows in parts))
