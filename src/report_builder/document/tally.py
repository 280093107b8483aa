"""集計: a 評価 and the levels in, a small table of counts and shares out."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from report_builder.document.context import Context
from report_builder.document.grid import Sheet
from report_builder.document.records import outermost_records
from report_builder.document.table import Block, Cell, Column, Em, Row
from report_builder.document.template import TallySpec
from report_builder.document.wording import Wording
from report_builder.model.number import rounded
from report_builder.model.scale import Scale

TOTAL = "計"


@dataclass(frozen=True, slots=True)
class _Line:
    """A group with the codes of its 事業 (or of their parts, or indicators)."""

    name: str
    codes: tuple[str, ...]

    def count(self, code: str) -> int:
        return self.codes.count(code)


def tally(spec: TallySpec, wording: Wording) -> Sheet:
    """Returns the table of a tally: a row for each group and the total, a column for each code."""
    scale = wording.context.scales[spec.scale]
    lines = tuple(_lines(spec, wording))
    whole = _Line("合計", tuple(code for line in lines for code in line.codes))
    rows = [_row(each, scale, spec) for each in (*lines, whole)]
    return Sheet(tally_columns(scale, spec), Block(tuple(_head(scale, spec)), tuple(rows), "whole"))


def _lines(spec: TallySpec, wording: Wording) -> Iterator[_Line]:
    for group in outermost_records(wording.context, (spec.by,)):
        codes = tuple(_code(spec, wording, each) for each in _rated(spec, wording, group.context))
        yield _Line(wording.fill(spec.label, group.context), codes)


def _rated(spec: TallySpec, wording: Wording, group: Context) -> Iterator[Context]:
    """Yields what has a code of its own in a line: 事業, parts of departments, or 指標."""
    subject = wording.names[spec.show].subject
    if subject in wording.facts.plan.levels:
        own = (record.context for record in outermost_records(group, (subject,)))
        yield from (group,) if subject == spec.by else own
        return
    if subject == "担当課" and group.department is None:
        for project in outermost_records(group, ("事業", "担当課")):
            yield from (part.context for part in project.inner)
        return
    source = "指標" if subject == "指標" else "事業"
    for record in outermost_records(group, (source,)):
        if _counts(record.context, subject, wording):
            yield record.context


def _counts(context: Context, subject: str, wording: Wording) -> bool:
    """Whether a record counts in this line: a 事業 at its lead, an indicator at its home alone."""
    department, project = context.department, context.project
    if context.indicator is not None:
        return wording.is_home(context)
    if project is None:
        return True
    return subject == "担当課" or department is None or project.lead == department.id


def _code(spec: TallySpec, wording: Wording, context: Context) -> str:
    return "".join(wording.shown(spec.show, context, 0).parts)


def tally_columns(scale: Scale, spec: TallySpec) -> tuple[Column, ...]:
    """Returns the columns of a tally: the labels, each code, the total."""
    figures = len(scale.grades) * (2 if spec.has_shares else 1) + 1
    return (Column(spec.width), *(Column(Em(spec.figure_width)) for _ in range(figures)))


def _head(scale: Scale, spec: TallySpec) -> Iterator[Row]:
    each = 2 if spec.has_shares else 1
    deep = 1 + spec.has_shares
    grades = (
        Cell(f"{grade.label}：{grade.name}", spec.header_style, each) for grade in scale.grades
    )
    first = Cell(spec.by, spec.header_style, rows=deep)
    last = Cell(TOTAL, spec.header_style, rows=deep)
    yield Row("head", (first, *grades, last), "whole" if deep > 1 else "none", may_split=False)
    if spec.has_shares:
        pair = (Cell("件数", spec.header_style), Cell("割合", spec.header_style))
        yield Row("head", pair * len(scale.grades), may_split=False)


def _row(line: _Line, scale: Scale, spec: TallySpec) -> Row:
    counted = sum(line.count(grade.code) for grade in scale.grades)
    figures = [
        cell for grade in scale.grades for cell in _figures(line.count(grade.code), counted, spec)
    ]
    total = Cell(str(counted), spec.figure_style, number=counted)
    return Row("record", (Cell(line.name, spec.style), *figures, total))


def _figures(count: int, counted: int, spec: TallySpec) -> Iterator[Cell]:
    """Yields a count, and its share of all that was given: blanks are no part of 100%."""
    yield Cell(str(count), spec.figure_style, number=count)
    if spec.has_shares:
        share = f"{rounded(Decimal(100 * count) / counted, 1)}％" if counted else "―"
        yield Cell(share, spec.figure_style)
