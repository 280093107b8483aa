"""A grade is held against what the sentences end with."""

import pytest

from checks.toys import checked, found, plan, project, result, year
from report_builder.checks.clashes import rating_words
from report_builder.model.section import Section, Value
from report_builder.model.year import Result


def _asked(text: str, rating: str = "B", achievement: str = "2") -> list[str]:
    facts = checked(plan(project()), year(result(text, rating, achievement)))
    return [message.split("は", maxsplit=1)[0] for message in found(rating_words, facts)]


@pytest.mark.parametrize(
    "text",
    [
        "　感染症拡大防止のため中止しました。",
        "　実施を見送りました。また、運動会も見送りました。",
        "　募集を行いましたが、感染症拡大防止の観点から事業は中止しました。",
        "　今年度は中止しました。\n　市内２園\n　延べ利用者数　785人",
        "　続けました。研修会は中止。",
    ],
)
def test_as_planned_beside_a_cancellation_is_asked_about(text: str) -> None:
    assert _asked(text) == ["達成度"]


@pytest.mark.parametrize(
    "text",
    [
        "　続けました。",
        "　交流会は中止しましたが、活動の場は提供しました。",
        "　中止となった会もありましたが、相談は続けました。研修も行いました。会議は中止しました。",
        "　会議は中止しました。支援を行いました。\n　登録件数　26件",
        "　一日も中止せず、続けました。",
        "　一日も中止せず",
        "",
    ],
)
def test_a_part_that_was_cancelled_is_not_asked_about(text: str) -> None:
    assert _asked(text) == []


def test_other_grades_go_with_a_cancellation() -> None:
    assert _asked("中止しました。", achievement="4") == []


def test_a_larger_share_may_be_asked_for() -> None:
    text = "研修会は中止しました。講座は行いました。"
    assert _asked(text, "A", "3") == []
    assert _asked("研修会は中止しました。講座も中止しました。", "A", "3") == ["評価"]


def test_the_sentence_is_quoted_with_its_line() -> None:
    facts = checked(plan(project()), year(result("○教室\n　中止しました。", "B", "1")))
    assert found(rating_words, facts) == [
        "達成度は「１」（計画以上）ですが、実績に「中止しました。」とあります（実績の2行目）。"
    ]


def test_a_department_is_held_to_its_own_words() -> None:
    values = {
        "達成度": Value((Section(("kenko",), text="2"), Section(("hoiku",), text="2"))),
        "実績": Value(
            (Section(("kenko",), text="続けました。"), Section(("hoiku",), text="中止。"))
        ),
    }
    facts = checked(plan(project(departments=("kenko", "hoiku"))), year(Result(values)))
    assert [each.spot.departments for each in rating_words(facts)] == [("hoiku",)]
