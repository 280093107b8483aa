"""What the rules look at: plan and year, and every text of the paper with its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from report_builder.model.field import Field
from report_builder.model.holder import Holder
from report_builder.model.key import section_keys
from report_builder.model.lexicon import Lexicon
from report_builder.model.plan import Group, Indicator, Plan, Project
from report_builder.model.scale import Scale
from report_builder.model.section import Value
from report_builder.model.year import YearResults
from report_builder.problems import Key

PROSE = ("文章", "短文")
"""Kinds of fields whose values are texts."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands.

    Attributes:
        key: As `Located.place` knows it.
        file: Whether in the year's file or in that of the plan.
        project: No. of the 事業, or None.
        departments: Ids of those whom it concerns.
        line: Which line of its text it is on, from 0.
        words: That line, verbatim; empty: unknown, or not in a text.
    """

    key: Key
    file: Literal["year", "plan"] = "year"
    project: int | None = None
    departments: tuple[str, ...] = ()
    line: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """文: a text of the paper as it was written, in one piece.

    Attributes:
        spot: Where it begins.
        field: Name of its field; 名称 for a name.
        text: Verbatim.
        identity: Its key among the values of a year; empty for a heading, an ending, a name.
    """

    spot: Spot
    field: str
    text: str
    identity: Key = ()

    def at(self, offset: int) -> Spot:
        """Returns where a character stands."""
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        words = self.text[start : end if end >= 0 else len(self.text)]
        return replace(self.spot, line=self.text.count("\n", 0, offset), words=words)


@dataclass(frozen=True, slots=True)
class Checked:
    """What is checked.

    Attributes:
        plan: 計画.
        results: 年度実績.
        scales: By name.
        lexicon: 語の表.
        before: The results of the year before, or None.
        continued: Nos. of the 事業 whose row has to be continued on another.
        projects: In the order of the paper, by No.
        indicators: By id.
        passages: The texts of the year, in the order of the paper.
        plan_passages: The texts that the paper shows of the plan.
        texts: No. of a 事業 to its passages of the year.
    """

    plan: Plan
    results: YearResults
    scales: Mapping[str, Scale]
    lexicon: Lexicon
    before: YearResults | None
    continued: frozenset[int]
    projects: Mapping[int, Project]
    indicators: Mapping[str, Indicator]
    passages: tuple[Passage, ...]
    plan_passages: tuple[Passage, ...]
    texts: Mapping[int, tuple[Passage, ...]]

    @property
    def every_passage(self) -> tuple[Passage, ...]:
        """The texts of the year and of the plan."""
        return self.passages + self.plan_passages


def checked_of(
    plan: Plan,
    results: YearResults,
    scales: tuple[Scale, ...],
    lexicon: Lexicon,
    before: YearResults | None = None,
    continued: frozenset[int] = frozenset(),
) -> Checked:
    """Returns what is checked, with the texts picked out."""
    texts = {
        project.number: tuple(_of_project(plan, results, project)) for project in plan.projects()
    }
    passages = tuple(passage for each in texts.values() for passage in each)
    return Checked(
        plan,
        results,
        {scale.name: scale for scale in scales},
        lexicon,
        before,
        continued,
        {project.number: project for project in plan.projects()},
        {indicator.id: indicator for indicator in plan.indicators},
        passages + tuple(_of_groups(plan, results)),
        tuple(_of_plan(plan, results)),
        texts,
    )


def spot_of(project: Project, field: str, departments: tuple[str, ...] | None = None) -> Spot:
    """Returns the place of a value of a 事業; it is its lead's unless said otherwise."""
    lead = (project.lead,) if project.lead else ()
    key = ("事業", project.number, field) if field else ("事業", project.number)
    return Spot(key, "year", project.number, lead if departments is None else departments)


def actuals_spot(owner: Holder, indicator: Indicator) -> Spot:
    """Returns where a year gives the values of an indicator, and whom they concern."""
    whom = tuple(filter(None, (indicator.department or owner.lead,)))
    if owner.project:
        return spot_of(owner.project, "指標", whom)
    return Spot(("指標",), "year", None, whom)


def actual_field(plan: Plan) -> str:
    """Returns the name of the field of 指標 that holds what was reached, empty if there is none.

    It is what 達成率 is computed from; else the first figure that departments are asked for.
    """
    fields = [each for each in plan.fields if (each.period, each.subject) == ("年度", "指標")]
    said = {each.name for each in fields if each.formula is None}
    formulas = (each.formula for each in fields)
    firsts = (each.operands[0] for each in formulas if each and each.operation == "達成率")
    rates = (name for name in firsts if name in said)
    asked = (each.name for each in fields if each.kind == "数値" and is_asked(each))
    return next(rates, next(asked, ""))


def is_asked(field: Field) -> bool:
    """Returns whether departments are asked for a field."""
    return field.formula is None and field.answered_by != "事務局"


# ------------------------------------------------------------------------------------- the year


def _of_project(plan: Plan, results: YearResults, project: Project) -> Iterator[Passage]:
    result = results.results.get(project.number)
    for field in plan.fields if result else ():
        value = result.values.get(field.name) if result else None
        if value and field.period == "年度" and field.kind in PROSE:
            spot = spot_of(project, field.name)
            yield from _of_value(spot, field.name, value, divided=field.subject == "担当課")


def _of_value(whole: Spot, name: str, value: Value, *, divided: bool) -> Iterator[Passage]:
    keys = section_keys(value.sections)
    for index, (key, section) in enumerate(zip(keys, value.sections, strict=True)):
        departments = section.departments or whole.departments
        spot = replace(whole, key=(*whole.key, index), departments=departments)
        if section.heading:
            yield Passage(spot, name, section.heading)
        identity = (*whole.key, key) if divided else whole.key
        yield Passage(spot, name, section.text, identity)
        if section.ending:
            yield Passage(spot, name, section.ending)


def _of_groups(plan: Plan, results: YearResults) -> Iterator[Passage]:
    kinds = {field.name: field.kind for field in plan.fields if field.period == "年度"}
    for path, result in results.groups.items():
        for name, value in result.values.items():
            key = (plan.levels[len(path) - 1], *path, name)
            if kinds.get(name) in PROSE:
                yield Passage(Spot(key), name, value.text, key)


# ------------------------------------------------------------------------------------- the plan


def _of_plan(plan: Plan, results: YearResults) -> Iterator[Passage]:
    for department in plan.departments:
        yield Passage(Spot(("担当課",), "plan"), "名称", department.name_in(results.year))
    yield from _below(plan, (), plan.children)


def _below(
    plan: Plan, path: tuple[str, ...], children: tuple[Group | Project, ...]
) -> Iterator[Passage]:
    for child in children:
        if isinstance(child, Project):
            lead = (child.lead,) if child.lead else ()
            spot = Spot(("事業", child.number), "plan", child.number, lead)
            yield from _of_record(plan, spot, child)
        else:
            own = (*path, child.number or child.name)
            yield from _of_record(plan, Spot((child.level, *own), "plan"), child)
            yield from _below(plan, own, child.children)


def _of_record(plan: Plan, spot: Spot, record: Group | Project) -> Iterator[Passage]:
    yield Passage(replace(spot, key=(*spot.key, "名称")), "名称", record.name)
    for field in plan.fields:
        text = record.values.get(field.name, "") if field.kind in PROSE else ""
        if text:
            yield Passage(replace(spot, key=(*spot.key, field.name)), field.name, text)
