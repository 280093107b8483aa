"""Plan, results and template in, Table out: every text, span and role; no height and no page."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from report_builder.document.blocks import sheets
from report_builder.document.body import role_of, used_columns
from report_builder.document.columns import in_use, repeated
from report_builder.document.context import Context, Facts
from report_builder.document.grid import Sheet, on_one_grid
from report_builder.document.heads import Heads
from report_builder.document.paper_reading import room_across
from report_builder.document.table import Block, Em, Style, Table
from report_builder.document.template import TableSpec, Template, leaf_columns
from report_builder.document.wording import Wording
from report_builder.model.form import Form


def build(facts: Facts, template: Template, form: Form | None = None) -> Table:
    """Returns the paper of a year, before it is laid out.

    Args:
        facts: What it is made from.
        template: 様式.
        form: 調査票: only the 事業 of which it asks stand in the table, and the cells of what it
            asks for are to be filled in. None: a paper to read.
    """
    template = repeated(template, facts.plan, facts.results.year)
    wording = Wording.of(facts, form)
    if form:
        template = in_use(template, used_columns(template.table, wording))
    # The pages of the paper are not those of a form, which has fewer rows.
    breaks = frozenset(() if form else facts.results.page_breaks)
    tables = tuple(block for block in template.blocks if isinstance(block, TableSpec))
    found = tuple(sheets(template.blocks, wording, breaks))
    room = Em(room_across(template.paper, template.font))
    columns, blocks = on_one_grid(found, template.padding, room)
    heads = Heads(template.head, columns, wording)
    return Table(
        name=template.name,
        title=wording.fill(template.title),
        columns=columns,
        padding=template.padding,
        running=heads.rows(),
        blocks=tuple(
            _headed(block, sheet.contexts, heads) if isinstance(sheet, Sheet) else block
            for block, sheet in zip(blocks, found, strict=True)
        ),
        paper=template.paper,
        font=template.font,
        styles=_styles(template.styles, tables, is_form=form is not None),
        footer=template.footer,
        author=facts.plan.city,
    )


def _headed(block: Block, contexts: tuple[Context, ...], heads: Heads) -> Block:
    """Returns a block whose rows know what stands above a page that begins with them."""
    if not heads.vary or not contexts:
        return block
    rows = zip(block.rows, contexts, strict=True)
    return replace(block, rows=tuple(replace(row, running=heads.rows(own)) for row, own in rows))


def apart(table: Table) -> tuple[Table, ...]:
    """Returns a paper as the papers that stand on sheets of their own in Excel, at least one.

    A block with a name begins a sheet of that name, and takes along the texts that stay with it;
    blocks without one stay with those before.
    """
    begun = [0]
    for place, block in enumerate(table.blocks):
        first = place
        while first and table.blocks[first - 1].keep == "with first":
            first -= 1
        if block.name and first > begun[-1]:
            begun.append(first)
    return tuple(
        _part(table, table.blocks[first:last])
        for first, last in pairwise([*begun, len(table.blocks)])
    )


def _part(table: Table, blocks: tuple[Block, ...]) -> Table:
    name = next((block.name for block in blocks if block.name), table.name)
    return replace(table, name=name, blocks=blocks)


def _styles(
    styles: Mapping[str, Style], tables: tuple[TableSpec, ...], *, is_form: bool
) -> Mapping[str, Style]:
    """Returns the looks of all roles, those of columns that align their cells otherwise too."""
    roles = dict(styles)
    for spec in (column for table in tables for column in leaf_columns(table.columns)):
        for style in (spec.style, "input", "idle") if is_form else (spec.style,):
            base = styles[style]
            roles[role_of(spec, style)] = replace(
                base,
                align=spec.align or base.align,
                vertical=spec.vertical or base.vertical,
            )
    return roles
