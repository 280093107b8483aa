"""Bounds of scales are held against what is computed with them, and told where they cannot be."""

import pytest

from report_builder.problems import ReportError
from report_builder.store.reading import Text, read_scales, read_scales_and_plan
from report_builder.store.scale_checking import scale_gaps
from store.specimens import PLAN

SCALES, PATH = "templates/scales.yaml", "data/plan.yaml"
ADDED = "  判定: {種類: 評価, 基準: 判定, 所属: 年度, 対象: 指標, "


def _scale(*bounds: str) -> str:
    """A scale of which each grade (Ａ, Ｂ …) has some bounds; before it those of the specimen."""
    grades = "".join(
        f"  - {{コード: {code}, 名称: 名{code}{', ' if each else ''}{each}}}\n"
        for code, each in zip("ABCDE", bounds, strict=False)
    )
    others = "評価基準: [{コード: A, 名称: 甲}]\n達成度基準: [{コード: 1, 名称: 乙}]\n"
    return f"判定:\n{grades}{others}".replace("名称: 乙", "名称: 乙, 下限: 1")


def _said(scales: str, field: str = "") -> list[str]:
    plan = PLAN.replace("  総括: {", f"{field}\n  総括: {{" if field else "  総括: {")
    try:
        read_scales_and_plan(Text(SCALES, scales), Text(PATH, plan))
    except ReportError as error:
        return [f"{each.code} {each}" for each in error.problems]
    return []


RATE = ADDED + "計算: 達成率, 値: [実績値]}"
WAY = ADDED + "計算: 進捗率, 値: [実績値, 基準値]}"
DIFFERENCE = ADDED + "計算: 差, 値: [実績値, 基準値]}"
GIVEN = ADDED + "回答: 担当課}"


@pytest.mark.parametrize("field", [RATE, WAY, GIVEN, ""])
def test_a_bound_in_percent_is_told_with_the_right_one(field: str) -> None:
    assert _said(_scale("下限: 110", "下限: 0.9, 上限: 110", "上限: 0.9"), field) == [
        (
            "ratio-percent templates/scales.yaml:2: 判定の「A」の下限 110 が大きすぎます。"
            "百分率でなく、実績値 ÷ 目標値 の比で書きます。110％なら 1.1 としてください。"
        ),
        (
            "ratio-percent templates/scales.yaml:3: 判定の「B」の上限 110 が大きすぎます。"
            "百分率でなく、実績値 ÷ 目標値 の比で書きます。110％なら 1.1 としてください。"
        ),
    ]


def test_both_bounds_of_a_grade_in_percent_are_one_mistake() -> None:
    (said,) = _said(_scale("下限: 95, 上限: 105"), RATE)
    assert said.endswith("95％なら 0.95、105％なら 1.05 としてください。")


def test_a_difference_may_be_any_number() -> None:
    assert _said(_scale("下限: 100", "下限: -100, 上限: 100", "上限: -100"), DIFFERENCE) == []


@pytest.mark.parametrize(("field", "count"), [(RATE, 1), (GIVEN, 1), (WAY, 0), (DIFFERENCE, 0)])
def test_a_negative_bound_is_told_where_no_number_is_negative(field: str, count: int) -> None:
    said = _said(_scale("下限: 0.5", "上限: -0.2"), field)
    message = "ratio-negative templates/scales.yaml:3: 判定の「B」の上限 -0.2 が負の数です。"
    advice = "実績値 ÷ 目標値 は負になりません。0 以上の数を書いてください。"
    assert said == [message + advice] * count


@pytest.mark.parametrize(
    ("bounds", "said"),
    [
        (
            ("下限: 1", "下限: 0.9", "上限: 0.9"),
            "3: 判定の「B」の範囲が「A」の範囲と重なっています（1以上）",
        ),
        (
            ("下限: 1", "上限: 1, 上限を含む: はい"),
            "3: 判定の「B」の範囲が「A」の範囲と重なっています（ちょうど 1）",
        ),
        (
            ("下限: 1, 上限: 2", "下限: 0.5, 上限: 1.5"),
            "3: 判定の「B」の範囲が「A」の範囲と重なっています（1以上1.5未満）",
        ),
        # One slip in A makes it overlap with two others: it is told once, at A.
        (
            ("下限: 0.5", "下限: 0.9, 上限: 1", "上限: 0.9"),
            "2: 判定の「A」の範囲が「B」「C」の範囲と重なっています（0.9以上1未満）",
        ),
    ],
)
def test_ranges_that_overlap_are_told_once(bounds: tuple[str, ...], said: str) -> None:
    advice = "。どの率も一つの段階だけに当たるように、下限と上限を直してください。"
    assert _said(_scale(*bounds)) == [f"ratio-overlap templates/scales.yaml:{said}{advice}"]


@pytest.mark.parametrize(
    "bounds",
    [
        ("下限: 1", "上限: 1"),
        ("下限: 1, 下限を含む: いいえ", "上限: 1, 上限を含む: はい"),
        ("下限: 1", "下限: 0.5, 上限: 1", "上限: 0.5", "判定不能: はい"),
        ("", "", ""),
    ],
)
def test_ranges_that_meet_are_right(bounds: tuple[str, ...]) -> None:
    assert _said(_scale(*bounds)) == []


def test_a_computed_grade_needs_a_scale_with_bounds() -> None:
    (said,) = _said(_scale("", "判定不能: はい"), RATE)
    assert said.startswith("scale-bounds data/plan.yaml:15: 項目「判定」は計算しますが、")
    assert said.endswith("段階に「下限」か「上限」を書いてください。")


def test_with_a_mistake_in_the_scales_nothing_is_said_of_their_bounds() -> None:
    said = _said(_scale("下限: 大", "下限: 110"), RATE)
    assert [each.split(" ")[0] for each in said] == ["not-a-number"]


@pytest.mark.parametrize(
    ("bounds", "gaps"),
    [
        (("下限: 1.05", "上限: 0.95"), ["0.95以上1.05未満"]),
        (("下限: 1, 下限を含む: いいえ", "上限: 1"), ["ちょうど 1"]),
        (("下限: 0.9, 上限: 1", "下限: 0, 上限: 0.9"), ["1以上"]),
        (("下限: 0.9", "下限: 0.5, 上限: 0.9"), ["0以上0.5未満"]),
        (("下限: 0.9", "下限: 0, 上限: 0.9"), []),
        (("下限: 1", "上限: 1"), []),
        (("下限: 1", ""), []),  # a scale of which one grade alone has a bound
    ],
)
def test_a_gap_between_ranges_is_a_warning(bounds: tuple[str, ...], gaps: list[str]) -> None:
    found = list(scale_gaps(read_scales(_scale(*bounds), SCALES)))
    ends = [f"判定には、{each}に当たる段階がありません。" for each in gaps]
    assert [each.message for each in found] == ends
    assert all((each.code, each.severity) == ("ratio-gap", "warning") for each in found)
