"""The order of writes 書く順序 (docs/merge.md): after any crash the data are old or new, whole.

One process at a time changes the data of a workspace. It first puts in order what the last one may
have left half done.
"""

from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from report_builder.files import (
    UNFINISHED,
    append,
    cut,
    ensure_folder,
    read_bytes,
    read_text,
    remove,
    rename,
    write_atomically,
    write_draft,
)
from report_builder.lock import locked
from report_builder.model.period import FiscalYear
from report_builder.problems import Place, Problem, ReportError
from report_builder.store.history import next_number, recovery, reverse
from report_builder.store.journal import Entry, entry_line, healed, read_journal
from report_builder.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Kept:
    """控え: a returned file and where it is kept."""

    path: Path
    content: bytes


@contextmanager
def changing(workspace: Workspace, year: FiscalYear) -> Generator[tuple[Problem, ...], None, None]:
    """Lets the block alone change a year's data, in order; yields what was found broken off.

    Raises:
        ReportError: Somebody else is changing the data, or they cannot be put in order.
    """
    with locked(workspace.lock, workspace.shown(workspace.lock)) as broken_off:
        yield broken_off + recover(workspace, year)


def read_entries(workspace: Workspace, year: FiscalYear) -> tuple[Entry, ...]:
    """Returns the journal of a year; without a file it is empty.

    Raises:
        ReportError: A line that is not the last is damaged.
    """
    path = workspace.journal(year)
    if not path.exists():
        return ()
    shown = workspace.shown(path)
    whole = healed(read_bytes(path, shown))  # a character may be cut in two, too
    try:
        return read_journal(whole.decode(), shown)
    except UnicodeDecodeError:
        return read_journal(read_text(path, shown), shown)


def digest(content: bytes) -> str:
    """Returns the SHA-256 of a file's content, in hexadecimal digits."""
    return sha256(content).hexdigest()


def now() -> str:
    """Returns the time as the journal has it: local, with the offset from UTC."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def unfinished(workspace: Workspace, year: FiscalYear) -> tuple[Problem, ...]:
    """Returns a warning for who only reads the data: something is left half done."""
    if not workspace.draft(year).exists():
        return ()
    place = Place(workspace.shown(workspace.year(year)))
    return (Problem(place, *_UNFINISHED, "warning"),)


_UNFINISHED = (
    "取り込みか取消しが、途中で止まっているか、続いています。",
    "止まったものは、次に report-builder merge か undo を実行したときに片付けます。",
    "recovery-needed",
)


# ------------------------------------------------------------------------------------- writing


def commit(
    workspace: Workspace, year: FiscalYear, entry: Entry, text: str, kept: Kept | None = None
) -> None:
    """Writes an entry of the journal and what it tells of; either all of it happens or nothing.

    Args:
        workspace: Where.
        year: 年度.
        entry: `before` and `after` are the SHA-256s of the year's file.
        text: The year's file as it is to be.
        kept: 控え to be written first.

    Raises:
        ReportError: The year's file has been edited meanwhile, or something cannot be written. If
            the disk does not even let what was begun be put in order, the next command does it.
    """
    _refuse_edited(workspace, year, entry)
    try:
        _write_all(workspace, year, entry, text, kept)
    except BaseException:
        with suppress(ReportError):
            recover(workspace, year)
        raise


def _write_all(
    workspace: Workspace, year: FiscalYear, entry: Entry, text: str, kept: Kept | None
) -> None:
    if kept:
        _keep(kept)
    is_changed = entry.after != entry.before
    draft, target = workspace.draft(year), workspace.year(year).resolve()
    if is_changed:
        write_draft(draft, text.encode(), target)
    append(workspace.journal(year), entry_line(entry).encode())
    if is_changed:
        rename(draft, target)


def _keep(kept: Kept) -> None:
    """Writes a returned file once: its name says what is in it."""
    ensure_folder(kept.path.parent)
    is_there = kept.path.exists() and read_bytes(kept.path, str(kept.path)) == kept.content
    if not is_there:
        write_atomically(kept.path, kept.content)


def _refuse_edited(workspace: Workspace, year: FiscalYear, entry: Entry) -> None:
    path = workspace.year(year)
    if digest(read_bytes(path, workspace.shown(path))) != entry.before:
        message = "取り込みの途中で、ほかのプログラムがこのファイルを書き換えました。"
        advice = "何も書き入れていません。編集中なら保存して閉じ、もう一度実行してください。"
        raise ReportError([Problem(Place(workspace.shown(path)), message, advice, "year-edited")])


# ---------------------------------------------------------------------------------- recovering


def recover(workspace: Workspace, year: FiscalYear) -> tuple[Problem, ...]:
    """Puts in order what a crash has left; returns a warning for each thing that it has done.

    Raises:
        ReportError: The journal cannot be read, or something cannot be written.
    """
    _heal(workspace, year)
    _sweep(workspace.returns(year))
    draft, target = workspace.draft(year), workspace.year(year).resolve()
    if not draft.exists():
        return ()
    entries = read_entries(workspace, year)
    sums = [
        digest(read_bytes(path, path.name)) if path.exists() else "" for path in (target, draft)
    ]
    done = recovery(entries, *sums)
    match done:
        case "finish":
            rename(draft, target)
        case "take-back":
            append(workspace.journal(year), entry_line(_taken_back(entries, sums[0])).encode())
            remove(draft)
        case _:
            remove(draft)
    return (Problem(Place(workspace.shown(workspace.year(year))), *_SAID[done], "warning"),)


def _heal(workspace: Workspace, year: FiscalYear) -> None:
    """Completes the last line of the journal, or cuts it off where it was only half written."""
    path = workspace.journal(year)
    if not path.exists():
        return
    content = read_bytes(path, workspace.shown(path))
    whole = healed(content)
    if len(whole) < len(content):
        cut(path, len(whole))
    elif len(whole) > len(content):
        append(path, whole[len(content) :])


def _sweep(folder: Path) -> None:
    """Deletes copies of returned files that were only half written, under names of their own."""
    for path in folder.glob(f"*{UNFINISHED}"):
        remove(path)


def _taken_back(entries: tuple[Entry, ...], year: str) -> Entry:
    undoing = reverse(entries[-1])
    return Entry(
        next_number(entries), "undo", now(), year, year, undoing.changes, undoes=undoing.number
    )


_SAID = {
    "finish": (
        "途中で止まっていた取り込みか取消しを済ませました。",
        "report-builder log で確かめられます。",
        "recovery-finished",
    ),
    "take-back": (
        "途中で止まっていた取り込みか取消しは、その後にファイルが直されたので、取りやめました。",
        "もう一度実行してください。",
        "recovery-taken-back",
    ),
    "drop": (
        "途中で止まっていた取り込みか取消しを、なかったことにしました。",
        "もう一度実行してください。",
        "recovery-dropped",
    ),
}
