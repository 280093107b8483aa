"""A plan in, the records of a table's rows out: groups, 事業, 担当課, 指標, one within another."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from report_builder.document.context import Context
from report_builder.model.plan import Group, Indicator, Plan, Project, path_of

SOURCES = ("事業", "担当課", "区分", "指標")
"""What can make a row, besides the levels of the plan; each within the one before it. 区分 are the
sections of a 事業 that a form asks for."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record and the records within it, whose rows its cells span.

    Attributes:
        context: What it is about.
        depth: Index of its source in `rows:`.
        inner: In order; empty: it has one row.
    """

    context: Context
    depth: int
    inner: "tuple[Record, ...]" = ()

    @property
    def height(self) -> int:
        """How many rows it has."""
        return sum(record.height for record in self.inner) or 1


def outermost_records(context: Context, sources: tuple[str, ...]) -> Iterator[Record]:
    """Yields the records of the first source, each with all records within it.

    A group without a 事業 has no record where `rows:` goes on to 事業, and neither has a department
    without any of what is to stand within it.
    """
    for each in _outermost(context, sources[0]):
        record = record_of(each, sources)
        must_hold = "事業" in sources[1:] or sources[:-1][:1] == ("担当課",)
        if record.inner or not must_hold:
            yield record


def record_of(context: Context, sources: tuple[str, ...], depth: int = 0) -> Record:
    """Returns a record with all records within it."""
    if depth + 1 == len(sources):
        return Record(context, depth)
    within = (record_of(each, sources, depth + 1) for each in _within(context, sources[depth + 1]))
    # A 施策 without any 事業 of the department is no row of its own.
    kept = (each for each in within if each.inner or "事業" not in sources[depth + 2 :])
    return Record(context, depth, tuple(kept))


def within_group(context: Context, path: tuple[str, ...]) -> Context:
    """Returns the context of the group at a path; an empty one leaves the whole plan."""
    for groups in context.plan.groups() if path else ():
        if path_of(groups) == path:
            return replace(context, groups={group.level: group for group in groups})
    return context


def begun_records(record: Record, begun: tuple[Record, ...] = ()) -> Iterator[tuple[Record, ...]]:
    """Yields, for each row under a record, the records that begin in it from the outermost."""
    begun = (*begun, record)
    if not record.inner:
        yield begun
        return
    for place, inner in enumerate(record.inner):
        yield from begun_records(inner, begun if place == 0 else ())


def _outermost(context: Context, source: str) -> Iterator[Context]:
    match source:
        case "事業":
            yield from _projects(context)
        case "担当課":
            for department in context.plan.departments:
                yield replace(context, department=department)
        case "指標" | "区分":
            yield from _of_projects(context, source)
        case _:
            yield from _groups(context, source)


def _within(context: Context, source: str) -> Iterator[Context]:
    if source in context.plan.levels:
        yield from _groups(context, source)
    elif context.project is not None:
        yield from _of_project(context, context.project, source)
    elif source == "事業":
        yield from _projects(context)
    elif source == "担当課":
        yield from _departments(context)
    else:
        yield from _of_projects(context, source)


def _of_project(context: Context, project: Project, source: str) -> Iterator[Context]:
    if source == "担当課":
        for each in project.departments:
            yield replace(context, department=context.departments[each])
    elif source == "区分":
        yield from _asked_sections(context, project.number)
    elif source == "指標" and not context.is_later_section:
        yield from _indicators(context, project)


def _of_projects(context: Context, source: str) -> Iterator[Context]:
    """Yields what is within the 事業 below a context, an indicator that several share once."""
    seen: set[str] = set()
    for project in _projects(context):
        for each in _within(project, source):
            if each.indicator is None or each.indicator.id not in seen:
                yield each
            if each.indicator:
                seen.add(each.indicator.id)


def _departments(context: Context) -> Iterator[Context]:
    """Yields the departments of the 事業 below a context, in the order of the plan."""
    found = {
        each for record in _projects(context) if (p := record.project) for each in p.departments
    }
    for department in context.plan.departments:
        if department.id in found:
            yield replace(context, department=department)


def _groups(context: Context, level: str) -> Iterator[Context]:
    """Yields the groups of a level below the group of the context."""
    for path, project in _tree(context):
        if project is None and path[-1].level == level:
            yield replace(context, groups={group.level: group for group in path})


def _projects(context: Context) -> Iterator[Context]:
    """Yields the 事業 below the group of the context, its department's only if it has one."""
    department = context.department
    for path, project in _tree(context):
        if project is None or not (context.projects is None or project.number in context.projects):
            continue
        if department is None or department.id in project.departments:
            yield replace(context, groups={group.level: group for group in path}, project=project)


def _tree(context: Context) -> Iterator[tuple[tuple[Group, ...], Project | None]]:
    """Yields every group (with None) and every 事業 below the context's group, with their path."""
    path = tuple(context.groups.values())
    yield from _descend(path, path[-1] if path else context.plan)


def _descend(
    path: tuple[Group, ...], above: Group | Plan
) -> Iterator[tuple[tuple[Group, ...], Project | None]]:
    for child in above.children:
        if isinstance(child, Group):
            yield (*path, child), None
            yield from _descend((*path, child), child)
        else:
            yield path, child


def _indicators(context: Context, project: Project) -> Iterator[Context]:
    for each in project.indicators:
        indicator = context.indicators[each]
        if _knows(context, project, indicator):
            yield replace(context, indicator=indicator)


def _knows(context: Context, project: Project, indicator: Indicator) -> bool:
    """Whether an indicator belongs to the department of the row; without one, all belong to it."""
    department = context.department
    known = indicator.department in project.departments
    return department is None or (indicator.department if known else project.lead) == department.id


def _asked_sections(context: Context, number: int) -> Iterator[Context]:
    """Yields the sections of a 事業 that the form asks for; one without a section if none."""
    asked = context.asked.get(number)
    for place, section in enumerate(asked or (None,)):
        yield replace(context, section=section, is_later_section=place > 0)
