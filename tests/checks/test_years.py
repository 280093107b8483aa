"""Texts of another year: years that the report does not speak of, and last year's words."""

from dataclasses import replace

import pytest

from checks.toys import YEAR, checked, found, plan, project, quoted, result, texts, whole, year
from report_builder.checks.years import text_unchanged, year_other
from report_builder.model.field import Field
from report_builder.model.year import Result


@pytest.mark.parametrize(
    "text",
    [
        "令和元年度支給対象者なし。",
        "令和３年度の登録件数　26件",
        "平成31年３月に実施",
        "784人（令和元年５月１日現在）",
        "アンケート（令和元年度実施）",
        "令和元年度実績及び令和２年度進捗状況について",
        "２０１９年度の実績",
        "2019年12月の教室",
        "令和３年６月に開催しました。",
    ],
)
def test_a_year_of_which_the_report_does_not_speak_is_found(text: str) -> None:
    assert len(quoted(year_other, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "令和２年度は、令和２年４月から令和３年３月まで。",
        "2020年度、2020年",
        "登録者数3,061件(令和３年３月31日現在 )",
        "令和３年３月時点での在室者",
        "平成30年３月に策定したプラン",
        "平成29年度から実施",
        "計画期間（令和２年度～令和６年度）、平成27～令和元年度",
        "令和６年度目標値",
        "「…令和２年度実績及び令和３年度進捗状況について」のとおり",
        "園児784人（令和３年４月１日現在）",
        "令和３年度に開設予定",
        "令和２年度　120件（令和元年度　100件）",
        "120件（令和元年度　100件）",
        "昭和な雰囲気",
    ],
)
def test_reported_years_dates_of_record_periods_and_comparisons_are_right(text: str) -> None:
    assert quoted(year_other, text) == []


def test_the_reported_year_is_that_of_the_file() -> None:
    facts = texts("令和２年度実績及び令和３年度進捗状況について")
    assert found(year_other, facts) == []
    later = checked(
        plan(project()), year(result("令和２年度実績及び令和３年度進捗状況"), of=YEAR.next())
    )
    assert found(year_other, later) == [
        "「令和２年度実績及び令和３年度進捗状」は、報告する令和3年度ではありません。"
    ]


def _returned(now: str, before: str) -> list[str]:
    last = year(result(before), of=YEAR.next(-1))
    return found(text_unchanged, checked(plan(project()), year(result(now)), last))


def test_last_years_text_returned_unchanged_is_found() -> None:
    same = "　相談件数　　429件"
    assert _returned(same, same) == ["前年度の文章と同じです。"]
    assert _returned(same + "　", same) == ["前年度の文章と同じです。"]


def test_a_text_of_which_the_year_alone_was_moved_on_is_found() -> None:
    now, before = "令和２年度の件数　429件", "令和元年度の件数　429件"
    assert _returned(now, before) == ["年のほかは、数字まで前年度の文章と同じです。"]


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ("　継続して実施しました。", "　継続して実施しました。"),
        ("件数　429件", "件数　430件"),
        ("令和２年度は資料３のとおり", "令和元年度は資料３のとおり"),
        ("件数　429件", ""),
        ("", ""),
    ],
)
def test_standing_phrases_and_new_figures_are_no_repetition(now: str, before: str) -> None:
    assert _returned(now, before) == []


def test_without_the_year_before_nothing_is_compared() -> None:
    assert found(text_unchanged, texts("件数　429件")) == []


def test_the_texts_of_groups_are_looked_at_too() -> None:
    own = plan(project())
    own = replace(own, fields=(*own.fields, Field("総括", "文章", "年度", "目標")))
    said = replace(year(result()), groups={("１",): Result({"総括": whole("令和元年度の総括")})})
    assert [each.spot.key for each in year_other(checked(own, said))] == [("目標", "１", "総括")]
