"""Plan, results and template in, Table out: every text, span and role; no height and no page."""

from collections.abc import Mapping
from dataclasses import replace

from report_builder.document.blocks import sheets
from report_builder.document.body import role_of, used_columns
from report_builder.document.columns import in_use, repeated
from report_builder.document.context import Facts
from report_builder.document.grid import on_one_grid
from report_builder.document.heads import head_rows
from report_builder.document.table import Style, Table
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
    # Where pages begin anew with their group's own head, the blocks repeat it.
    paged = any(table.pages for table in tables)
    columns, blocks = on_one_grid(
        tuple(sheets(template.blocks, template.head, wording, breaks)), template.padding
    )
    return Table(
        name=template.name,
        title=wording.fill(template.title),
        columns=columns,
        padding=template.padding,
        running=() if paged else head_rows(template.head, columns, wording),
        blocks=tuple(blocks),
        paper=template.paper,
        font=template.font,
        styles=_styles(template.styles, tables, is_form=form is not None),
        footer=template.footer,
        author=facts.plan.city,
    )


def apart(table: Table) -> tuple[Table, ...]:
    """Returns a paper as the papers that stand on sheets of their own in Excel, at least one.

    A block with a name begins a sheet of that name; blocks without one stay with those before.
    """
    papers: list[Table] = []
    for block in table.blocks:
        if block.name or not papers:
            papers.append(replace(table, name=block.name or table.name, blocks=()))
        papers[-1] = replace(papers[-1], blocks=(*papers[-1].blocks, block))
    return tuple(papers) or (table,)


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
