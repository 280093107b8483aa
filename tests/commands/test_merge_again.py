"""A file that is merged already: it is told, and nothing is done twice."""

from commands.town import NEWS, PHONE, TALK, WATCH, Town


def test_the_same_file_again_changes_nothing_and_is_not_recorded_again(town: Town) -> None:
    path = town.send("保育課.xlsx", "hoiku", {TALK: "A"})
    town.take(path)
    before, entries = town.text, town.entries
    file = town.take(path)
    assert (file.outcome, file.changes, file.problems) == ("already", (), ())
    assert file.merged_before == entries[0].time
    assert (town.text, town.entries) == (before, entries)


def test_the_same_file_under_another_name_is_the_same_file(town: Town) -> None:
    path = town.send("保育課.xlsx", "hoiku", {TALK: "A"})
    town.take(path)
    assert town.take(path.rename(path.with_name("写し.xlsx"))).outcome == "already"


def test_an_open_conflict_of_a_merged_file_is_shown_again_until_it_is_settled(
    town: Town,
) -> None:
    town.edit("評価: B", "評価: C")
    path = town.send("保育課.xlsx", "hoiku", {TALK: "A"})
    town.take(path)
    assert [conflict.label for conflict in town.take(path).conflicts] == ["No.2 評価"]
    settled = town.take(path, prefer="returned")
    assert (settled.outcome, town.values[TALK]) == ("merged", "A")
    assert town.take(path).conflicts == ()


def test_a_conflict_settled_for_the_current_value_is_not_raised_again(town: Town) -> None:
    town.edit("評価: B", "評価: C")
    path = town.send("保育課.xlsx", "hoiku", {TALK: "A"})
    town.take(path, prefer="current")
    entries = town.entries
    again = town.take(path, prefer="current")
    assert (again.outcome, again.problems, town.entries) == ("already", (), entries)


def test_an_older_file_of_a_folder_never_takes_the_place_of_a_newer_one(town: Town) -> None:
    first = town.send("保育課1.xlsx", "hoiku", {TALK: "A"})
    town.take(first)
    town.send("保育課2.xlsx", "hoiku", {TALK: "C"})
    town.merge(prefer="returned")
    town.merge(prefer="returned")
    assert town.values[TALK] == "C"


def test_what_was_edited_after_merging_stays_and_is_told(town: Town) -> None:
    path = town.send("保育課.xlsx", "hoiku", {TALK: "A", WATCH: "B"})
    town.take(path)
    town.edit("評価: A\n    実績:\n      -", "評価: B\n    実績:\n      -")
    file = town.take(path, prefer="returned")
    assert (file.outcome, file.edited_since) == ("already", ("No.2 評価",))
    assert town.values[TALK] == "B"


def test_a_value_emptied_by_the_department_is_reported_again(town: Town) -> None:
    path = town.send("保育課.xlsx", "hoiku", {PHONE: ""})
    town.take(path)
    assert [problem.code for problem in town.take(path).problems] == ["merge-blanked"]


def test_what_was_smoothed_over_is_not_told_twice(town: Town) -> None:
    path = town.send("教育課.xlsx", "kyoiku", {NEWS: "ｂ"})
    assert [problem.code for problem in town.take(path).problems] == ["return-spelling"]
    assert town.take(path).problems == ()
