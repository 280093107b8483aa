"""What merge, undo and log report in, lines for people out."""

from collections import Counter
from collections.abc import Iterable, Iterator

from report_builder.commands.excerpts import excerpts, of_conflict
from report_builder.commands.log import LoggedConflict, LoggedEntry, ReturnLog
from report_builder.commands.merge_report import (
    FileReport,
    MergeReport,
    NamedChange,
    NamedNote,
    Outcome,
)
from report_builder.commands.undo import Undone
from report_builder.model.form import CONFIRMED, Remark

_INDENT = "  "


def file_lines(file: FileReport, *, dry_run: bool) -> Iterator[str]:
    """Yields what became of a returned file: one line, and one for each change and remark."""
    yield f"{file.path}: {_outcome(file, dry_run=dry_run)}"
    yield from _change_lines(file.changes)
    if file.edited_since:
        yield f"{_INDENT}取り込んだ後に直されている値: {'、'.join(file.edited_since)}"
    if file.outcome != "already":
        yield from _remark_lines(file.notes, file.remarks)


def _outcome(file: FileReport, *, dry_run: bool) -> str:
    match file.outcome:
        case "merged":
            said = "を取り込めます（まだ書いていません）" if dry_run else "を取り込みました"
            return f"{_who(file)}の回答{said}。{_counts(file)}"
        case "already":
            before = _time(file.merged_before)
            return f"{_who(file)}の回答は {before} に取り込み済みです。{_counts(file)}"
        case "refused":
            return "取り込みません。"
        case "failed":
            return "書き込めなかったので、取り込んでいません。"
        case "waiting":
            return "まだ見ていません。"


def _who(file: FileReport | LoggedEntry) -> str:
    extension = f"内線 {file.extension}" if file.extension else ""
    who = "、".join(filter(None, (file.person, extension)))
    return f"{file.department}（{who}）" if who else file.department


def _counts(file: FileReport) -> str:
    counts = {
        "変更": file.changes,
        "競合": file.conflicts,
        "決めた競合": file.settled,
        "未記入": file.unanswered,
    }
    return "、".join(
        f"{name} {len(each)}件" for name, each in counts.items() if each or name == "変更"
    )


def merge_lines(report: MergeReport) -> Iterator[str]:
    """Yields what merging came to as a whole."""
    counts = Counter(file.outcome for file in report.files)
    said = "、".join(f"{word} {counts[each]}" for each, word in _WORDS.items() if counts[each])
    changes = sum(len(file.changes) for file in report.files)
    yield f"計 {len(report.files)}ファイル（{said}）、変更 {changes}件"
    for slip in report.slips:
        yield f"差戻し票: {slip}"


_WORDS: dict[Outcome, str] = {
    "merged": "取込",
    "already": "取込済み",
    "refused": "取り込まず",
    "failed": "書き込めず",
    "waiting": "未処理",
}


def undo_lines(undone: Undone) -> Iterator[str]:
    """Yields what was taken back."""
    yield (
        f"{_time(undone.time)} に取り込んだ {undone.department}の回答（{undone.file}）を"
        f"取り消しました。変更 {len(undone.changes)}件"
    )
    yield from _change_lines(undone.changes)


# ------------------------------------------------------------------------------------------ log


def log_lines(log: ReturnLog) -> Iterator[str]:
    """Yields the journal, the oldest line first."""
    if not log.entries:
        yield "取り込みの記録はありません。"
    for entry in log.entries:
        yield _entry_line(entry)
        yield from _change_lines(entry.changes)
        yield from (f"{_INDENT}{_conflict(each)}" for each in entry.conflicts)
        yield from _remark_lines(entry.notes, entry.remarks)


def _entry_line(entry: LoggedEntry) -> str:
    head = f"{entry.number}  {_time(entry.time)}"
    counts = f"変更 {len(entry.changes)}件"
    if entry.kind == "undo":
        return f"{head}  取消  {entry.undoes} の取込を取り消し  {counts}"
    stands = "" if entry.stands else "  （取消済み）"
    return f"{head}  取込  {_who(entry)}  {entry.file}  {counts}{stands}"


def _conflict(conflict: LoggedConflict) -> str:
    base, current, returned = of_conflict(conflict.base, conflict.current, conflict.returned)
    became = {"returned": "回答を採った", "current": "いまの値のまま", None: "決めていない"}
    return (
        f"競合 {conflict.label}: 配布時「{base}」、いま「{current}」、回答「{returned}」"
        f" … {became[conflict.settled]}"
    )


# --------------------------------------------------------------------------------------- values


def _change_lines(changes: Iterable[NamedChange]) -> Iterator[str]:
    for change in changes:
        before, after = excerpts(change.before, change.after)
        yield f"{_INDENT}{change.label}: {before} → {after}"


def _remark_lines(notes: Iterable[NamedNote], remarks: Iterable[Remark]) -> Iterator[str]:
    for note in notes:
        if note.text != CONFIRMED:
            yield f"{_INDENT}{note.label}: {_line(note.text)}"
    for remark in remarks:
        yield f"{_INDENT}{_remark(remark)}"


def _remark(remark: Remark) -> str:
    match remark.kind:
        case "suggestion":
            before, after = excerpts(remark.before, remark.text)
            return f"修正の提案 {remark.label}: {before} → {after}"
        case "note":
            return f"{remark.label}: {_line(remark.text)}"
        case "stray":
            return f"記入欄の外 {remark.label}: {_line(remark.text)}"


def _line(text: str) -> str:
    return "／".join(text.splitlines())


def _time(moment: str) -> str:
    """Returns `2021-06-30 10:15`."""
    return moment[:16].replace("T", " ")
