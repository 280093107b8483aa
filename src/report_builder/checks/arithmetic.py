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

_RATE = re.compile("[率割比][合率]?[ 　:：は]*$")
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
_TOTAL = re.compile(r"(?<![統設会集推小累延余])(?:合計|総計|総数|計)[ 　:：]*$")
_SUBTOTAL = re.compile(r"小計[ 　:：]*$")
_RUNNING = re.compile(r"[（(][ 　]*(?:合計|総計|計)[ 　:：]*$")
_WITHIN = re.compile("うち|内(?!訳)")

Parts = list[Figure]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a text, with what is counted in it."""

    passage: Passage
    offset: int
    text: str
    numbers: Parts


def total_wrong(checked: Checked) -> Iterator[Finding]:
    """Yields totals that are not the sum of the parts beside them."""
    units = units_of(checked)
    for passage in checked.passages:
        above: list[_Line] = []
        for offset, text in lines(passage.text):
            numbers = [each for each in figures(text, units) if not each.is_date]
            line = _Line(passage, offset, text, numbers)
            yield from _in_brackets(line)
            yield from _after_parts(line, above)
            above = [*above, line] if numbers else []


def _in_brackets(line: _Line) -> Iterator[Finding]:
    """Looks at `9,253人（小学生7,168人、中学生2,085人）` and `５園（うち公立３園）`."""
    for total in line.numbers:
        brackets = _BRACKETED.match(line.text, total.end)
        if not brackets or not total.unit:
            continue
        inside = [
            each for each in line.numbers if brackets.start(1) <= each.start < brackets.end(1)
        ]
        if any(each.unit != total.unit for each in inside) or _NO_LIST.search(brackets[1]):
            continue
        too_many = _sum(inside) > total.value
        if _WITHIN.search(brackets[1]):
            wrong = too_many
        else:
            wrong = len(inside) > 1 and _sum(inside) != total.value
        if wrong:
            yield _total_finding(line, total, inside)


def _after_parts(line: _Line, above: list[_Line]) -> Iterator[Finding]:
    """Looks at `宿泊型６件　通所型４件　計10件`, and at a 計 on a line below its parts."""
    for nth, total in enumerate(line.numbers):
        before = line.text[: total.start]
        if total.unit and _TOTAL.search(before):
            parts = _same_unit(line, line.numbers[:nth], total)
            # In brackets it may be a running total: ０人（計186人）.
            parts = parts or ([] if _RUNNING.search(before) else _column(above, total))
            is_running = bool(_RUNNING.search(before)) and total.value > 2 * _sum(parts)
            if len(parts) > 1 and _sum(parts) != total.value and not is_running:
                yield _total_finding(line, total, parts)


def _same_unit(line: _Line, numbers: Parts, total: Figure) -> Parts:
    """Returns the parts before a total; what follows a 小計 or 計 is a total itself."""
    return [
        each
        for each in numbers
        if each.unit == total.unit
        and not _SUBTOTAL.search(line.text[: each.start])
        and not _TOTAL.search(line.text[: each.start])
    ]


def _column(above: list[_Line], total: Figure) -> Parts:
    """Returns the figures right above a total: one on each line, all of its unit."""
    parts: Parts = []
    for line in reversed(above):
        if len(line.numbers) != 1 or line.numbers[0].unit != total.unit:
            break
        parts = [line.numbers[0], *parts]
    return parts


def _sum(parts: Parts) -> Decimal:
    return sum((each.value for each in parts), Decimal(0))


def _total_finding(line: _Line, total: Figure, parts: Parts) -> Finding:
    addition = "＋".join(f"{each.value:,}" for each in parts)
    return Finding(
        line.passage.at(line.offset + total.start),
        f"「{total.text}」とありますが、内訳は{addition}＝{_sum(parts):,}{total.unit}です。",
        "合計か内訳を確かめてください。",
    )
