"""A year in, the sheets of its 集計 out: one for each 評価, and the indicators."""

from collections.abc import Iterator
from dataclasses import replace

from report_builder.document.context import Facts
from report_builder.document.summary_indicators import indicator_sheets
from report_builder.document.summary_look import FACE, Look
from report_builder.document.summary_rating import rating_sheet
from report_builder.document.table import Font, Pt, Table


def summarise(facts: Facts, face: str | None = None) -> tuple[Table, ...]:
    """Returns the sheets, none if the plan declares nothing that could be counted.

    Args:
        facts: The year, and of other years the one before it if it is to be compared with.
        face: 書体; None: ＭＳ Ｐゴシック.
    """
    tables = _alike(facts, Font(face or FACE, _SIZE))
    styles = {role: style for table in tables for role, style in table.styles.items()}
    return tuple(replace(table, styles=styles) for table in tables)


_SIZE = Pt(10)


def _alike(facts: Facts, font: Font) -> tuple[Table, ...]:
    """Returns the sheets in letters of one size: that at which the widest has room."""
    tables = tuple(_sheets(facts, Look(font=font)))
    size = min((table.font.size for table in tables), default=font.size)
    if size == font.size:
        return tables
    return tuple(_sheets(facts, Look(font=replace(font, size=size))))


def _sheets(facts: Facts, look: Look) -> Iterator[Table]:
    yearly = [field for field in facts.plan.fields if field.period == "年度"]
    for number, field in enumerate(yearly):
        if field.kind == "評価":
            yield rating_sheet(facts, field, look, f"r{number}")
    for number, field in enumerate(yearly):
        if (field.kind, field.subject, field.formula) == ("数値", "指標", None):
            yield from indicator_sheets(facts, field, look, f"n{number}")
