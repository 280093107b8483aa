"""Scales are read with what the legend prints and what the checks compare."""

from decimal import Decimal
from pathlib import Path

import pytest

from report_builder.model.scale import Grade, Scale
from report_builder.problems import ReportError
from report_builder.store.reading import read_scales


def test_a_grade_is_labelled_by_its_code_unless_said_otherwise(scales: tuple[Scale, ...]) -> None:
    assert scales[0].grades[0] == Grade("A", "A", "定常的実施")
    assert scales[1].grades == (
        Grade("1", "１", "計画以上", "(105％以上)", Decimal("1.05")),
        Grade("2", "２", "計画未満", below=Decimal("1.05"), to_be_confirmed=True),
    )


def _legend(scale: Scale) -> list[str]:
    return [f"{each.label}：{each.name}{each.explanation}" for each in scale.grades]


def test_the_legends_of_the_city_read_as_in_the_paper_of_2020(repository: Path) -> None:
    path = repository / "templates" / "scales.yaml"
    ratings, achievement = read_scales(path.read_text(encoding="utf-8"), str(path)).value
    assert _legend(ratings)[:2] == ["A：定常的実施", "B：一部着手"]
    assert _legend(achievement)[:2] == ["１：計画以上(105％以上)", "２：計画どおり(95％～105％)"]


def test_what_the_paper_of_2020_does_not_show_is_marked(repository: Path) -> None:
    path = repository / "templates" / "scales.yaml"
    scales = read_scales(path.read_text(encoding="utf-8"), str(path)).value
    marked = [each.code for scale in scales for each in scale.grades if each.to_be_confirmed]
    assert marked == ["C", "D", "3", "4"]


def test_a_bound_says_whether_it_is_included_itself() -> None:
    said = "{コード: ○, 名称: 達成, 下限: 1, 下限を含む: いいえ, 上限: 1.05, 上限を含む: はい}"
    (scale,) = read_scales(f"判定:\n  - {said}\n", "scales.yaml").value
    assert (scale.grades[0].has_floor, scale.grades[0].has_ceiling) == (False, True)


@pytest.mark.parametrize(
    ("more", "codes"),
    [("下限: 1, 上限: 1, 上限を含む: はい", []), ("下限: 1, 上限: 1", ["ratio-order"])],
)
def test_equal_bounds_are_right_if_both_are_included(more: str, codes: list[str]) -> None:
    try:
        read_scales(f"判定:\n  - {{コード: ○, 名称: 達成, {more}}}\n", "scales.yaml")
        found: list[str] = []
    except ReportError as error:
        found = [problem.code for problem in error.problems]
    assert found == codes
