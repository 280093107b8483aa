"""Grades that the figures or the words contradict. It is asked, and nothing is overwritten.

A scale can be held against figures if its grades have thresholds: 下限, 上限 of
templates/scales.yaml.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from report_builder.checks.facts import Checked, Spot, actual_field, spot_of
from report_builder.checks.numbers import shown
from report_builder.checks.rule import Finding
from report_builder.model.attainment import attainment
from report_builder.model.field import Field
from report_builder.model.holder import Holder, owners_of
from report_builder.model.plan import Indicator, Project, Target
from report_builder.model.scale import Grade, Scale
from report_builder.model.section import Value
from report_builder.model.year import Result

_ONE = Decimal(1)
_FAR = Decimal(1000)
"""Beyond such a ratio a tenth of a percent means nothing."""

_TENTH_OF_PERCENT = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class Given:
    """A grade that was given.

    Attributes:
        project: No. of the 事業 to which; None: to an indicator without one.
        field: 項目 by whose name it was given.
        scale: 基準.
        grade: What was given.
        departments: Ids of those who gave it for their part; empty: for the whole.
        indicators: Ids of those that it may be held against.
        spot: Where it was given.
    """

    project: int | None
    field: str
    scale: Scale
    grade: Grade
    departments: tuple[str, ...]
    indicators: tuple[str, ...]
    spot: Spot


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An indicator that cannot be held against a grade.

    Attributes:
        project: No. of the 事業, or None.
        indicator: 名称.
        reason: Why not.
    """

    project: int | None
    indicator: str
    reason: str


def rating_figures(checked: Checked) -> Iterator[Finding]:
    """Yields grades outside what the figures of the indicators allow.

    With several indicators every grade from the best to the worst of them is fair.
    """
    for given in given_grades(checked):
        if not _has_thresholds(given.scale):
            continue
        compared = [each for each in _compared(checked, given) if isinstance(each, _Compared)]
        codes = given.scale.codes
        fair = [codes.index(code) for each in compared for code in each.fair]
        if fair and not _agrees(given, fair, compared):
            yield _contradiction(given, compared)


def left_out(checked: Checked) -> Iterator[LeftOut]:
    """Yields the indicators that `rating_figures` has to leave out, and why."""
    for given in given_grades(checked):
        if _has_thresholds(given.scale):
            for each in _compared(checked, given):
                if isinstance(each, LeftOut):
                    yield each


def given_grades(checked: Checked) -> Iterator[Given]:
    """Yields the grades of the 事業 and of their indicators that somebody gave."""
    for field in checked.plan.fields:
        scale = checked.scales.get(field.scale or "")
        if scale and field.period == "年度" and field.formula is None:
            yield from _of_indicators(checked, field, scale)
            for project in checked.projects.values():
                yield from _of_project(checked, project, field, scale)


def _of_project(checked: Checked, project: Project, field: Field, scale: Scale) -> Iterator[Given]:
    result = checked.results.results.get(project.number, Result())
    for section in result.values.get(field.name, Value()).sections:
        grade, own = scale.grade(section.text), section.departments
        if grade:
            known = [checked.indicators[each] for each in project.indicators]
            about = (each.id for each in known if not own or _teller(each, project) in own)
            spot = spot_of(project, field.name, own or None)
            number = project.number
            yield Given(number, field.name, scale, grade, own, tuple(about), spot)


def _of_indicators(checked: Checked, field: Field, scale: Scale) -> Iterator[Given]:
    given = checked.results.indicators.get(field.name, {})
    for identity, owner in owners_of(checked.plan).items() if given else ():
        grade = scale.grade(given.get(identity, ""))
        if grade:
            number, own = owner.number, (_teller(checked.indicators[identity], owner),)
            spot = Spot(("指標", identity, field.name), "year", number, own)
            yield Given(number, field.name, scale, grade, own, (identity,), spot)


def _teller(indicator: Indicator, holder: Project | Holder) -> str:
    """Returns the id of the department that knows an indicator."""
    return indicator.department or holder.lead or ""


def _has_thresholds(scale: Scale) -> bool:
    return any(_has_threshold(grade) for grade in scale.grades)


def _has_threshold(grade: Grade) -> bool:
    return grade.at_least is not None or grade.below is not None


# ---------------------------------------------------------------------- figures against a scale


@dataclass(frozen=True, slots=True)
class _Compared:
    """An indicator whose figure can be held against its target.

    Attributes:
        indicator: 指標.
        actual: 実績値 as written.
        ratio: How far the target was reached.
        fair: Codes of the grades that this allows.
    """

    indicator: Indicator
    actual: str
    ratio: Decimal
    fair: tuple[str, ...]

    def __str__(self) -> str:
        unit, target = self.indicator.unit, self.indicator.target
        aim = target.with_unit(unit) if target else ""
        return f"{self.indicator.name} {self.actual}{unit}（目標{aim}、{self.ratio * 100:.1f}％）"


def _compared(checked: Checked, given: Given) -> Iterator[_Compared | LeftOut]:
    values = checked.results.indicators.get(actual_field(checked.plan), {})
    for identity in given.indicators:
        yield _compare(given, checked.indicators[identity], values.get(identity, "").strip())


def _compare(given: Given, indicator: Indicator, actual: str) -> _Compared | LeftOut:
    target, reached = indicator.target, attainment(indicator, actual)
    if target and indicator.measure == "累計":
        return LeftOut(given.project, indicator.name, "累計の目標")
    if target is None or reached.ratio is None:
        return LeftOut(given.project, indicator.name, reached.reason)
    fair = tuple(_fair(given.scale, reached.ratio, target))
    return _Compared(indicator, actual, reached.ratio, fair)


def _fair(scale: Scale, ratio: Decimal, target: Target) -> Iterator[str]:
    """Yields the grades of a ratio: as it is, and rounded to the 0.1％ that a clerk reckons with.

    Whoever keeps within a bound (6以上) has done as planned, however far within.
    """
    ratios = [ratio]
    if ratio < _FAR:
        ratios.append(ratio.quantize(_TENTH_OF_PERCENT, ROUND_HALF_UP))
    if target.bound and ratio >= 1:
        ratios.append(_ONE)
    for each in ratios:
        code = scale.judge(each)
        grade = scale.grade(code)
        if grade and not grade.is_unknown:
            yield code


def _agrees(given: Given, fair: list[int], compared: list[_Compared]) -> bool:
    """Whether a grade is fair; one without thresholds (未実施) only if a target was missed."""
    if given.grade.is_unknown:
        return True
    if not _has_threshold(given.grade):
        planned = given.scale.judge(_ONE)
        return any(each.ratio < 1 and planned not in each.fair for each in compared)
    return min(fair) <= given.scale.codes.index(given.grade.code) <= max(fair)


def _contradiction(given: Given, compared: list[_Compared]) -> Finding:
    codes = dict.fromkeys(code for each in compared for code in each.fair)
    grades = [grade for grade in given.scale.grades if grade.code in codes]
    by_figures = "か".join(_called(grade) for grade in grades)
    figures = shown((str(each) for each in compared), most=3)
    return Finding(
        given.spot,
        f"{given.field}は{_called(given.grade)}ですが、数値では{by_figures}に当たります。{figures}。",
        f"{given.field}か実績値を担当課に確かめてください。",
    )


def _called(grade: Grade) -> str:
    return f"「{grade.label}」（{grade.name}）"
