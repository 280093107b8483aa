"""What the journal says: what is merged, what can be undone, and who wrote a value."""

from dataclasses import replace

import pytest

from report_builder.model.change import Change, Conflict
from report_builder.model.key import Key
from report_builder.store.history import (
    Undoing,
    merge_of,
    next_number,
    open_conflicts,
    recovery,
    source_of,
    standing_merges,
    undo_last,
)
from report_builder.store.journal import Entry, Origin

GRADE: Key = ("事業", 1, "評価")
TEXT: Key = ("事業", 1, "実績", "")


def _merge(number: int, *changes: Change, file: str = "f") -> Entry:
    origin = Origin("hoiku", "山田", "", f"{file}.xlsx", file, f"returns/{file}.xlsx")
    return Entry(number, "merge", "", "a", "b", changes, origin)


def _undo(number: int, undoes: int) -> Entry:
    return Entry(number, "undo", "", "b", "a", (), undoes=undoes)


FIRST = _merge(1, Change(GRADE, "", "A"), file="one")
SECOND = _merge(2, Change(GRADE, "A", "B"), Change(TEXT, "", "文"), file="two")


def _taking_back(entries: list[Entry], current: dict[Key, str]) -> Undoing:
    undoing = undo_last(entries, current)
    assert undoing is not None
    return undoing


def test_numbers_go_up_even_if_a_damaged_line_was_deleted() -> None:
    assert next_number([]) == 1
    assert next_number([FIRST, replace(SECOND, number=7)]) == 8


def test_a_merge_stands_until_it_is_taken_back() -> None:
    assert standing_merges([FIRST, SECOND]) == (FIRST, SECOND)
    assert standing_merges([FIRST, SECOND, _undo(3, 2)]) == (FIRST,)


def test_a_merge_stands_again_when_its_undoing_is_taken_back() -> None:
    assert standing_merges([FIRST, _undo(2, 1), _undo(3, 2)]) == (FIRST,)


def test_a_file_is_known_by_its_sum_until_its_merge_is_taken_back() -> None:
    assert merge_of([FIRST, SECOND], "one") == FIRST
    assert merge_of([FIRST, SECOND], "three") is None
    assert merge_of([FIRST, _undo(2, 1)], "one") is None


def test_undoing_turns_the_last_merge_around() -> None:
    current = {GRADE: "B", TEXT: "文"}
    assert _taking_back([FIRST, SECOND], current) == Undoing(
        2, (Change(GRADE, "B", "A"), Change(TEXT, "文", ""))
    )


def test_undoing_goes_on_with_the_merge_before() -> None:
    assert _taking_back([FIRST, SECOND, _undo(3, 2)], {GRADE: "A"}).number == 1


def test_a_merge_that_changed_nothing_is_passed_over() -> None:
    assert _taking_back([FIRST, _merge(2)], {GRADE: "A"}).number == 1


def test_a_value_that_was_blanked_is_blank_whether_the_file_has_it_or_not() -> None:
    blanked = _merge(1, Change(GRADE, "A", ""))
    assert _taking_back([blanked], {}) == Undoing(1, (Change(GRADE, "", "A"),))


def test_what_has_changed_since_is_named() -> None:
    edited = _taking_back([FIRST, SECOND], {GRADE: "C", TEXT: "文"}).edited
    assert edited == (Change(GRADE, "A", "B"),)
    assert _taking_back([FIRST, SECOND], {}).edited == SECOND.changes


def test_nothing_can_be_undone_when_nothing_stands() -> None:
    assert undo_last([], {}) is None
    assert undo_last([FIRST, _undo(2, 1)], {}) is None


def test_a_conflict_is_open_until_it_is_settled_or_the_value_changes() -> None:
    undecided = Conflict(GRADE, "A", "B", "C")
    entry = replace(FIRST, conflicts=(undecided, replace(undecided, settled="current")))
    assert open_conflicts(entry, {GRADE: "B"}) == (undecided,)
    assert open_conflicts(entry, {GRADE: "C"}) == ()


def test_a_value_is_traced_to_the_merge_that_wrote_it() -> None:
    assert source_of([FIRST, SECOND], GRADE, "B") == SECOND
    assert source_of([FIRST, SECOND], GRADE, "A") is None
    assert source_of([FIRST, SECOND, _undo(3, 2)], GRADE, "A") == FIRST
    assert source_of([FIRST, SECOND], ("事業", 9, "評価"), "A") is None


@pytest.mark.parametrize(
    ("year", "draft", "step"),
    [
        ("old", None, "nothing"),
        ("b", None, "nothing"),
        ("a", "b", "finish"),
        ("edited", "b", "take-back"),
        ("a", "other", "drop"),
        ("b", "b", "drop"),
    ],
)
def test_a_draft_is_dealt_with_by_what_the_journal_tells_of_it(
    year: str, draft: str | None, step: str
) -> None:
    assert recovery([FIRST], year, draft) == step


def test_a_draft_of_which_no_journal_tells_is_dropped() -> None:
    assert recovery([], "a", "b") == "drop"
