"""report-builder merge: what becomes of each answer of a returned form."""

import pytest

from commands.town import (
    COUNT,
    MEETING,
    NEWS,
    PHONE,
    RATING,
    TALK,
    WALK,
    WATCH,
    YEAR,
    Texts,
    Town,
)
from report_builder.commands.merge_report import FileReport
from report_builder.model.change import Side
from report_builder.problems import Problem, ReportError


def _codes(file: FileReport) -> list[str]:
    return [problem.code for problem in file.problems]


def _only(file: FileReport) -> Problem:
    (problem,) = file.problems
    return problem


def _sent(town: Town, answers: Texts, prefer: Side | None = None) -> FileReport:
    return town.take(town.send("保育課.xlsx", "hoiku", answers), prefer)


def test_the_answers_take_the_place_of_what_stood_there(town: Town) -> None:
    before = town.values
    file = _sent(town, {TALK: "A", PHONE: "　電話　5人", WATCH: "B"})
    assert town.values == {**before, TALK: "A", PHONE: "　電話　5人", WATCH: "B"}
    assert [change.label for change in file.changes] == [
        "No.2 評価",
        "No.2 実績（保育課）",
        "No.4 評価",
    ]
    assert (file.changes[0].before, file.changes[0].after) == ("B", "A")
    assert (file.outcome, file.department, file.problems) == ("merged", "保育課", ())


def test_the_difference_of_one_merged_text_is_that_text(town: Town) -> None:
    before = town.text
    _sent(town, {PHONE: "　電話　5人\n　うち夜間　1人"})
    written = "　電話　5人\n          　うち夜間　1人"
    assert town.text == before.replace("　電話　3人", written)


def test_a_file_with_a_byte_order_mark_and_windows_line_ends_keeps_them(town: Town) -> None:
    before = ("\ufeff" + town.text.replace("\n", "\r\n")).encode()
    town.workspace.year(YEAR).write_bytes(before)
    _sent(town, {TALK: "A"})
    assert town.text.encode() == before.replace("評価: B".encode(), "評価: A".encode())


def test_a_form_sent_back_as_it_was_changes_nothing_and_is_recorded(town: Town) -> None:
    before = town.text
    file = _sent(town, {})
    assert (file.outcome, file.changes, town.text) == ("merged", (), before)
    (entry,) = town.entries
    assert entry.before == entry.after


def test_what_was_edited_meanwhile_stays_where_the_department_changed_nothing(town: Town) -> None:
    town.edit("電話　3人", "電話　三人")
    _sent(town, {WATCH: "B"})
    assert town.values[PHONE] == "　電話　三人"


def test_what_both_changed_alike_is_no_conflict(town: Town) -> None:
    town.edit("評価: B", "評価: A")
    file = _sent(town, {TALK: "A"})
    assert (file.changes, file.problems) == ((), ())


# ----------------------------------------------------------------------------------- conflicts


def test_a_conflict_shows_all_three_values_and_their_places_and_changes_nothing(
    town: Town,
) -> None:
    town.edit("評価: B", "評価: C")
    file = _sent(town, {TALK: "A"})
    problem = _only(file)
    assert (problem.code, problem.severity) == ("merge-conflict", "error")
    assert problem.place.path.endswith("保育課.xlsx")
    assert (problem.place.sheet, problem.place.cell) == ("調査票", "C3")
    assert "配布時「B」、いま「C」（data/2021.yaml:10）、回答「A」" in problem.message
    assert "--prefer" in problem.advice
    assert town.values[TALK] == "C"


@pytest.mark.parametrize(("prefer", "value"), [("returned", "A"), ("current", "C")])
def test_prefer_settles_the_conflicts_and_says_which(town: Town, prefer: Side, value: str) -> None:
    town.edit("評価: B", "評価: C")
    file = _sent(town, {TALK: "A"}, prefer)
    assert town.values[TALK] == value
    assert [(each.label, each.settled) for each in file.settled] == [("No.2 評価", prefer)]
    assert (_only(file).code, _only(file).severity) == ("merge-settled", "warning")
    assert [conflict.settled for conflict in town.entries[-1].conflicts] == [prefer]


def test_a_second_file_of_a_department_conflicts_with_the_first_and_names_it(town: Town) -> None:
    _sent(town, {TALK: "A"})
    file = town.take(town.send("保育課その2.xlsx", "hoiku", {TALK: "C"}))
    assert town.values[TALK] == "A"
    assert "に取り込んだ 保育課.xlsx の回答" in _only(file).message


def test_long_texts_of_a_conflict_are_shown_where_they_differ(town: Town) -> None:
    long = "同じ書き出しの長い文です。" * 9
    town.edit("　電話　3人", f"　{long}いま")
    file = _sent(town, {PHONE: f"　{long}回答"})
    assert "文です。いま」" in _only(file).message
    assert "文です。回答」" in _only(file).message
    assert file.conflicts[0].returned == f"　{long}回答"


# ------------------------------------------------------------------------- blank, mixed, normal


def test_a_value_that_the_department_emptied_is_reported_and_stays(town: Town) -> None:
    file = _sent(town, {PHONE: ""}, prefer="returned")
    assert _codes(file) == ["merge-blanked"]
    assert "data/2021.yaml:12" in _only(file).advice
    assert town.values[PHONE] == "　電話　3人"


def test_two_sides_in_one_project_are_both_taken_and_reported(town: Town) -> None:
    town.edit("評価: B", "評価: C")
    file = _sent(town, {PHONE: "　電話　5人"})
    assert (_only(file).code, _only(file).severity) == ("merge-mixed", "warning")
    assert _only(file).message.startswith("No.2では")
    assert (town.values[TALK], town.values[PHONE]) == ("C", "　電話　5人")


def test_harmless_differences_are_smoothed_over_and_reported(town: Town) -> None:
    file = _sent(town, {TALK: "ａ"})
    assert town.values[TALK] == "A"
    assert (_only(file).code, _only(file).severity) == ("return-spelling", "warning")


def test_a_file_with_one_answer_that_cannot_be_is_refused_whole(town: Town) -> None:
    before = town.text
    file = _sent(town, {TALK: "Z", WATCH: "B"})
    assert (file.outcome, file.department) == ("refused", "保育課")
    assert _codes(file) == ["return-code-unknown"]
    assert (town.text, town.entries) == (before, ())


def test_an_answer_to_what_has_left_the_plan_is_reported_and_not_taken(town: Town) -> None:
    path = town.send("保育課.xlsx", "hoiku", {PHONE: "　電話　5人", WATCH: "B"})
    town.edit("担当課: [保育課]", "担当課: [保育課, 健康課]")
    file = town.take(path)
    assert _codes(file) == ["merge-gone"]
    assert town.values[WATCH] == "B"


def test_an_answer_to_what_is_now_anothers_is_reported_and_not_taken(town: Town) -> None:
    path = town.send("健康課.xlsx", "kenko", {RATING: "C", COUNT: "430"})
    plan = town.workspace.plan
    moved = plan.read_text(encoding="utf-8").replace(
        "担当課: [健康課], 指標", "担当課: [教育課], 指標"
    )
    plan.write_text(moved, encoding="utf-8")
    assert _codes(town.take(path)) == ["merge-not-yours"] * 2


# ------------------------------------------------------------------------------------- remarks


def test_notes_and_objections_are_shown_and_kept_in_the_journal(town: Town) -> None:
    answers = {
        ("備考", 2): "電話は年度末の数です。",
        ("確認", 2): "意見あり",
        MEETING: "　面接　13人",
    }
    file = town.take(town.send("健康課.xlsx", "kenko", answers))
    shown = {(note.label, note.text) for note in file.notes}
    assert shown == {("No.2 備考", "電話は年度末の数です。"), ("No.2 確認", "意見あり")}
    notes = dict(town.entries[0].notes)
    assert notes == {("備考", 2): "電話は年度末の数です。", ("確認", 2): "意見あり"}


def test_what_stands_in_the_journal_tells_who_sent_what_and_where_it_is_kept(town: Town) -> None:
    path = town.send("保育課.xlsx", "hoiku", {TALK: "A", ("記入者",): "山田", ("内線",): "123"})
    town.take(path)
    origin = town.entries[0].origin
    assert origin is not None
    assert (origin.department, origin.person, origin.extension) == ("hoiku", "山田", "123")
    assert origin.name == "保育課.xlsx"
    assert (town.root / origin.kept).read_bytes() == path.read_bytes()


# ------------------------------------------------------------------------------------- dry run


def test_a_dry_run_says_the_same_and_writes_nothing(town: Town) -> None:
    town.edit("評価: B", "評価: C")
    town.send("保育課.xlsx", "hoiku", {TALK: "A", WATCH: "B"})
    town.send("教育課.xlsx", "kyoiku", {NEWS: "Z"})
    before = {path: path.stat().st_mtime_ns for path in town.root.rglob("*")}
    tried = town.merge(dry_run=True)
    assert {path: path.stat().st_mtime_ns for path in town.root.rglob("*")} == before
    assert tried.files == town.merge().files


def test_a_dry_run_weighs_later_files_against_earlier_ones(town: Town) -> None:
    town.send("1.xlsx", "hoiku", {TALK: "A"})
    town.send("2.xlsx", "hoiku", {TALK: "C"})
    assert _codes(town.merge(dry_run=True).files[1]) == ["merge-conflict"]


# -------------------------------------------------------------------------------- whole or not


def test_a_value_that_would_be_a_mistake_in_the_data_refuses_the_file(town: Town) -> None:
    path = town.send("保育課.xlsx", "hoiku", {TALK: "A", WALK: "　走りました。"})
    scales = town.workspace.scales
    less = scales.read_text(encoding="utf-8").replace("  - {コード: A, 名称: 実施}\n", "")
    scales.write_text(less, encoding="utf-8")
    town.edit("評価: A", "評価: B")
    file = town.take(path)
    assert (file.outcome, _codes(file)) == ("refused", ["value-refused"])
    assert town.values[WALK] == "　歩きました。"


def test_a_year_with_mistakes_takes_nothing(town: Town) -> None:
    path = town.send("保育課.xlsx", "hoiku", {TALK: "A"})
    town.edit("評価: C", "評価: Z")
    with pytest.raises(ReportError) as caught:
        town.merge(path)
    assert [problem.code for problem in caught.value.problems] == ["grade-unknown"]
