"""取込記録: one JSON line for each merge and each undoing; lines in, entries out, and back.

The journal only grows. How it and the year's file stay in step is told in docs/merge.md.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, cast

from report_builder.model.change import Change, Conflict
from report_builder.model.form import Remark
from report_builder.model.key import Key, key_text, text_key
from report_builder.problems import Place, Problem, ReportError


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose answers were merged.

    Attributes:
        department: Its id.
        person: 記入者.
        extension: 内線.
        name: The name of the file that came back.
        sha256: Of that file, in hexadecimal digits.
        kept: Where its copy is kept, as seen from the workspace.
    """

    department: str
    person: str
    extension: str
    name: str
    sha256: str
    kept: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the journal.

    Attributes:
        number: From 1, and one more each time; it stays when a damaged line is deleted.
        kind: `merge` 取込, `undo` 取消.
        time: When, with the offset from UTC (`2021-06-30T10:15:00+09:00`).
        before: SHA-256 of the year's file before.
        after: SHA-256 of the year's file after; the same where no value changed.
        changes: Every value that was changed.
        origin: Of a merge; None for an undoing.
        undoes: Of an undoing: the number of the merge that it takes back.
        conflicts: Of a merge, those that were settled and those that were not.
        notes: 備考 and 確認 by key.
        remarks: 付記.
    """

    number: int
    kind: Literal["merge", "undo"]
    time: str
    before: str
    after: str
    changes: tuple[Change, ...]
    origin: Origin | None = None
    undoes: int | None = None
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[tuple[Key, str], ...] = ()
    remarks: tuple[Remark, ...] = ()


# ---------------------------------------------------------------------------------- writing


_SURROGATE = re.compile("[\ud800-\udfff]")


def entry_line(entry: Entry) -> str:
    """Returns an entry as the one line that is appended, line end included."""
    record = asdict(entry)
    record["changes"] = [_keyed(each) for each in entry.changes]
    record["conflicts"] = [_keyed(each) for each in entry.conflicts]
    record["notes"] = [{"key": key_text(key), "text": text} for key, text in entry.notes]
    line = json.dumps(record, ensure_ascii=False)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", line) + "\n"


def _keyed(value: Change | Conflict) -> dict[str, Any]:
    return {**asdict(value), "key": key_text(value.key)}


def healed(content: bytes) -> bytes:
    """Returns the journal without a last line that was only half written when something broke.

    What is whole stays, byte for byte; a whole last line without its line end gets it.
    """
    whole, apart, last = content.rpartition(b"\n")
    if not last.strip():
        return content
    try:
        _entry(last.decode("utf-8-sig"))
    except _DAMAGE:
        return whole + apart
    return content + b"\n"


# ---------------------------------------------------------------------------------- reading

_DAMAGE = (ValueError, KeyError, TypeError, RecursionError)
"""What reading a damaged line raises; text that is no UTF-8 is a ValueError too."""


def read_journal(text: str, path: str) -> tuple[Entry, ...]:
    """Reads the journal; a last line that is only half written is passed over.

    Raises:
        ReportError: Other lines are damaged; each is named.
    """
    *lines, last = text.removeprefix("\ufeff").split("\n")
    entries: list[Entry] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines, start=1):
        try:
            entries += [_entry(line)] if line.strip() else []
        except _DAMAGE:
            problems.append(Problem(Place(path, number), *_DAMAGED))
    if problems:
        raise ReportError(problems)
    try:
        return (*entries, _entry(last))
    except _DAMAGE:
        return tuple(entries)


_DAMAGED = (
    "取込記録のこの行が壊れていて読めません。",
    "控えから元に戻すか、この行を消してください。値はそのままです（この取込の取消しはできなくなります）。",
    "journal-damaged",
)


def _entry(line: str) -> Entry:
    record = cast("dict[str, Any]", json.loads(line))
    number, kind, undoes = record["number"], record["kind"], record["undoes"]
    is_whole = isinstance(number, int) and isinstance(undoes, int | None)
    if kind not in ("merge", "undo") or not is_whole:
        raise ValueError(kind)
    return Entry(
        number,
        kind,
        *_texts(record, "time", "before", "after"),
        changes=tuple(
            Change(_key(each), *_texts(each, "before", "after")) for each in record["changes"]
        ),
        origin=_origin(record["origin"]),
        undoes=undoes,
        conflicts=tuple(_conflict(each) for each in record["conflicts"]),
        notes=tuple((_key(each), _texts(each, "text")[0]) for each in record["notes"]),
        remarks=tuple(_remark(each) for each in record["remarks"]),
    )


def _texts(record: Mapping[str, Any], *names: str) -> list[str]:
    found = [record[name] for name in names]
    if not all(isinstance(each, str) for each in found):
        raise TypeError(names)
    return found


def _key(record: Mapping[str, Any]) -> Key:
    return text_key(*_texts(record, "key"))


def _origin(record: Mapping[str, Any] | None) -> Origin | None:
    names = ("department", "person", "extension", "name", "sha256", "kept")
    return None if record is None else Origin(*_texts(record, *names))


def _conflict(record: Mapping[str, Any]) -> Conflict:
    settled = record["settled"]
    if settled not in ("returned", "current", None):
        raise ValueError(settled)
    return Conflict(_key(record), *_texts(record, "base", "current", "returned"), settled=settled)


def _remark(record: Mapping[str, Any]) -> Remark:
    kind, *texts = _texts(record, "kind", "label", "text", "before", "place")
    if kind not in ("note", "suggestion", "stray"):
        raise ValueError(kind)
    return Remark(kind, *texts)
