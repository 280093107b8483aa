"""A year and a field of kind 評価 in; how often each grade was given, and where, out."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from report_builder.document.context import Facts
from report_builder.document.statements import Statements
from report_builder.model.field import Field
from report_builder.model.holder import homes_of
from report_builder.model.plan import Plan, Project, path_of
from report_builder.model.section import Value

Path = tuple[str, ...]
"""A group: its number, or its name where it has none, after those above it; () is the plan."""

BLANK = ""
"""The code of a grade that has not been given."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each grade of a field was given in a year.

    Attributes:
        groups: Group to code to the number of grades, those in the groups within included.
        departments: Id of a department to code to the number of grades that it answers for; the
            id is empty where no department does.
    """

    groups: Mapping[Path, Mapping[str, int]]
    departments: Mapping[str, Mapping[str, int]]

    def of_group(self, path: Path) -> Mapping[str, int]:
        """Returns code to number for a group."""
        return self.groups.get(path, {})

    def of_department(self, identity: str) -> Mapping[str, int]:
        """Returns code to number for a department."""
        return self.departments.get(identity, {})


@dataclass(frozen=True, slots=True)
class _Grade:
    """A grade that was given, or is to be: in which group, by which department."""

    path: Path
    department: str
    code: str


def count(facts: Facts, field: Field) -> Counts:
    """Returns the counts of a year's field of kind 評価, whatever it is said of."""
    groups: dict[Path, Counter[str]] = {}
    departments: dict[str, Counter[str]] = {}
    for grade in _grades(Statements.of(facts), facts.plan, field):
        for depth in range(len(grade.path) + 1):
            groups.setdefault(grade.path[:depth], Counter())[grade.code] += 1
        departments.setdefault(grade.department, Counter())[grade.code] += 1
    return Counts(groups, departments)


def _grades(said: Statements, plan: Plan, field: Field) -> Iterator[_Grade]:
    match field.subject:
        case "事業":
            for groups, project in plan.leaves():
                code = said.of_project(field, project).text
                yield _Grade(path_of(groups), project.lead or "", code)
        case "担当課":
            for groups, project in plan.leaves():
                yield from _parts(path_of(groups), project, said.of_project(field, project))
        case "指標":
            yield from _of_indicators(said, plan, field)
        case level:
            for groups in plan.groups():
                if groups[-1].level == level:
                    yield _Grade(path_of(groups), "", said.of_group(field, groups))


def _parts(path: Path, project: Project, value: Value) -> Iterator[_Grade]:
    """Yields the grade of each department's part; an undivided one is the lead's."""
    lead = project.lead or ""
    if not value.sections:
        yield _Grade(path, lead, BLANK)
    for section in value.sections:
        yield _Grade(path, next(iter(section.departments), lead), section.text)


def _of_indicators(said: Statements, plan: Plan, field: Field) -> Iterator[_Grade]:
    """Yields each indicator's grade once, though it may have several places."""
    known = {indicator.id: indicator for indicator in plan.indicators}
    for identity, home in homes_of(plan).items():
        indicator = known[identity]
        department = indicator.department or home.lead or ""
        yield _Grade(path_of(home.groups), department, said.of_indicator(field, indicator))
