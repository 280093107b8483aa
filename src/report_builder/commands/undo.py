"""report-builder undo: the last merge of a year taken back, which the journal tells as well."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from report_builder.commands.excerpts import excerpts
from report_builder.commands.merge_report import NamedChange, named_changes
from report_builder.commands.transaction import changing, commit, digest, now, read_entries
from report_builder.files import read_text
from report_builder.model.label import key_label
from report_builder.model.period import FiscalYear
from report_builder.model.values import values
from report_builder.problems import Place, Problem, ReportError
from report_builder.store.history import Undoing, next_number, undo_last
from report_builder.store.journal import Entry
from report_builder.store.writing import write_values
from report_builder.workspace import Loaded, Workspace, load


@dataclass(frozen=True, slots=True)
class Undone:
    """取消の結果.

    Attributes:
        number: Of the merge in the journal.
        time: When it was merged.
        file: The name of the file that was merged.
        department: Its name.
        changes: What was written, from the merged values to those before.
        problems: What was found broken off.
    """

    number: int
    time: str
    file: str
    department: str
    changes: tuple[NamedChange, ...]
    problems: tuple[Problem, ...] = ()


def undo_merge(workspace: Workspace, year: FiscalYear) -> Undone:
    """Takes back the last merge that changed anything and still stands: all of it, or nothing.

    Raises:
        ReportError: There is none, its values have changed since, the data have mistakes, or
            somebody else is changing them.
    """
    with changing(workspace, year) as problems:
        path = workspace.year(year)
        shown = workspace.shown(path)
        text = read_text(path, shown) if path.exists() else ""
        loaded = load(workspace, year)
        plan = loaded.plan.value
        entries = read_entries(workspace, year)
        undoing = undo_last(entries, values(plan, loaded.results.value))
        if undoing is None:
            raise ReportError([Problem(Place(workspace.shown(workspace.journal(year))), *_NOTHING)])
        if undoing.edited:
            raise ReportError(_edited(loaded, undoing))
        before = {change.key: change.after for change in undoing.changes}
        new = write_values(text, shown, plan, before)
        commit(workspace, year, _entry(entries, undoing, (text, new)), new)
    merge = next(entry for entry in entries if entry.number == undoing.number)
    return Undone(
        merge.number,
        merge.time,
        merge.origin.name if merge.origin else "",
        plan.department(merge.origin.department).name_in(year) if merge.origin else "",
        named_changes(partial(key_label, plan, year), undoing.changes),
        problems,
    )


_NOTHING = (
    "取り消せる取り込みがありません。",
    "値を元に戻すには、data/ のファイルを直してください。",
    "undo-nothing",
)


def _entry(entries: tuple[Entry, ...], undoing: Undoing, texts: tuple[str, str]) -> Entry:
    before, after = (digest(text.encode()) for text in texts)
    return Entry(
        next_number(entries),
        "undo",
        now(),
        before,
        after,
        undoing.changes,
        undoes=undoing.number,
    )


def _edited(loaded: Loaded, undoing: Undoing) -> Iterator[Problem]:
    """Yields the values that have changed since the merge, with what they were before it."""
    plan, results = loaded.plan.value, loaded.results
    current = values(plan, results.value)
    for change in undoing.edited:
        label = key_label(plan, results.value.year, change.key)
        merged, now_, before = excerpts(change.after, current.get(change.key, ""), change.before)
        message = (
            f"{label}は、取り込んだ後に「{merged}」から「{now_}」に変わったので、"
            "取り込みを取り消せません。"
        )
        advice = f"「{merged}」に戻してからもう一度実行するか、手で「{before}」に直してください。"
        yield Problem(results.place(*change.key), message, advice, "undo-changed")
