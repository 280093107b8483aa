"""Grades that do not go with the words of the text: 計画どおり beside 中止しました."""

import re
from collections.abc import Iterator
from decimal import Decimal

from report_builder.checks.facts import Checked, Passage
from report_builder.checks.numbers import figures, sentences
from report_builder.checks.ratings import Given, given_grades
from report_builder.checks.rule import Finding
from report_builder.model.lexicon import Clash

_DONE = re.compile("ました|です。")
_FIGURES_WEIGH = Decimal("0.5")
"""A line of figures says less of whether the 事業 was carried out than a verb does."""

_CLAUSE_END = re.compile("[、，]")

Said = tuple[Passage, int, str]
"""A sentence with its passage and its offset in it."""


def rating_words(checked: Checked) -> Iterator[Finding]:
    """Yields grades that too many sentences of the text contradict.

    A sentence says what its last clause says: 「交流会は中止しましたが、場所は提供しました。」 is
    no 中止. Headings and other lines that state nothing do not count.
    """
    clashes = [each for each in checked.lexicon.clashes if each.words]
    for given in given_grades(checked):
        for clash in clashes:
            if clash.scale == given.scale.name and given.grade.code in clash.codes:
                yield from _clashing(checked, given, clash)


def _clashing(checked: Checked, given: Given, clash: Clash) -> Iterator[Finding]:
    against: list[Said] = []
    others = Decimal(0)
    for said in _said(checked, given):
        if _ends_with(said[2], clash):
            against.append(said)
        else:
            others += _weight(said[2])
    if against and len(against) >= clash.share * (len(against) + others):
        passage, offset, sentence = against[0]
        where = passage.at(offset)
        code = f"「{given.grade.label}」（{given.grade.name}）"
        yield Finding(
            given.spot,
            f"{given.field}は{code}ですが、{passage.field}に「{_short(sentence)}」とあります"
            f"（{passage.field}の{where.line + 1}行目）。",
            f"{given.field}か文章を担当課に確かめてください。",
        )


def _said(checked: Checked, given: Given) -> Iterator[Said]:
    """Yields the sentences of those who gave the grade."""
    for passage in () if given.project is None else checked.texts.get(given.project, ()):
        own = not given.departments or set(given.departments) & set(passage.spot.departments)
        if own and passage.identity:
            for offset, sentence in sentences(passage.text):
                yield passage, offset, sentence


def _ends_with(sentence: str, clash: Clash) -> bool:
    for each in clash.exceptions:
        sentence = sentence.replace(each, "")
    last = _CLAUSE_END.split(sentence)[-1]
    return any(word in last for word in clash.words)


def _weight(sentence: str) -> Decimal:
    """Returns how much a sentence says that something was done: in words, or by figures."""
    if _DONE.search(sentence):
        return Decimal(1)
    counted = (each for each in figures(sentence) if each.unit and not each.is_date)
    return _FIGURES_WEIGH if any(each.value for each in counted) else Decimal(0)


def _short(sentence: str) -> str:
    """Returns the end of a sentence, where its verb is."""
    bare = " ".join(sentence.split())
    return bare if len(bare) <= _LONGEST else f"…{bare[-_LONGEST:]}"


_LONGEST = 30
