"""A plan whose leaves are indicators goes the whole year round without any 事業."""

from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from commands.leaves import (
    BREAKFAST,
    LEAVES,
    LEAVES_TEXT,
    MIXED,
    MIXED_TEXT,
    RATE,
    SUMMARY,
    TALKS,
    YEAR,
    asked_in,
    forms_of,
    said,
    send_back,
    write_leaves,
)
from report_builder.commands.build import BuildOrder, build_report
from report_builder.commands.check import check_year
from report_builder.commands.diff import compare_years
from report_builder.commands.forms import FormsOrder, make_forms
from report_builder.commands.merge import MergeOrder, merge_returns
from report_builder.commands.new import start_year
from report_builder.commands.status import return_status
from report_builder.commands.summary import summarise_year
from report_builder.model.key import text_key
from report_builder.model.period import FiscalYear
from report_builder.store.journal import read_journal
from report_builder.workspace import Workspace, load

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def leaves(tmp_path: Path) -> Workspace:
    """Its paper begins a page for each 基本目標, and counts the computed grades."""
    return write_leaves(tmp_path / "市")


@pytest.fixture
def mixed(tmp_path: Path) -> Workspace:
    """The same with two 事業, and indicators at both levels and beside the 事業."""
    return write_leaves(tmp_path / "市", MIXED, MIXED_TEXT)


def _sheet(path: Path) -> list[list[str]]:
    rows = load_workbook(path).worksheets[0].values
    found = [[str(cell) for cell in row if cell is not None] for row in rows]
    return [row for row in found if row]


def _word(path: Path) -> list[list[str]]:
    with ZipFile(path) as package:
        body = ET.fromstring(package.read("word/document.xml"))
    rows = [
        ["".join(each.text or "" for each in cell.iter(f"{W}t")) for cell in row.iter(f"{W}tc")]
        for row in body.iter(f"{W}tr")
    ]
    return [[cell for cell in row if cell] for row in rows]


def _built(workspace: Workspace) -> Path:
    return build_report(workspace, YEAR, BuildOrder()).files[0].parent


# ------------------------------------------------------------------------------------ the paper


def test_indicators_stand_under_the_headings_of_their_groups(leaves: Workspace) -> None:
    folder = _built(leaves)
    # 97.2 / 98 = 99.18 %
    expected = [
        ["健康増進計画", "健やかに育つ"],
        ["①　母子保健（健康課・教育課）"],
        ["乳児健診の受診率", "健康課", "98", "未記入", "97.2", "―", "99.2", "△"],
        ["相談件数", "保育課", "100", "未記入", "未記入", "―"],
        ["健康増進計画", "地域で支える"],
        ["①　食育（教育課）"],
        ["朝食を食べる子の割合", "教育課", "95", "未記入", "未記入", "―"],
    ]
    for rows in (_sheet(folder / "評価.xlsx"), _word(folder / "評価.docx")):
        assert [row for row in rows if row in expected] == expected


def test_computed_grades_are_counted_by_level_and_by_department(leaves: Workspace) -> None:
    rows = _sheet(_built(leaves) / "評価.xlsx")
    counted = rows[rows.index(["施策", "◎：達成", "△：未達成", "－：判定できない", "計"]) :]
    assert ["母子保健", "0", "1", "0", "1"] in counted
    assert ["食育", "0", "0", "0", "0"] in counted
    assert ["健康課", "0", "1", "0", "1"] in counted
    assert ["保育課", "0", "0", "0", "0"] in counted


def test_of_a_mixed_plan_every_indicator_is_counted_once_at_its_place(mixed: Workspace) -> None:
    rows = _sheet(_built(mixed) / "評価.xlsx")
    # 72 / 80 = 90 %; 60 / 50 = 120 %, of which 健診 shows the figure but does not count it.
    assert ["満足な人の割合", "健康課", "80", "未記入", "72", "―", "90.0", "△"] in rows
    assert ["交付件数", "保育課", "50", "未記入", "60", "―", "120.0", "◎"] in rows
    assert ["保育", "1", "0", "0", "1"] in rows
    assert ["健診", "0", "0", "0", "0"] in rows
    assert ["合計", "1", "1", "0", "2"] in rows  # by 担当課; by 施策 満足 is in none


# ------------------------------------------------------------------------------ forms and merging


def test_each_department_is_asked_for_its_indicators_at_their_place(leaves: Workspace) -> None:
    forms = forms_of(leaves)
    assert [key for key in asked_in(forms["kenko"]) if key[0] not in ("記入者", "内線")] == [
        SUMMARY,
        RATE,
        ("備考", "指標", "受診率"),
        ("備考", "指標", "相談"),
    ]
    assert TALKS in asked_in(forms["hoiku"])
    assert SUMMARY not in asked_in(forms["hoiku"])
    assert {("施策", "２", "①", "総括"), BREAKFAST} <= set(asked_in(forms["kyoiku"]))


def test_a_form_shows_no_group_that_it_asks_nothing_about(leaves: Workspace) -> None:
    forms = forms_of(leaves)
    words = [cell for row in _sheet(forms["hoiku"]) for cell in row]
    assert "母子保健" in words
    assert "相談件数" in words
    assert "乳児健診の受診率" not in words
    assert "食育" not in words


def test_in_a_mixed_plan_the_group_is_asked_of_who_leads_its_first_project(
    mixed: Workspace,
) -> None:
    forms = forms_of(mixed)
    assert SUMMARY in asked_in(forms["hoiku"])
    assert ("事業", 2, "評価") in asked_in(forms["hoiku"])
    assert ("指標", "件数", "実績値") in asked_in(forms["hoiku"])
    assert {("指標", "満足", "実績値"), RATE} <= set(asked_in(forms["kenko"]))
    assert ("指標", "待機", "実績値") in asked_in(forms["kyoiku"])


def test_answers_are_written_at_the_root_and_nothing_else_is_touched(leaves: Workspace) -> None:
    forms = forms_of(leaves)
    paths = (
        send_back(forms["kenko"], {RATE: "97.5", SUMMARY: "　進みました。"}),
        send_back(forms["hoiku"], {TALKS: "120"}),
        send_back(forms["kyoiku"], {BREAKFAST: "96"}),
    )
    report = merge_returns(leaves, YEAR, MergeOrder(paths))
    assert not report.has_errors
    assert leaves.year(YEAR).read_text(encoding="utf-8") == (
        """\
# 手で直すことがあります。
年度: 令和3年度   # 二年目
指標:
  # 健診は三月分まで
  受診率: {実績値: 97.5, 見込値: 98}   # 速報
  相談:
    実績値: 120
    見込値: 130
  朝食:
    実績値: 96
施策:
  - 位置: [１, ①]
    総括: |
      　進みました。
"""
    )


def test_merging_twice_changes_nothing(leaves: Workspace) -> None:
    path = send_back(forms_of(leaves)["hoiku"], {TALKS: "120", _NOTE: "速報です。"})
    order = MergeOrder((path,))
    first = merge_returns(leaves, YEAR, order)
    text = leaves.year(YEAR).read_bytes()
    (again,) = merge_returns(leaves, YEAR, order).files
    assert [each.label for each in first.files[0].changes] == ["相談件数の実績値"]
    assert [each.label for each in first.files[0].notes] == ["相談件数の備考"]
    assert again.outcome == "already"
    assert leaves.year(YEAR).read_bytes() == text
    (entry,) = read_journal(leaves.journal(YEAR).read_text(encoding="utf-8"), "")
    assert entry.notes == ((_NOTE, "速報です。"),)


_NOTE = ("備考", "指標", "相談")


def test_a_value_of_a_mixed_plan_goes_where_it_is_defined(mixed: Workspace) -> None:
    forms = forms_of(mixed)
    path = send_back(forms["kenko"], {RATE: "97", ("指標", "満足", "実績値"): "75"})
    merge_returns(mixed, YEAR, MergeOrder((path,)))
    other = send_back(forms["hoiku"], {("指標", "件数", "実績値"): "61"})
    merge_returns(mixed, YEAR, MergeOrder((other,)))
    text = mixed.year(YEAR).read_text(encoding="utf-8")
    assert "    指標: {件数: {実績値: 61}}\n" in text
    assert text.endswith("指標:\n  満足: {実績値: 75}\n  受診率:\n    実績値: 97\n")


def test_after_merging_the_paper_says_what_came_back(leaves: Workspace) -> None:
    path = send_back(forms_of(leaves)["kyoiku"], {BREAKFAST: "96"})
    merge_returns(leaves, YEAR, MergeOrder((path,)))
    # 96 / 95 = 101.05 %
    row = ["朝食を食べる子の割合", "教育課", "95", "未記入", "96", "―", "101.1", "◎"]
    assert row in _sheet(_built(leaves) / "評価.xlsx")


def test_what_is_asked_again_names_the_group(leaves: Workspace) -> None:
    path = send_back(forms_of(leaves)["hoiku"], {})
    (file,) = merge_returns(leaves, YEAR, MergeOrder((path,))).files
    (ask,) = file.asks
    assert (ask.number, ask.project, ask.item) == (None, "施策①　母子保健", "相談件数の実績値")
    (slip,) = (leaves.output(YEAR) / "returns").glob("*.txt")
    assert "施策①　母子保健　相談件数の実績値" in slip.read_text(encoding="utf-8-sig")


def test_an_indicator_that_nobody_can_be_asked_for_is_named(tmp_path: Path) -> None:
    plan = LEAVES.replace("    担当課: [教育課]\n", "")
    workspace = write_leaves(tmp_path / "市", plan)
    made = make_forms(workspace, YEAR, FormsOrder(output=tmp_path / "forms"))
    (problem,) = made.problems
    assert problem.code == "form-nobody-asked"
    assert "指標「朝食を食べる子の割合」は" in problem.message


# ------------------------------------------------------------------------------- the other commands


def test_status_counts_figures_and_no_projects(leaves: Workspace) -> None:
    status = return_status(leaves, YEAR)
    counts = {each.name: each.counts for each in status.departments}
    # 健康課: 総括 and 受診率, of which the second is there.
    assert (counts["健康課"].projects, counts["健康課"].asked, counts["健康課"].filled) == (0, 2, 1)
    assert (status.total.indicators, status.total.known) == (3, 1)
    assert status.departments[1].missing == ("相談件数の実績値",)


def test_check_names_what_is_missing_with_the_line_and_the_department(leaves: Workspace) -> None:
    remarks = check_year(leaves, YEAR).remarks
    actuals = [each for each in remarks if each.rule == "実績値の記入漏れ"]
    assert [each.departments for each in actuals] == [("保育課",), ("教育課",)]
    assert {each.problem.place.line for each in actuals} == {5}  # where its values begin


@pytest.mark.parametrize("year", [2020, 2022])
def test_a_new_year_has_a_place_for_each_figure_that_no_form_asks_for(
    leaves: Workspace, year: int
) -> None:
    started = start_year(leaves, FiscalYear(year))
    text = started.file.read_text(encoding="utf-8")
    assert "事業" not in text
    assert text.endswith(
        "指標:\n  受診率:\n    見込値:\n  相談:\n    見込値:\n  朝食:\n    見込値:\n"
    )
    assert load(leaves, FiscalYear(year)).results.value.indicators == {}


def test_a_new_year_of_a_mixed_plan_has_both(mixed: Workspace) -> None:
    text = start_year(mixed, FiscalYear(2022)).file.read_text(encoding="utf-8")
    assert "  - No: 1   # 交付\n    評価:\n    指標:\n      件数:\n        見込値:\n" in text
    assert text.endswith(
        "\n指標:\n  満足:\n    見込値:\n  待機:\n    見込値:\n  受診率:\n    見込値:\n"
    )


def test_the_summary_has_no_column_of_numbers(leaves: Workspace) -> None:
    (path, *_) = summarise_year(leaves, YEAR).files
    sheets = {sheet.title: sheet for sheet in load_workbook(path).worksheets}
    heads = [row[0] for row in sheets["実績値"].values]
    assert "指標" in heads
    assert "No." not in heads


def test_the_comparison_names_the_group_whose_indicator_has_changed(leaves: Workspace) -> None:
    text = LEAVES_TEXT.replace("令和3年度", "令和4年度").replace("97.2", "99")
    leaves.year(FiscalYear(2022)).write_text(text, encoding="utf-8")
    compared = compare_years(leaves, YEAR, FiscalYear(2022))
    assert (compared.projects, compared.groups) == (0, 1)
    assert compared.file
    rows = _sheet(compared.file)
    assert ["施策①　母子保健", "乳児健診の受診率の実績値", "97.2", "99"] in rows


def test_no_number_of_a_project_reaches_a_key(leaves: Workspace) -> None:
    keys = {key for form in forms_of(leaves).values() for key in asked_in(form)} | set(said(leaves))
    assert not [key for key in keys if any(isinstance(part, int) for part in key)]
    assert text_key("備考/指標/相談") == _NOTE
