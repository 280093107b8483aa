"""Plan, results and template in, Table out: every text, span and role; no height and no page."""

from collections.abc import Mapping
from dataclasses import replace

from report_builder.document.body import body_rows, role_of
from report_builder.document.columns import of_years
from report_builder.document.context import Facts
from report_builder.document.headings import heading_rows
from report_builder.document.heads import head_rows
from report_builder.document.table import Block, Column, Style, Table
from report_builder.document.template import ColumnSpec, Template, leaf_columns
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
    if form:
        template = of_years(template, _years_at_hand(facts))
    wording = Wording.of(facts, form)
    # The pages of the paper are not those of a form, which has fewer rows.
    breaks = frozenset(() if form else facts.results.page_breaks)
    leaves = leaf_columns(template.table.columns)
    columns = tuple(_column(spec) for spec in leaves)
    headings = heading_rows(
        template.table.columns, lambda text, offset: wording.fill(text, offset=offset)
    )
    return Table(
        name=template.name,
        title=wording.fill(template.title),
        columns=columns,
        padding=template.padding,
        running=head_rows(template.head, columns, wording),
        blocks=(Block(headings, tuple(body_rows(template.table, wording, breaks))),),
        paper=template.paper,
        font=template.font,
        styles=_styles(template.styles, leaves, is_form=form is not None),
        footer=template.footer,
        author=facts.plan.city,
    )


def _years_at_hand(facts: Facts) -> frozenset[int]:
    own = facts.results.year.number
    return frozenset(year.number - own for year in (facts.results.year, *facts.others))


def _column(spec: ColumnSpec) -> Column:
    year = _OTHER_YEARS.get(spec.year, "")
    return Column(spec.width, year + spec.show.split(".")[-1], spec.filtered, spec.frozen)


_OTHER_YEARS = {-1: "前年度", 1: "翌年度"}


def _styles(
    styles: Mapping[str, Style], columns: tuple[ColumnSpec, ...], *, is_form: bool
) -> Mapping[str, Style]:
    """Returns the looks of all roles, those of columns that align their cells otherwise too."""
    roles = dict(styles)
    for spec in columns:
        for style in (spec.style, "input", "idle") if is_form else (spec.style,):
            base = styles[style]
            roles[role_of(spec, style)] = replace(
                base, align=spec.align or base.align, vertical=spec.vertical or base.vertical
            )
    return roles
