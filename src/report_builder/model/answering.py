"""Who answers 回答者: which department gives each value of a year. Forms ask it, merging obeys it.

A department with a successor (後継) is asked nothing: the successor answers in its stead. Where a
事業 has several departments, the lead (主管課) answers for what is undivided, and for what belongs
to an office that nobody could ask. For a group without any 事業 its own 担当課 answers, or else the
first of what is below it that can be asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from report_builder.model.field import Field
from report_builder.model.holder import Holder, holders, homes_of
from report_builder.model.key import Key, section_keys
from report_builder.model.plan import Department, Indicator, Plan, Project, path_of
from report_builder.model.section import Section, Value
from report_builder.model.year import Result, YearResults


def answering(departments: Mapping[str, Department], identity: str) -> Department | None:
    """Returns who answers for a department: itself, its last successor, or nobody."""
    department = departments[identity]
    while department.successor:
        department = departments[department.successor]
    return department if department.has_addressee else None


@dataclass(frozen=True, slots=True)
class Answering:
    """Who answers for what in a plan.

    Attributes:
        plan: 計画.
        answers: Id of a department to that of who answers for it; without those nobody does.
        projects: 事業 by No.
        indicators: 指標 by id.
        homes: Id of an indicator to where it is asked for: the first that it stands under.
        heads: Path of a group to the No. of its first 事業, whose lead answers for the group.
        begins: No. of a 事業 to the paths of the groups of which it is the first.
        leads: Path of a group without 事業 to the id of who answers for the group.
    """

    plan: Plan
    answers: Mapping[str, str]
    projects: Mapping[int, Project]
    indicators: Mapping[str, Indicator]
    homes: Mapping[str, Holder]
    heads: Mapping[tuple[str, ...], int]
    begins: Mapping[int, tuple[tuple[str, ...], ...]]
    leads: Mapping[tuple[str, ...], str]

    @classmethod
    def of(cls, plan: Plan) -> "Answering":
        """Returns who answers in a plan."""
        departments = {each.id: each for each in plan.departments}
        found = {each: answering(departments, each) for each in departments}
        answers = {each: who.id for each, who in found.items() if who}
        heads = _heads(plan)
        begins: dict[int, tuple[tuple[str, ...], ...]] = {}
        for path, number in heads.items():
            begins[number] = (*begins.get(number, ()), path)
        return cls(
            plan,
            answers,
            {project.number: project for project in plan.projects()},
            {indicator.id: indicator for indicator in plan.indicators},
            homes_of(plan),
            heads,
            begins,
            _leads(plan, answers, heads),
        )

    def lead(self, holder: Project | Holder) -> str | None:
        """Returns who answers for the whole: the first who can, if the lead cannot."""
        ids = (holder.lead or "", *holder.departments)
        return next((self.answers[each] for each in ids if each in self.answers), None)

    def writer(self, project: Project, section: Section) -> str | None:
        """Returns who writes a section: the first of its departments that can be asked.

        The lead writes what belongs to no office that could be asked (施設所管課 of No. 55).
        """
        own = (self.answers[each] for each in section.departments if each in self.answers)
        return next(own, None) or self.lead(project)

    def teller(self, holder: Holder, indicator: Indicator) -> str | None:
        """Returns who gives the value of an indicator that stands under a holder."""
        return self.answers.get(indicator.department or "") or self.lead(holder)

    def number(self, key: Key) -> int | None:
        """Returns the No. of the 事業 that a value belongs to; None where it belongs to none."""
        match key:
            case (_, int(number), *_):
                return number
            case ("指標", str(identity), _) if identity in self.homes:
                return self.homes[identity].number
            case _:
                return None

    def owner(self, results: YearResults, key: Key) -> str | None:
        """Returns the id of the department that gives a value; None: nobody, or no such value."""
        project = self.projects.get(self.number(key) or 0)
        if project and key[2:3] and not _owes(results, project, str(key[2])):
            return None
        match key:
            case ("事業", _, str(name)) if project and self._asks(name, "事業"):
                return self.lead(project)
            case ("事業", _, str(name), str(section)) if project:
                field = self._asks(name, "担当課")
                return self._section_owner(results, project, field, section) if field else None
            case ("指標", str(identity), str(name)) if self._asks(name, "指標"):
                home = self.homes.get(identity)
                return self.teller(home, self.indicators[identity]) if home else None
            case (str(level), *path, str(name)) if level in self.plan.levels:
                return self._group_owner(level, tuple(map(str, path)), name)
            case _:
                return None

    def _group_owner(self, level: str, path: tuple[str, ...], name: str) -> str | None:
        if not self._asks(name, level):
            return None
        head = self.heads.get(path)
        return self.leads.get(path) if head is None else self.lead(self.projects[head])

    def _asks(self, name: str, subject: str) -> Field | None:
        """Returns the field of a name if departments are asked for it each year."""
        field = self.plan.field(name)
        if field is None or (field.period, field.subject) != ("年度", subject):
            return None
        return None if field.formula or field.answered_by == "事務局" else field

    def _section_owner(
        self, results: YearResults, project: Project, field: Field, key: str
    ) -> str | None:
        asked = self.sections(results, project, field)
        sections = dict(zip(section_keys(asked), asked, strict=True))
        return self.writer(project, sections[key]) if key in sections else None

    def sections(self, results: YearResults, project: Project, field: Field) -> tuple[Section, ...]:
        """Returns the sections of a value, and those that may be begun."""
        value = results.results.get(project.number, Result()).values.get(field.name, Value())
        return asked_sections(value, project, field)


def asked_sections(value: Value, project: Project, field: Field) -> tuple[Section, ...]:
    """Returns the sections of a value, and those that may be begun.

    Texts are divided by the planning division alone, unless the plan says otherwise (分け方); of
    another field, unless one value stands for all, each department of the 事業 has its own.
    """
    if field.kind == "文章" and not field.is_divided:
        return value.sections or (Section(),)
    if not project.departments:
        return value.sections or (Section(),)
    if not all(section.departments for section in value.sections):
        return value.sections
    said = {each for section in value.sections for each in section.departments}
    lacking = (Section((each,)) for each in project.departments if each not in said)
    return (*value.sections, *lacking)


def _heads(plan: Plan) -> dict[tuple[str, ...], int]:
    heads: dict[tuple[str, ...], int] = {}
    for groups, project in plan.leaves():
        path = path_of(groups)
        for depth in range(1, len(path) + 1):
            heads.setdefault(path[:depth], project.number)
    return heads


def _leads(
    plan: Plan, answers: Mapping[str, str], heads: Mapping[tuple[str, ...], int]
) -> dict[tuple[str, ...], str]:
    """Returns who answers for each group without 事業: the first who can, of all that it names."""
    indicators = {indicator.id: indicator for indicator in plan.indicators}
    leads: dict[tuple[str, ...], str] = {}
    for holder in holders(plan):
        path = path_of(holder.groups)
        own = (indicators[each].department or "" for each in holder.indicators)
        first = next((answers[e] for e in (*holder.departments, *own) if e in answers), None)
        for depth in range(1, len(path) + 1):
            if first and path[:depth] not in heads:
                leads.setdefault(path[:depth], first)
    return leads


def _owes(results: YearResults, project: Project, name: str) -> bool:
    return results.results.get(project.number, Result()).owes(name)
