"""A name of the catalogue: what it shows, of what it speaks, and how it is asked for."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from report_builder.document.context import Context
from report_builder.model.key import Key
from report_builder.model.plan import Group, Indicator, Project


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
        key: Names the value shown, where a form can ask for it.
        is_count: A number that the paper gives by itself, which other numerals may write.
        is_of_project: Of a part of a 事業: it cannot be shown before both are at hand.
        owner: Names whose value is shown, where the data may say that several records have it
            together; it gives an empty text where a record says nothing.
    """

    show: Show
    subject: str
    meaning: str
    key: Callable[[Context], Key] | None = None
    owner: Callable[[Context], str] | None = None
    is_of_project: bool = False
    is_count: bool = False


def as_text(function: Callable[[Context], str]) -> Show:
    """Makes of a function that gives a text one that gives a cell."""
    return lambda context: Shown((function(context),))


def of_group(level: str, show: Callable[[Group], str]) -> Callable[[Context], str]:
    """Shows the group of a level; a 事業 that stands right under a higher one has none."""
    return lambda context: show(context.groups[level]) if level in context.groups else ""


def of_project(entry: Entry) -> Entry:
    """Returns an entry that shows nothing, and is not asked for, where there is no 事業."""
    key = entry.key

    def show(context: Context) -> Shown:
        return entry.show(context) if context.project else Shown(())

    def own_key(context: Context) -> Key:
        return key(context) if key and context.project else ()

    return replace(entry, show=show, key=own_key if key else None)


def project_of(context: Context) -> Project:
    """Returns the 事業 of a row.

    Raises:
        LookupError: It has none, which no template that was read can ask for.
    """
    if context.project is None:
        raise LookupError("a row without a 事業 was asked for one")
    return context.project


def indicator_of(context: Context) -> Indicator:
    """Returns the 指標 of a row.

    Raises:
        LookupError: As `project_of`.
    """
    if context.indicator is None:
        raise LookupError("a row without a 指標 was asked for one")
    return context.indicator
