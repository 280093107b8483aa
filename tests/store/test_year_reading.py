"""A year is read against its plan: values, sections by department, indicators, groups."""

import pytest

from report_builder.model.period import FiscalYear
from report_builder.model.plan import Plan
from report_builder.model.scale import Scale
from report_builder.model.section import Section, Value
from report_builder.model.year import Result, YearResults
from report_builder.problems import Located, ReportError
from report_builder.store.reading import read_plan, read_year

YEAR = FiscalYear(2020)


@pytest.fixture
def located(year_text: str, plan: Plan, scales: tuple[Scale, ...]) -> Located[YearResults]:
    """The small year."""
    return read_year(year_text, "data/2020.yaml", plan, scales, YEAR)


def _whole(text: str) -> Value:
    return Value((Section(text=text),))


def test_a_result_has_its_values_verbatim_in_the_order_of_the_file(
    located: Located[YearResults],
) -> None:
    result = located.value.results[1]
    assert result == Result(
        {"評価": _whole("A"), "達成度": _whole("2"), "実績": _whole("　続けました。")}
    )
    assert list(result.values) == ["評価", "達成度", "実績"]


def test_a_text_may_be_in_sections(located: Located[YearResults]) -> None:
    assert located.value.results[2].values["実績"] == Value(
        (
            Section(("kenko",), "(健康課)", "　面接　12人"),
            Section(("hoiku",), "", "　電話　3人", "（保育課）"),
        )
    )


def test_a_rating_may_be_given_by_department(located: Located[YearResults]) -> None:
    assert located.value.results[2].values["達成度"] == Value(
        (Section(("kenko",), text="1"), Section(("hoiku",), text="2"))
    )


def test_a_project_may_lack_every_value(located: Located[YearResults]) -> None:
    assert located.value.results[3] == Result()


def test_a_key_without_a_value_is_blank(
    year_text: str, plan: Plan, scales: tuple[Scale, ...]
) -> None:
    text = year_text.replace("- No: 3", "- No: 3\n    評価:\n    実績:\n    指標: {}")
    assert read_year(text, "data/2020.yaml", plan, scales, YEAR).value.results[3] == Result()


def test_indicators_have_their_values_as_written(located: Located[YearResults]) -> None:
    assert located.value.indicators == {"実績値": {"受理件数": "429"}}


@pytest.mark.parametrize("value", ["中止", "-", "1,429", "95.7", "一部のみ実施"])
def test_an_indicator_may_have_a_word_in_place_of_a_figure(
    value: str, year_text: str, plan: Plan, scales: tuple[Scale, ...]
) -> None:
    text = year_text.replace("受理件数: 429", f"受理件数: '{value}'")
    read = read_year(text, "data/2020.yaml", plan, scales, YEAR)
    assert read.value.indicators == {"実績値": {"受理件数": value}}


def test_an_indicator_may_have_several_fields(
    plan_text: str, year_text: str, scales: tuple[Scale, ...]
) -> None:
    declared = "  実績値: {種類: 数値, 所属: 年度, 対象: 指標, 回答: 担当課}\n"
    two = declared + "  見込値: {種類: 数値, 所属: 年度, 対象: 指標}\n"
    plan = read_plan(plan_text.replace(declared, two), "data/plan.yaml", scales).value
    text = year_text.replace("受理件数: 429", "受理件数: {実績値: 429, 見込値: 440}")
    read = read_year(text, "data/2020.yaml", plan, scales, YEAR)
    assert read.value.indicators == {"実績値": {"受理件数": "429"}, "見込値": {"受理件数": "440"}}
    assert read.place("指標", "受理件数", "見込値").line == 10


def test_groups_have_their_values_by_number_or_name(located: Located[YearResults]) -> None:
    assert located.value.groups == {
        ("１", "①"): Result({"総括": _whole("順調")}),
        ("１", "支援"): Result({"総括": _whole("遅れ")}),
    }


def test_page_breaks_and_the_due_date_are_read(located: Located[YearResults]) -> None:
    assert (located.value.page_breaks, located.value.due) == ((2,), "令和3年6月30日")


def test_every_value_has_its_place(located: Located[YearResults]) -> None:
    lines = {
        ("年度",): 1,
        ("提出期限",): 2,
        ("改ページ", 2): 3,
        ("事業", 1): 5,
        ("事業", 1, "評価"): 6,
        ("事業", 1, "実績"): 8,
        ("事業", 2, "達成度", 1): 13,
        ("事業", 2, "実績", 0): 15,
        ("事業", 2, "実績", 1): 19,
        ("指標", "受理件数", "実績値"): 10,
        ("施策", "１", "支援", "総括"): 26,
    }
    assert {key: located.place(*key).line for key in lines} == lines


def test_line_ends_of_windows_and_a_byte_order_mark_change_nothing(
    located: Located[YearResults], year_text: str, plan: Plan, scales: tuple[Scale, ...]
) -> None:
    text = "\ufeff" + year_text.replace("\n", "\r\n")
    assert read_year(text, "data/2020.yaml", plan, scales, YEAR) == located


def test_a_plan_without_departments_has_undivided_texts(scales: tuple[Scale, ...]) -> None:
    plan = read_plan(
        "計画: {名称: い, 団体: ろ, 開始: 2020, 終了: 2020}\n"
        "項目:\n  取組: {種類: 文章, 所属: 年度, 対象: 担当課}\n"
        "体系:\n  - {No: 1, 名称: は}\n",
        "data/plan.yaml",
        scales,
    ).value
    text = "年度: R2\n事業:\n  - No: 1\n    取組: |\n      続けた。\n"
    read = read_year(text, "data/2020.yaml", plan, scales, YEAR)
    assert read.value.results[1].text("取組") == "続けた。"


def test_rules_are_switched_off_for_the_year_and_for_a_project(
    year_text: str, plan: Plan, scales: tuple[Scale, ...]
) -> None:
    text = year_text.replace("- No: 3", "- No: 3\n    検査しない: [年度違い, 表記ゆれ]")
    text = text.replace("改ページ: [2]", "改ページ: [2]\n検査しない: [括弧の幅]")
    located = read_year(text, "data/2020.yaml", plan, scales, YEAR)
    assert located.value.unchecked == {
        None: frozenset({"括弧の幅"}),
        3: frozenset({"年度違い", "表記ゆれ"}),
    }
    assert str(located.place("検査しない")) == "data/2020.yaml:4"
    assert str(located.place("事業", 3, "検査しない")) == "data/2020.yaml:25"


def _noted(year_text: str, more: str) -> str:
    assert "    評価: B\n" in year_text
    return year_text.replace("    評価: B\n", more)


def test_notes_and_what_does_not_apply_are_read(
    year_text: str, plan: Plan, scales: tuple[Scale, ...]
) -> None:
    more = "    該当なし: [評価]\n    注: {達成度: ※1, 受理件数: {実績値: ※2}}\n"
    text = _noted(year_text, more) + "注記: [※1 中止, ※2 延べ]\n"
    results = read_year(text, "data/2020.yaml", plan, scales, YEAR).value
    assert results.results[2].not_applicable == {"評価"}
    assert results.results[2].notes == {("達成度",): "※1", ("受理件数", "実績値"): "※2"}
    assert results.remarks == ("※1 中止", "※2 延べ")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("    該当なし: [評化]\n", "not-applicable-unknown"),
        ("    評価: B\n    該当なし: [評価]\n", "not-applicable-twice"),
        ("    注: {評化: ※1}\n", "key-unknown"),
    ],
)
def test_mistakes_in_notes_are_said(
    more: str, code: str, year_text: str, plan: Plan, scales: tuple[Scale, ...]
) -> None:
    with pytest.raises(ReportError) as caught:
        read_year(_noted(year_text, more), "data/2020.yaml", plan, scales, YEAR)
    assert [problem.code for problem in caught.value.problems] == [code]
