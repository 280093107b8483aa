"""How far a target is reached, and why it cannot be said."""

from decimal import Decimal

import pytest

from report_builder.model.attainment import attainment
from report_builder.model.plan import Direction, Indicator, Target


def _indicator(target: Target | None, direction: Direction = "増") -> Indicator:
    return Indicator("id", "件数", "件", target, direction=direction)


FOUR = Target("4", Decimal(4))
AT_MOST = Target("4以下", Decimal(4), "以下")
AT_LEAST = Target("4以上", Decimal(4), "以上")


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
