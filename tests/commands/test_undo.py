"""report-builder undo: the last merge is taken back, all of it or nothing."""

import pytest

from commands.town import NEWS, PHONE, TALK, WALK, WATCH, YEAR, Town
from report_builder.commands.undo import undo_merge
from report_builder.problems import ReportError


def test_the_values_and_every_byte_of_the_file_are_as_before(town: Town) -> None:
    before = town.text
    town.take(town.send("保育課.xlsx", "hoiku", {TALK: "A", PHONE: "　電話　5人\n　夜間も"}))
    undone = undo_merge(town.workspace, YEAR)
    assert town.text == before
    assert (undone.file, undone.department, len(undone.changes)) == ("保育課.xlsx", "保育課", 2)
    assert (undone.changes[0].before, undone.changes[0].after) == ("A", "B")


def test_a_value_that_was_blank_is_blank_again(town: Town) -> None:
    before = town.values
    town.take(town.send("保育課.xlsx", "hoiku", {WATCH: "B"}))
    undo_merge(town.workspace, YEAR)
    assert town.values == before


def test_undoing_is_journalled(town: Town) -> None:
    town.take(town.send("保育課.xlsx", "hoiku", {TALK: "A"}))
    undo_merge(town.workspace, YEAR)
    merge, undo = town.entries
    assert (undo.kind, undo.undoes) == ("undo", merge.number)
    assert (undo.before, undo.after) == (merge.after, merge.before)


def test_merges_are_undone_one_by_one_from_the_last(town: Town) -> None:
    town.take(town.send("1.xlsx", "hoiku", {TALK: "A"}))
    town.take(town.send("2.xlsx", "kyoiku", {NEWS: "A"}))
    assert [undo_merge(town.workspace, YEAR).file for _ in range(2)] == ["2.xlsx", "1.xlsx"]
    with pytest.raises(ReportError) as caught:
        undo_merge(town.workspace, YEAR)
    assert [problem.code for problem in caught.value.problems] == ["undo-nothing"]


def test_a_merge_that_is_undone_can_be_merged_again(town: Town) -> None:
    path = town.send("保育課.xlsx", "hoiku", {TALK: "A"})
    town.take(path)
    undo_merge(town.workspace, YEAR)
    assert (town.take(path).outcome, town.values[TALK]) == ("merged", "A")


def test_what_was_edited_since_is_named_with_its_line_and_nothing_is_undone(town: Town) -> None:
    town.take(town.send("保育課.xlsx", "hoiku", {PHONE: "　電話　5人", WALK: "　走りました。"}))
    town.edit("電話　5人", "電話　五人")
    before, entries = town.text, town.entries
    with pytest.raises(ReportError) as caught:
        undo_merge(town.workspace, YEAR)
    (problem,) = caught.value.problems
    assert (problem.code, str(problem.place)) == ("undo-changed", "data/2021.yaml:12")
    assert "No.2 実績（保育課）" in problem.message
    assert (town.text, town.entries) == (before, entries)
