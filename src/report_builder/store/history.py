"""What the journal 取込記録 says: what is merged, what can be undone, what a crash left open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from report_builder.model.change import Change, Conflict
from report_builder.model.key import Key, key_text
from report_builder.problems import Place, Problem, ReportError
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
    """取消: the number of the merge that is taken back, and its changes in reverse."""

    number: int
    changes: tuple[Change, ...]


def undo_last(entries: Sequence[Entry], current: Mapping[Key, str], path: str) -> Undoing:
    """Returns what takes back the last standing merge that changed anything.

    Args:
        entries: The journal.
        current: The values of the year as it stands; one that is not in it is blank.
        path: The journal as the user would type it.

    Raises:
        ReportError: There is no such merge; or values have changed since. Then none is undone.
    """
    changing = [entry for entry in standing_merges(entries) if entry.changes]
    if not changing:
        raise ReportError([Problem(Place(path), *_NOTHING_TO_UNDO)])
    last = changing[-1]
    since = [each for each in last.changes if current.get(each.key, "") != each.after]
    if since:
        raise ReportError(_changed_since(path, each) for each in since)
    return reverse(last)


def reverse(entry: Entry) -> Undoing:
    """Returns what takes back a merge."""
    changes = (Change(each.key, each.after, each.before) for each in entry.changes)
    return Undoing(entry.number, tuple(changes))


_NOTHING_TO_UNDO = (
    "取り消せる取込がありません。",
    "値を元に戻すには、data/ のファイルを直してください。",
    "undo-nothing",
)


def _changed_since(path: str, change: Change) -> Problem:
    message = f"「{key_text(change.key)}」は取込の後に変わったので、取込を取り消せません。"
    advice = f"data/ のファイルで、この値を取込の前の「{change.before}」に手で直してください。"
    return Problem(Place(path), message, advice, "undo-changed")


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
