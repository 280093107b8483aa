"""Percentages and totals that a reader would check in the head."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from itertools import combinations

from report_builder.checks.facts import Checked, Passage
from report_builder.checks.numbers import Figure, figures, lines, sentences, units_of
from report_builder.checks.rule import Finding

_PERCENT = ("％", "%", "パーセント")
_NEAR = Decimal(1)
"""Percentage points: two numbers whose share is that close to a printed one, but not it, were
meant."""

_RATE = re.compile("率[ 　:：は]*$")
_PART_OF = re.compile("中|うち")
_MOST_FIGURES = 12
"""In a sentence with more figures of one unit, some two of them fit any percentage."""


# ------------------------------------------------------------------------------- percentages


def share_wrong(checked: Checked) -> Iterator[Finding]:
    """Yields percentages that two numbers before them on the line do not give."""
    units = units_of(checked)
    for passage in checked.passages:
        for offset, sentence in sentences(passage.text):
            if any(sign in sentence for sign in _PERCENT):
                yield from _shares(passage, offset, sentence, units)


def _shares(
    passage: Passage, offset: int, sentence: str, units: frozenset[str]
) -> Iterator[Finding]:
    before: list[Figure] = []
    for figure in figures(sentence, units):
        if figure.unit not in _PERCENT:
            if not figure.is_date:
                before.append(figure)
            continue
        pair = _mistaken(figure, before, sentence)
        if pair:
            yield _share_finding(passage, offset, figure, pair)
        before = []


def _mistaken(
    percent: Figure, numbers: list[Figure], sentence: str
) -> tuple[Figure, Figure] | None:
    """Returns the part and the whole of which a percentage was meant, and is not, the share."""
    pairs = [
        (min(pair, key=_value), max(pair, key=_value))
        for pair in combinations(numbers[-_MOST_FIGURES:], 2)
        if pair[0].unit == pair[1].unit and all(number.value for number in pair)
    ]
    if any(_fits(percent, pair) for pair in pairs):
        return None
    near = [pair for pair in pairs if abs(_share(pair) - percent.value) <= _NEAR]
    if near:
        return near[0]
    between = sentence[numbers[0].start : percent.start] if numbers else ""
    is_meant = _RATE.search(between) or _PART_OF.search(between)
    return pairs[0] if is_meant and len(numbers) == len(pairs) + 1 == 2 else None  # noqa: PLR2004


def _value(figure: Figure) -> Decimal:
    return figure.value


def _share(pair: tuple[Figure, Figure]) -> Decimal:
    return pair[0].value / pair[1].value * 100


def _fits(percent: Figure, pair: tuple[Figure, Figure]) -> bool:
    """Whether the share, or the growth from one to the other, is the percentage, rounded."""
    part, whole = pair[0].value, pair[1].value
    ratios = (part / whole, whole / part, 1 - part / whole, whole / part - 1)
    return any(_rounded(ratio * 100, percent, ROUND_HALF_UP) == percent.value for ratio in ratios)


def _rounded(share: Decimal, like: Figure, rounding: str) -> Decimal:
    return share.quantize(Decimal(1).scaleb(int(like.value.as_tuple().exponent)), rounding)


def _share_finding(
    passage: Passage, offset: int, percent: Figure, pair: tuple[Figure, Figure]
) -> Finding:
    share = _share(pair)
    right = _rounded(share, percent, ROUND_HALF_UP)
    cut = _rounded(share, percent, ROUND_DOWN)
    how = "（切り捨てなら合います）" if cut == percent.value else ""
    return Finding(
        passage.at(offset + percent.start),
        f"「{percent.text}」とありますが、{pair[0].text}÷{pair[1].text}は{right}％です{how}。",
        "数か割合を確かめてください。",
    )


# ------------------------------------------------------------------------------------ totals

_BRACKETED = re.compile(r"[ 　]*[（(]([^（()）\n]*)[）)]")
_NO_LIST = re.compile("延べ|のべ|ほか|他|など|等|前年|昨年|定員|対象|中$|から|比|増|減")
_WITHIN = re.compile("うち|内(?!訳)")

_BLANK = r"[ 　:：]*$"
_SUBTOTAL = re.compile(rf"小計{_BLANK}")
_RUNNING = re.compile(rf"[（(][ 　]*(?:合計|総計|計){_BLANK}")
_ROW_TOTAL = re.compile(rf"[\s　○・]*(?:合計|総計|計){_BLANK}")
_TOTAL = re.compile(
    rf"(?:合計|総計|総数|(?:^|(?<=[\s、，。（(・:：／/人名件回園校社組円部冊帯所]))計){_BLANK}"
)
"""Not 体温計, 統計, 累計: a total stands by itself, or right after the last of its parts."""

_REACH = 20
"""So many characters before a number are looked at for what it is."""

Parts = list[Figure]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a text, with what is counted in it."""

    passage: Passage
    offset: int
    text: str
    numbers: Parts

    def has_before(self, word: re.Pattern[str], number: Figure) -> bool:
        """Returns whether a word stands right before a number."""
        return bool(word.search(self.text[max(0, number.start - _REACH) : number.start]))


def total_wrong(checked: Checked) -> Iterator[Finding]:
    """Yields totals that are not the sum of the parts beside them."""
    units = units_of(checked)
    for passage in checked.passages:
        above: list[_Line] = []
        for offset, text in lines(passage.text):
            numbers = [each for each in figures(text, units) if not each.is_date]
            line = _Line(passage, offset, text, numbers)
            yield from _in_brackets(line)
            yield from _after_parts(line)
            if len(numbers) == 1 and _ROW_TOTAL.fullmatch(text[: numbers[0].start]):
                yield from _total(line, numbers[0], _column(above, numbers[0]))
            if numbers:
                above.append(line)
            else:
                above.clear()


def _in_brackets(line: _Line) -> Iterator[Finding]:
    """Looks at `9,253人（小学生7,168人、中学生2,085人）` and `５園（うち公立３園）`."""
    for total in line.numbers:
        brackets = _BRACKETED.match(line.text, total.end)
        if brackets and total.unit and not _NO_LIST.search(brackets[1]):
            first, last = brackets.span(1)
            inside = [each for each in line.numbers if first <= each.start < last]
            is_part = bool(_WITHIN.search(brackets[1]))
            if all(each.unit == total.unit for each in inside) and (
                _sum(inside) > total.value if is_part else len(inside) > 1
            ):
                yield from _total(line, total, inside, fewest=1)


def _after_parts(line: _Line) -> Iterator[Finding]:
    """Looks at `宿泊型６件　通所型４件　計10件`."""
    parts: Parts = []
    for number in line.numbers:
        if line.has_before(_SUBTOTAL, number):
            continue
        if not line.has_before(_TOTAL, number):
            parts.append(number)
            continue
        alike = [each for each in parts if each.unit == number.unit]
        # In brackets it may be a running total, and then is far more: ０人（計186人）.
        is_running = line.has_before(_RUNNING, number) and number.value > 2 * _sum(alike)
        if number.unit and not is_running:
            yield from _total(line, number, alike)


def _column(above: list[_Line], total: Figure) -> Parts:
    """Returns the figures right above a total: one on each line, all of its unit."""
    parts: Parts = []
    for line in reversed(above):
        number = line.numbers[0]
        if len(line.numbers) != 1 or number.unit != total.unit or line.has_before(_TOTAL, number):
            break
        if not line.has_before(_SUBTOTAL, number):
            parts.append(number)
    return parts[::-1]


def _sum(parts: Parts) -> Decimal:
    return sum((each.value for each in parts), Decimal(0))


def _total(line: _Line, total: Figure, parts: Parts, fewest: int = 2) -> Iterator[Finding]:
    """Yields what is to be said of a total if it is not the sum of its parts."""
    if len(parts) < fewest or _sum(parts) == total.value:
        return
    addition = "＋".join(f"{each.value:,}" for each in parts)
    yield Finding(
        line.passage.at(line.offset + total.start),
        f"「{total.text}」とありますが、内訳は{addition}＝{_sum(parts):,}{total.unit}です。",
        "合計か内訳を確かめてください。",
    )
