"""A year in, the sheets of its 集計 out: one for each 評価, and the indicators."""

from collections.abc import Iterator
from dataclasses import replace

from report_builder.document.context import Facts
from report_builder.document.summary_indicators import indicator_sheets
from report_builder.document.summary_look import Look
from report_builder.document.summary_rating import rating_sheet
from report_builder.document.table import Table


def summarise(facts: Facts, look: Look | None = None) -> tuple[Table, ...]:
    """Returns the sheets, none if the plan declares nothing that could be counted.

    Args:
        facts: The year, and of other years the one before it if it is to be compared with.
        look: Paper, font and the looks of roles; None: A4 landscape in ＭＳ Ｐゴシック.
    """
    tables = tuple(_sheets(facts, look or Look()))
    styles = {role: style for table in tables for role, style in table.styles.items()}
    return tuple(replace(table, styles=styles) for table in tables)


def _sheets(facts: Facts, look: Look) -> Iterator[Table]:
    yearly = [field for field in facts.plan.fields if field.period == "年度"]
    for number, field in enumerate(yearly):
        if field.kind == "評価":
            yield rating_sheet(facts, field, look, f"r{number}")
    for number, field in enumerate(yearly):
        if field.kind == "数値" and field.subject == "指標":
            yield from indicator_sheets(facts, field, look, f"n{number}")
