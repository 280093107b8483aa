"""Merging a return: what is taken, what stays, and what is said about the rest."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from report_builder.document.context import Facts
from report_builder.forms.compose import compose
from report_builder.merge import Merged, Outcome, Refused, merge, once_more, three_way
from report_builder.model.change import Change, Conflict, Side
from report_builder.model.form import CONFIRMATION, EXTENSION, PERSON, REMARK, Remark, Return
from report_builder.model.key import Key
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Plan
from report_builder.model.values import values, with_values
from report_builder.model.year import YearResults
from report_builder.store.reading import read_plan, read_scales, read_year
from report_builder.workspace import load, open_workspace
from store.specimens import PLAN, SCALES, YEAR

GRADE: Key = ("事業", 2, "評価")
OWN_GRADE: Key = ("事業", 2, "達成度", "hoiku")
TEXT: Key = ("事業", 2, "実績", "hoiku")
THEIR_TEXT: Key = ("事業", 2, "実績", "kenko")
ACTUAL: Key = ("指標", "受理件数", "実績値")


@pytest.fixture
def plan() -> Plan:
    """健康課, 保育課 and 教育課, which is not asked; 保育課 leads No. 2."""
    return read_plan(PLAN, "data/plan.yaml", read_scales(SCALES, "s").value).value


@pytest.fixture
def results(plan: Plan) -> YearResults:
    """The year as it was when the forms were made."""
    scales = read_scales(SCALES, "s").value
    return read_year(YEAR, "data/2020.yaml", plan, scales, FiscalYear(2020)).value


def _return(
    base: Mapping[Key, str], answers: Mapping[Key, str], department: str = "hoiku"
) -> Return:
    """A return in which everything that is not named came back as it was."""
    return Return("こども計画", FiscalYear(2020), department, base, {**base, **answers})


# ---------------------------------------------------------------------- three values of one field

BY_HAND: dict[str, Outcome] = {
    # base, current, returned; - is blank
    "---": "kept",
    "-a-": "kept",
    "-b-": "kept",
    "a-a": "kept",
    "aaa": "kept",
    "aba": "kept",
    "b-b": "kept",
    "bab": "kept",
    "bbb": "kept",
    "-aa": "same",
    "-bb": "same",
    "a--": "same",
    "abb": "same",
    "b--": "same",
    "baa": "same",
    "--a": "taken",
    "--b": "taken",
    "aab": "taken",
    "bba": "taken",
    "aa-": "blanked",
    "bb-": "blanked",
    "-ab": "conflict",
    "-ba": "conflict",
    "a-b": "conflict",
    "ab-": "conflict",
    "b-a": "conflict",
    "ba-": "conflict",
}


def test_the_table_has_all_patterns_of_three_values() -> None:
    assert len(BY_HAND) == 3**3


@pytest.mark.parametrize(("pattern", "outcome"), BY_HAND.items())
@pytest.mark.parametrize("blank", ["", " ", "　\n"])
def test_three_values_decide(pattern: str, outcome: Outcome, blank: str) -> None:
    base, current, returned = (blank if each == "-" else each for each in pattern)
    assert three_way(base, current, returned) == outcome


def test_blank_texts_of_different_kinds_are_one() -> None:
    assert three_way("", " ", "　") == "kept"
    assert three_way("a", "", " ") == "same"


# -------------------------------------------------------------------------------- one return


def test_a_return_without_answers_of_its_own_changes_nothing(
    plan: Plan, results: YearResults
) -> None:
    base = {GRADE: "B", TEXT: "　電話　3人"}
    assert merge(_return(base, {}), plan, results) == Merged()


def test_an_answer_is_taken(plan: Plan, results: YearResults) -> None:
    merged = merge(_return({GRADE: "B", TEXT: "　電話　3人"}, {TEXT: "変"}), plan, results)
    assert merged == Merged(changes=(Change(TEXT, "　電話　3人", "変"),))


def test_a_conflict_changes_nothing_and_shows_all_three_values(
    plan: Plan, results: YearResults
) -> None:
    merged = merge(_return({GRADE: "A"}, {GRADE: "C"}), plan, results)
    assert merged == Merged(conflicts=(Conflict(GRADE, "A", "B", "C"),))


@pytest.mark.parametrize(
    ("side", "changes"),
    [("returned", (Change(GRADE, "B", "C"),)), ("current", ())],
)
def test_a_preferred_side_settles_a_conflict_and_is_named(
    plan: Plan, results: YearResults, side: Side, changes: tuple[Change, ...]
) -> None:
    merged = merge(_return({GRADE: "A"}, {GRADE: "C"}), plan, results, side)
    assert merged == Merged(changes=changes, settled=(Conflict(GRADE, "A", "B", "C", side),))


@pytest.mark.parametrize("side", [None, "returned", "current"])
def test_an_emptied_value_stays_and_is_reported(
    plan: Plan, results: YearResults, side: Side | None
) -> None:
    merged = merge(_return({GRADE: "B"}, {GRADE: "　"}), plan, results, side)
    assert merged == Merged(blanked=(GRADE,))


def test_a_conflict_with_a_blank_takes_the_blank_only_when_told_to(
    plan: Plan, results: YearResults
) -> None:
    emptied = _return({GRADE: "A"}, {GRADE: " "})
    assert merge(emptied, plan, results).conflicts == (Conflict(GRADE, "A", "B", " "),)
    assert merge(emptied, plan, results, "returned") == Merged(
        changes=(Change(GRADE, "B", ""),),
        settled=(Conflict(GRADE, "A", "B", " ", "returned"),),
        unanswered=(GRADE,),
    )


def test_a_value_that_is_not_in_the_file_is_missing_not_blank(
    plan: Plan, results: YearResults
) -> None:
    returned = Return("計画", FiscalYear(2020), "hoiku", {GRADE: "B", TEXT: "古い"}, {GRADE: "B"})
    assert merge(returned, plan, results) == Merged(missing=(TEXT,))


def test_what_is_still_blank_is_unanswered(plan: Plan, results: YearResults) -> None:
    blank = with_values(plan, results, {GRADE: "", TEXT: ""})
    merged = merge(_return({GRADE: "", TEXT: ""}, {TEXT: "書いた"}), plan, blank)
    assert merged == Merged(changes=(Change(TEXT, "", "書いた"),), unanswered=(GRADE,))


def test_a_project_of_which_both_sides_changed_something_is_mixed(
    plan: Plan, results: YearResults
) -> None:
    merged = merge(_return({GRADE: "A", TEXT: "　電話　3人"}, {TEXT: "変"}), plan, results)
    assert merged == Merged(changes=(Change(TEXT, "　電話　3人", "変"),), mixed=(2,))


def test_an_indicator_is_mixed_with_the_project_that_has_it(
    plan: Plan, results: YearResults
) -> None:
    base: dict[Key, str] = {("事業", 1, "評価"): "B", ACTUAL: "429"}
    merged = merge(_return(base, {ACTUAL: "430"}, "kenko"), plan, results)
    assert merged.mixed == (1,)


def test_both_changed_alike_is_not_mixed(plan: Plan, results: YearResults) -> None:
    base = {GRADE: "A", TEXT: "　電話　3人"}
    assert merge(_return(base, {GRADE: "B", TEXT: "変"}), plan, results).mixed == ()


def test_a_file_that_was_merged_before_can_settle_its_open_conflicts_and_no_more(
    plan: Plan, results: YearResults
) -> None:
    """Somebody has put TEXT back since; GRADE is the conflict that was left open."""
    returned = _return({GRADE: "A", TEXT: "　電話　3人"}, {GRADE: "C", TEXT: "変"})
    again = once_more(merge(returned, plan, results, "returned"), [GRADE])
    settled = Conflict(GRADE, "A", "B", "C", "returned")
    assert again == Merged(changes=(Change(GRADE, "B", "C"),), settled=(settled,))
    assert once_more(merge(returned, plan, results), []) == Merged()


# --------------------------------------------------------------------------- whose value it is


@pytest.mark.parametrize(
    ("department", "key"),
    [
        ("kenko", GRADE),  # 保育課 is the lead of No. 2
        ("kenko", TEXT),
        ("hoiku", THEIR_TEXT),
        ("hoiku", ACTUAL),  # 健康課 is the lead of No. 1, where the indicator is at home
        ("hoiku", ("事業", 1, "評価")),
        ("kenko", ("事業", 3, "評価")),
        ("kenko", ("事業", 1, "確認日")),  # the planning division's own
        ("hoiku", ("施策", "１", "①", "総括")),
    ],
)
def test_a_department_can_change_nothing_but_its_own(
    plan: Plan, results: YearResults, department: str, key: Key
) -> None:
    base = values(plan, results).get(key, "")
    merged = merge(_return({key: base}, {key: "他"}, department), plan, results, "returned")
    assert merged.changes == ()
    assert [(each.key, each.returned) for each in merged.refused] == [(key, "他")]


@pytest.mark.parametrize(
    "key",
    [
        ("事業", 99, "評価"),
        ("事業", 2, "ない"),
        ("事業", 2, "方針"),
        ("事業", 2, "実績", "hoiku#2"),
        ("事業", 2, "実績", ""),
        ("事業", 2, "達成度", "kyoiku"),
        ("指標", "ない", "実績値"),
        ("ない",),
    ],
)
def test_an_answer_to_what_is_gone_is_refused(plan: Plan, results: YearResults, key: Key) -> None:
    merged = merge(_return({key: "古い"}, {key: "新しい"}), plan, results)
    assert merged == Merged(refused=(Refused(key, "新しい", "gone"),))


def test_what_is_gone_and_came_back_unchanged_needs_no_word(
    plan: Plan, results: YearResults
) -> None:
    key: Key = ("事業", 99, "評価")
    assert merge(_return({key: "古い"}, {}), plan, results) == Merged()


def test_an_answer_that_was_not_asked_for_is_refused(plan: Plan, results: YearResults) -> None:
    merged = merge(_return({GRADE: "B"}, {OWN_GRADE: "1"}), plan, results)
    assert merged == Merged(refused=(Refused(OWN_GRADE, "1", "not-asked"),))


@pytest.mark.parametrize("department", ["hoiku", "kyoiku"])
def test_a_successor_answers_in_the_stead_of_a_department_and_its_old_form_counts(
    plan: Plan, results: YearResults, department: str
) -> None:
    key: Key = ("事業", 3, "達成度", "kyoiku")
    merged = merge(_return({key: ""}, {key: "1"}, department), plan, results)
    assert merged.changes == (Change(key, "", "1"),)


def test_a_grade_of_each_department_may_be_begun_by_each(plan: Plan, results: YearResults) -> None:
    key: Key = ("事業", 1, "達成度", "kenko")
    undivided = merge(_return({key: ""}, {key: "1"}, "kenko"), plan, results)
    assert undivided.refused == (Refused(key, "1", "gone"),)
    blank = YearResults(FiscalYear(2020), {})
    assert merge(_return({key: ""}, {key: "1"}, "kenko"), plan, blank).changes


def test_an_undivided_text_may_be_begun_by_the_lead_alone(plan: Plan) -> None:
    key: Key = ("事業", 2, "実績", "")
    blank = YearResults(FiscalYear(2020), {})
    assert merge(_return({key: ""}, {key: "新"}, "hoiku"), plan, blank).changes
    assert not merge(_return({key: ""}, {key: "新"}, "kenko"), plan, blank).changes


# ------------------------------------------------------------------------------------- notes


def test_notes_confirmations_and_remarks_are_passed_on_and_change_nothing(
    plan: Plan, results: YearResults
) -> None:
    note, confirmation, empty = (REMARK, 2), (CONFIRMATION, 1), (REMARK, 1)
    keys: tuple[Key, ...] = (note, confirmation, empty, PERSON, EXTENSION)
    answers: dict[Key, str] = {note: "相談あり", confirmation: "意見あり", PERSON: "山田"}
    remark = Remark("stray", "調査票 Z9", "欄外")
    returned = Return(
        "計画", FiscalYear(2020), "hoiku", dict.fromkeys(keys, ""), answers, (remark,)
    )
    assert merge(returned, plan, results) == Merged(
        notes=((note, "相談あり"), (confirmation, "意見あり")),
        remarks=(remark,),
    )


# -------------------------------------------------------------------------- forms of the city


def test_whatever_a_form_asks_may_be_answered(repository: Path) -> None:
    loaded = load(open_workspace(repository), FiscalYear(2020))
    plan, results = loaded.plan.value, loaded.results.value
    facts = Facts(plan, results, loaded.scales.value)
    for department in plan.departments:
        questions = compose(facts, department).questions
        base = {question.key: question.base for question in questions}
        answers = {key: f"{text}改" for key, text in base.items()}
        merged = merge(_return(base, answers, department.id), plan, results)
        assert merged.refused == ()
        notes = [key for key in base if key[0] in (REMARK, CONFIRMATION) or len(key) == 1]
        assert len(merged.changes) == len(base) - len(notes)


def test_every_value_of_the_year_is_asked_of_one_department(repository: Path) -> None:
    loaded = load(open_workspace(repository), FiscalYear(2020))
    plan, results = loaded.plan.value, loaded.results.value
    base = values(plan, results)
    changed: list[Key] = []
    for department in plan.departments:
        answers = {key: f"{text}改" for key, text in base.items()}
        merged = merge(_return(base, answers, department.id), plan, results)
        changed += [change.key for change in merged.changes]
    assert sorted(map(str, changed)) == sorted(map(str, base))
