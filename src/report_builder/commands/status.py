"""report-builder status: who has answered what of a year, and what is missing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from report_builder.commands.transaction import read_entries, unfinished
from report_builder.document.context import Facts
from report_builder.forms.compose import compose
from report_builder.model.answering import Answering
from report_builder.model.blanks import blanks
from report_builder.model.form import CONFIRMATION, EXTENSION, PERSON, REMARK, Question
from report_builder.model.key import Key
from report_builder.model.label import key_label
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Department
from report_builder.model.values import values
from report_builder.problems import Problem
from report_builder.store.history import open_conflicts, standing_merges
from report_builder.store.journal import Entry
from report_builder.workspace import Workspace, load


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are of each.

    Attributes:
        projects: 事業 that the department is asked about.
        asked: 記入欄 for values that are needed.
        filled: Of these, those that say something.
        blank: Of these, those that do not.
        indicators: Of those that are asked, the values of indicators.
        known: Of these, those that say something.
        to_confirm: 確認 that are asked for.
        confirmed: Of these, those that were given.
        conflicts: Undecided.
    """

    projects: int = 0
    asked: int = 0
    filled: int = 0
    blank: int = 0
    indicators: int = 0
    known: int = 0
    to_confirm: int = 0
    confirmed: int = 0
    conflicts: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        pairs = ((getattr(self, each.name), getattr(other, each.name)) for each in fields(Counts))
        return Counts(*(own + others for own, others in pairs))


@dataclass(frozen=True, slots=True)
class DepartmentStatus:
    """A department.

    Attributes:
        name: Its name; 宛先なし for what nobody is asked.
        counts: How many there are of each.
        last_return: When its last file was merged; empty: none was.
        file: The name of that file.
        missing: Names of what is blank.
        conflicts: Names of what is undecided.
    """

    name: str
    counts: Counts
    last_return: str = ""
    file: str = ""
    missing: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class YearStatus:
    """状況 of a year.

    Attributes:
        year: 年度.
        due: 提出期限 as written, or None.
        departments: Those that are asked anything, in the order of the plan.
        total: Of all of them.
        problems: What is left half done.
    """

    year: int
    due: str | None
    departments: tuple[DepartmentStatus, ...]
    total: Counts
    problems: tuple[Problem, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether every value that is needed is there, and nothing is undecided."""
        return not self.total.blank and not self.total.conflicts


def return_status(workspace: Workspace, year: FiscalYear) -> YearStatus:
    """Returns who has answered what.

    Raises:
        ReportError: Data have mistakes, or the journal is damaged.
    """
    loaded = load(workspace, year)
    facts = Facts(loaded.plan.value, loaded.results.value, loaded.scales.value)
    state = _State.of(facts, read_entries(workspace, year))
    asked = (state.department(each) for each in facts.plan.departments)
    departments = (
        *(each for each in asked if each),
        *state.nobodys(blanks(facts.plan, facts.results)),
    )
    total = sum((each.counts for each in departments), Counts())
    problems = unfinished(workspace, year)
    return YearStatus(year.number, facts.results.due, departments, total, problems)


@dataclass(frozen=True, slots=True)
class _State:
    """A year, and what came back for it.

    Attributes:
        facts: The year.
        answering: Who answers for what.
        current: Its values by key.
        merges: 取込 that stand; of each file the last one.
    """

    facts: Facts
    answering: Answering
    current: Mapping[Key, str]
    merges: tuple[Entry, ...]

    @classmethod
    def of(cls, facts: Facts, entries: Sequence[Entry]) -> "_State":
        by_file = {each.origin.sha256: each for each in standing_merges(entries) if each.origin}
        merges = sorted(by_file.values(), key=lambda each: each.number)
        current = values(facts.plan, facts.results)
        return cls(facts, Answering.of(facts.plan), current, tuple(merges))

    def department(self, department: Department) -> DepartmentStatus | None:
        """Returns the state of a department; None: it is asked nothing."""
        questions = compose(self.facts, department).questions
        if not questions:
            return None
        merges = [each for each in self.merges if self._sender(each) == department.id]
        open_ = [each for merge in merges for each in open_conflicts(merge, self.current)]
        conflicts = dict.fromkeys(each.key for each in open_)
        last = merges[-1] if merges else None
        return DepartmentStatus(
            department.name_in(self.facts.results.year),
            replace(_counts(questions, merges), conflicts=len(conflicts)),
            last_return=last.time if last else "",
            file=last.origin.name if last and last.origin else "",
            missing=self._labels(each.key for each in _values(questions) if not each.base.strip()),
            conflicts=self._labels(conflicts),
        )

    def _sender(self, entry: Entry) -> str | None:
        own = entry.origin.department if entry.origin else ""
        return self.answering.answers.get(own, own)

    def nobodys(self, keys: Iterable[Key]) -> Iterator[DepartmentStatus]:
        """Yields, if there are any, the blank values for which nobody can be asked."""
        results = self.facts.results
        lone = [key for key in keys if not self.answering.owner(results, key)]
        if lone:
            projects = {self.answering.number(key) for key in lone} - {None}
            counts = Counts(projects=len(projects), asked=len(lone), blank=len(lone))
            yield DepartmentStatus(_NOBODY, counts, missing=self._labels(lone))

    def _labels(self, keys: Iterable[Key]) -> tuple[str, ...]:
        plan, year = self.facts.plan, self.facts.results.year
        return tuple(key_label(plan, year, key) for key in keys)


_NOBODY = "（宛先なし）"

_ASIDES = {REMARK, CONFIRMATION, PERSON[0], EXTENSION[0]}
"""What is asked besides the values of the year."""


def _values(questions: Iterable[Question]) -> list[Question]:
    """Returns the questions for values that are needed."""
    return [each for each in questions if each.required and each.key[0] not in _ASIDES]


def _asides(questions: Iterable[Question], word: str) -> set[Key]:
    """Returns the keys of the 確認, or of the 備考."""
    return {each.key for each in questions if each.key[0] == word}


def _counts(questions: Sequence[Question], merges: Iterable[Entry]) -> Counts:
    asked = _values(questions)
    indicators = [each for each in asked if each.key[0] == "指標"]
    filled, known = (sum(bool(q.base.strip()) for q in each) for each in (asked, indicators))
    to_confirm = _asides(questions, CONFIRMATION)
    confirmed = {key for merge in merges for key, _ in merge.notes} & to_confirm
    return Counts(
        projects=len({key for key in _asides(questions, REMARK) if isinstance(key[1], int)}),
        asked=len(asked),
        filled=filled,
        blank=len(asked) - filled,
        indicators=len(indicators),
        known=known,
        to_confirm=len(to_confirm),
        confirmed=len(confirmed),
    )
