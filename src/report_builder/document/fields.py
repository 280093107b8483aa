"""The catalogue of what a column or a text of a template can show, by its Japanese name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from report_builder.model.period import FiscalYear
from report_builder.model.plan import Department, Group, Indicator, Plan, Project
from report_builder.model.scale import Scale
from report_builder.model.year import Value, YearResults


@dataclass(frozen=True, slots=True)
class Facts:
    """What a paper is made from.

    Attributes:
        plan: 計画.
        results: 年度実績 of the year that is reported.
        scales: 評価基準.
        others: The results of other years that are at hand, by year.
    """

    plan: Plan
    results: YearResults
    scales: tuple[Scale, ...]
    others: Mapping[FiscalYear, YearResults] = field(default_factory=dict[FiscalYear, YearResults])


@dataclass(frozen=True, slots=True)
class Context:
    """What the record of a row is about; parts that it does not have are None.

    Attributes:
        plan: 計画.
        results: 年度実績 of the year that is shown.
        scales: Name to scale.
        departments: Id to department.
        groups: Level to the group above the record.
        project: 事業.
        department: 担当課, where a row is a department's part of a 事業.
        indicator: 指標, where a row is an indicator.
    """

    plan: Plan
    results: YearResults
    scales: Mapping[str, Scale]
    departments: Mapping[str, Department]
    groups: Mapping[str, Group] = field(default_factory=dict[str, Group])
    project: Project | None = None
    department: Department | None = None
    indicator: Indicator | None = None

    @classmethod
    def of(cls, facts: Facts) -> "Context":
        """Returns the context of the paper as a whole."""
        return cls(
            facts.plan,
            facts.results,
            {scale.name: scale for scale in facts.scales},
            {department.id: department for department in facts.plan.departments},
        )

    @property
    def path(self) -> tuple[str, ...]:
        """The numbers (or names) of the groups from the top."""
        return tuple(group.number or group.name for group in self.groups.values())


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands in a cell: its text (a list joined later), and its number if it is one."""

    parts: tuple[str, ...]
    number: float | None = None


Show = Callable[[Context], Shown]


@dataclass(frozen=True, slots=True)
class Entry:
    """A name of the catalogue.

    Attributes:
        show: What it shows of a record.
        subject: Of what it speaks: 計画, a level, 事業, 担当課 or 指標.
        meaning: For docs/template.md.
    """

    show: Show
    subject: str
    meaning: str


def catalogue(plan: Plan, scales: tuple[Scale, ...]) -> dict[str, Entry]:
    """Returns every name that a template of this plan may use."""
    return {
        **_plan_entries(),
        **_year_entries(),
        **_scale_entries(scales),
        **_level_entries(plan),
        **_project_entries(),
        **_declared_entries(plan),
    }


def _text(function: Callable[[Context], str]) -> Show:
    return lambda context: Shown((function(context),))


def _plan_entries() -> dict[str, Entry]:
    return {
        "計画.名称": Entry(_text(lambda c: c.plan.name), "計画", "計画の名称"),
        "計画.通称": Entry(_text(lambda c: c.plan.short_name), "計画", "計画の通称"),
        "計画.団体": Entry(_text(lambda c: c.plan.city), "計画", "団体の名称"),
        "計画.策定": Entry(_text(lambda c: c.plan.decided), "計画", "策定の年月"),
    }


_YEARS: dict[str, tuple[Callable[[Context], FiscalYear], str]] = {
    "年度": (lambda c: c.results.year, "報告する年度"),
    "前年度": (lambda c: c.results.year.next(-1), "その前の年度"),
    "翌年度": (lambda c: c.results.year.next(), "その次の年度"),
    "開始年度": (lambda c: c.plan.first, "計画の最初の年度"),
    "最終年度": (lambda c: c.plan.last, "計画の最後の年度"),
}


def _year_entries() -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for name, (year, meaning) in _YEARS.items():
        entries |= _entries_of_year(name, year, meaning)
    return entries


def _entries_of_year(
    name: str, year: Callable[[Context], FiscalYear], meaning: str
) -> dict[str, Entry]:
    return {
        f"{name}.和暦": Entry(_text(lambda c: year(c).era_name), "計画", f"{meaning}（令和2年度）"),
        f"{name}.年": Entry(_text(lambda c: year(c).era_year), "計画", f"{meaning}（令和2年）"),
        f"{name}.西暦": Entry(_text(lambda c: str(year(c).number)), "計画", f"{meaning}（2020）"),
    }


def _scale_entries(scales: tuple[Scale, ...]) -> dict[str, Entry]:
    return {
        f"{name}.表示": Entry(
            _text(lambda c, name=name: "・".join(g.label for g in c.scales[name].grades)),
            "計画",
            f"{name}の符号を・でつないだもの",
        )
        for name in (scale.name for scale in scales)
    }


def _level_entries(plan: Plan) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for level in plan.levels:
        entries[f"{level}.番号"] = Entry(
            _text(lambda c, level=level: c.groups[level].number), level, f"{level}の番号"
        )
        entries[f"{level}.名称"] = Entry(
            _text(lambda c, level=level: c.groups[level].name), level, f"{level}の名称"
        )
    return entries


def _project_entries() -> dict[str, Entry]:
    return {
        "事業.番号": Entry(_project_number, "事業", "事業のNo.（数値）"),
        "事業.名称": Entry(_text(lambda c: _project(c).name), "事業", "事業名"),
        "事業.担当課": Entry(_departments, "事業", "担当課。join でつなぎ方を選ぶ"),
        "事業.主管課": Entry(_lead, "事業", "主管課"),
        "担当課.名称": Entry(_department_name, "担当課", "行の担当課"),
        "指標.名称": Entry(_text(lambda c: _indicator(c).name), "指標", "指標の名称"),
        "指標.単位": Entry(_text(lambda c: _indicator(c).unit), "指標", "指標の単位"),
        "指標.目標": Entry(_target, "指標", "指標の目標値"),
    }


def _project(context: Context) -> Project:
    if context.project is None:
        raise LookupError("a row without a 事業 was asked for one")
    return context.project


def _indicator(context: Context) -> Indicator:
    if context.indicator is None:
        raise LookupError("a row without a 指標 was asked for one")
    return context.indicator


def _project_number(context: Context) -> Shown:
    number = _project(context).number
    return Shown((str(number),), number)


def _departments(context: Context) -> Shown:
    year = context.results.year
    return Shown(
        tuple(context.departments[each].name_in(year) for each in _project(context).departments)
    )


def _lead(context: Context) -> Shown:
    lead = _project(context).lead
    return Shown((context.departments[lead].name_in(context.results.year),) if lead else ())


def _department_name(context: Context) -> Shown:
    department = context.department
    return Shown((department.name_in(context.results.year),) if department else ())


def _target(context: Context) -> Shown:
    target = _indicator(context).target
    return Shown((target.text,) if target else ())


def _declared_entries(plan: Plan) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for declared in plan.fields:
        prefix, show = _declared(declared.name, declared.subject, declared.period)
        entries[f"{prefix}.{declared.name}"] = Entry(
            show, declared.subject, f"項目「{declared.name}」（{declared.kind}）"
        )
    return entries


def _declared(name: str, subject: str, period: str) -> tuple[str, Show]:
    """Returns the first word of a declared field's name in templates, and how it is shown."""
    planned = period == "計画"
    if subject in ("事業", "担当課"):
        return (
            ("事業", _text(lambda c: _project(c).values.get(name, "")))
            if planned
            else ("結果", _text(lambda c: _result_text(c, name)))
        )
    if subject == "指標":
        show = _text(lambda c: _indicator(c).values.get(name, "")) if planned else _actual(name)
        return "指標", show
    if planned:
        return subject, _text(lambda c: c.groups[subject].values.get(name, ""))
    return subject, _text(lambda c: _group_text(c, subject, name))


def _result_text(context: Context, name: str) -> str:
    result = context.results.results.get(_project(context).number)
    value = result.values.get(name) if result else None
    if value is None:
        return ""
    return value.text if context.department is None else _part(value, context.department.id)


def _part(value: Value, department: str) -> str:
    """Returns what one department says; an undivided text is everybody's."""
    own = tuple(s for s in value.sections if department in s.departments or not s.departments)
    return Value(own).text


def _actual(name: str) -> Show:
    return _text(lambda c: c.results.indicators.get(name, {}).get(_indicator(c).id, ""))


def _group_text(context: Context, level: str, name: str) -> str:
    depth = context.plan.levels.index(level) + 1
    result = context.results.groups.get(context.path[:depth])
    return result.text(name) if result else ""
