"""Numbers in, texts out as Excel shows them by the codes of `summary_look`."""

from decimal import ROUND_HALF_UP, Decimal

_SIGNIFICANT = 15
"""Digits of which Excel takes notice."""


def change_text(number: Decimal | int, decimals: int = 0) -> str:
    """Returns a change by the code `+#,##0;▲#,##0;±0`, with so many decimals."""
    sign = "+" if number > 0 else "▲" if number < 0 else "±"
    return f"{sign}{abs(number):,.{decimals}f}"


def percent(share: Decimal | float) -> str:
    """Returns a share by the code `0.0%`; a half goes up."""
    exact = Decimal(f"{share * 100:.{_SIGNIFICANT}g}")
    return f"{exact.quantize(Decimal('0.1'), ROUND_HALF_UP)}%"
