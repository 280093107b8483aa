"""One returned file and the year as it stands in, what becomes of both out; take writes it."""

from dataclasses import dataclass, replace
from pathlib import Path

from report_builder.commands.asks import Naming, asks_of
from report_builder.commands.merge_report import FileReport, Outcome
from report_builder.commands.merge_words import Words
from report_builder.commands.transaction import Kept, commit, digest, now
from report_builder.files import file_name
from report_builder.forms.package_file import read_returned
from report_builder.forms.read import Reading, read_return
from report_builder.merge import Merged, merge, once_more
from report_builder.model.answering import Answering
from report_builder.model.change import Side
from report_builder.model.form import Return
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Plan
from report_builder.model.values import values
from report_builder.model.year import YearResults
from report_builder.problems import Located, Place, Problem, ReportError
from report_builder.store.history import merge_of, next_number, open_conflicts, source_of
from report_builder.store.journal import Entry, Origin
from report_builder.store.writing import Writing, YearText
from report_builder.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Book:
    """帳簿: a year while returns are merged into it.

    Attributes:
        workspace: Where it is.
        writing: Plan, year and 評価基準.
        file: The year's file.
        entries: 取込記録.
    """

    workspace: Workspace
    writing: Writing
    file: YearText
    entries: tuple[Entry, ...]

    @property
    def plan(self) -> Plan:
        """計画."""
        return self.writing.plan

    @property
    def year(self) -> FiscalYear:
        """年度."""
        return self.writing.year

    @property
    def results(self) -> Located[YearResults]:
        """年度実績."""
        return self.file.results


@dataclass(frozen=True, slots=True)
class Weighed:
    """A file that can be taken.

    Attributes:
        report: What becomes of it.
        file: The year's file as it is to be.
        entry: For the journal; None: it is merged already, and there is nothing new.
        kept: 控え.
    """

    report: FileReport
    file: YearText
    entry: Entry | None
    kept: Kept


def weigh(book: Book, path: Path, prefer: Side | None) -> Weighed:
    """Reads a returned file and decides what becomes of each of its answers; nothing is written.

    Args:
        book: The year as it stands.
        path: Of the file, as the user typed it.
        prefer: Whose value settles conflicts.

    Raises:
        ReportError: The file is refused, with every reason.
    """
    content = read_returned(path, str(path))
    arrival = _Arrival.of(book, path, content)
    all_of_it = merge(arrival.returned, book.plan, book.results.value, prefer)
    merged = arrival.left(all_of_it)
    after = {change.key: change.after for change in merged.changes}
    file = book.writing.write(book.file, after)
    is_news = not arrival.before or merged.changes or merged.settled
    entry = arrival.entry(merged, file.text) if is_news else None
    report = arrival.report(merged, "merged" if is_news else "already")
    report = replace(report, edited_since=arrival.edited_since(all_of_it, merged))
    return Weighed(report, file, entry, Kept(arrival.kept, content))


def take(book: Book, weighed: Weighed, *, dry_run: bool = False) -> Book:
    """Writes what becomes of a file, unless there is nothing new; returns the year after it.

    Args:
        book: The year before.
        weighed: By this book.
        dry_run: Nothing is written.

    Raises:
        ReportError: It could not be written; nothing has changed.
    """
    if weighed.entry is None:
        return book
    if not dry_run:
        commit(book.workspace, book.year, weighed.entry, weighed.file.text, weighed.kept)
    return replace(book, file=weighed.file, entries=(*book.entries, weighed.entry))


# ------------------------------------------------------------------------------- one file


def _read(book: Book, path: Path, content: bytes) -> Reading:
    try:
        return read_return(content, str(path), book.plan, book.year)
    except ReportError:
        raise
    except Exception as error:  # a bug of ours in reading one file must not stop the others
        message = f"読み取りの途中で、プログラムの誤りが起きました（{error!r}）。"
        advice = "このファイルは取り込んでいません。ファイルを添えて、作った人に知らせてください。"
        raise ReportError([Problem(Place(str(path)), message, advice, "return-failure")]) from error


@dataclass(frozen=True, slots=True)
class _Arrival:
    """A file that could be read, and the year that it came to.

    Attributes:
        book: The year.
        name: Of the file.
        sha256: Of the file.
        reading: What it says.
        before: The standing merge of the same file; None: it is new.
        words: How its values are called.
    """

    book: Book
    name: str
    sha256: str
    reading: Reading
    before: Entry | None
    words: Words

    @classmethod
    def of(cls, book: Book, path: Path, content: bytes) -> "_Arrival":
        """Returns what arrived.

        Raises:
            ReportError: The file is refused.
        """
        reading = _read(book, path, content)
        sha256 = digest(content)
        naming = Naming(Answering.of(book.plan), book.year, path.name)
        words = Words(naming, reading, book.results, book.entries)
        return cls(book, path.name, sha256, reading, merge_of(book.entries, sha256), words)

    @property
    def returned(self) -> Return:
        """回答."""
        return self.reading.returned.value

    @property
    def department(self) -> str:
        """The name of the department."""
        return self.book.plan.department(self.returned.department).name_in(self.book.year)

    @property
    def kept(self) -> Path:
        """Where the file is kept: the name says what is in it."""
        name = f"{file_name(self.department)}_{self.sha256[:_DIGITS]}.xlsx"
        return self.book.workspace.returns(self.book.year) / name

    def left(self, merged: Merged) -> Merged:
        """Returns what is left to do, if the same file is merged already."""
        if self.before is None:
            return merged
        current = values(self.book.plan, self.book.results.value)
        return once_more(merged, [each.key for each in open_conflicts(self.before, current)])

    def edited_since(self, all_of_it: Merged, left: Merged) -> tuple[str, ...]:
        """Returns the names of values that somebody has edited since the file was merged."""
        if self.before is None:
            return ()
        known = {(each.key, each.current) for each in self.before.conflicts}
        changed = ((each.key, each.before) for each in all_of_it.changes)
        clashing = ((each.key, each.current) for each in all_of_it.conflicts)
        left_open = {each.key for each in (*left.changes, *left.conflicts)}
        edited = (
            key
            for key, text in (*changed, *clashing)
            if key not in left_open
            and (key, text) not in known
            and not source_of(self.book.entries, key, text)
        )
        return self.words.labels(edited)

    def entry(self, merged: Merged, text: str) -> Entry:
        """Returns the line of the journal."""
        returned = self.returned
        return Entry(
            next_number(self.book.entries),
            "merge",
            now(),
            before=digest(self.book.file.text.encode()),
            after=digest(text.encode()),
            changes=merged.changes,
            origin=Origin(
                returned.department,
                returned.person,
                returned.extension,
                self.name,
                self.sha256,
                self.book.workspace.shown(self.kept),
            ),
            conflicts=(*merged.settled, *merged.conflicts),
            notes=merged.notes,
            remarks=merged.remarks,
        )

    def report(self, merged: Merged, outcome: Outcome) -> FileReport:
        """Returns what people are told."""
        words, before = self.words, self.before
        return FileReport(
            self.reading.returned.path,
            outcome,
            self.department,
            self.returned.person,
            self.returned.extension,
            merged_before=before.time if before else "",
            changes=words.changes(merged.changes),
            conflicts=words.conflicts(merged.conflicts),
            settled=words.conflicts(merged.settled),
            unanswered=words.labels(merged.unanswered),
            notes=words.notes(merged),
            remarks=merged.remarks,
            asks=asks_of(self.reading, merged, words.naming),
            problems=words.problems(merged, is_new=before is None),
        )


_DIGITS = 16
"""Of a SHA-256 in a name: no two files of a city will ever share them."""
