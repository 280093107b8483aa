"""A text in, the figures in it out: their value, their counter 助数詞, and how they are written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from report_builder.checks.facts import Checked

_COUNTERS: Final = (
    *("事業所", "学級", "団体", "世帯", "家庭", "施設", "店舗", "会場", "教室", "講座", "企業"),
    *("種類", "項目", "グループ", "サークル", "クラブ", "コース", "チーム", "ページ"),
    *("か所", "カ所", "ヶ所", "ヵ所", "箇所", "か月", "カ月", "ヶ月", "ヵ月", "箇月"),
    *("か国", "カ国", "週間", "日間", "年間", "時間", "パーセント", "％", "%"),
    *"人名件回園校社組日月年歳才円部冊台枚室棟戸館店区課本個点種基週分秒泊票号章条級階度次期番",
)
"""What figures of a paper of this kind count; an indicator's own unit comes on top."""

DIGITS: Final = "0-9０-９"
_LONGEST = 20
"""Characters of a number; a longer one counts nothing."""

_TO_ASCII = str.maketrans("０１２３４５６７８９，．", "0123456789,.")


@dataclass(frozen=True, slots=True)
class Figure:
    """数: a number in a text.

    Attributes:
        value: What it says.
        unit: What it counts; empty: unknown.
        text: As written, with its unit.
        start: Offset of its first digit.
        end: Offset after its unit.
    """

    value: Decimal
    unit: str
    text: str
    start: int
    end: int

    @property
    def is_date(self) -> bool:
        """Whether it is a part of a date, an age, a number in a series (２回目)."""
        return self.unit in _NOT_COUNTED or self.unit.endswith("目")


_NOT_COUNTED = frozenset("年月日歳才度次期番号章条級階")


def figures(text: str, units: frozenset[str] = frozenset()) -> list[Figure]:
    """Returns the figures of a text from the left.

    Args:
        text: Any.
        units: Units beside the usual ones.
    """
    every = _pattern(units).finditer(text)
    return [_figure(found) for found in every if len(found[1]) <= _LONGEST]


@cache
def _pattern(units: frozenset[str]) -> re.Pattern[str]:
    words = sorted({*_COUNTERS, *units} - {""}, key=len, reverse=True)
    unit = "|".join(map(re.escape, words))
    number = rf"[{DIGITS}]+(?:[,，][{DIGITS}]{{3}})*(?:[.．][{DIGITS}]+)?"
    return re.compile(rf"(?<![{DIGITS}.,．，A-Za-z第])({number})(?:[ 　]*((?:{unit})目?))?")


def _figure(found: re.Match[str]) -> Figure:
    value = Decimal(found[1].translate(_TO_ASCII).replace(",", ""))
    return Figure(value, found[2] or "", found[0], *found.span())


def units_of(checked: Checked) -> frozenset[str]:
    """Returns the units of the plan's indicators."""
    return frozenset(indicator.unit for indicator in checked.plan.indicators)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yields the sentences of a text with their offsets; a line end ends a sentence too."""
    for found in re.finditer(r"[^。\n]+。?", text):
        yield found.start(), found[0]


def lines(text: str) -> Iterator[tuple[int, str]]:
    """Yields the lines of a text with their offsets."""
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def shown(numbers: Iterable[str], most: int = 5) -> str:
    """Returns a list for a message: the first few, and how many more."""
    every = list(dict.fromkeys(numbers))
    rest = f" ほか{len(every) - most}" if len(every) > most else ""
    return "・".join(every[:most]) + rest
