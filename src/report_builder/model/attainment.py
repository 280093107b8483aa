"""Attainment 達成率: a target and an actual value in, their ratio or why there is none out."""

from dataclasses import dataclass
from decimal import Decimal

from report_builder.model.number import number_of
from report_builder.model.plan import Indicator


@dataclass(frozen=True, slots=True)
class Attainment:
    """達成率.

    Attributes:
        ratio: 1 where the target is just reached, more where it is passed; None: none.
        reason: Why there is none, in Japanese; empty where there is one.
    """

    ratio: Decimal | None
    reason: str = ""


def attainment(indicator: Indicator, actual: str) -> Attainment:
    """Returns how far the actual value of a year has reached the target.

    Of an indicator of which less is better it is target to actual, so that more than 1 is good for
    every indicator.

    Args:
        indicator: 指標.
        actual: 実績値 as written; empty: none yet.
    """
    target, value = indicator.target, number_of(actual)
    if target is None:
        return Attainment(None, "目標値がない")
    if target.number is None:
        return Attainment(None, f"目標が数値でない（{target.text}）")
    if not actual:
        return Attainment(None, "実績値が未記入")
    if value is None:
        return Attainment(None, f"実績が数値でない（{actual}）")
    part, whole = (target.number, value) if less_is_better(indicator) else (value, target.number)
    if whole <= 0 or part < 0:
        return Attainment(None, "0以下の値とは比べられない")
    return Attainment(part / whole)


def less_is_better(indicator: Indicator) -> bool:
    """Tells whether the target is a ceiling."""
    bound = indicator.target.bound if indicator.target else None
    return bound == "以下" or (indicator.direction == "減" and bound != "以上")
