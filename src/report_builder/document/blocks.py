"""The blocks of a template in, the blocks of the paper out, each with its own columns."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from report_builder.document.body import Body
from report_builder.document.composed import is_composed
from report_builder.document.context import Context
from report_builder.document.grid import Sheet, Wide
from report_builder.document.headings import heading_rows
from report_builder.document.heads import legend_rows
from report_builder.document.records import Record, outermost_records, within_group
from report_builder.document.shared import joined
from report_builder.document.table import Block, Cell, Column, Row
from report_builder.document.tally import tally
from report_builder.document.template import (
    BlockSpec,
    ColumnSpec,
    LegendSpec,
    PageBreak,
    TableSpec,
    TallySpec,
    TextSpec,
    leaf_columns,
)
from report_builder.document.wording import Wording
from report_builder.model.scale import Scale


def sheets(
    specs: tuple[BlockSpec, ...], wording: Wording, breaks: frozenset[int]
) -> Iterator[Sheet | Wide]:
    """Yields the blocks of the paper, from the top.

    Args:
        specs: The blocks of the template.
        wording: What names say.
        breaks: Nos. of the 事業 that begin a new page.
    """
    is_new_page = False
    for spec in specs:
        if isinstance(spec, PageBreak):
            is_new_page = True
            continue
        for sheet in _sheets(spec, wording, breaks):
            yield _on_new_page(sheet) if is_new_page else sheet
            is_new_page = False


def _on_new_page(sheet: Sheet | Wide) -> Sheet | Wide:
    if isinstance(sheet, Wide):
        return Wide(lambda columns: _begun(sheet.make(columns)))
    return replace(sheet, block=_begun(sheet.block))


def _begun(block: Block) -> Block:
    rows = block.rows
    begun = (replace(rows[0], break_before=True), *rows[1:]) if rows else rows
    return replace(block, rows=begun)


def _sheets(
    spec: TableSpec | TallySpec | TextSpec | LegendSpec,
    wording: Wording,
    breaks: frozenset[int],
) -> Iterator[Sheet | Wide]:
    match spec:
        case TableSpec():
            yield from _tables(spec, wording, breaks)
        case TallySpec():
            yield tally(spec, wording)
        case TextSpec():
            yield Wide(lambda columns: _text(spec, wording, len(columns)))
        case LegendSpec():
            scale = wording.context.scales[spec.scale]
            yield Wide(lambda columns: _legend(spec, scale, columns))


def _legend(spec: LegendSpec, scale: Scale, columns: tuple[Column, ...]) -> Block:
    rows = legend_rows(scale, spec.arrange, spec.style, columns)
    if spec.keep == "with first":
        # What follows stays with the last row, and so with all of them.
        rows = tuple(replace(row, keep="with first") for row in rows)
    return Block((), rows, spec.keep)


def _text(spec: TextSpec, wording: Wording, width: int) -> Block:
    cell = Cell(wording.fill(spec.text), spec.style, width)
    return Block((), (Row("text", (cell,), spec.keep),), spec.keep)


def table_columns(spec: TableSpec) -> tuple[Column, ...]:
    """Returns the columns of a table."""
    return tuple(_column(column) for column in leaf_columns(spec.columns))


def _column(spec: ColumnSpec) -> Column:
    return Column(spec.width, _name(spec), spec.filtered, spec.frozen)


def _name(spec: ColumnSpec) -> str:
    """Returns what a reader may look the column up by; one put together has no name."""
    if is_composed(spec.show):
        return ""
    return _OTHER_YEARS.get(spec.year, "") + spec.show.split(".")[-1]


_OTHER_YEARS = {-1: "前年度", 1: "翌年度"}


def _tables(spec: TableSpec, wording: Wording, breaks: frozenset[int]) -> Iterator[Sheet]:
    columns = table_columns(spec)
    headings = heading_rows(spec.columns, lambda text, offset: wording.fill(text, offset=offset))
    body = Body(spec, wording, breaks)
    records = outermost_records(within_group(wording.context, spec.of), spec.rows)
    notes = (wording.fill(text) for text in spec.foot)
    foot = tuple(_note(text, len(columns)) for text in notes if text.strip())
    empty = Block(headings, (), spec.keep, foot)
    if not spec.pages:
        yield _filled(Sheet(columns, empty), _rows(body, records))
        return
    for _, group in groupby(records, key=lambda record: _page_key(spec.pages, record.context)):
        own = list(group)
        name = _page_name(spec.pages, own[0].context) if spec.sheets else ""
        sheet = Sheet(columns, replace(empty, name=name))
        yield _filled(sheet, _rows(body, iter(own), breaks=True))


def _filled(sheet: Sheet, rows: Iterator[tuple[Row, Context]]) -> Sheet:
    found = list(rows)
    block = replace(sheet.block, rows=joined((row for row, _ in found), len(sheet.columns)))
    return replace(sheet, block=block, contexts=tuple(context for _, context in found))


def _note(text: str, columns: int) -> Row:
    return Row("foot", (Cell(text, "note", columns),), may_split=False)


def _page_key(source: str, context: Context) -> int:
    if source == "担当課" and context.department:
        return id(context.department)
    return id(context.groups.get(source))


def _page_name(source: str, context: Context) -> str:
    if source == "担当課" and context.department:
        return context.department.name_in(context.results.year)
    group = context.groups.get(source)
    return group.number + group.name if group else source


def _rows(
    body: Body, records: Iterator[Record], *, breaks: bool = False
) -> Iterator[tuple[Row, Context]]:
    above: Context | None = None
    for record in body.shown(records):
        yield from body.rows(record, above, break_before=breaks and above is None)
        above = record.context
