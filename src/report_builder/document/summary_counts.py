"""A year and a field of kind 評価 in; how often each grade was given, and where, out."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from report_builder.model.field import Field
from report_builder.model.plan import Group, Plan, Project
from report_builder.model.year import Result, Value, YearResults

Path = tuple[str, ...]
"""A group: its number, or its name where it has none, after those above it; () is the plan."""

BLANK = ""
"""The code of a grade that has not been given."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each grade of a field was given in a year.

    Attributes:
        of_groups: (group, code) to the number of grades, those in the groups within included.
        of_departments: (id of a department, code) to the number of grades that it answers for;
            the id is empty where no department does.
    """

    of_groups: Mapping[tuple[Path, str], int]
    of_departments: Mapping[tuple[str, str], int]

    def in_group(self, path: Path) -> Mapping[str, int]:
        """Returns code to number for a group."""
        return {code: count for (own, code), count in self.of_groups.items() if own == path}

    def of_department(self, identity: str) -> Mapping[str, int]:
        """Returns code to number for a department."""
        return {code: n for (own, code), n in self.of_departments.items() if own == identity}


@dataclass(frozen=True, slots=True)
class _Grade:
    """A grade that was given, or is to be: in which group, by which department."""

    path: Path
    department: str
    code: str


def count(plan: Plan, results: YearResults, field: Field) -> Counts:
    """Returns the counts of a year's field of kind 評価, whatever it is said of."""
    grades = tuple(_grades(plan, results, field))
    groups = Counter(
        (grade.path[:depth], grade.code) for grade in grades for depth in range(len(grade.path) + 1)
    )
    return Counts(groups, Counter((grade.department, grade.code) for grade in grades))


def path_of(groups: tuple[Group, ...]) -> Path:
    """Returns how the data name the last of groups, given from the top."""
    return tuple(group.number or group.name for group in groups)


def _grades(plan: Plan, results: YearResults, field: Field) -> Iterator[_Grade]:
    match field.subject:
        case "事業":
            for groups, project in plan.leaves():
                code = results.results.get(project.number, Result()).text(field.name)
                yield _Grade(path_of(groups), project.lead or "", code)
        case "担当課":
            for groups, project in plan.leaves():
                result = results.results.get(project.number, Result())
                value = result.values.get(field.name, Value())
                yield from _parts(path_of(groups), project, value)
        case "指標":
            yield from _of_indicators(plan, results, field)
        case level:
            for groups in _groups(plan, level):
                result = results.groups.get(path_of(groups), Result())
                yield _Grade(path_of(groups), "", result.text(field.name))


def _parts(path: Path, project: Project, value: Value) -> Iterator[_Grade]:
    """Yields the grade of each department's part; an undivided one is the lead's."""
    lead = project.lead or ""
    if not value.sections:
        yield _Grade(path, lead, BLANK)
    for section in value.sections:
        yield _Grade(path, next(iter(section.departments), lead), section.text)


def _of_indicators(plan: Plan, results: YearResults, field: Field) -> Iterator[_Grade]:
    """Yields each indicator's grade once, though several 事業 may share it."""
    known = {indicator.id: indicator for indicator in plan.indicators}
    codes = results.indicators.get(field.name, {})
    for groups, project in plan.leaves():
        for identity in project.indicators:
            indicator = known.pop(identity, None)
            if indicator:
                department = indicator.department or project.lead or ""
                yield _Grade(path_of(groups), department, codes.get(identity, BLANK))


def _groups(plan: Plan, level: str) -> Iterator[tuple[Group, ...]]:
    """Yields the groups of a level, each with those above it."""
    return (groups for groups in all_groups(plan.children) if groups[-1].level == level)


def all_groups(
    children: tuple[Group | Project, ...], above: tuple[Group, ...] = ()
) -> Iterator[tuple[Group, ...]]:
    """Yields every group from the top, each with those above it."""
    for child in children:
        if isinstance(child, Group):
            yield (*above, child)
            yield from all_groups(child.children, (*above, child))
