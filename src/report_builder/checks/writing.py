"""How figures and brackets are written: their width, their pairs, the comma of large numbers."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from report_builder.checks.facts import Checked, Passage
from report_builder.checks.numbers import DIGITS, shown
from report_builder.checks.rule import Finding

_LETTERS = "A-Za-zＡ-Ｚａ-ｚ@＠_※＊"
"""What a digit belongs to, rather than counting anything: R2, ※1."""

_NUMBER = re.compile(
    rf"(?<![{DIGITS}{_LETTERS},，.．])[{DIGITS}]+(?:[,，.．][{DIGITS}]+)*(?![{DIGITS}{_LETTERS}])"
)
_ENOUGH = 10
_CLEAR = 0.8
"""A column has a way of writing if four fifths of at least ten numbers are written so."""

_WIDTHS = {"full": "全角", "half": "半角", "mixed": "全角と半角の混ざった数字"}


def digit_width(checked: Checked) -> Iterator[Finding]:
    """Yields numbers that are not as wide as those of their column.

    Numbers of one digit and of several are looked at apart, for papers write ４ beside 31. Where
    the column has no clear way of its own, the text itself has to have one.
    """
    counts: dict[tuple[str, bool], Counter[str]] = {}
    for passage in checked.passages:
        for number in _numbers(passage.text):
            key = passage.field, number.is_single
            counts.setdefault(key, Counter())[number.width] += 1
    for passage in checked.passages:
        numbers = _numbers(passage.text)
        for single in (True, False):
            alike = [number for number in numbers if number.is_single == single]
            if alike:
                yield from _odd(passage, alike, counts[passage.field, single])


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    is_single: bool
    width: str


def _numbers(text: str) -> list[_Number]:
    return [
        _Number(found.start(), found.end(), len(found[0]) == 1, _width(found[0]))
        for found in _NUMBER.finditer(text)
    ]


def _width(number: str) -> str:
    ascii_digits = [char.isascii() for char in number if char.isdecimal()]
    return "half" if all(ascii_digits) else "mixed" if any(ascii_digits) else "full"


def _odd(passage: Passage, numbers: list[_Number], column: Counter[str]) -> Iterator[Finding]:
    own = Counter(number.width for number in numbers)
    usual, count = column.most_common(1)[0]
    is_clear = column.total() >= _ENOUGH and count >= _CLEAR * column.total()
    if not is_clear:
        usual = own.most_common(1)[0][0]
    odd = [number for number in numbers if number.width != usual]
    if not odd or usual == "mixed":
        return
    kind = "１けたの数字" if odd[0].is_single else "２けた以上の数字"
    where = shown(_around(passage.text, number) for number in odd)
    others = "、".join(f"{_WIDTHS[width]}{n}" for width, n in column.most_common())
    yield Finding(
        passage.at(odd[0].start),
        f"{kind}が{_WIDTHS[odd[0].width]}です（{where}）。"
        f"{passage.field}では{kind}は{others}です。",
        f"{_WIDTHS[usual]}にそろえるか確かめてください。",
    )


def _around(text: str, number: _Number) -> str:
    before = text[max(0, number.start - 2) : number.start].rpartition("\n")[2]
    after = text[number.end : number.end + 2].partition("\n")[0]
    return f"「{before.strip()}{text[number.start : number.end]}{after.strip()}」"


# ------------------------------------------------------------------------------------ commas

_COMMA = re.compile(
    rf"(?<![{DIGITS},，.．])[{DIGITS}]{{1,3}}(?:[,，][{DIGITS}]{{3}})+(?![{DIGITS}])"
)
_YEAR = rf"(?:19|20|１９|２０)[{DIGITS}]{{2}}(?![{DIGITS}人名件回園校社組円部冊世枚])"
_NO_COMMA = re.compile(
    rf"(?<![{DIGITS}{_LETTERS},，.．/／\-－‐−:：第])(?![0０]|{_YEAR})[{DIGITS}]{{4,}}"
    rf"(?![{DIGITS}{_LETTERS},，.．/／\-－‐−:：年号番])"
)


def comma_missing(checked: Checked) -> Iterator[Finding]:
    """Yields numbers of four digits or more without a comma, where the paper mostly has it."""
    with_comma = sum(len(_COMMA.findall(each.text)) for each in checked.passages)
    without = sum(len(_NO_COMMA.findall(each.text)) for each in checked.passages)
    if with_comma <= without:
        return
    for passage in checked.passages:
        for found in _NO_COMMA.finditer(passage.text):
            number = f"{int(found[0]):,}"
            yield Finding(
                passage.at(found.start()),
                f"「{found[0]}」に桁区切りがありません（紙面の{with_comma}か所にはあります）。",
                f"「{number}」ではありませんか。",
            )


# ---------------------------------------------------------------------------------- brackets

_FAMILIES = ("（(）)", "「「」」", "『『』』", "【【】】", "《《》》", "〔〔〕〕", "［[］]")
_OPEN = {char: family for family in _FAMILIES for char in family[:2]}
_CLOSE = {char: family for family in _FAMILIES for char in family[2:]}
_BRACKET = re.compile("[" + re.escape("".join((*_OPEN, *_CLOSE))) + "]")
_ENUMERATED = re.compile(r"^[\s　]*[0-9０-９A-Za-zア-ン①-⑳]{1,2}$")


@dataclass(frozen=True, slots=True)
class _Brackets:
    """Pairs of brackets in a text, by the offsets of both; and those that have no partner."""

    pairs: tuple[tuple[int, int], ...]
    alone: tuple[int, ...]


def bracket_pair(checked: Checked) -> Iterator[Finding]:
    """Yields brackets without a partner, and pairs of which one is half-width."""
    for passage in checked.passages:
        text, brackets = passage.text, _brackets(passage.text)
        for offset in brackets.alone:
            yield Finding(
                passage.at(offset),
                f"括弧「{text[offset]}」の相手がありません（{_near(text, offset, offset)}）。",
                "閉じ忘れか消し忘れがないか確かめてください。",
            )
        for start, end in brackets.pairs:
            if text[start].isascii() != text[end].isascii():
                yield Finding(
                    passage.at(start),
                    f"括弧の始めと終わりの幅が違います（{_near(text, start, end)}）。",
                    "全角か半角にそろえてください。",
                )


def bracket_width(checked: Checked) -> Iterator[Finding]:
    """Yields round brackets that are not as wide as most of the paper's."""
    found = [(each, _round(each.text)) for each in checked.passages]
    counts = Counter(each.text[start].isascii() for each, pairs in found for start, _ in pairs)
    usual = counts[True] > counts[False]
    for passage, pairs in found:
        odd = [pair for pair in pairs if passage.text[pair[0]].isascii() != usual]
        if odd:
            width, other = ("全角", "半角") if usual else ("半角", "全角")
            where = shown((_near(passage.text, *pair) for pair in odd), most=2)
            yield Finding(
                passage.at(odd[0][0]),
                f"括弧が{width}です（{where}）。"
                f"紙面の括弧は全角{counts[False]}組、半角{counts[True]}組です。",
                f"{other}にそろえるか確かめてください。",
            )


def _round(text: str) -> list[tuple[int, int]]:
    """Returns the pairs of round brackets of one width; what is all ASCII within may be half."""
    pairs = _brackets(text).pairs
    alike = [pair for pair in pairs if (text[pair[0]] + text[pair[1]]) in ("()", "（）")]
    return [(start, end) for start, end in alike if not text[start : end + 1].isascii()]


def _brackets(text: str) -> _Brackets:
    pairs: list[tuple[int, int]] = []
    alone: list[int] = []
    opened: list[int] = []
    for found in _BRACKET.finditer(text):
        char, offset = found[0], found.start()
        if char in _OPEN:
            opened.append(offset)
        elif opened and _OPEN[text[opened[-1]]] == _CLOSE[char]:
            pairs.append((opened.pop(), offset))
        elif not _is_enumerated(text, offset):
            alone.append(offset)
    return _Brackets(tuple(pairs), tuple(sorted(alone + opened)))


def _is_enumerated(text: str, offset: int) -> bool:
    """Whether a closing bracket stands after the number of a list: `1)`, `ア）`."""
    line = text[text.rfind("\n", 0, offset) + 1 : offset]
    return bool(_ENUMERATED.match(line))


def _near(text: str, start: int, end: int) -> str:
    """Returns a stretch of text for a message, in quotation marks."""
    stretch = text[max(0, start - 2) : start + 12] if start == end else text[start : end + 1]
    flat = " ".join(stretch.split())
    return f"「{flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + '…'}」"


_LONGEST = 16
