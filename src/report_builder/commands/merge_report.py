"""What merging returned files comes to, as values to be shown or printed as JSON."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from report_builder.model.ask import Ask
from report_builder.model.change import Change, Side
from report_builder.model.form import Remark
from report_builder.model.key import Key, key_text
from report_builder.problems import Problem

Outcome = Literal["merged", "already", "refused", "failed", "waiting"]
"""取込済 now; 取込済 before, and nothing new; not taken, with the reason; not written, for the disk
does not let us; not looked at, because the file before could not be written."""


@dataclass(frozen=True, slots=True)
class NamedChange:
    """変更 of a value, with its name.

    Attributes:
        label: What people call it: `No.23 評価`.
        key: What programs call it: `事業/23/評価`.
        before: As it was.
        after: As it is now.
    """

    label: str
    key: str
    before: str
    after: str


def named_changes(
    label: Callable[[Key], str], changes: Iterable[Change]
) -> tuple[NamedChange, ...]:
    """Returns changes with their names, which a function gives."""
    return tuple(
        NamedChange(label(each.key), key_text(each.key), each.before, each.after)
        for each in changes
    )


@dataclass(frozen=True, slots=True)
class NamedConflict:
    """競合, with its name and places.

    Attributes:
        label: What people call the value.
        key: What programs call it.
        base: 配布時の値.
        current: What data/ holds, or held before it was settled.
        returned: What the department answered.
        settled: Which side was taken; None: neither.
        cell: Where the answer is.
        line: Where the current value is.
        source: Whose return the current value came from, and when; empty: it was edited.
    """

    label: str
    key: str
    base: str
    current: str
    returned: str
    settled: Side | None
    cell: str
    line: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class NamedNote:
    """備考 or 確認, with its name."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one returned file.

    Attributes:
        path: As the user would type it.
        outcome: 結果.
        department: Its name, as far as it is known.
        person: 記入者.
        extension: 内線.
        merged_before: When the file was merged already; empty: it was not.
        changes: What was written, or would be with --dry-run.
        conflicts: Undecided.
        settled: Decided by --prefer.
        unanswered: Names of the department's values that are still blank.
        edited_since: Of a file merged before: names of values that somebody has changed by hand.
        notes: 備考 and 確認.
        remarks: 付記.
        asks: What the department must be asked again.
        problems: Everything that is wrong or odd, in the order of the sheet.
    """

    path: str
    outcome: Outcome
    department: str = ""
    person: str = ""
    extension: str = ""
    merged_before: str = ""
    changes: tuple[NamedChange, ...] = ()
    conflicts: tuple[NamedConflict, ...] = ()
    settled: tuple[NamedConflict, ...] = ()
    unanswered: tuple[str, ...] = ()
    edited_since: tuple[str, ...] = ()
    notes: tuple[NamedNote, ...] = ()
    remarks: tuple[Remark, ...] = ()
    asks: tuple[Ask, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class MergeReport:
    """取込結果.

    Attributes:
        year: 年度.
        dry_run: Nothing was written.
        files: In the order in which they were merged.
        slips: 差戻し票 that were written.
        problems: What concerns no single file.
    """

    year: int
    dry_run: bool
    files: tuple[FileReport, ...]
    slips: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether anything is left that somebody has to see to."""
        of_files = (problem for file in self.files for problem in file.problems)
        return any(each.severity == "error" for each in (*self.problems, *of_files))
