"""A year in, the sheets of its 集計 out: one for each 評価, and the indicators."""

from collections.abc import Iterator
from dataclasses import replace

from report_builder.document.context import Facts
from report_builder.document.look import naming
from report_builder.document.summary_indicators import indicator_sheets
from report_builder.document.summary_look import NAMES, TITLE, SummarySpec
from report_builder.document.summary_rating import rating_sheet
from report_builder.document.table import Table
from report_builder.document.wording import Wording
from report_builder.model.field import Field
from report_builder.model.plan import Plan


def summarise(facts: Facts, spec: SummarySpec | None = None) -> tuple[Table, ...]:
    """Returns the sheets, none if the plan declares nothing that could be counted.

    Args:
        facts: The year, and of other years the one before it if it is to be compared with.
        spec: How they look; None: as they do where no file says so.
    """
    spec = spec or SummarySpec()
    tables = _alike(facts, spec)
    styles = {role: style for table in tables for role, style in table.styles.items()}
    has_own_title = spec.look.title != TITLE
    return tuple(
        replace(table, styles=styles, title=(has_own_title and _top(table)) or table.title)
        for table in tables
    )


def _top(table: Table) -> str:
    """Returns the line at the top without its sign: a document is called like its first page."""
    titles = (cell for row in table.running for cell in row.cells if cell.role == "title")
    return "".join(cell.text for cell in titles).removeprefix("■")


def _alike(facts: Facts, spec: SummarySpec) -> tuple[Table, ...]:
    """Returns the sheets in letters of one size: that at which the widest has room."""
    wording = Wording.of(facts, None)
    own = spec.look.font.size
    tables = tuple(_sheets(facts, spec, wording))
    size = min((table.font.size for table in tables), default=own)
    if size == own:
        return tables
    return tuple(_sheets(facts, replace(spec, look=spec.look.in_size(size)), wording))


def _sheets(facts: Facts, spec: SummarySpec, wording: Wording) -> Iterator[Table]:
    fields = {field.name: field for field in summed_up(facts.plan)}
    for name in spec.show or fields:
        field = fields[name]
        look = spec.look.worded(naming(wording, dict.fromkeys(NAMES, name)))
        own, number = replace(spec, look=look), facts.plan.fields.index(field)
        if field.kind == "評価":
            yield rating_sheet(facts, field, own, f"r{number}")
        else:
            yield from indicator_sheets(facts, field, own, f"n{number}")


def summed_up(plan: Plan) -> tuple[Field, ...]:
    """Returns the fields that a 集計 can sum up, in the order of its sheets."""
    yearly = [field for field in plan.fields if field.period == "年度"]
    ratings = (field for field in yearly if field.kind == "評価")
    numbers = (
        field
        for field in yearly
        if (field.kind, field.subject, field.formula) == ("数値", "指標", None)
    )
    return (*ratings, *numbers)
