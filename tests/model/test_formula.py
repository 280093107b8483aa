"""計算: how far an indicator has gone, where its target is only a direction."""

from decimal import Decimal

import pytest

from report_builder.model.field import Formula
from report_builder.model.formula import Computed, compute
from report_builder.model.plan import Bound, Indicator, Target

TEXTS = {"実績値": "61.7", "基準値": "51.7"}


@pytest.mark.parametrize(("bound", "expected"), [("増加", Decimal(1)), ("減少", Decimal(0))])
def test_any_change_towards_a_direction_goes_all_of_its_way(
    bound: Bound, expected: Decimal
) -> None:
    indicator = Indicator("id", "割合", "％", Target(bound, bound=bound))
    formula = Formula("進捗率", ("実績値", "基準値"))
    assert compute(formula, TEXTS.__getitem__, indicator) == Computed(expected)
