"""A returned file that is not taken in, what people are told of it out."""

from collections.abc import Iterator
from pathlib import Path

from report_builder.commands.asks import Naming
from report_builder.commands.merge_report import FileReport
from report_builder.forms.package_file import read_returned
from report_builder.forms.sender import sender
from report_builder.model.answering import Answering
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Department, Plan
from report_builder.problems import ReportError


def refused(plan: Plan, year: FiscalYear, path: Path, error: ReportError) -> FileReport:
    """Returns the report of a file that is refused, and what its department must be asked."""
    department = _department(plan, path, error)
    naming = Naming(Answering.of(plan), year, path.name)
    return FileReport(
        str(path),
        "refused",
        department.name_in(year) if department else "",
        asks=tuple(map(naming.of_problem, error.problems)),
        problems=error.problems,
    )


def _department(plan: Plan, path: Path, error: ReportError) -> Department | None:
    """Returns whose file it is: by what it carries, or else by the file's name."""
    try:
        identity = sender(read_returned(path, str(path)), str(path), error)
    except ReportError:
        identity = None
    known = (each for each in plan.departments if each.id == identity)
    return next(known, None) or _named(plan, path.stem)


def _named(plan: Plan, text: str) -> Department | None:
    """Returns the department of the longest name that a text has in it."""
    found = [
        (len(name), each) for each in plan.departments for name in _names(each) if name in text
    ]
    longest = max((length for length, _ in found), default=0)
    return next((each for length, each in found if length == longest), None)


def _names(department: Department) -> Iterator[str]:
    yield department.name
    yield from (name for _, name in department.names)
