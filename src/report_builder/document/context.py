"""Facts and Context: what a paper is made from, and of what each of its rows speaks."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from report_builder.document.positions import NOWHERE, Positions, positions_of
from report_builder.model.blanks import blanks
from report_builder.model.form import Form
from report_builder.model.holder import holder_key
from report_builder.model.key import Key
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Department, Group, Indicator, Plan, Project
from report_builder.model.scale import Scale
from report_builder.model.year import YearResults


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
        indicators: Id to indicator.
        asked: No. of a 事業 to the keys of its sections (区分) that a form asks for, in its order.
        groups: Level to the group above the record.
        project: 事業.
        department: 担当課, where a row is a department's part of a 事業.
        indicator: 指標, where a row is an indicator.
        section: Key of a 区分, where a row is a part of a 事業 that a form asks for.
        is_later_section: It is not the first of its 事業.
        answering: The department that a form asks, or None on a paper.
        is_draft: 案: the year does not say all yet.
        projects: Nos. of the 事業 that are shown; None: all.
        figures: Ids of the indicators without a 事業 that are shown; None: all.
        positions: 連番 of the 事業.
        years: The results at hand, by year; that of `results` is among them.
    """

    plan: Plan
    results: YearResults
    scales: Mapping[str, Scale]
    departments: Mapping[str, Department]
    indicators: Mapping[str, Indicator]
    asked: Mapping[int, tuple[str, ...]] = field(default_factory=dict[int, tuple[str, ...]])
    groups: Mapping[str, Group] = field(default_factory=dict[str, Group])
    project: Project | None = None
    department: Department | None = None
    indicator: Indicator | None = None
    section: str | None = None
    is_later_section: bool = False
    answering: Department | None = None
    is_draft: bool = False
    projects: frozenset[int] | None = None
    figures: frozenset[str] | None = None
    positions: Positions = NOWHERE
    years: Mapping[FiscalYear, YearResults] = field(default_factory=dict[FiscalYear, YearResults])

    @classmethod
    def of(cls, facts: Facts, form: Form | None = None) -> "Context":
        """Returns the context of the paper (or form) as a whole."""
        departments = {department.id: department for department in facts.plan.departments}
        return cls(
            facts.plan,
            facts.results,
            {scale.name: scale for scale in facts.scales},
            departments,
            {indicator.id: indicator for indicator in facts.plan.indicators},
            _asked_sections(form) if form else {},
            answering=departments[form.department] if form else None,
            is_draft=any(True for _ in blanks(facts.plan, facts.results)),
            positions=positions_of(facts.plan),
            years={**facts.others, facts.results.year: facts.results},
        )

    def in_year(self, offset: int) -> "Context":
        """Returns the same of a year so many after the one that is shown; it may say nothing."""
        year = self.results.year.next(offset)
        return replace(self, results=self.years.get(year) or YearResults(year, {}))

    @property
    def path(self) -> tuple[str, ...]:
        """The numbers (or names) of the groups from the top."""
        return tuple(group.number or group.name for group in self.groups.values())

    @property
    def holder(self) -> Key:
        """The key of what the record's indicator stands under."""
        return holder_key(tuple(self.groups.values()), self.project)


def _asked_sections(form: Form) -> dict[int, tuple[str, ...]]:
    asked: dict[int, tuple[str, ...]] = {}
    for question in form.questions:
        match question.key:
            case ("事業", int(number), _, str(section)):
                known = asked.get(number, ())
                asked[number] = known if section in known else (*known, section)
            case _:
                pass
    return asked
