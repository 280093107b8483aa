"""A 事業 in, the records of its rows out: 指標, 担当課 or 区分 within it, to any depth."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from report_builder.document.context import Context
from report_builder.model.plan import Indicator, Project

SOURCES = ("事業", "担当課", "区分", "指標")
"""What can make a row. The first of `rows:` is 事業; those after it are within it. 区分 are the
sections of a 事業 that a form asks for."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record and the records within it, whose rows its cells span.

    Attributes:
        context: What it is about.
        depth: 0 for a 事業.
        inner: In order; empty: it has one row.
    """

    context: Context
    depth: int
    inner: "tuple[Record, ...]" = ()

    @property
    def height(self) -> int:
        """How many rows it has."""
        return sum(record.height for record in self.inner) or 1


def record_of(context: Context, sources: tuple[str, ...], depth: int = 0) -> Record:
    """Returns a record with all records within it."""
    if depth + 1 == len(sources):
        return Record(context, depth)
    inner = _within(context, sources[depth + 1])
    return Record(context, depth, tuple(record_of(each, sources, depth + 1) for each in inner))


def begun_records(record: Record, begun: tuple[Record, ...] = ()) -> Iterator[tuple[Record, ...]]:
    """Yields, for each row under a record, the records that begin in it from the outermost."""
    begun = (*begun, record)
    if not record.inner:
        yield begun
        return
    for place, inner in enumerate(record.inner):
        yield from begun_records(inner, begun if place == 0 else ())


def _within(context: Context, source: str) -> tuple[Context, ...]:
    project = context.project
    if project is None:
        return ()
    match source:
        case "担当課":
            ids = project.departments
            return tuple(replace(context, department=context.departments[each]) for each in ids)
        case "区分":
            return _asked_sections(context, project.number)
        case _ if context.is_later_section:
            return ()
        case _:
            every = (context.indicators[each] for each in project.indicators)
            own = (each for each in every if _knows(context, project, each))
            return tuple(replace(context, indicator=each) for each in own)


def _knows(context: Context, project: Project, indicator: Indicator) -> bool:
    """Whether an indicator belongs to the department of the row; without one, all belong to it."""
    department = context.department
    known = indicator.department in project.departments
    return department is None or (indicator.department if known else project.lead) == department.id


def _asked_sections(context: Context, number: int) -> tuple[Context, ...]:
    """Returns the sections of a 事業 that the form asks for; one without a section if none."""
    asked = dict.fromkeys(
        str(key[3])
        for key in context.asked
        if key[:2] == ("事業", number) and len(key) == _SECTIONED
    )
    return tuple(
        replace(context, section=section, is_later_section=place > 0)
        for place, section in enumerate(asked or (None,))
    )


_SECTIONED = 4  # ("事業", 10, "実績", "hoiku")
