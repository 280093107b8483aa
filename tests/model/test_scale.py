"""A ratio finds its grade, and what exactly on a bound means is said by the scale."""

from decimal import Decimal

import pytest

from report_builder.model.scale import Grade, Scale

ONE = Decimal(1)


def _scale(*grades: Grade) -> Scale:
    return Scale("判定", grades)


@pytest.mark.parametrize(
    ("over", "code"),
    [
        (Grade("◎", "◎", "達成", at_least=ONE), "◎"),
        (Grade("◎", "◎", "超過", at_least=ONE, has_floor=False), "○"),
    ],
)
def test_exactly_on_the_target_belongs_to_the_grade_that_includes_it(
    over: Grade, code: str
) -> None:
    under = Grade("○", "○", "以下", below=ONE, has_ceiling=True)
    assert _scale(over, under).judge(ONE) == code
    assert _scale(over, under).judge(Decimal("1.0001")) == "◎"
    assert _scale(over, under).judge(Decimal("0.9999")) == "○"


def test_a_grade_may_hold_for_one_ratio_alone() -> None:
    point = Grade("○", "○", "目標どおり", at_least=ONE, below=ONE, has_ceiling=True)
    scale = _scale(
        Grade("◎", "◎", "上回る", at_least=ONE, has_floor=False),
        point,
        Grade("△", "△", "下回る", below=ONE),
    )
    assert [scale.judge(Decimal(each)) for each in ("1.01", "1", "0.99")] == ["◎", "○", "△"]


def test_moving_a_bound_changes_only_what_lies_between_the_old_and_the_new_one() -> None:
    ratios = [Decimal(each) / 1000 for each in range(1500)]

    def judged(bound: str) -> list[str]:
        high = Grade("A", "A", "達成", at_least=Decimal(bound))
        low = Grade("B", "B", "未達成", below=Decimal(bound))
        return [_scale(high, low).judge(ratio) for ratio in ratios]

    changed = [
        ratio for ratio, a, b in zip(ratios, judged("0.95"), judged("0.9"), strict=True) if a != b
    ]
    assert changed == [ratio for ratio in ratios if Decimal("0.9") <= ratio < Decimal("0.95")]
