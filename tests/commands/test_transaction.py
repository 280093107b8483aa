"""What is around a merge: the file's rights, links, somebody's editor, what a crash has left."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from commands.town import NEWS, TALK, YEAR, Town
from report_builder.commands.transaction import changing, commit, digest, recover
from report_builder.problems import ReportError


def _code(caught: pytest.ExceptionInfo[ReportError]) -> str:
    (problem,) = caught.value.problems
    return problem.code


def test_a_year_that_is_a_link_stays_one(town: Town, tmp_path: Path) -> None:
    path, elsewhere = town.workspace.year(YEAR), tmp_path / "elsewhere.yaml"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    town.take(town.send("保育課.xlsx", "hoiku", {TALK: "A"}))
    assert path.is_symlink()
    assert town.values[TALK] == "A"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows の権限は別の仕組みです")
def test_the_rights_of_the_file_stay(town: Town) -> None:
    town.workspace.year(YEAR).chmod(0o640)
    town.take(town.send("保育課.xlsx", "hoiku", {TALK: "A"}))
    assert town.workspace.year(YEAR).stat().st_mode & 0o777 == 0o640


def test_nothing_but_the_year_the_journal_and_the_copy_is_left_in_data(town: Town) -> None:
    town.take(town.send("保育課.xlsx", "hoiku", {TALK: "A"}))
    names = {path.name for path in (town.root / "data").iterdir()}
    assert names - {".lock"} == {"plan.yaml", "2021.yaml", "2021.journal.jsonl", "returns"}
    (kept,) = town.workspace.returns(YEAR).iterdir()
    assert kept.name.startswith("保育課_")


def test_a_year_that_an_editor_saves_meanwhile_is_not_overwritten(town: Town) -> None:
    town.take(town.send("保育課.xlsx", "hoiku", {TALK: "A"}))
    (entry,) = town.entries
    edited = town.text + "# 追記\n"
    town.workspace.year(YEAR).write_text(edited, encoding="utf-8", newline="")
    later = replace(entry, number=2, before=entry.after, after=digest(b"x"))
    with pytest.raises(ReportError) as caught:
        commit(town.workspace, YEAR, later, "x")
    assert _code(caught) == "year-edited"
    assert (town.text, len(town.entries)) == (edited, 1)


def test_a_draft_of_which_the_journal_knows_nothing_is_deleted(town: Town) -> None:
    before = town.text
    town.workspace.draft(YEAR).write_bytes(b"half")
    assert [each.code for each in recover(town.workspace, YEAR)] == ["recovery-dropped"]
    assert not town.workspace.draft(YEAR).exists()
    assert town.text == before


def test_a_merge_that_is_decided_is_finished(town: Town) -> None:
    before = town.text
    town.take(town.send("保育課.xlsx", "hoiku", {TALK: "A"}))
    after = town.text
    town.workspace.year(YEAR).write_text(before, encoding="utf-8", newline="")
    town.workspace.draft(YEAR).write_text(after, encoding="utf-8", newline="")
    with changing(town.workspace, YEAR) as told:
        assert [each.code for each in told] == ["recovery-finished"]
    assert town.text == after


def test_a_last_line_without_its_end_gets_it(town: Town) -> None:
    town.take(town.send("保育課.xlsx", "hoiku", {TALK: "A"}))
    journal = town.workspace.journal(YEAR)
    journal.write_bytes(journal.read_bytes().rstrip(b"\n"))
    town.take(town.send("教育課.xlsx", "kyoiku", {NEWS: "A"}))
    assert [entry.number for entry in town.entries] == [1, 2]


def test_files_that_were_kept_only_in_part_are_swept_away(town: Town) -> None:
    folder = town.workspace.returns(YEAR)
    folder.mkdir(parents=True)
    (folder / ".0123456789abcdef.tmp").write_bytes(b"half")
    recover(town.workspace, YEAR)
    assert list(folder.iterdir()) == []


def test_a_copy_that_was_spoilt_is_written_anew(town: Town) -> None:
    path = town.send("保育課.xlsx", "hoiku", {TALK: "A"})
    town.take(path)
    (kept,) = town.workspace.returns(YEAR).iterdir()
    kept.write_bytes(b"half")
    town.workspace.journal(YEAR).unlink()
    town.take(path)
    assert kept.read_bytes() == path.read_bytes()


def test_a_file_that_cannot_be_written_leaves_the_rest_waiting(town: Town) -> None:
    town.send("1.xlsx", "hoiku", {TALK: "A"})
    town.send("2.xlsx", "kyoiku", {NEWS: "A"})
    before = town.text
    (town.root / "data" / "returns").write_bytes(b"")  # where the folder for copies would be
    report = town.merge()
    assert [file.outcome for file in report.files] == ["failed", "waiting"]
    assert report.has_errors
    assert [problem.code for problem in report.files[0].problems] == ["folder-missing"]
    assert (town.text, town.entries) == (before, ())
