"""What the journal 取込記録 says: what is merged, what can be undone, what a crash left open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from report_builder.model.change import Change, Conflict
from report_builder.model.key import Key
from report_builder.store.journal import Entry


def next_number(entries: Sequence[Entry]) -> int:
    """Returns the number of the entry to be written next."""
    return max((entry.number for entry in entries), default=0) + 1


def standing_merges(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Returns the merges that nobody has taken back, in their order.

    An undoing may itself be taken back: when it was broken off, and the file edited meanwhile.
    """
    taken_back = {entry.undoes for entry in entries}
    undone = {entry.undoes for entry in entries if entry.number not in taken_back}
    return tuple(each for each in entries if each.kind == "merge" and each.number not in undone)


def merge_of(entries: Sequence[Entry], sha256: str) -> Entry | None:
    """Returns the last standing merge of a file, by its SHA-256; None: it is not merged."""
    own = (each for each in standing_merges(entries) if each.origin)
    found = [each for each in own if each.origin and each.origin.sha256 == sha256]
    return found[-1] if found else None


def open_conflicts(entry: Entry, current: Mapping[Key, str]) -> tuple[Conflict, ...]:
    """Returns the conflicts of a merge that nobody has settled: the values are as they were."""
    return tuple(
        each
        for each in entry.conflicts
        if each.settled is None and current.get(each.key, "") == each.current
    )


def source_of(entries: Sequence[Entry], key: Key, text: str) -> Entry | None:
    """Returns the merge that wrote a value; None: it was written by hand, or is as it ever was."""
    for entry in reversed(standing_merges(entries)):
        for change in entry.changes:
            if change.key == key:
                return entry if change.after == text else None
    return None


# ------------------------------------------------------------------------------- taking back


@dataclass(frozen=True, slots=True)
class Undoing:
    """取消.

    Attributes:
        number: Of the merge that is taken back.
        changes: Its changes in reverse.
        edited: Changes of the merge whose values are others by now; while there is one, none of
            them can be taken back.
    """

    number: int
    changes: tuple[Change, ...]
    edited: tuple[Change, ...] = ()


def undo_last(entries: Sequence[Entry], current: Mapping[Key, str]) -> Undoing | None:
    """Returns what takes back the last standing merge that changed anything; None: there is none.

    Args:
        entries: The journal.
        current: The values of the year as it stands; one that is not in it is blank.
    """
    changing = [entry for entry in standing_merges(entries) if entry.changes]
    if not changing:
        return None
    edited = (each for each in changing[-1].changes if current.get(each.key, "") != each.after)
    return replace(reverse(changing[-1]), edited=tuple(edited))


def reverse(entry: Entry) -> Undoing:
    """Returns what takes back a merge."""
    changes = (Change(each.key, each.after, each.before) for each in entry.changes)
    return Undoing(entry.number, tuple(changes))


# --------------------------------------------------------------------------------- recovering

Recovery = Literal["nothing", "finish", "drop", "take-back"]
"""What is to be done with a draft of the year's file that is found at the start: rename it into
place; delete it; or add an undoing of the last entry, and delete it then."""


def recovery(entries: Sequence[Entry], year: str, draft: str | None) -> Recovery:
    """Tells what is left to do after a crash, from SHA-256s of the year's file and of its draft.

    A draft that the journal tells of was to be renamed; one that it does not tell of never counted.
    Where the year's file was edited in between, the draft would undo the editing.
    """
    if draft is None:
        return "nothing"
    last = entries[-1] if entries else None
    if last is None or last.after != draft or year == draft:
        return "drop"
    return "finish" if last.before == year else "take-back"
