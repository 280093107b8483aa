"""Laying out: a Table in, Pages out. Lines, heights and pages are settled here for every output."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from report_builder.document.table import Block, Paper, Table
from report_builder.layout.continuation import continue_rows
from report_builder.layout.flow import PlacedBlock
from report_builder.layout.heights import LINE_PITCH, Gauge, quarters_of
from report_builder.layout.metrics import fixed_pitch, metrics_for
from report_builder.layout.pages import Page, Pages, PlacedRow
from report_builder.layout.paginate import paginate
from report_builder.layout.paper import print_on, room
from report_builder.layout.rows import gauge_of, measure_rows
from report_builder.layout.setting import Setter


def lay_out(table: Table, paper: Paper | None = None) -> Pages:
    """Lays out a table.

    Args:
        table: What is to be printed. A face whose widths are not known is taken for one of
            fixed pitch.
        paper: On which it is printed; None: its own. Of another one the size and the direction
            count: lines and pages stay, and the table's margins are scaled with the print.

    Returns:
        The pages, at least one.
    """
    setter = Setter(table, metrics_for(table.font.face) or fixed_pitch(table.font.face))
    gauge = gauge_of(table)
    tops = _Tops.of(setter)
    body = quarters_of(room(table.paper)[1]) - tops.height
    blocks = [
        _measured(block, index, setter, body)
        for index, block in enumerate(table.blocks)
        if block.rows or block.head
    ]
    pages = paginate(blocks, body, gauge)
    fullest = gauge.em(tops.height + max(_page_height(page, gauge) for page in pages))
    printed = print_on(paper or table.paper, table, fullest)
    above = [tops.above(page) for page in pages]
    is_same = all(rows is above[0] for rows in above)
    return Pages(
        table=table,
        paper=printed.paper,
        font_size=printed.font_size,
        zoom=printed.zoom,
        line_pitch=LINE_PITCH,
        running=above[0] if is_same else (),
        pages=pages
        if is_same
        else tuple(replace(page, running=rows) for page, rows in zip(pages, above, strict=True)),
    )


@dataclass(frozen=True, slots=True)
class _Tops:
    """What stands at the top of pages.

    Attributes:
        common: Above a page on which no row asks for anything else.
        own: Identity of rows that a row asks for to the same, measured.
        height: Of the highest of them, for which every page keeps room, in quarters of a point.
    """

    common: tuple[PlacedRow, ...]
    own: Mapping[int, tuple[PlacedRow, ...]]
    height: int

    @classmethod
    def of(cls, setter: Setter) -> "_Tops":
        table, gauge = setter.table, gauge_of(setter.table)
        asked = {
            id(row.running): row.running
            for block in table.blocks
            for row in block.rows
            if row.running is not None
        }
        own = {key: measure_rows(rows, table, setter.metrics) for key, rows in asked.items()}
        common = measure_rows(table.running, table, setter.metrics)
        return cls(common, own, max(_height(rows, gauge) for rows in (common, *own.values())))

    def above(self, page: Page) -> tuple[PlacedRow, ...]:
        rows = (placed.row for part in page.parts for placed in part.rows)
        asked = next((row.running for row in rows if row.running is not None), None)
        return self.common if asked is None else self.own[id(asked)]


def _measured(block: Block, index: int, setter: Setter, body: int) -> PlacedBlock:
    """Measures a block; one that has headings only prints them as its rows."""
    gauge = gauge_of(setter.table)
    head = measure_rows(block.head, setter.table, setter.metrics)
    if not block.rows:
        return PlacedBlock((), head, block.keep, index)
    rows = measure_rows(block.rows, setter.table, setter.metrics)
    foot = measure_rows(block.foot, setter.table, setter.metrics)
    page = body - _height((*head, *foot), gauge)
    return PlacedBlock(head, continue_rows(rows, page, gauge, setter), block.keep, index, foot)


def _height(rows: Sequence[PlacedRow], gauge: Gauge) -> int:
    return sum(gauge.quarters(row.height) for row in rows)


def _page_height(page: Page, gauge: Gauge) -> int:
    return sum(_height((*part.head, *part.rows, *part.foot), gauge) for part in page.parts)
