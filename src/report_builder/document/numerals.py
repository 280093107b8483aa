"""Numerals 数字の形: a number in, the way a paper writes it out (①, Ⅰ, 一, ア, 01). A catalogue."""

from collections.abc import Callable, Mapping
from typing import Final

_ROMAN_TENS = ((100, "Ⅽ"), (90, "ⅩⅭ"), (50, "Ⅼ"), (40, "ⅩⅬ"), (10, "Ⅹ"))
_ROMAN_ONES = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
_KANJI = "〇一二三四五六七八九"
_KANA = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
)


def _circled(number: int) -> str:
    """Unicode has circles for 1 to 20, 21 to 35 and 36 to 50."""
    for first, last, start in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if first <= number <= last:
            return chr(start + number - first)
    return f"({number})"


def _roman(number: int) -> str:
    """The characters of Japanese sets: one up to 12, above that tens and one more."""
    found = ""
    for value, numeral in _ROMAN_TENS if number > len(_ROMAN_ONES) else ():
        count, number = divmod(number, value)
        found += numeral * count
    return found + (_ROMAN_ONES[number - 1] if number else "")


def _kanji(number: int) -> str:
    """Below a hundred as spoken (二十三), digit by digit above."""
    if number >= 100:  # noqa: PLR2004 - a hundred is what the docstring says
        return "".join(_KANJI[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    ten = ("" if tens == 1 else _KANJI[tens]) + "十" if tens else ""
    return ten + (_KANJI[ones] if ones else "")


def _kana(number: int) -> str:
    return _KANA[(number - 1) % len(_KANA)]


def _letter(first: str) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + (number - 1) % 26)


def _wide(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))


NUMERALS: Final[Mapping[str, Callable[[int], str]]] = {
    "①": _circled,
    "Ⅰ": _roman,
    "一": _kanji,
    "ア": _kana,
    "A": _letter("A"),
    "a": _letter("a"),
    "１": _wide,
    "01": "{:02}".format,
    "001": "{:03}".format,
}
"""What stands after the last point of a number's name (`連番.施策.①`) to how it is written."""
