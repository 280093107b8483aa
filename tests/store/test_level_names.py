"""A level cannot have a name that means something else in templates."""

import pytest

from report_builder.problems import ReportError
from report_builder.store.reading import read_plan

PLAN = """\
計画: {{名称: 別の計画, 団体: 別市, 開始: 令和3年度, 終了: 令和7年度}}
階層: [{0}]
項目: {{評価: {{種類: 短文, 所属: 年度}}}}
体系: [{{名称: 一, 事業: [{{No: 1, 名称: 二}}]}}]
"""


@pytest.mark.parametrize("name", ["区分", "計画", "結果", "連番", "調査票", "担当課", "前年度"])
def test_a_level_called_like_a_word_of_templates_is_reported(name: str) -> None:
    with pytest.raises(ReportError) as caught:
        read_plan(PLAN.format(name), "data/plan.yaml", ())
    assert [problem.code for problem in caught.value.problems] == ["name-reserved"]


def test_another_name_is_free() -> None:
    assert read_plan(PLAN.format("分野"), "data/plan.yaml", ()).value.levels == ("分野",)
