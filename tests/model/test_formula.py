"""計算: how far an indicator has gone, where its target is only a direction."""

from decimal import Decimal

import pytest

from report_builder.model.field import Field, Formula
from report_builder.model.formula import Computed, compute, operand_text, years_back
from report_builder.model.plan import Bound, Indicator, Target

TEXTS = {"実績値": "61.7", "基準値": "51.7"}


@pytest.mark.parametrize(("bound", "expected"), [("増加", Decimal(1)), ("減少", Decimal(0))])
def test_any_change_towards_a_direction_goes_all_of_its_way(
    bound: Bound, expected: Decimal
) -> None:
    indicator = Indicator("id", "割合", "％", Target(bound, bound=bound))
    formula = Formula("進捗率", ("実績値", "基準値"))
    assert compute(formula, TEXTS.__getitem__, indicator) == Computed(expected)


def test_a_reason_speaks_of_the_year_before() -> None:
    texts = {"事業費": "5", "前年度.事業費": "0"}
    formula = Formula("割合", ("事業費", "前年度.事業費"))
    assert compute(formula, texts.__getitem__, None).reason == "算出不可（前年度の事業費が0）"


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        # 61.7 / 51.7 = 119.342…%; of what is printed (119.3) nothing would be left to round.
        (Formula("割合", ("実績値", "基準値"), 1), "119.3423597678916827852998066"),
        (Formula("差", ("基準値", "実績値"), 0), "-10.0"),
        (Formula("計", ("実績値", "注"), 0), "―"),
        (Formula("計", ("空",), 0), ""),
    ],
)
def test_as_an_operand_a_computed_value_is_not_rounded(formula: Formula, text: str) -> None:
    texts = {**TEXTS, "注": "調査なし", "空": ""}
    assert operand_text(formula, texts.__getitem__, None) == text


def _computed(name: str, *operands: str) -> Field:
    return Field(name, "数値", "年度", formula=Formula("計", operands))


@pytest.mark.parametrize(
    ("fields", "years"),
    [
        ((Field("甲", "数値", "年度"),), 0),
        ((_computed("乙", "甲"),), 0),
        ((_computed("乙", "甲", "前年度.甲"),), 1),
        ((_computed("乙", "前年度.甲"), _computed("丙", "乙", "前年度.乙")), 2),
    ],
)
def test_computed_fields_look_back_as_far_as_those_that_they_need(
    fields: tuple[Field, ...], years: int
) -> None:
    assert years_back(fields) == years
