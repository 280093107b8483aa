"""What a new fiscal year takes over from the last: its sections, blank, and its boilerplate."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from report_builder.model.key import Key
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Plan
from report_builder.model.section import Value
from report_builder.model.values import values, with_values
from report_builder.model.year import Result, YearResults

_YEARS = re.compile(
    r"(?P<era>令和|平成)(?P<count>[0-9]+|[０-９]+|元)(?=年度)|(?P<west>20[0-9]{2})(?=年度)"
)


def next_year(plan: Plan, last: YearResults) -> tuple[YearResults, tuple[Key, ...]]:
    """Returns the year after, blank but for its boilerplate, and the keys of that boilerplate.

    Sections stay, with their headings, and lose their texts. A text that several 事業 share and
    that names the reported year (資料３ …令和２年度実績…のとおり) comes with its years moved on by
    one; somebody has to confirm it. Page breaks, due date and figures do not come along.
    """
    year = last.year.next()
    blank = YearResults(year, {number: _blank(each) for number, each in last.results.items()})
    moved = dict(_boilerplate(plan, last))
    return with_values(plan, blank, moved), tuple(moved)


def _blank(result: Result) -> Result:
    return Result(
        {
            name: Value(tuple(replace(section, text="") for section in value.sections))
            for name, value in result.values.items()
        }
    )


def _boilerplate(plan: Plan, last: YearResults) -> Iterator[tuple[Key, str]]:
    texts = {key: text for key, text in values(plan, last).items() if key[0] == "事業"}
    counts = Counter(texts.values())
    for key, text in texts.items():
        if counts[text] > 1 and last.year in named_years(text):
            yield key, years_moved(text)


def named_years(text: str) -> frozenset[FiscalYear]:
    """Returns the fiscal years that a text names in full (令和２年度, 2020年度)."""
    return frozenset(_year(found) for found in _YEARS.finditer(text))


def _year(found: re.Match[str]) -> FiscalYear:
    if found["west"]:
        return FiscalYear(int(found["west"]))
    count = 1 if found["count"] == "元" else int(found["count"])
    return FiscalYear(count + (2018 if found["era"] == "令和" else 1988))


def years_moved(text: str) -> str:
    """Returns a text with each fiscal year that it names replaced by the next, digits as wide."""
    return _YEARS.sub(_moved, text)


def _moved(found: re.Match[str]) -> str:
    following = _year(found).next()
    if found["west"]:
        return str(following.number)
    wide = not found["count"].isascii() and found["count"] != "元"
    name = following.era_year.removesuffix("年")
    return _widened(name) if wide else name


def _widened(text: str) -> str:
    """Returns a text with full-width digits."""
    return "".join(chr(ord(each) + 0xFEE0) if each in "0123456789" else each for each in text)
