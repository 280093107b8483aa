"""Texts that speak of another year, or that were returned as they were last year."""

import re
from collections.abc import Iterator

from report_builder.checks.facts import PROSE, Checked
from report_builder.checks.numbers import figures, lines
from report_builder.checks.rule import Finding
from report_builder.model.period import FiscalYear, parse_fiscal_year
from report_builder.model.values import values

_YEAR = re.compile(
    r"(?P<year>(?:令和|平成|昭和)(?:元|[0-9０-９]{1,2})|(?<![0-9０-９])(?:19|20|１９|２０)[0-9０-９]{2})"
    r"年(?P<fiscal>度)?(?:(?P<month>[0-9０-９]{1,2})月)?"
)
_OPEN_RANGE = ("～", "〜", "から")
_REACH = 12
"""How far after a year a word may stand that explains it."""

_APRIL = 4
_LONG = 30
"""A shorter text without figures may well be the same every year (継続して実施しました。)."""


def year_other(checked: Checked) -> Iterator[Finding]:
    """Yields years in texts of which the report does not speak.

    Not meant are the dates of plans and foundings (平成30年３月に策定), the ends of a period, a
    later date of record (令和３年４月１日現在), a past figure beside this year's, and a later year
    on a line that names the reported one too (令和２年度実績及び令和３年度進捗状況).
    """
    words = _any_of(checked.lexicon.year_words)
    later = _any_of((*checked.lexicon.year_words, *checked.lexicon.later_words))
    year = checked.results.year
    for passage in checked.passages:
        for offset, line in lines(passage.text):
            mentions = [each for each in _YEAR.finditer(line) if _years_of(each)]
            for found in mentions:
                if _is_other(year, found, words, later) and not _is_beside(year, found, mentions):
                    yield Finding(
                        passage.at(offset + found.start()),
                        f"「{_around(found)}」は、報告する{year.era_name}ではありません。",
                        "前の年度の文章が残っていないか確かめてください。",
                    )


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)) or "(?!)")


def _is_other(
    year: FiscalYear, found: re.Match[str], words: re.Pattern[str], later: re.Pattern[str]
) -> bool:
    """Whether a year is not the reported one, and no word explains why."""
    named = _years_of(found)
    explaining = later if min(named) > year else words
    before = found.string[: found.start()]
    is_explained = explaining.search(_after(found)) or before.endswith(_OPEN_RANGE)
    return year not in named and not is_explained


def _is_beside(year: FiscalYear, found: re.Match[str], mentions: list[re.Match[str]]) -> bool:
    """Whether a year stands beside the reported one: to come, or with a figure to compare."""
    is_named = any(year in _years_of(each) for each in mentions)
    is_later = min(_years_of(found)) > year
    is_bracketed = found.string[: found.start()].endswith(("（", "("))
    return (is_named and is_later) or ((is_named or is_bracketed) and _counts(_after(found)))


def _after(found: re.Match[str]) -> str:
    """Returns what stands right after a year, to the end of its sentence."""
    return found.string[found.end() : found.end() + _REACH].split("。")[0]


def _years_of(found: re.Match[str]) -> frozenset[FiscalYear]:
    """Returns the fiscal years that a year may mean; 令和３年 has months of two."""
    year = parse_fiscal_year(found["year"])
    if year is None:
        return frozenset()
    if found["fiscal"]:
        return frozenset({year})
    if found["month"]:
        return frozenset({year if int(found["month"]) >= _APRIL else year.next(-1)})
    return frozenset({year, year.next(-1)})


def _around(found: re.Match[str]) -> str:
    return found[0] + _after(found)


def text_unchanged(checked: Checked) -> Iterator[Finding]:
    """Yields texts that are last year's, or last year's with nothing but the year moved on."""
    if checked.before is None:
        return
    kinds = {field.name: field.kind for field in checked.plan.fields}
    last = values(checked.plan, checked.before)
    for passage in checked.passages:
        before = last.get(passage.identity, "") if kinds.get(passage.field) in PROSE else ""
        message = _likeness(passage.text, before)
        if message:
            yield Finding(
                passage.spot, message, "今年度の内容に直すか、このままでよいか確かめてください。"
            )


def _likeness(text: str, before: str) -> str:
    now, then = ("".join(each.split()) for each in (text, before))
    if not now or not then:
        return ""
    if now == then:
        telling = len(now) > _LONG or bool(figures(now))
        return "前年度の文章と同じです。" if telling else ""
    if _YEAR.sub("", now) == _YEAR.sub("", then) and _counts(now):
        return "年のほかは、数字まで前年度の文章と同じです。"
    return ""


def _counts(text: str) -> bool:
    return any(figure.unit and not figure.is_date for figure in figures(text))
