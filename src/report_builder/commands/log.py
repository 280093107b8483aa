"""report-builder log: who changed what in a year, when, from which file."""

from dataclasses import dataclass
from functools import partial
from typing import Literal

from report_builder.commands.merge_report import NamedChange, NamedNote, named_changes
from report_builder.commands.transaction import read_entries, unfinished
from report_builder.model.change import Side
from report_builder.model.form import Remark
from report_builder.model.key import key_text
from report_builder.model.label import key_label
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Plan
from report_builder.problems import Problem
from report_builder.store.history import standing_merges
from report_builder.store.journal import Entry
from report_builder.workspace import Workspace, load, load_plan


@dataclass(frozen=True, slots=True)
class LoggedConflict:
    """競合 as the journal has it, with its name; `settled` None: it was left open then."""

    label: str
    key: str
    base: str
    current: str
    returned: str
    settled: Side | None


@dataclass(frozen=True, slots=True)
class LoggedEntry:
    """A line of the journal, with names for what it speaks of.

    Attributes:
        number: Of the line.
        kind: `merge` 取込 or `undo` 取消.
        time: When, with the offset from UTC.
        department: The name of who answered; empty for an undoing.
        person: 記入者.
        extension: 内線.
        file: The name of the file that came back.
        sha256: Of the file.
        kept: Where its copy is.
        undoes: Of an undoing: the number of the merge that it took back.
        stands: Of a merge: nobody has taken it back.
        changes: Every value that was changed.
        conflicts: Settled or not.
        notes: 備考 and 確認.
        remarks: 付記.
    """

    number: int
    kind: Literal["merge", "undo"]
    time: str
    department: str
    person: str
    extension: str
    file: str
    sha256: str
    kept: str
    undoes: int | None
    stands: bool
    changes: tuple[NamedChange, ...]
    conflicts: tuple[LoggedConflict, ...]
    notes: tuple[NamedNote, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class ReturnLog:
    """取込記録 of a year, the oldest line first."""

    year: int
    entries: tuple[LoggedEntry, ...]
    problems: tuple[Problem, ...] = ()


def return_log(workspace: Workspace, year: FiscalYear) -> ReturnLog:
    """Returns the journal of a year.

    Raises:
        ReportError: The plan has mistakes, the journal is damaged, or the plan has no such year.
    """
    entries = read_entries(workspace, year)
    # Without a journal it is worth knowing whether there is such a year at all.
    plan = load_plan(workspace).plan.value if entries else load(workspace, year).plan.value
    standing = {entry.number for entry in standing_merges(entries)}
    logged = (_logged(plan, year, entry, stands=entry.number in standing) for entry in entries)
    return ReturnLog(year.number, tuple(logged), unfinished(workspace, year))


def _logged(plan: Plan, year: FiscalYear, entry: Entry, *, stands: bool) -> LoggedEntry:
    label, origin = partial(key_label, plan, year), entry.origin
    names = {each.id: each.name_in(year) for each in plan.departments}
    return LoggedEntry(
        entry.number,
        entry.kind,
        entry.time,
        department=names.get(origin.department, origin.department) if origin else "",
        person=origin.person if origin else "",
        extension=origin.extension if origin else "",
        file=origin.name if origin else "",
        sha256=origin.sha256 if origin else "",
        kept=origin.kept if origin else "",
        undoes=entry.undoes,
        stands=stands,
        changes=named_changes(label, entry.changes),
        conflicts=tuple(
            LoggedConflict(
                label(each.key),
                key_text(each.key),
                each.base,
                each.current,
                each.returned,
                each.settled,
            )
            for each in entry.conflicts
        ),
        notes=tuple(NamedNote(label(key), text) for key, text in entry.notes),
        remarks=entry.remarks,
    )
