"""A year's file and new values in, its text out with these values and no other byte changed."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from report_builder import source
from report_builder.model.key import Key, key_text
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Plan
from report_builder.model.scale import Scale
from report_builder.model.section import Section, Value
from report_builder.model.values import with_values
from report_builder.model.year import Result, YearResults
from report_builder.problems import Located, Place, Problem, ReportError
from report_builder.source import Reader, parse
from report_builder.store.fills import misfit
from report_builder.store.patch_applying import apply
from report_builder.store.patch_building import build_patch
from report_builder.store.scalar_writing import is_writable
from report_builder.store.value_reading import Reading
from report_builder.store.year_reading import year_of


@dataclass(frozen=True, slots=True)
class YearText:
    """A year's file as it stands: its text, and what it says.

    Attributes:
        text: The whole file, as it was read.
        root: Its nodes.
        results: What they say, mistakes left out.
        problems: The mistakes.
    """

    text: str
    root: source.Mapping
    results: Located[YearResults]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Writing:
    """What a year's file is read and written against.

    Attributes:
        path: The file as the user would type it.
        plan: 計画.
        year: 年度 that the file is of.
        scales: 評価基準 that new values have to follow; without them no code is looked at.
    """

    path: str
    plan: Plan
    year: FiscalYear
    scales: tuple[Scale, ...] = ()

    def read(self, text: str) -> YearText:
        """Returns what a file says, whatever mistakes it has.

        Raises:
            ReportError: It is no YAML, or has no entries.
        """
        root = parse(text, self.path)
        if not isinstance(root, source.Mapping) or not root.entries:
            raise misfit(Place(self.path))
        reading = Reading(Reader(), {scale.name: scale for scale in self.scales})
        results = Located(year_of(reading, root, self.plan, self.year), self.path, reading.places)
        errors = (each for each in reading.reader.problems if each.severity == "error")
        return YearText(text, root, results, tuple(errors))

    def write(self, before: YearText, changes: Mapping[Key, str]) -> YearText:
        """Returns the file with some values replaced or added; see `write_values`."""
        if not changes:
            return before
        _refuse_unwritable(self.path, changes)
        text = apply(before.text, before.root, build_patch(self.plan, before.root, changes))
        try:
            after = self.read(text)
        except ReportError as error:
            raise misfit(Place(self.path)) from error
        self._check(before, after, changes)
        return after

    def _check(self, before: YearText, after: YearText, changes: Mapping[Key, str]) -> None:
        left = Counter(each.code for each in before.problems)
        for problem in after.problems:
            left[problem.code] -= 1
            if left[problem.code] < 0:
                raise ReportError([_refusal(self.path, problem)])
        meant = with_values(self.plan, before.results.value, changes)
        if _said(after.results.value) != _said(meant):
            raise misfit(Place(self.path))


def write_values(
    text: str, path: str, plan: Plan, changes: Mapping[Key, str], scales: tuple[Scale, ...] = ()
) -> str:
    """Returns the text of a year's file with some values replaced or added.

    Comments, order, style, line ends and blanks stay as they are. The result is read back: it says
    what was meant, and has no mistake that was not there before, or nothing is returned.

    Args:
        text: The whole file, as it was read.
        path: The file as the user would type it.
        plan: 計画.
        changes: New texts by key; the empty text blanks a value.
        scales: 評価基準 that the new values have to follow; without them no code is looked at.

    Raises:
        ReportError: The file cannot hold a value, has no room for it, or would not be read as it
            was meant.
    """
    if not changes:
        return text
    # Which year it is makes no difference: both texts are read as the same one.
    writing = Writing(path, plan, plan.first, scales)
    return writing.write(writing.read(text), changes).text


def _refuse_unwritable(path: str, changes: Mapping[Key, str]) -> None:
    for key, text in changes.items():
        if not is_writable(text):
            message = f"「{key_text(key)}」に、壊れた文字（サロゲートの片方）があります。"
            advice = "その文字を消してから、もう一度実行してください。"
            raise ReportError([Problem(Place(path), message, advice, "value-unwritable")])


def _refusal(path: str, problem: Problem) -> Problem:
    message = f"書き入れると誤りになる値があるので、何も書き入れませんでした。{problem.message}"
    return Problem(Place(path), message, problem.advice, "value-refused")


def _said(results: YearResults) -> YearResults:
    """Returns the results without blank values, which a file may hold or leave out."""
    actuals = {
        name: {identity: text for identity, text in texts.items() if text}
        for name, texts in results.indicators.items()
    }
    return replace(
        results,
        results={number: _without_blanks(each) for number, each in results.results.items()},
        groups={path: _without_blanks(each) for path, each in results.groups.items()},
        indicators={name: texts for name, texts in actuals.items() if texts},
    )


def _without_blanks(result: Result) -> Result:
    blank = Value((Section(),))
    values = {name: value for name, value in result.values.items() if value != blank}
    return replace(result, values=values)
