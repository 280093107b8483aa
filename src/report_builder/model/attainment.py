"""Attainment 達成率: a target and an actual value in, their ratio or why there is none out."""

from dataclasses import dataclass
from decimal import Decimal

from report_builder.model.number import number_of
from report_builder.model.plan import Indicator, Target


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
    """Returns how far the actual value of a year has reached the target, as a finite figure.

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
    return Attainment(attained(indicator, value))


REACHED = Decimal("Infinity")
"""The ratio where a quotient would say nothing, and the target is reached."""

JUST_MISSED = Decimal(1).next_minus()
"""The greatest ratio below 1."""


def attained(indicator: Indicator, actual: Decimal, base: Decimal | None = None) -> Decimal | None:
    """Returns how far an actual value has reached the target: 1 where it is just reached.

    Of an indicator of which less is better it is target to actual, so that more than 1 is good for
    every indicator. The figure of 未満 and 超 itself misses them: there the ratio is
    JUST_MISSED. Between figures of which one is 0 or less no quotient says how far; the ratio is
    REACHED or 0. Any change from the base reaches 増加 or 減少, if it goes that way.

    Returns:
        The ratio; None where the target is absent or no figure, where 増加 and 減少 lack a base,
        and where it is 0 although more is better.
    """
    target = indicator.target
    if target and target.bound in ("増加", "減少"):
        return _tendency(actual, base, is_growth=target.bound == "増加")
    if target is None or target.number is None:
        return None
    wants_less = less_is_better(indicator)
    if not target.number and not wants_less:
        return None
    if misses_by_itself(target, actual):
        return JUST_MISSED
    part, whole = (target.number, actual) if wants_less else (actual, target.number)
    if whole <= 0 or (target.number <= 0 and wants_less):
        return REACHED if _is_reached(target, actual, wants_less=wants_less) else Decimal(0)
    return part / whole


def misses_by_itself(target: Target, actual: Decimal) -> bool:
    """Tells whether an actual value is the very figure that a target excludes."""
    return actual == target.number and target.bound in ("未満", "超")


def _is_reached(target: Target, actual: Decimal, *, wants_less: bool) -> bool:
    figure = target.number or Decimal(0)
    return actual <= figure if wants_less else actual >= figure


def _tendency(actual: Decimal, base: Decimal | None, *, is_growth: bool) -> Decimal | None:
    if base is None:
        return None
    return Decimal(int(actual > base if is_growth else actual < base))


def less_is_better(indicator: Indicator) -> bool:
    """Tells whether the target is a ceiling."""
    bound = indicator.target.bound if indicator.target else None
    return bound in ("以下", "未満") or (
        indicator.direction == "減" and bound not in ("以上", "超")
    )
