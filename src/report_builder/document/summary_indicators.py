"""A field of kind 数値 of the indicators in; targets, actuals and figures as sheets out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil

from report_builder.document.context import Facts
from report_builder.document.summary_look import (
    COUNT,
    DASH,
    SHARE,
    Look,
    row_over,
    shades,
    title_rows,
)
from report_builder.document.summary_numbers import change_text, percent
from report_builder.document.table import (
    Block,
    Cell,
    Column,
    Em,
    Figure,
    Row,
    Series,
    Style,
    Table,
)
from report_builder.model.attainment import Attainment, attainment, less_is_better
from report_builder.model.field import Field
from report_builder.model.number import number_of
from report_builder.model.plan import Indicator, Target
from report_builder.model.year import YearResults

_WIDTHS = {"No.": 4, "指標": 0, "単位": 4, "種類": 4, "目標": 7, "実績": 7, "達成率": 6}
_WIDTHS_OF_CHANGE = {"前年度": 7, "増減": 6}
_WIDTH_OF_REMARK = 13
_SHORTEST_NAME = 14
"""Em, the padding included; names have the room that is left."""

_MOST_BARS = 16
"""In one figure, whose row may not exceed what Excel allows."""

_WIDEST_RATIO = 2.0
"""The axis of ratios ends here: one indicator at 1,000% would leave no room for the others."""

_LABEL_SHARE = 0.42
"""Of a figure's width, for the names of indicators."""


@dataclass(frozen=True, slots=True)
class _Line:
    """An indicator with its values.

    Attributes:
        name: Of its cells, without the column.
        indicator: 指標.
        projects: Nos. of the 事業 that have it.
        actual: 実績値 as written.
        before: That of the year before; empty: none.
        attained: 達成率.
    """

    name: str
    indicator: Indicator
    projects: tuple[int, ...]
    actual: str
    before: str
    attained: Attainment


def indicator_sheets(facts: Facts, field: Field, look: Look, prefix: str) -> tuple[Table, ...]:
    """Returns the sheet of the indicators' values, and that of their figures if there are any.

    Args:
        facts: What it is made from; of other years, the one before counts.
        field: Of kind 数値, said of 指標.
        look: Of all sheets.
        prefix: Of the names of its cells, unlike that of any other sheet.
    """
    lines = tuple(_lines(facts, field, prefix))
    if not lines:
        return ()
    compared = tuple(line for line in lines if line.attained.ratio is not None)
    others = tuple(line for line in lines if line.attained.ratio is None)
    values = _values_sheet(facts, field, look, (compared, others))
    figures = tuple(_figures(compared))
    return (values, _figures_sheet(facts, values, figures)) if figures else (values,)


def _lines(facts: Facts, field: Field, prefix: str) -> Iterator[_Line]:
    """Yields each indicator once, shared ones too, in the order of the plan."""
    last = facts.others.get(facts.results.year.next(-1))
    actuals = facts.results.indicators.get(field.name, {})
    before = (last or YearResults(facts.results.year, {})).indicators.get(field.name, {})
    projects = tuple(facts.plan.projects())
    for number, indicator in enumerate(facts.plan.indicators):
        actual = actuals.get(indicator.id, "")
        yield _Line(
            f"{prefix}i{number}",
            indicator,
            tuple(each.number for each in projects if indicator.id in each.indicators),
            actual,
            before.get(indicator.id, ""),
            attainment(indicator, actual),
        )


# -------------------------------------------------------------------------------- the values


def _values_sheet(
    facts: Facts, field: Field, look: Look, lines: tuple[Sequence[_Line], Sequence[_Line]]
) -> Table:
    year = facts.results.year
    with_change = year.next(-1) in facts.others
    widths = {**_WIDTHS, **(_WIDTHS_OF_CHANGE if with_change else {}), "備考": _WIDTH_OF_REMARK}
    look = look.fitted(sum(widths.values()) + _SHORTEST_NAME)
    widths["指標"] = look.room - sum(widths.values())
    columns = tuple(
        replace(column, name=name)
        for name, column in zip(widths, look.columns(tuple(widths.values())), strict=True)
    )
    rows = tuple(_rows(lines, columns, with_change=with_change))
    formats = {cell.role for row in rows for cell in row.cells} - set(look.styles)
    return Table(
        name=field.name,
        title=f"{facts.plan.short_name}　{year.era_name}の指標の集計",
        columns=columns,
        padding=look.padding,
        running=(
            *title_rows(f"■{facts.plan.short_name}　{year.era_name}の集計", "指標", columns),
            row_over(_note(lines), "note", len(columns), "running"),
        ),
        blocks=(Block((_head(facts, widths),), rows),),
        paper=look.paper,
        font=look.font,
        styles={**look.styles, **{role: _number_style(role) for role in formats}},
        footer="{頁}／{総頁}",
        author=facts.plan.city,
    )


def _note(lines: tuple[Sequence[_Line], Sequence[_Line]]) -> str:
    ceilings = any(less_is_better(line.indicator) for each in lines for line in each)
    other = "。少ないほどよい指標（備考に「減」）は、目標÷実績" if ceilings else ""
    return f"※　達成率は、実績÷目標{other}。累計は計画の初めからの数、時点は年度末などの数です。"


def _head(facts: Facts, widths: Mapping[str, int]) -> Row:
    year = facts.results.year
    words = {
        "目標": f"目標\n（{facts.plan.last.era_name}）",
        "実績": f"実績\n（{year.era_name}）",
        "前年度": f"前年度\n（{year.next(-1).era_name}）",
    }
    cells = (Cell(words.get(name, name), "heading") for name in widths)
    return Row("head", tuple(cells), may_split=False)


def _rows(
    lines: tuple[Sequence[_Line], Sequence[_Line]], columns: Sequence[Column], *, with_change: bool
) -> Iterator[Row]:
    compared, others = lines
    for line in compared:
        yield Row("record", tuple(_cells(line, with_change=with_change)))
    if others:
        text = "目標値と比べられないもの"
        yield replace(row_over(text, "group", len(columns), "group"), keep="with first")
    for line in others:
        yield Row("record", tuple(_cells(line, with_change=with_change)))


def _cells(line: _Line, *, with_change: bool) -> Iterator[Cell]:
    indicator = line.indicator
    yield _projects(line.projects)
    yield Cell(indicator.name, "line", name=f"{line.name}.name")
    yield Cell(indicator.unit, "line code")
    yield Cell(indicator.measure, "line code")
    yield _target(indicator.target, f"{line.name}.target")
    yield _value(line.actual, f"{line.name}.actual")
    yield _ratio(line)
    if with_change:
        yield _value(line.before, f"{line.name}.before")
        yield _change(line)
    yield Cell(_remark(line), "line")


def _projects(numbers: tuple[int, ...]) -> Cell:
    if len(numbers) == 1:
        return Cell(str(numbers[0]), "line code", number=numbers[0])
    return Cell("・".join(map(str, numbers)), "line code")


def _remark(line: _Line) -> str:
    ceiling = "減" if less_is_better(line.indicator) else ""
    return "　".join(filter(None, (ceiling, line.attained.reason)))


def _target(target: Target | None, name: str) -> Cell:
    if target is None:
        return Cell(DASH, "line code")
    if target.number is None:
        return Cell(target.text, "line code")
    return _number(target.number, name, target.bound or "")


def _value(text: str, name: str) -> Cell:
    number = number_of(text)
    return Cell(text or DASH, "line code") if number is None else _number(number, name)


def _number(number: Decimal, name: str, bound: str = "") -> Cell:
    decimals = _decimals(number)
    role = f"{_NUMBER}{decimals}{bound}"
    return Cell(f"{number:,.{decimals}f}{bound}", role, number=float(number), name=name)


def _decimals(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))


def _ratio(line: _Line) -> Cell:
    ratio = line.attained.ratio
    if ratio is None:
        return Cell(DASH, "line code")
    parts = (f"{{{line.name}.actual}}", f"{{{line.name}.target}}")
    formula = "/".join(reversed(parts) if less_is_better(line.indicator) else parts)
    name = f"{line.name}.ratio"
    return Cell(percent(ratio), "line share", number=float(ratio), name=name, formula=formula)


def _change(line: _Line) -> Cell:
    now, before = number_of(line.actual), number_of(line.before)
    if now is None or before is None:
        return Cell(DASH, "line code")
    decimals = max(_decimals(now), _decimals(before))
    return Cell(
        change_text(now - before, decimals),
        f"{_CHANGE}{decimals}",
        number=float(now - before),
        formula=f"{{{line.name}.actual}}-{{{line.name}.before}}",
    )


_NUMBER, _CHANGE = "number ", "change "
"""Roles of numbers: before how many decimals they have, and 以上 or 以下 where they are bounds."""


def _number_style(role: str) -> Style:
    kind, _, rest = role.partition(" ")
    decimals = int("".join(filter(str.isdigit, rest)))
    digits = COUNT + ("." + "0" * decimals if decimals else "")
    bound = rest.lstrip("0123456789")
    code = f'{digits}"{bound}"' if bound else digits
    if f"{kind} " == _CHANGE:
        code = f"+{digits};▲{digits};±{digits}"
    return Style(align="right", number_format=code)


# ------------------------------------------------------------------------------- the figures


def _figures(lines: Sequence[_Line]) -> Iterator[Figure]:
    """Yields figures of about as many bars each."""
    count = ceil(len(lines) / _MOST_BARS)
    most = max((line.attained.ratio or Decimal(0) for line in lines), default=Decimal(0))
    for number in range(count):
        own = lines[len(lines) * number // count : len(lines) * (number + 1) // count]
        which = f"　{number + 1}／{count}" if count > 1 else ""
        cut = "。200%を超える棒は右端で切ってあります" if most > _WIDEST_RATIO else ""
        yield _figure(own, f"指標の達成率（目標に対する実績{cut}）{which}", float(most))


def _figure(lines: Sequence[_Line], title: str, most: float) -> Figure:
    ((fill, ink),) = tuple(shades(3))[1:2]
    return Figure(
        title=title,
        height=Em(7 + 1.9 * len(lines)),
        labels=tuple(line.indicator.name for line in lines),
        label_cells=tuple(f"{line.name}.name" for line in lines),
        series=(
            Series(
                "達成率",
                tuple(float(line.attained.ratio or 0) for line in lines),
                tuple(f"{line.name}.ratio" for line in lines),
                fill,
                ink,
            ),
        ),
        number_format=SHARE,
        stacked=False,
        label_share=_LABEL_SHARE,
        most=min(_WIDEST_RATIO, max(1.0, ceil(most * 4) / 4)),
    )


def _figures_sheet(facts: Facts, values: Table, figures: tuple[Figure, ...]) -> Table:
    """Returns a sheet like that of the values, with figures in place of its rows."""
    width = len(values.columns)
    cells = (Cell("", "figure", width, figure=figure) for figure in figures)
    blocks = (Block((), (Row("figure", (cell,), may_split=False),)) for cell in cells)
    title = f"■{facts.plan.short_name}　{facts.results.year.era_name}の集計"
    return replace(
        values,
        name=f"{values.name}の図",
        running=title_rows(title, "指標", values.columns),
        blocks=tuple(blocks),
    )
