"""report-builder merge: returned forms taken into a year, one whole file after the other."""

import gc
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from report_builder.commands.merge_file import Book, Weighed, take, weigh
from report_builder.commands.merge_report import FileReport, MergeReport
from report_builder.commands.refusal import refused
from report_builder.commands.return_files import returned_files
from report_builder.commands.slips import write_slips
from report_builder.commands.transaction import changing, read_entries, unfinished
from report_builder.files import read_text
from report_builder.model.change import Side
from report_builder.model.period import FiscalYear
from report_builder.problems import Place, Problem, ReportError
from report_builder.store.writing import Writing
from report_builder.workspace import Workspace, load


@dataclass(frozen=True, slots=True)
class MergeOrder:
    """What is to be merged.

    Attributes:
        paths: Files, and folders in which files are looked for.
        dry_run: Nothing is written; the report says what would be.
        prefer: Whose value settles the conflicts of this call; None: nobody's.
    """

    paths: tuple[Path, ...]
    dry_run: bool = False
    prefer: Side | None = None


Advance = Callable[[int, int], None]
"""Is told how many files are done, and of how many."""


def merge_returns(
    workspace: Workspace, year: FiscalYear, order: MergeOrder, advance: Advance | None = None
) -> MergeReport:
    """Merges returned files into a year; each is taken whole or refused whole.

    Raises:
        ReportError: There are no files, the data have mistakes, or somebody else is changing them.
            What is wrong with returned files is in the report.
    """
    paths = returned_files(order.paths)
    if not paths:
        raise ReportError(Problem(Place(str(path)), *_NOTHING) for path in order.paths)
    held = nullcontext(unfinished(workspace, year)) if order.dry_run else changing(workspace, year)
    with held as problems, _collecting():
        files = _merge_all(_open(workspace, year), paths, order, advance)
    if advance:
        advance(len(paths), len(paths))
    report = MergeReport(year.number, order.dry_run, files, problems=problems)
    return report if order.dry_run else _with_slips(report, workspace, year)


def _with_slips(report: MergeReport, workspace: Workspace, year: FiscalYear) -> MergeReport:
    """Writes the 差戻し票; what is merged is merged, even if they cannot be written."""
    try:
        return replace(report, slips=write_slips(workspace, year, report.files))
    except ReportError as error:
        return replace(report, problems=(*report.problems, *error.problems))


_NOTHING = (
    "調査票（.xlsx）がありません。",
    "返送されたファイルか、それを入れたフォルダを指定してください。",
    "returns-missing",
)


@contextmanager
def _collecting() -> Generator[None, None, None]:
    """Looks for reference cycles while many workbooks are read: each of them is full of them."""
    was_on = gc.isenabled()
    gc.enable()
    try:
        yield
    finally:
        if not was_on:
            gc.disable()


def _open(workspace: Workspace, year: FiscalYear) -> Book:
    path = workspace.year(year)
    # The text comes first: if it is edited after this, nothing is written.
    text = read_text(path, workspace.shown(path)) if path.exists() else ""
    loaded = load(workspace, year)
    writing = Writing(loaded.results.path, loaded.plan.value, year, loaded.scales.value)
    return Book(workspace, writing, writing.read(text), read_entries(workspace, year))


def _merge_all(
    book: Book, paths: Sequence[Path], order: MergeOrder, advance: Advance | None
) -> tuple[FileReport, ...]:
    """Merges files in their order; where one cannot be written, those after it wait."""
    files: list[FileReport] = []
    for done, path in enumerate(paths):
        if advance:
            advance(done, len(paths))
        try:
            weighed = weigh(book, path, order.prefer)
        except ReportError as error:
            files.append(refused(book.plan, book.year, path, error))
            continue
        try:
            book = take(book, weighed, dry_run=order.dry_run)
        except ReportError as error:
            waiting = (FileReport(str(each), "waiting") for each in paths[done + 1 :])
            return (*files, _failed(weighed, error), *waiting)
        files.append(weighed.report)
    return tuple(files)


def _failed(weighed: Weighed, error: ReportError) -> FileReport:
    problems = (*weighed.report.problems, *error.problems)
    return replace(weighed.report, outcome="failed", changes=(), settled=(), problems=problems)
