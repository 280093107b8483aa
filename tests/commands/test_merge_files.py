"""Which files are merged, and what becomes of the others."""

from pathlib import Path

import pytest

from commands.town import NEWS, RATING, TALK, YEAR, Town
from report_builder.commands import merge_file
from report_builder.commands.merge import MergeOrder, merge_returns
from report_builder.commands.merge_report import MergeReport
from report_builder.forms.read import Reading, read_return
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Plan
from report_builder.problems import ReportError


def _outcomes(report: MergeReport) -> dict[str, str]:
    return {Path(file.path).name: file.outcome for file in report.files}


def test_a_folder_is_searched_with_the_folders_in_it(town: Town) -> None:
    path = town.send("保育課.xlsx", "hoiku", {TALK: "A"})
    below = path.parent / "6月" / "届いたもの"
    below.mkdir(parents=True)
    path.rename(below / "保育課.XLSX")
    assert _outcomes(town.merge()) == {"保育課.XLSX": "merged"}


def test_lock_files_hidden_files_and_other_papers_are_passed_over(town: Town) -> None:
    path = town.send("保育課.xlsx", "hoiku", {TALK: "A"})
    for name in ("~$保育課.xlsx", ".保育課.xlsx", "送り状.pdf", "メモ.txt"):
        (path.parent / name).write_bytes(b"x")
    assert _outcomes(town.merge()) == {"保育課.xlsx": "merged"}


def test_an_old_workbook_in_a_folder_is_told_and_not_passed_over(town: Town) -> None:
    folder = town.root / "inbox"
    folder.mkdir()
    (folder / "健康課.xls").write_bytes(
        bytes.fromhex("d0cf11e0a1b11ae1") + b"W\0o\0r\0k\0b\0o\0o\0k\0"
    )
    (file,) = town.merge().files
    assert (file.outcome, file.department) == ("refused", "健康課")


def test_links_to_folders_are_not_followed_round_and_round(town: Town) -> None:
    path = town.send("保育課.xlsx", "hoiku", {TALK: "A"})
    (path.parent / "上").symlink_to(path.parent, target_is_directory=True)
    assert _outcomes(town.merge()) == {"保育課.xlsx": "merged"}


def test_a_file_that_is_named_twice_is_merged_once(town: Town) -> None:
    path = town.send("保育課.xlsx", "hoiku", {TALK: "A"})
    other = path.parent / ".." / "inbox" / "保育課.xlsx"
    assert len(town.merge(path, path.parent, other).files) == 1


def test_a_folder_without_workbooks_is_reported(town: Town) -> None:
    (town.root / "inbox").mkdir()
    with pytest.raises(ReportError) as caught:
        town.merge()
    assert [problem.code for problem in caught.value.problems] == ["returns-missing"]


def test_one_bad_file_does_not_stop_the_others(town: Town) -> None:
    town.send("1.xlsx", "kenko", {RATING: "B"})
    bad = town.send("2.xlsx", "hoiku", {})
    bad.write_bytes(bad.read_bytes()[:3000])
    town.send("3.xlsx", "kyoiku", {NEWS: "A"})
    missing = town.root / "ない.xlsx"
    report = town.merge(town.root / "inbox", missing)
    assert _outcomes(report) == {
        "1.xlsx": "merged",
        "2.xlsx": "refused",
        "3.xlsx": "merged",
        "ない.xlsx": "refused",
    }
    assert report.has_errors


def test_a_bug_of_ours_in_one_file_does_not_stop_the_others(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.send("1.xlsx", "kenko", {RATING: "B"})
    town.send("2.xlsx", "hoiku", {TALK: "A"})

    def read(content: bytes, shown: str, plan: Plan, year: FiscalYear) -> Reading:
        if "1.xlsx" in shown:
            raise KeyError(shown)
        return read_return(content, shown, plan, year)

    monkeypatch.setattr(merge_file, "read_return", read)
    first, second = town.merge().files
    assert [problem.code for problem in first.problems] == ["return-failure"]
    assert (first.outcome, second.outcome) == ("refused", "merged")


def test_a_form_of_another_year_is_refused_and_its_department_known(town: Town) -> None:
    path = town.send("2枚目.xlsx", "kyoiku", {NEWS: "A"})
    later = YEAR.next()
    text = town.text.replace("令和3年度   # 一年目", "令和4年度")
    town.workspace.year(later).write_text(text, encoding="utf-8")
    (file,) = merge_returns(town.workspace, later, MergeOrder((path,))).files
    assert [problem.code for problem in file.problems] == ["return-other-year"]
    assert file.department == "教育課"


def test_how_far_it_is_is_told_for_each_file(town: Town) -> None:
    town.send("1.xlsx", "kenko", {})
    town.send("2.xlsx", "hoiku", {})
    told: list[tuple[int, int]] = []
    order = MergeOrder((town.root / "inbox",))
    merge_returns(town.workspace, YEAR, order, lambda done, total: told.append((done, total)))
    assert told == [(0, 2), (1, 2), (2, 2)]


# -------------------------------------------------------------------------------------- slips


def test_a_department_that_must_be_asked_again_gets_a_slip_and_the_others_none(
    town: Town,
) -> None:
    town.send("教育課.xlsx", "kyoiku", {NEWS: "Z"})
    town.send("健康課.xlsx", "kenko", {RATING: "B"})
    report = town.merge()
    folder = town.workspace.output(YEAR) / "returns"
    assert report.slips == (folder / "差戻し_教育課.xlsx", folder / "差戻し_教育課.txt")
    assert all(path.stat().st_size for path in report.slips)


def test_a_slip_goes_when_there_is_nothing_left_to_ask(town: Town) -> None:
    town.take(town.send("教育課.xlsx", "kyoiku", {NEWS: "Z"}))
    folder = town.workspace.output(YEAR) / "returns"
    assert len(list(folder.iterdir())) == 2
    town.take(
        town.send("教育課2.xlsx", "kyoiku", {NEWS: "A", ("事業", 3, "実績", ""): "　配りました。"})
    )
    assert list(folder.iterdir()) == []


def test_two_files_of_a_department_ask_the_same_only_once(town: Town) -> None:
    town.send("1.xlsx", "kyoiku", {NEWS: "A"})
    town.send("2.xlsx", "kyoiku", {NEWS: "A", ("備考", 3): "再送です。"})
    text = next(path for path in town.merge().slips if path.suffix == ".txt")
    assert text.read_text(encoding="utf-8-sig").count("No.3") == 1
