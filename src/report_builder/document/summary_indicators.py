"""A field of kind 数値 of the indicators in; targets, actuals and figures as sheets out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from report_builder.document.context import Facts
from report_builder.document.look import Look, row_over, title_rows
from report_builder.document.summary_attainment import (
    IndicatorLine,
    attainment_figures,
    indicator_lines,
)
from report_builder.document.summary_look import COUNT, DASH, SummarySpec
from report_builder.document.summary_numbers import change_text, percent
from report_builder.document.table import (
    Block,
    Cell,
    Column,
    Figure,
    Row,
    Style,
    Table,
)
from report_builder.model.attainment import less_is_better
from report_builder.model.field import Field
from report_builder.model.number import number_of
from report_builder.model.plan import Target

_WIDTHS = {"No.": 4, "指標": 0, "単位": 4, "種類": 4, "目標": 7, "実績": 7, "達成率": 6}
_WIDTHS_OF_CHANGE = {"前年度": 7, "増減": 6}
_WIDTH_OF_REMARK = 13
_SHORTEST_NAME = 14
"""Em, the padding included; names have the room that is left."""


def indicator_sheets(
    facts: Facts, field: Field, spec: SummarySpec, prefix: str
) -> tuple[Table, ...]:
    """Returns the sheet of the indicators' values, and that of their figures if there are any.

    Args:
        facts: What it is made from; of other years, the one before counts.
        field: Of kind 数値, said of 指標.
        spec: Of all sheets.
        prefix: Of the names of its cells, unlike that of any other sheet.
    """
    lines = tuple(indicator_lines(facts, field, prefix))
    if not lines:
        return ()
    compared = tuple(line for line in lines if line.attained.ratio is not None)
    others = tuple(line for line in lines if line.attained.ratio is None)
    values = _values_sheet(facts, field, spec.look, (compared, others))
    figures = tuple(attainment_figures(compared, spec)) if spec.has_charts else ()
    return (values, _figures_sheet(spec.look, values, figures)) if figures else (values,)


def _figures_sheet(look: Look, values: Table, figures: tuple[Figure, ...]) -> Table:
    """Returns a sheet like that of the values, with figures in place of its rows."""
    width = len(values.columns)
    cells = (Cell("", "figure", width, figure=figure) for figure in figures)
    blocks = (Block((), (Row("figure", (cell,), may_split=False),)) for cell in cells)
    return replace(
        values,
        name=f"{values.name}の図",
        running=title_rows(look, values.columns),
        blocks=tuple(blocks),
    )


# -------------------------------------------------------------------------------- the values


def _values_sheet(
    facts: Facts,
    field: Field,
    look: Look,
    lines: tuple[Sequence[IndicatorLine], Sequence[IndicatorLine]],
) -> Table:
    year = facts.results.year
    change = _WIDTHS_OF_CHANGE if year.next(-1) in facts.others else {}
    widths = {**_WIDTHS, **change, "備考": _WIDTH_OF_REMARK}
    if not any(line.projects for each in lines for line in each):
        del widths["No."]
    look = look.fitted(sum(widths.values()) + _SHORTEST_NAME, len(widths))
    widths["指標"] = look.room(len(widths)) - sum(widths.values())
    columns = tuple(
        replace(column, name=name)
        for name, column in zip(widths, look.columns(tuple(widths.values())), strict=True)
    )
    rows = tuple(_rows(lines, columns))
    # In the order in which they appear: a set would make another file of each run.
    roles = dict.fromkeys(cell.role for row in rows for cell in row.cells)
    formats = [role for role in roles if role not in look.styles]
    return Table(
        name=field.name,
        title=f"{facts.plan.short_name}　{year.era_name}の指標の集計",
        columns=columns,
        padding=look.padding,
        running=(
            *title_rows(look, columns),
            row_over(_note(lines), "note", len(columns), "running"),
        ),
        blocks=(Block((_head(facts, field, widths),), rows),),
        paper=look.paper,
        font=look.font,
        styles={**look.styles, **{role: _number_style(role, look) for role in formats}},
        footer=look.footer,
        author=facts.plan.city,
    )


def _note(lines: tuple[Sequence[IndicatorLine], Sequence[IndicatorLine]]) -> str:
    ceilings = any(less_is_better(line.indicator) for each in lines for line in each)
    other = "。少ないほどよい指標（備考に「減」）は、目標÷実績" if ceilings else ""
    return f"※　達成率は、実績÷目標{other}。累計は計画の初めからの数、時点は年度末などの数です。"


def _head(facts: Facts, field: Field, widths: Mapping[str, int]) -> Row:
    year = facts.results.year
    words = {
        "目標": f"目標\n（{facts.plan.last.era_name}）",
        "実績": f"{field.name}\n（{year.era_name}）",
        "前年度": f"前年度\n（{year.next(-1).era_name}）",
    }
    cells = (Cell(words.get(name, name), "heading") for name in widths)
    return Row("head", tuple(cells), may_split=False)


def _rows(
    lines: tuple[Sequence[IndicatorLine], Sequence[IndicatorLine]], columns: Sequence[Column]
) -> Iterator[Row]:
    compared, others = lines
    for line in compared:
        yield _row(line, columns)
    if others:
        text = "目標値と比べられないもの"
        yield replace(row_over(text, "group", len(columns), "group"), keep="with first")
    for line in others:
        yield _row(line, columns)


def _row(line: IndicatorLine, columns: Sequence[Column]) -> Row:
    indicator = line.indicator
    cells = {
        "No.": _projects(line.projects),
        "指標": Cell(indicator.name, "line", name=f"{line.name}.name"),
        "単位": Cell(indicator.unit, "line code"),
        "種類": Cell(indicator.measure, "line code"),
        "目標": _target(indicator.target, f"{line.name}.target"),
        "実績": _value(line.actual, f"{line.name}.actual"),
        "達成率": _ratio(line),
        "前年度": _value(line.before, f"{line.name}.before"),
        "増減": _change(line),
        "備考": Cell(_remark(line), "line"),
    }
    return Row("record", tuple(cells[column.name] for column in columns))


def _projects(numbers: tuple[int, ...]) -> Cell:
    if len(numbers) == 1:
        return Cell(str(numbers[0]), "line code", number=numbers[0])
    return Cell("・".join(map(str, numbers)), "line code")


def _remark(line: IndicatorLine) -> str:
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


def _ratio(line: IndicatorLine) -> Cell:
    ratio = line.attained.ratio
    if ratio is None:
        return Cell(DASH, "line code")
    parts = (f"{{{line.name}.actual}}", f"{{{line.name}.target}}")
    formula = "/".join(reversed(parts) if less_is_better(line.indicator) else parts)
    name = f"{line.name}.ratio"
    return Cell(percent(ratio), "line share", number=float(ratio), name=name, formula=formula)


def _change(line: IndicatorLine) -> Cell:
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


def _number_style(role: str, look: Look) -> Style:
    kind, _, rest = role.partition(" ")
    decimals = int("".join(filter(str.isdigit, rest)))
    digits = COUNT + ("." + "0" * decimals if decimals else "")
    bound = rest.lstrip("0123456789")
    code = f'{digits}"{bound}"' if bound else digits
    if f"{kind} " == _CHANGE:
        code = f"+{digits};▲{digits};±{digits}"
    own = look.styles["line change" if f"{kind} " == _CHANGE else "line count"]
    return replace(own, number_format=code)
