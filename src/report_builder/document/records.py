"""A plan in, the records of a table's rows out: groups, 事業, 担当課, 指標, one within another."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from report_builder.document.context import Context
from report_builder.model.holder import Holder, holders
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
    without any of what is to stand within it. In a form a group without anything that is asked
    about has none either.
    """
    for each in _outermost(context, sources[0]):
        record = record_of(each, sources)
        must_hold = "事業" in sources[1:] or sources[:-1][:1] == ("担当課",)
        if record.inner or not (must_hold or _is_unasked(each)):
            yield record


def _is_unasked(context: Context) -> bool:
    """Tells whether a record is a group below which a form asks nothing."""
    if context.projects is None or context.project or context.indicator or not context.groups:
        return False
    shown = (
        own
        for each, holder in _holders(context)
        for own in ((each,) if holder.project else _indicators(each, holder))
    )
    return not any(True for _ in shown)


def record_of(context: Context, sources: tuple[str, ...], depth: int = 0) -> Record:
    """Returns a record with all records within it."""
    if depth + 1 == len(sources):
        return Record(context, depth)
    if sources[depth + 1] in (*context.plan.levels, "事業") and sources[-1] == "指標":
        within = _with_loose(context, sources, depth + 1)
    else:
        inner = _within(context, sources[depth + 1])
        within = (record_of(each, sources, depth + 1) for each in inner)
    # A 施策 without any 事業 of the department is no row of its own.
    must_hold = "事業" in sources[depth + 2 :]
    kept = (
        each
        for each in within
        if each.inner or each.context.indicator or not (must_hold or _is_unasked(each.context))
    )
    return Record(context, depth, tuple(kept))


def _with_loose(context: Context, sources: tuple[str, ...], depth: int) -> Iterator[Record]:
    """Yields the groups or 事業 below a context, and at their place indicators that have none."""
    source = sources[depth]
    for each, holder in _holders(context) if context.project is None else ():
        level = holder.groups[-1].level if holder.groups else ""
        if source == ("事業" if holder.project else level):
            yield record_of(each, sources, depth)
        elif holder.project is None and source not in each.groups:
            yield from (Record(own, len(sources) - 1) for own in _indicators(each, holder))


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
            yield from _of_holders(context, source)
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
        yield from _of_holders(context, source)


def _of_project(context: Context, project: Project, source: str) -> Iterator[Context]:
    if source == "担当課":
        for each in project.departments:
            yield replace(context, department=context.departments[each])
    elif source == "区分":
        yield from _asked_sections(context, project.number)
    elif source == "指標" and not context.is_later_section:
        yield from _indicators(context, Holder((), project, project.indicators))


def _of_holders(context: Context, source: str) -> Iterator[Context]:
    """Yields what stands below a context, an indicator that has several places once."""
    seen: set[str] = set()
    for place, holder in _holders(context):
        if holder.project:
            within = _of_project(place, holder.project, source)
        else:
            within = _indicators(place, holder) if source == "指標" else ()
        for each in within:
            if each.indicator is None or each.indicator.id not in seen:
                yield each
            if each.indicator:
                seen.add(each.indicator.id)


def _departments(context: Context) -> Iterator[Context]:
    """Yields the departments of what is below a context, in the order of the plan."""
    found: set[str | None] = set()
    for each, holder in _holders(context):
        loose = () if holder.project else _indicators(each, holder)
        tellers = (_teller(holder, own.indicator) for own in loose if own.indicator)
        found.update(holder.departments if holder.project else tellers)
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
    for each, holder in _holders(context):
        if holder.project:
            yield each


def _holders(context: Context) -> Iterator[tuple[Context, Holder]]:
    """Yields the group of the context and all below it, of the 事業 those that are shown."""
    for holder in holders(context.plan, tuple(context.groups.values())):
        if holder.project is None or _is_shown(context, holder.project):
            groups = {group.level: group for group in holder.groups}
            yield replace(context, groups=groups, project=holder.project), holder


def _is_shown(context: Context, project: Project) -> bool:
    is_asked = context.projects is None or project.number in context.projects
    department = context.department
    return is_asked and (department is None or department.id in project.departments)


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


def _indicators(context: Context, holder: Holder) -> Iterator[Context]:
    """Yields the indicators under a holder that are shown."""
    department = context.department
    for identity in holder.indicators:
        indicator = context.indicators[identity]
        is_shown = bool(holder.project) or context.figures is None or identity in context.figures
        if is_shown and (department is None or _teller(holder, indicator) == department.id):
            yield replace(context, indicator=indicator)


def _teller(holder: Holder, indicator: Indicator) -> str | None:
    """Returns the id of the department to which an indicator belongs.

    One that is none of its 事業's knows the figure, but has no row there.
    """
    has_row = holder.project is None or indicator.department in holder.departments
    return (has_row and indicator.department) or holder.lead


def _asked_sections(context: Context, number: int) -> Iterator[Context]:
    """Yields the sections of a 事業 that the form asks for; one without a section if none."""
    asked = context.asked.get(number)
    for place, section in enumerate(asked or (None,)):
        yield replace(context, section=section, is_later_section=place > 0)
