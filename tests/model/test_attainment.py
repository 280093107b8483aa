"""How far a target is reached, and why it cannot be said."""

from decimal import Decimal

import pytest

from report_builder.model.attainment import REACHED, attained, attainment
from report_builder.model.plan import Direction, Indicator, Target


def _indicator(target: Target | None, direction: Direction = "増") -> Indicator:
    return Indicator("id", "件数", "件", target, direction=direction)


FOUR = Target("4", Decimal(4))
AT_MOST = Target("4以下", Decimal(4), "以下")
AT_LEAST = Target("4以上", Decimal(4), "以上")
BELOW = Target("4未満", Decimal(4), "未満")
ABOVE = Target("4超", Decimal(4), "超")


@pytest.mark.parametrize(
    ("indicator", "actual", "ratio"),
    [
        (_indicator(FOUR), "3", "0.75"),
        (_indicator(FOUR), "6", "1.5"),
        (_indicator(FOUR), "0", "0"),
        (_indicator(Target("2,000", Decimal(2000))), "1,000", "0.5"),
        # less is better: target to actual
        (_indicator(FOUR, "減"), "5", "0.8"),
        (_indicator(AT_MOST), "5", "0.8"),
        # a bound says by itself which side is good
        (_indicator(AT_LEAST, "減"), "3", "0.75"),
        (_indicator(BELOW), "5", "0.8"),
        (_indicator(ABOVE, "減"), "3", "0.75"),
    ],
)
def test_the_ratio_is_more_than_one_where_the_target_is_passed(
    indicator: Indicator, actual: str, ratio: str
) -> None:
    assert attainment(indicator, actual).ratio == Decimal(ratio)


@pytest.mark.parametrize(
    ("indicator", "actual", "reason"),
    [
        (_indicator(None), "3", "目標値がない"),
        (_indicator(Target("増加", bound="増加")), "3", "目標が数値でない（増加）"),
        (_indicator(Target("全園実施")), "21", "目標が数値でない（全園実施）"),
        (_indicator(FOUR), "", "実績値が未記入"),
        (_indicator(FOUR), "中止", "実績が数値でない（中止）"),
        (_indicator(Target("0", Decimal(0))), "3", "0以下の値とは比べられない"),
        (_indicator(AT_MOST), "0", "0以下の値とは比べられない"),
    ],
)
def test_where_there_is_no_ratio_the_reason_is_said(
    indicator: Indicator, actual: str, reason: str
) -> None:
    found = attainment(indicator, actual)
    assert (found.ratio, found.reason) == (None, reason)


@pytest.mark.parametrize("target", [BELOW, ABOVE])
def test_a_bound_that_excludes_its_figure_is_just_missed_by_it(target: Target) -> None:
    ratio = attained(_indicator(target), Decimal(4))
    assert ratio is not None
    assert Decimal("0.9999999999") < ratio < 1


@pytest.mark.parametrize(
    ("target", "direction", "actual", "ratio"),
    [
        (Target("0", Decimal(0)), "減", "0", REACHED),
        (Target("0", Decimal(0)), "減", "3", Decimal(0)),
        (AT_MOST, "増", "0", REACHED),
        (AT_MOST, "増", "-1", REACHED),
        (Target("▲5以上", Decimal(-5), "以上"), "増", "-3", REACHED),
        (Target("▲5以上", Decimal(-5), "以上"), "増", "-8", Decimal(0)),
        (Target("▲5以下", Decimal(-5), "以下"), "増", "-8", REACHED),
        (Target("▲5以下", Decimal(-5), "以下"), "増", "3", Decimal(0)),
        (Target("0未満", Decimal(0), "未満"), "増", "-1", REACHED),
        (Target("0", Decimal(0)), "増", "3", None),
    ],
)
def test_where_a_quotient_would_say_nothing_a_target_is_reached_or_not(
    target: Target, direction: Direction, actual: str, ratio: Decimal | None
) -> None:
    assert attained(_indicator(target, direction), Decimal(actual)) == ratio
