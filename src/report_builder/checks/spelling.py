"""表記ゆれ over the whole paper: the same word spelt in several ways; and slips of the pen."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from report_builder.checks.facts import Checked, Spot
from report_builder.checks.rule import Finding
from report_builder.model.lexicon import Variants

_KATAKANA = re.compile("[ァ-ヺー]{3,}")
_LARGE = str.maketrans("ァィゥェォッャュョヮ", "アイウエオツヤユヨワ")


def spelling_varies(checked: Checked) -> Iterator[Finding]:
    """Yields the spellings of a word that the paper mostly spells otherwise.

    The words are those of the lexicon, and every word in katakana that differs from another in a
    small letter or a final ー only (ウィルス and ウイルス, サーバ and サーバー).
    """
    paper = "\0".join(passage.text for passage in checked.every_passage)
    names = [department.name_in(checked.results.year) for department in checked.plan.departments]
    for variants in checked.lexicon.variants:
        if sum(spelling in paper for spelling in variants.spellings) > 1:
            search = _Search(_pattern(variants, names), variants.spellings)
            yield from _minority(checked, paper, search)
    yield from _katakana(checked, paper)


@dataclass(frozen=True, slots=True)
class _Search:
    """What to look for: group 1 of the pattern is a spelling; the rest is passed over."""

    pattern: re.Pattern[str]
    spellings: tuple[str, ...]


def _pattern(variants: Variants, names: Iterable[str]) -> re.Pattern[str]:
    named = (name for name in names if any(each in name for each in variants.spellings))
    exceptions = _one_of((*variants.exceptions, *named))
    before = "(?<=[0-9０-９])" if variants.after_digit else ""
    after = f"(?={_one_of(variants.followers)})" if variants.followers else ""
    return re.compile(f"{exceptions}|{before}({_one_of(variants.spellings)}){after}")


def _one_of(words: Iterable[str]) -> str:
    """Returns a pattern for any of some words, the longest first; for none if there are none."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(map(re.escape, ordered)) if ordered else "(?!)"


def _minority(checked: Checked, paper: str, search: _Search) -> Iterator[Finding]:
    """Yields the first of each spelling in each text of the year that is not the usual one."""
    counts = Counter(word for word in search.pattern.findall(paper) if word)
    usual = max(search.spellings, key=lambda spelling: counts[spelling])
    others = [spelling for spelling in counts if spelling != usual]
    for passage in checked.passages if others else ():
        if any(other in passage.text for other in others):
            places = [(each[1], each.start()) for each in search.pattern.finditer(passage.text)]
            first = dict(reversed(places))
            for word in others:
                if word in first:
                    yield _varies(passage.at(first[word]), word, usual, counts)


def _varies(spot: Spot, word: str, usual: str, counts: Counter[str]) -> Finding:
    return Finding(
        spot,
        f"「{word}」（紙面に{counts[word]}か所）は、ほかでは「{usual}」（{counts[usual]}か所）です。",
        f"「{usual}」にそろえるか確かめてください。",
    )


def _katakana(checked: Checked, paper: str) -> Iterator[Finding]:
    """Yields the words in katakana that others spell, and that the lexicon does not have."""
    counts = Counter(_KATAKANA.findall(paper))
    spellings: defaultdict[str, list[str]] = defaultdict(list)
    for word in counts:
        spellings[word.translate(_LARGE).rstrip("ー")].append(word)
    usual = {
        word: max(several, key=lambda each: counts[each])
        for several in spellings.values()
        for word in several
        if len(several) > 1
    }
    listed = [word for variants in checked.lexicon.variants for word in variants.spellings]
    odd = {
        word: other
        for word, other in usual.items()
        if word != other and not any(each in word for each in listed)
    }
    for passage in checked.passages if odd else ():
        first: dict[str, int] = {}
        for found in _KATAKANA.finditer(passage.text):
            first.setdefault(found[0], found.start())
        for word, offset in first.items():
            if word in odd:
                yield _varies(passage.at(offset), word, odd[word], counts)


def spelling_slip(checked: Checked) -> Iterator[Finding]:
    """Yields words of the lexicon that are wrong wherever they stand."""
    slips = {slip.wrong: slip for slip in checked.lexicon.slips}
    exceptions = _one_of(word for slip in slips.values() for word in slip.exceptions)
    pattern = re.compile(f"{exceptions}|({_one_of(slips)})")
    for passage in checked.passages:
        for found in pattern.finditer(passage.text):
            if found[1]:
                right = slips[found[1]].right
                shown = passage.text[max(0, found.start() - 4) : found.end() + 3].split("\n")[0]
                yield Finding(
                    passage.at(found.start()),
                    f"「{shown}」の「{found[1]}」は書き誤りのようです。",
                    f"「{right}」ではありませんか。",
                )
