"""report-builder check: what an experienced clerk would ask about a year's data."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from report_builder.checks import RULES
from report_builder.checks.checking import UNKNOWN, check
from report_builder.checks.facts import Spot, checked_of
from report_builder.checks.ratings import LeftOut, left_out
from report_builder.checks.rule import Finding, Rule
from report_builder.commands.build import BuildOrder, lay_out_report
from report_builder.files import read_text
from report_builder.model.lexicon import Lexicon
from report_builder.model.period import FiscalYear
from report_builder.model.year import YearResults
from report_builder.problems import Place, Problem, ReportError
from report_builder.store.lexicon_reading import read_lexicon
from report_builder.store.reading import read_year
from report_builder.store.scale_checking import scale_gaps
from report_builder.workspace import Loaded, Workspace, load

T = TypeVar("T")

_LEXICON = "words"
"""Name of the lexicon in templates/."""


@dataclass(frozen=True, slots=True)
class Remark:
    """指摘 with its place.

    Attributes:
        rule: Name of the rule.
        project: No. of the 事業, or None.
        departments: Names of those whom it concerns.
        problem: 問題, whose message begins with all of these.
    """

    rule: str
    project: int | None
    departments: tuple[str, ...]
    problem: Problem


@dataclass(frozen=True, slots=True)
class CheckedYear:
    """What was found.

    Attributes:
        remarks: 指摘 in the order of the paper.
        counts: Rule to the number of its remarks, in the order of the rules.
        left_out: Indicators that could not be held against a grade.
        switched_off: Rules that were not checked in any 事業.
        problems: With files that are read beside the year's: words, last year, template.
    """

    remarks: tuple[Remark, ...]
    counts: Mapping[str, int]
    left_out: tuple[LeftOut, ...]
    switched_off: tuple[str, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def has_any(self) -> bool:
        """Whether anything is to be looked at."""
        return bool(self.remarks) or any(each.severity == "error" for each in self.problems)

    @property
    def summary(self) -> str:
        """The counts, as lines; the last one says how many there are of each rule."""
        return "\n".join(_summary(self))


def _summary(report: CheckedYear) -> Iterator[str]:
    if report.left_out:
        reasons = _listed(Counter(each.reason.split("（")[0] for each in report.left_out))
        yield f"評価と比べられなかった指標: {len(report.left_out)}（{reasons}）"
    if report.switched_off:
        yield f"調べなかった規則: {'・'.join(report.switched_off)}"
    severities = Counter(remark.problem.severity for remark in report.remarks)
    rules = f"（{_listed(report.counts)}）" if report.counts else ""
    yield f"誤り {severities['error']}、注意 {severities['warning']}{rules}"


def _listed(counts: Mapping[str, int]) -> str:
    return "、".join(f"{name} {count}" for name, count in counts.items())


def check_year(workspace: Workspace, year: FiscalYear) -> CheckedYear:
    """Checks a year by all rules that it does not switch off.

    Raises:
        ReportError: Plan, scales or the year's own file cannot be read.
    """
    loaded = load(workspace, year)
    problems = list(scale_gaps(loaded.scales))
    lexicon, doubts = _read_or_report(problems, lambda: _lexicon(workspace, loaded)) or _NO_WORDS
    problems += doubts
    before = _read_or_report(problems, lambda: _year_before(workspace, loaded))
    continued = _read_or_report(problems, lambda: _continued(workspace, loaded))
    checked = checked_of(
        loaded.plan.value,
        loaded.results.value,
        loaded.scales.value,
        lexicon,
        before,
        continued or frozenset(),
    )
    remarks = _remarks(workspace, loaded, check(checked, RULES))
    return CheckedYear(
        remarks,
        _counts(remark.rule for remark in remarks),
        tuple(left_out(checked)),
        tuple(sorted(loaded.results.value.unchecked.get(None, ()))),
        tuple(problems),
    )


def _counts(names: Iterable[str]) -> dict[str, int]:
    """Returns how often each rule was broken, in the order of the rules."""
    counts = Counter(names)
    order = [UNKNOWN.name, *(rule.name for rule in RULES)]
    return {name: counts[name] for name in order if counts[name]}


def _read_or_report(problems: list[Problem], read: Callable[[], T]) -> T | None:
    """Returns what is read; None if it cannot be, and then why is added to the problems."""
    try:
        return read()
    except ReportError as error:
        problems += error.problems
        return None


# ------------------------------------------------------------------ what is read beside the year


_NO_WORDS: tuple[Lexicon, tuple[Problem, ...]] = (Lexicon(), ())


def _lexicon(workspace: Workspace, loaded: Loaded) -> tuple[Lexicon, tuple[Problem, ...]]:
    path = workspace.template(_LEXICON)
    shown = workspace.shown(path)
    if not path.exists():
        raise ReportError([Problem(Place(shown), *_NO_LEXICON)])
    return read_lexicon(read_text(path, shown), shown, loaded.scales.value)


_NO_LEXICON = (
    "語の表がないので、表記ゆれと書き誤りは一部しか調べていません。",
    "Report Builder の templates/words.yaml を写してください。",
    "words-missing",
    "warning",
)


def _year_before(workspace: Workspace, loaded: Loaded) -> YearResults | None:
    plan, year = loaded.plan.value, loaded.results.value.year.next(-1)
    path = workspace.year(year)
    if year < plan.first or not path.exists():
        return None
    shown = workspace.shown(path)
    return read_year(read_text(path, shown), shown, plan, loaded.scales.value, year).value


def _continued(workspace: Workspace, loaded: Loaded) -> frozenset[int]:
    """Returns the Nos. of the 事業 whose rows go on in another; none without a paper to set."""
    plan = loaded.plan.value
    if not plan.template:
        return frozenset()
    pages = lay_out_report(workspace, loaded, BuildOrder())
    numbers = iter(project.number for project in plan.projects())
    found: set[int] = set()
    number = 0
    for row in (row for page in pages.pages for part in page.parts for row in part.rows):
        if row.row.kind == "record" and row.continued:
            found.update({number} if number else ())
        elif row.row.kind == "record" and row.row.label is not None:
            number = next(numbers, number)
    return frozenset(found)


# ------------------------------------------------------------------------------------- remarks


def _remarks(
    workspace: Workspace, loaded: Loaded, found: Iterable[tuple[Rule, Finding]]
) -> tuple[Remark, ...]:
    plan, year = loaded.plan.value, loaded.results.value.year
    names = {department.id: department.name_in(year) for department in plan.departments}
    files = {
        located.path: read_text(path, located.path).splitlines()
        for located, path in (
            (loaded.results, workspace.year(year)),
            (loaded.plan, workspace.plan),
        )
    }
    remarks: list[Remark] = []
    for rule, finding in found:
        spot = finding.spot
        place = (loaded.results if spot.file == "year" else loaded.plan).place(*spot.key)
        whose = tuple(names[each] for each in spot.departments if each in names)
        message = f"{_head(spot, whose)}[{rule.name}] {finding.message}"
        problem = Problem(
            _on_its_line(place, spot, files[place.path]),
            message,
            finding.advice,
            rule.code,
            rule.severity,
        )
        remarks.append(Remark(rule.name, spot.project, whose, problem))
    return tuple(remarks)


def _head(spot: Spot, departments: tuple[str, ...]) -> str:
    number = "" if spot.project is None else f"No.{spot.project}"
    return number + (f"（{'・'.join(departments)}）" if departments else "")


_REACH = 500
"""How many lines below the key of a text its lines are looked for."""


def _on_its_line(place: Place, spot: Spot, lines: Sequence[str]) -> Place:
    """Returns the very line of the file on which the words stand, if it can be found."""
    if place.line is None or not spot.words.strip():
        return place
    first = place.line - 1 + spot.line
    near = range(first, min(first + _REACH, len(lines)))
    found = next((at for at in near if spot.words in lines[at]), None)
    return place if found is None else Place(place.path, found + 1)
