"""What is in one cell of a returned form in, the answer that it gives out.

A number, a date or a formula where a text was asked for is what a person typed and a program
changed: it is taken where it is plain what was meant, and otherwise a mistake.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from re import compile as pattern
from typing import Literal

from report_builder.document.table import HoleKind
from report_builder.forms.normalise import (
    Difference,
    Normalised,
    code_of,
    date_of,
    figure_of,
    number_of,
    odd_characters,
    short_of,
    text_of,
    unescape,
)
from report_builder.forms.package_facts import Look
from report_builder.forms.read_reasons import Mistake, Oddity, Said

CellValue = str | float | bool | date | time | timedelta | None
"""What openpyxl makes of a cell; a datetime is a date."""


@dataclass(frozen=True, slots=True)
class Written:
    """What is in a cell.

    Attributes:
        value: As openpyxl gives it.
        number_format: Excel's code.
        is_error: It shows an error such as `#REF!`.
        is_formula: It is calculated.
        is_uncalculated: Nobody has calculated it yet.
        look: Of its letters, where some have one of their own.
    """

    value: CellValue
    number_format: str = "General"
    is_error: bool = False
    is_formula: bool = False
    is_uncalculated: bool = False
    look: Look | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a cell was to be filled in with.

    Attributes:
        hole: The kind.
        label: What messages call it.
        choices: The codes or words of which one is to be chosen.
        base: 配布時の値.
        unit: 単位 of a figure.
    """

    hole: HoleKind
    label: str = ""
    choices: tuple[str, ...] = ()
    base: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a cell says.

    Attributes:
        text: Its answer; None for a mistake.
        shown: What a person sees in the cell.
        mistake: Why it cannot be taken.
        oddities: What was smoothed over, or is odd and stays.
    """

    text: str | None
    shown: str
    mistake: tuple[Mistake, Said] | None = None
    oddities: tuple[tuple[Oddity, Said], ...] = ()


def read_answer(written: Written, asked: Asked) -> Answer:
    """Returns what a cell says, with the base itself where it says the same."""
    shown = shown_text(written)
    mistake = _mistake(written, asked)
    meant = None if mistake else _meant(shown, asked)
    if meant is None:
        said = Said(asked.label, shown, "・".join(asked.choices))
        return Answer(None, shown, (mistake or _UNCLEAR[_way(asked)], said))
    text = _as_in_base(meant.text, asked)
    odd: tuple[Oddity, ...] = (*_odd_cell(written, asked), *_new_differences(meant, asked))
    return Answer(
        text, shown, None, tuple((each, _said(each, written, asked, text)) for each in odd)
    )


# --------------------------------------------------------------------------- what a person sees

_QUOTED = pattern(r'"[^"]*"|\[[^\]]*\]|\\.')
"""Parts of a number format that stand for themselves, colours and locales."""

_DIGITS = 15
"""Excel shows no more digits of a number, however it is held."""


def shown_text(written: Written) -> str:
    """Returns what a person sees in a cell, figures unrounded."""
    match written.value:
        case None:
            return ""
        case str():
            return unescape(written.value)
        case bool():
            return str(written.value).upper()
        case date() | time() | timedelta():
            return _shown_moment(written.value, written.number_format)
        case _:
            return _shown_number(written.value, written.number_format)


def _shown_number(value: float, number_format: str) -> str:
    number = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.{_DIGITS}g}")
    is_percent = "%" in _QUOTED.sub("", number_format)
    plain = f"{number * 100 if is_percent else number:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return plain + ("%" if is_percent else "")


def _shown_moment(value: date | time | timedelta, number_format: str) -> str:
    """Returns a date as Japanese write it; the year only where the cell shows it."""
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    bare = _QUOTED.sub("", number_format).casefold()
    day = f"{value.month}月{value.day}日"
    whole = f"{value.year}年{day}" if {"y", "e"} & set(bare) else day
    clock = isinstance(value, datetime) and value.time() != time.min
    return whole + (f"{value:%H:%M}" if clock else "")


# ---------------------------------------------------------------------------- what is no answer

_Way = HoleKind | Literal["choice"]


def _way(asked: Asked) -> _Way:
    """Returns how the text in a cell is read."""
    return "choice" if asked.choices else asked.hole


_UNCLEAR: dict[_Way, Mistake] = {
    "choice": "return-code-unknown",
    "grade": "return-code-unknown",
    "number": "return-figure-unclear",
    "date": "return-date-unclear",
}


def _mistake(written: Written, asked: Asked) -> Mistake | None:
    """Returns why the value of a cell is of no use, whatever it looks like."""
    if written.is_uncalculated:
        return "return-formula-uncalculated"
    if written.is_error:
        return "return-cell-error"
    if written.look == "struck" and shown_text(written).strip():
        return "return-struck"
    if isinstance(written.value, bool):
        return "return-cell-truth"
    is_moment = isinstance(written.value, date | time | timedelta)
    return "return-cell-date" if is_moment and asked.hole != "date" else None


# ------------------------------------------------------------------------------ what was meant


def _meant(shown: str, asked: Asked) -> Normalised | None:
    if shown == asked.base:
        return Normalised(shown)
    match _way(asked):
        case "choice" | "grade":
            return code_of(shown, asked.choices)
        case "number":
            return figure_of(shown, asked.unit)
        case "date":
            return date_of(shown)
        case "short":
            return short_of(shown)
        case "text":
            return text_of(shown)


def _as_in_base(text: str, asked: Asked) -> str:
    """Returns an answer as it was given out, where it means the same: `3,061` for 3061."""
    if asked.hole != "number":
        return asked.base if text == text_of(asked.base).text else text
    before, after = number_of(asked.base), number_of(text)
    if before is None or after is None:
        return text
    return asked.base if before == after else f"{after:,f}" if "," in asked.base else text


def _odd_cell(written: Written, asked: Asked) -> tuple[Oddity, ...]:
    is_words = asked.hole in ("text", "short") and isinstance(written.value, int | float)
    has_words = is_words and _WORDS.search(written.number_format)
    seen: tuple[tuple[object, Oddity], ...] = (
        (written.is_formula, "return-formula"),
        (written.look, "return-mixed-look"),
        (has_words, "return-number-format"),
    )
    return tuple(code for is_so, code in seen if is_so)


_WORDS = pattern(r'"[^"]|[^\x00-\x7f]')
"""What a number format adds to a number: `0"件"`."""


def _new_differences(meant: Normalised, asked: Asked) -> tuple[Difference, ...]:
    """Returns what was not so in the base already."""
    known = text_of(asked.base).differences
    return tuple(each for each in meant.differences if each not in known)


def _said(code: Oddity, written: Written, asked: Asked, text: str) -> Said:
    found = shown_text(written)
    match code:
        case "return-number-format":
            found = written.number_format
        case "return-invisible" | "return-gaiji":
            found = "、".join(f"U+{ord(each):04X}" for each in odd_characters(found, code))
        case _:
            pass
    return Said(asked.label, found, text)
