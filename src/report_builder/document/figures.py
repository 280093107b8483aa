"""Figures 数値の書き方: a value as the data hold it in, as the paper prints it out."""

from dataclasses import dataclass

from report_builder.model.number import number_of, rounded


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

    @property
    def excel(self) -> str:
        """Excel's code for the same."""
        digits = "#,##0" if self.commas else "0"
        point = f".{'0' * self.decimals}" if self.decimals else ""
        if self.decimals is None:
            return "General"
        sign = "-" if self.negative == "-" else f'"{self.negative}"'
        return f"{digits}{point};{sign}{digits}{point}"


def printed(text: str, figures: Figures, unit: str) -> tuple[str, float | None]:
    """Returns the text of a value, and its number where Excel prints it alike by itself."""
    number = number_of(text)
    if number is None:
        return text, None
    if figures.decimals is not None:
        number = rounded(number, figures.decimals)
    digits = f"{number.copy_abs():,}" if figures.commas else f"{number.copy_abs()}"
    shown = (figures.negative if number < 0 else "") + digits
    # Excel shows a unit, and digits as given, only as text.
    alone = figures.decimals is not None and not (figures.has_unit and unit)
    return shown + (unit if figures.has_unit else ""), float(number) if alone else None
