"""Figures 数値の書き方: a value as the data hold it in, as the paper prints it out."""

from dataclasses import dataclass
from decimal import Decimal

from report_builder.model.number import number_of, rounded

_EXACT = 15
"""Digits of a number that Excel keeps; one of more is text."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How a column prints its numbers; what is no number (中止, 調査なし) is printed as it is.

    Attributes:
        decimals: Digits after the point, rounded half up; None: as given.
        commas: 12,345.
        negative: The sign before a negative number.
        has_unit: The unit of the 指標 stands after the number.
    """

    decimals: int | None = None
    commas: bool = False
    negative: str = "-"
    has_unit: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """A value as it is printed.

    Attributes:
        text: 文字.
        number: Its value, or None where it is no number that Excel could keep.
        number_format: Excel's code that makes the text of the number.
    """

    text: str
    number: float | None = None
    number_format: str = ""


def printed(text: str, figures: Figures, unit: str) -> Printed:
    """Returns a value as a column prints it."""
    number = number_of(text)
    if number is None:
        return Printed(text)
    if figures.decimals is not None:
        number = rounded(number, figures.decimals)
    after = unit if figures.has_unit else ""
    digits = f"{number.copy_abs():,}" if figures.commas else f"{number.copy_abs()}"
    shown = (figures.negative if number < 0 else "") + digits + after
    if len(number.as_tuple().digits) > _EXACT:
        return Printed(shown)
    return Printed(shown, float(number), _code(number, figures, after))


def _code(number: Decimal, figures: Figures, unit: str) -> str:
    decimals = max(0, -int(number.as_tuple().exponent))
    digits = ("#,##0" if figures.commas else "0") + (f".{'0' * decimals}" if decimals else "")
    sign = "-" if figures.negative == "-" else f'"{figures.negative}"'
    after = "".join(f"\\{char}" for char in unit)
    return f"{digits}{after};{sign}{digits}{after}"
