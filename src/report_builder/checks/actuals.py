"""Figures that stand in two places and differ: an indicator and the text, two texts of two 事業."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from report_builder.checks.facts import Checked, Passage, actual_field, spot_of
from report_builder.checks.numbers import DIGITS, figures, lines, shown, units_of
from report_builder.checks.rule import Finding
from report_builder.model.number import number_of
from report_builder.model.plan import Indicator, Project

_DIGIT_RUN = re.compile(rf"[{DIGITS}][{DIGITS},，.．]*")
_BLANKS = re.compile(r"\s+")
_TELLING = 5
"""A shorter line (相談件数○件) may speak of something else in each 事業."""


def actual_differs(checked: Checked) -> Iterator[Finding]:
    """Yields the indicators whose figure their 事業 does not say, although it says others.

    A 事業 whose text has no figure of that unit may leave the figure out.
    """
    units, name = units_of(checked), actual_field(checked.plan)
    given = checked.results.indicators.get(name, {})
    for project in checked.projects.values():
        said = _said(checked, project, units)
        for identity in project.indicators:
            text, indicator = given.get(identity, ""), checked.indicators[identity]
            actual, others = number_of(text), said.get(_unit(indicator.unit), {})
            is_told = bool(others) and _mentions(checked, project, indicator)
            if actual is not None and is_told and actual not in others:
                yield _unsaid(project, indicator, name, text, others)


def _said(
    checked: Checked, project: Project, units: frozenset[str]
) -> Mapping[str, dict[Decimal, str]]:
    """Returns the figures in the texts of a 事業 by unit, each with how it is written."""
    said: defaultdict[str, dict[Decimal, str]] = defaultdict(dict)
    for passage in checked.texts.get(project.number, ()) if project.indicators else ():
        for figure in figures(passage.text, units):
            said[_unit(figure.unit)][figure.value] = figure.text
    return said


def _mentions(checked: Checked, project: Project, indicator: Indicator) -> bool:
    """Whether a text says a piece of the indicator's name: else it may speak of other figures."""
    name = _BLANKS.sub("", indicator.name)
    pieces = {name[at : at + _PIECE] for at in range(max(1, len(name) - _PIECE + 1))}
    said = (_BLANKS.sub("", each.text) for each in checked.texts.get(project.number, ()))
    return any(piece in text for text in said for piece in pieces)


_PIECE = 4


def _unit(unit: str) -> str:
    return "％" if unit == "%" else unit


def _unsaid(
    project: Project, indicator: Indicator, name: str, text: str, others: dict[Decimal, str]
) -> Finding:
    owner = indicator.project
    where = f"（No.{owner}の指標）" if owner not in (None, project.number) else ""
    own = (indicator.department,) if indicator.department in project.departments else None
    return Finding(
        spot_of(project, "", own),
        f"指標「{indicator.name}」{where}の{name}は{text}{indicator.unit}ですが、"
        f"文章にその数がありません（文章には{shown(others.values())}）。",
        f"{name}か文章を確かめてください。",
    )


# -------------------------------------------------------------------- the same line in two 事業


def figures_differ(checked: Checked) -> Iterator[Finding]:
    """Yields lines that two 事業 with a common indicator share but for the figures."""
    sharing: defaultdict[str, list[Project]] = defaultdict(list)
    for project in checked.projects.values():
        for identity in project.indicators:
            sharing[identity].append(project)
    done: set[tuple[int, int]] = set()
    for projects in sharing.values():
        first, *others = projects
        for other in others:
            if (first.number, other.number) not in done:
                done.add((first.number, other.number))
                yield from _between(checked, first, other)


def _between(checked: Checked, first: Project, other: Project) -> Iterator[Finding]:
    said = {bare: line for bare, line, *_ in _figured_lines(checked, first)}
    for bare, line, passage, offset in _figured_lines(checked, other):
        before = said.get(bare, line)
        if _numbers(before) != _numbers(line):
            yield Finding(
                passage.at(offset),
                f"「{_flat(line)}」は、No.{first.number}では「{_flat(before)}」です。",
                "どちらが正しいか担当課に確かめてください。",
            )


def _figured_lines(checked: Checked, project: Project) -> Iterator[tuple[str, str, Passage, int]]:
    """Yields the lines with figures: without them and blanks, as written, and where."""
    for passage in checked.texts.get(project.number, ()):
        for offset, line in lines(passage.text):
            bare = _BLANKS.sub("", _DIGIT_RUN.sub("0", line))
            if "0" in bare and len(bare) >= _TELLING:
                yield bare, line, passage, offset


def _numbers(line: str) -> list[Decimal]:
    return [figure.value for figure in figures(line)]


def _flat(line: str) -> str:
    return " ".join(line.split())
