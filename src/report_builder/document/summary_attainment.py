"""The indicators of a year in; each with its 達成率, and the figures that show it, out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from report_builder.document.context import Facts
from report_builder.document.summary_look import SHARE, SummarySpec, evenly
from report_builder.document.table import Em, Figure, Series
from report_builder.model.attainment import Attainment, attainment
from report_builder.model.field import Field
from report_builder.model.plan import Indicator
from report_builder.model.year import YearResults

_BAR, _AROUND = 1.9, 7
"""Em of the height: of a bar, and of all that is no bar."""

_WIDEST_RATIO = 2.0
"""The axis of ratios ends here: one indicator at 1,000% would leave no room for the others."""

_LABEL_SHARE = 0.42
"""Of a figure's width, for the names of indicators."""


@dataclass(frozen=True, slots=True)
class IndicatorLine:
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


def indicator_lines(facts: Facts, field: Field, prefix: str) -> Iterator[IndicatorLine]:
    """Yields each indicator once, shared ones too, in the order of the plan."""
    last = facts.others.get(facts.results.year.next(-1))
    actuals = facts.results.indicators.get(field.name, {})
    before = (last or YearResults(facts.results.year, {})).indicators.get(field.name, {})
    projects: dict[str, list[int]] = {}
    for project in facts.plan.projects():
        for identity in project.indicators:
            projects.setdefault(identity, []).append(project.number)
    for number, indicator in enumerate(facts.plan.indicators):
        actual = actuals.get(indicator.id, "")
        yield IndicatorLine(
            f"{prefix}i{number}",
            indicator,
            tuple(projects.get(indicator.id, ())),
            actual,
            before.get(indicator.id, ""),
            attainment(indicator, actual),
        )


def attainment_figures(lines: Sequence[IndicatorLine], spec: SummarySpec) -> Iterator[Figure]:
    """Yields figures of about as many bars each."""
    parts = evenly(lines, max(1, int((spec.look.tallest - _AROUND) / _BAR)))
    _, color, _ = spec.bars.shades(3)
    most = max((line.attained.ratio or Decimal(0) for line in lines), default=Decimal(0))
    cut = "。200%を超える棒は右端で切ってあります" if most > _WIDEST_RATIO else ""
    for number, own in enumerate(parts, 1):
        which = f"　{number}／{len(parts)}" if len(parts) > 1 else ""
        title = f"指標の達成率（目標に対する実績{cut}）{which}"
        yield _figure(own, title, float(most), color)


def _figure(
    lines: Sequence[IndicatorLine], title: str, most: float, color: tuple[str, str]
) -> Figure:
    return Figure(
        title=title,
        height=Em(_AROUND + _BAR * len(lines)),
        labels=tuple(line.indicator.name for line in lines),
        label_cells=tuple(f"{line.name}.name" for line in lines),
        series=(
            Series(
                "達成率",
                tuple(float(line.attained.ratio or 0) for line in lines),
                tuple(f"{line.name}.ratio" for line in lines),
                *color,
            ),
        ),
        number_format=SHARE,
        stacked=False,
        label_share=_LABEL_SHARE,
        most=min(_WIDEST_RATIO, max(1.0, ceil(most * 4) / 4)),
    )
