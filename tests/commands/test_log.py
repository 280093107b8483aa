"""report-builder log: who changed what, when, from which file."""

import pytest

from commands.town import NEWS, TALK, YEAR, Town
from report_builder.commands.log import return_log
from report_builder.commands.undo import undo_merge
from report_builder.problems import ReportError


def test_a_year_without_returns_has_an_empty_log(town: Town) -> None:
    assert return_log(town.workspace, YEAR).entries == ()


def test_a_year_that_is_not_there_is_reported(town: Town) -> None:
    with pytest.raises(ReportError) as caught:
        return_log(town.workspace, YEAR.next())
    assert [problem.code for problem in caught.value.problems] == ["year-missing"]


def test_each_merge_and_undoing_is_told_with_names(town: Town) -> None:
    answers = {TALK: "A", ("記入者",): "山田", ("備考", 2): "よろしく"}
    town.take(town.send("保育課.xlsx", "hoiku", answers))
    undo_merge(town.workspace, YEAR)
    merge, undo = return_log(town.workspace, YEAR).entries
    assert (merge.kind, merge.department, merge.person) == ("merge", "保育課", "山田")
    assert (merge.file, merge.stands) == ("保育課.xlsx", False)
    assert [(each.label, each.before, each.after) for each in merge.changes] == [
        ("No.2 評価", "B", "A")
    ]
    assert [(note.label, note.text) for note in merge.notes] == [("No.2 備考", "よろしく")]
    assert (undo.kind, undo.undoes) == ("undo", merge.number)


def test_conflicts_are_told_with_what_became_of_them(town: Town) -> None:
    town.edit("評価: C", "評価: B")
    path = town.send("教育課.xlsx", "kyoiku", {NEWS: "A"})
    town.take(path)
    town.take(path, prefer="returned")
    first, second = return_log(town.workspace, YEAR).entries
    assert [each.settled for each in (*first.conflicts, *second.conflicts)] == [None, "returned"]
    assert first.conflicts[0].label == "No.3 評価"


@pytest.mark.parametrize("half", [b'{"number": 2, "ki', b'{"number": 2, "kind": "\xe5\x8f'])
def test_a_line_that_is_only_half_written_is_passed_over(town: Town, half: bytes) -> None:
    town.take(town.send("保育課.xlsx", "hoiku", {TALK: "A"}))
    journal = town.workspace.journal(YEAR)
    journal.write_bytes(journal.read_bytes() + half)
    assert len(return_log(town.workspace, YEAR).entries) == 1


def test_a_damaged_line_in_the_middle_is_reported_with_its_number(town: Town) -> None:
    town.take(town.send("1.xlsx", "hoiku", {TALK: "A"}))
    town.take(town.send("2.xlsx", "kyoiku", {NEWS: "A"}))
    journal = town.workspace.journal(YEAR)
    journal.write_bytes(journal.read_bytes().replace(b'{"number": 1', b'{"number": '))
    with pytest.raises(ReportError) as caught:
        return_log(town.workspace, YEAR)
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.line) == ("journal-damaged", 1)


def test_what_is_left_half_done_is_told(town: Town) -> None:
    town.workspace.draft(YEAR).write_bytes(b"x")
    problems = return_log(town.workspace, YEAR).problems
    assert [problem.code for problem in problems] == ["recovery-needed"]
