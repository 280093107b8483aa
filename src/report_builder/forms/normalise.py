"""What was typed in; what was meant, and each harmless difference between the two, out.

Texts stay as they are (○ ① and full-width digits too) but for line ends, what no document can
hold, and blanks at the end. Codes, figures and dates are read in any width. Another harmless
difference is a function here, and a line in docs/returns.md, which lists them for staff.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from re import ASCII, Match
from re import compile as pattern
from typing import Final, Literal
from unicodedata import category, normalize

Difference = Literal[
    "return-line-ends",
    "return-controls",
    "return-blanks-at-end",
    "return-lines-joined",
    "return-invisible",
    "return-gaiji",
    "return-spelling",
]
"""Codes of what was seen; docs/problems.md has them all."""


@dataclass(frozen=True, slots=True)
class Normalised:
    """What is taken for what was typed.

    Attributes:
        text: What was meant.
        differences: What was changed on the way to it, or is odd and stays.
    """

    text: str
    differences: tuple[Difference, ...] = ()


# ----------------------------------------------------------------------------------- escapes

_ESCAPE = pattern(r"_x([0-9A-Fa-f]{4})_")
_SURROGATES = pattern("[\ud800-\udbff][\udc00-\udfff]")


def unescape(text: str) -> str:
    """Returns the text that an ST_Xstring stands for (ECMA-376 part 1, 22.9.2.19).

    `_x000D_` is a carriage return; `_x005F_x000D_` stands for the letters `_x000D_`, for what an
    escape gives is not looked at again. Two escapes may make one character beyond the BMP.
    """
    if "_x" not in text:
        return text
    return _SURROGATES.sub(_joined, _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text))


def _joined(pair: Match[str]) -> str:
    return pair[0].encode("utf-16", "surrogatepass").decode("utf-16")


# ------------------------------------------------------------------------------------- texts

_LINE_END = pattern("\r\n|[\r\v\f\x85\u2028\u2029]")
"""Word and PowerPoint have vertical tabs for a line end within a paragraph."""

_UNWRITABLE = pattern(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
"""What Unicode has no character for, controls that no page shows, and byte order marks."""

_UNSEEN: Final = "\u200b\u200c\u2060"
_BLANKS: Final = _UNSEEN + "".join(filter(str.isspace, map(chr, range(0x3001))))


def text_of(typed: str) -> Normalised:
    """Returns a text of several lines."""
    text, differences = typed, tuple[Difference, ...]()
    for code, rule in _TEXT_RULES:
        before, text = text, rule(text)
        differences += (code,) if text != before else ()
    return Normalised(text, differences + _odd(text))


def _with_line_feeds(text: str) -> str:
    return _LINE_END.sub("\n", text)


def _without_controls(text: str) -> str:
    return _UNWRITABLE.sub("", text)


def _without_blanks_at_end(text: str) -> str:
    return text.rstrip(_BLANKS)


_TEXT_RULES: tuple[tuple[Difference, Callable[[str], str]], ...] = (
    ("return-line-ends", _with_line_feeds),
    ("return-controls", _without_controls),
    ("return-blanks-at-end", _without_blanks_at_end),
)


def _odd(text: str) -> tuple[Difference, ...]:
    if text.isascii():
        return ()
    return tuple(code for code in _ODD if odd_characters(text, code))


def odd_characters(text: str, code: Difference) -> tuple[str, ...]:
    """Returns those characters of a text that a difference speaks of, each once."""
    is_odd = _ODD[code]
    return tuple(sorted(filter(is_odd, set(text))))


def _is_unseen(char: str) -> bool:
    """Tells whether nobody sees a character; the joiner U+200D holds an emoji together."""
    kind = category(char)
    return (kind == "Cf" and char != "\u200d") or (kind == "Zs" and char not in " \u3000")


def _is_gaiji(char: str) -> bool:
    """外字: private use, made by someone for their own PC."""
    return category(char) == "Co"


_ODD: dict[Difference, Callable[[str], bool]] = {
    "return-invisible": _is_unseen,
    "return-gaiji": _is_gaiji,
}
"""What may be in a text and stays there, but deserves a word."""


def short_of(typed: str) -> Normalised:
    """Returns a text of one line."""
    found = text_of(typed)
    text = found.text.lstrip(_BLANKS)
    if "\n" not in text:
        return Normalised(text, found.differences)
    joined = " ".join(filter(None, (line.strip(_BLANKS) for line in text.split("\n"))))
    return Normalised(joined, (*found.differences, "return-lines-joined"))


# ----------------------------------------------------------------------- codes, figures, dates

_PLAIN = {
    **{0xFF01 + place: 0x21 + place for place in range(94)},
    **{ord("①") + place: str(place + 1) for place in range(20)},
    ord("　"): " ",
    ord("−"): "-",
}
"""Full-width letters, digits and signs; ① to ⑳; the minus sign U+2212."""

_ENDING = pattern(r"(\d+)\.0+", ASCII)
_FIGURE = pattern(r"[-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,30})(?:\.[0-9]{1,30})?")
"""What a year's file takes for a number."""

_DATE = pattern(
    r"(?:(?:明治|大正|昭和|平成|令和|[MTSHR])(?:\d{1,2}|元)|\d{4})年度?"
    r"(?:(?:1[0-2]|0?[1-9])月(?:(?:[12]\d|3[01]|0?[1-9])日)?)?"
    r"|\d{4}([-/.])(?:1[0-2]|0?[1-9])\1(?:[12]\d|3[01]|0?[1-9])",
    ASCII,
)
"""What a year's file takes for a date, in half-width digits."""


def code_of(typed: str, choices: tuple[str, ...]) -> Normalised | None:
    """Returns the choice that was meant: Ａ and a for A, ②, ２ and 2.0 for 2; None for another."""
    text = _without_controls(typed).strip(_BLANKS)
    near = [choice for choice in choices if _folded(choice) == _folded(text)]
    meant = text if text in choices or not text else near[0] if len(near) == 1 else None
    return None if meant is None else _respelt(typed, meant)


def _folded(text: str) -> str:
    plain = text.translate(_PLAIN).casefold()
    found = _ENDING.fullmatch(plain)
    return found[1] if found else plain


def figure_of(typed: str, unit: str) -> Normalised | None:
    """Returns a figure (４２９, 429件 for 429), or words instead of one (中止).

    Args:
        typed: What is in the cell.
        unit: 単位, which may stand after the figure.

    Returns:
        None for what has digits or letters, and is no figure.
    """
    words = short_of(typed)
    plain = words.text.translate(_PLAIN)
    figure = plain.removesuffix(unit.translate(_PLAIN)).rstrip() if unit else plain
    if _FIGURE.fullmatch(figure):
        return _respelt(typed, figure)
    if any(char.isdigit() or (char.isascii() and char.isalpha()) for char in plain):
        return None
    return words


def date_of(typed: str) -> Normalised | None:
    """Returns a date as it was written, in half-width digits; None for what is none."""
    plain = normalize("NFKC", typed.strip(_BLANKS))
    return _respelt(typed, plain) if _DATE.fullmatch(plain) or not plain else None


def _respelt(typed: str, meant: str) -> Normalised:
    return Normalised(meant, () if typed == meant else ("return-spelling",))


def number_of(text: str) -> Decimal | None:
    """Returns the value of a figure such as `1,429`; None for words."""
    return Decimal(text.replace(",", "")) if _FIGURE.fullmatch(text) else None
