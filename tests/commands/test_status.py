"""report-builder status: who has answered, and what is missing."""

from commands.town import NEWS, RATING, TALK, WATCH, YEAR, Town
from report_builder.commands.status import DepartmentStatus, return_status


def _of(town: Town, name: str) -> DepartmentStatus:
    departments = return_status(town.workspace, YEAR).departments
    return next(each for each in departments if each.name == name)


def test_what_is_asked_filled_and_blank_is_counted_for_each_department(town: Town) -> None:
    # 保育課: No.2 評価, 実績; No.4 評価 (blank), 実績, and an indicator.
    counts = _of(town, "保育課").counts
    assert (counts.projects, counts.asked, counts.filled, counts.blank) == (2, 5, 4, 1)
    assert (counts.indicators, counts.known) == (1, 1)
    # 健康課: No.1 評価, 実績, and an indicator; No.2 実績, and to confirm the rest of it.
    counts = _of(town, "健康課").counts
    assert (counts.projects, counts.asked, counts.to_confirm, counts.confirmed) == (2, 4, 1, 0)


def test_what_is_blank_is_named(town: Town) -> None:
    assert _of(town, "保育課").missing == ("No.4 評価",)
    assert _of(town, "教育課").missing == ("No.3 実績",)


def test_what_need_not_be_said_is_not_counted(town: Town) -> None:
    plan = town.workspace.plan
    text = plan.read_text(encoding="utf-8")
    optional = text.replace("所属: 年度, 回答: 主管課}", "所属: 年度, 回答: 主管課, 必須: いいえ}")
    plan.write_text(optional, encoding="utf-8")
    counts = _of(town, "保育課").counts
    assert (counts.asked, counts.blank) == (3, 0)


def test_a_figure_that_is_not_there_is_missing(town: Town) -> None:
    town.edit("    指標: {件数: 429}\n", "")
    state = _of(town, "健康課")
    assert (state.missing, state.counts.known) == (("交付件数の実績値",), 0)


def test_the_totals_are_the_sums(town: Town) -> None:
    total = return_status(town.workspace, YEAR).total
    assert (total.projects, total.asked, total.filled, total.blank) == (5, 11, 9, 2)


def test_the_last_return_is_told_with_its_file(town: Town) -> None:
    town.take(town.send("1.xlsx", "hoiku", {WATCH: "B"}))
    town.take(town.send("2.xlsx", "hoiku", {TALK: "A"}))
    state = _of(town, "保育課")
    assert (state.file, state.last_return) == ("2.xlsx", town.entries[-1].time)
    assert _of(town, "教育課").last_return == ""


def test_a_confirmation_counts_once_it_is_merged(town: Town) -> None:
    town.take(town.send("健康課.xlsx", "kenko", {("確認", 2): "確認済"}))
    assert _of(town, "健康課").counts.confirmed == 1


def test_an_open_conflict_counts_until_it_is_settled(town: Town) -> None:
    town.edit("評価: C", "評価: B")
    path = town.send("教育課.xlsx", "kyoiku", {NEWS: "A", ("事業", 3, "実績", ""): "　配布。"})
    town.take(path)
    assert _of(town, "教育課").conflicts == ("No.3 評価",)
    assert return_status(town.workspace, YEAR).total.conflicts == 1
    town.take(path, prefer="current")
    assert _of(town, "教育課").conflicts == ()


def test_a_conflict_that_is_settled_by_hand_counts_no_more(town: Town) -> None:
    town.edit("評価: C", "評価: B")
    town.take(town.send("教育課.xlsx", "kyoiku", {NEWS: "A"}))
    town.edit("No: 3\n    評価: B", "No: 3\n    評価: A")
    assert _of(town, "教育課").counts.conflicts == 0


def test_a_year_is_complete_when_nothing_needed_is_blank_or_undecided(town: Town) -> None:
    assert not return_status(town.workspace, YEAR).is_complete
    town.take(town.send("教育課.xlsx", "kyoiku", {("事業", 3, "実績", ""): "　配布。"}))
    town.take(town.send("保育課.xlsx", "hoiku", {WATCH: "B"}))
    assert return_status(town.workspace, YEAR).is_complete


def test_what_nobody_can_be_asked_for_stands_in_a_row_of_its_own(town: Town) -> None:
    plan = town.workspace.plan
    text = plan.read_text(encoding="utf-8").replace("名称: 教育課}", "名称: 教育課, 宛先: なし}")
    plan.write_text(text, encoding="utf-8")
    state = _of(town, "（宛先なし）")
    assert (state.missing, state.counts.blank) == (("No.3 実績",), 1)


def test_a_value_changed_by_merging_is_filled(town: Town) -> None:
    town.edit("    評価: A\n", "")
    assert "No.1 評価" in _of(town, "健康課").missing
    town.take(town.send("健康課.xlsx", "kenko", {RATING: "B"}), prefer="returned")
    assert "No.1 評価" not in _of(town, "健康課").missing
