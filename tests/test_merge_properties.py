"""Laws of merging: nothing is lost, nothing is done twice, and the order does not matter."""

from dataclasses import dataclass
from functools import cache

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from report_builder.merge import Merged, is_blank, merge
from report_builder.model.answering import Answering
from report_builder.model.change import Side
from report_builder.model.form import Return
from report_builder.model.key import Key
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Plan
from report_builder.model.values import values, with_values
from report_builder.model.year import YearResults
from report_builder.store.reading import read_plan, read_scales, read_year
from store.specimens import PLAN, SCALES, YEAR

_BEGUN: tuple[Key, ...] = (
    ("事業", 3, "評価"),
    ("事業", 3, "実績", ""),
    ("事業", 3, "達成度", "kyoiku"),
    ("指標", "受理件数", "実績値"),
)
"""Values that the small year does not have, but could."""

_STRANGE: tuple[Key, ...] = (
    ("事業", 9, "評価"),
    ("事業", 2, "実績", "kenko#2"),
    ("指標", "ない", "実績値"),
    ("基本目標", "１", "総括"),
    ("備考", 2),
    ("確認", 2),
)

_TEXTS = st.sampled_from(["", " ", "　\n", "A", "B", "1", "あ\nい"])
_SIDES: st.SearchStrategy[Side | None] = st.sampled_from([None, "returned", "current"])
_DEPARTMENTS = st.sampled_from(["kenko", "hoiku"])


@cache
def _plan() -> Plan:
    return read_plan(PLAN, "data/plan.yaml", read_scales(SCALES, "s").value).value


@cache
def _year() -> YearResults:
    scales = read_scales(SCALES, "s").value
    return read_year(YEAR, "data/2020.yaml", _plan(), scales, FiscalYear(2020)).value


def _keys() -> list[Key]:
    return [*values(_plan(), _year()), *_BEGUN]


@st.composite
def years(draw: DrawFn) -> YearResults:
    """Draws a year as it stands now."""
    texts = draw(st.dictionaries(st.sampled_from(_keys()), _TEXTS))
    start = draw(st.sampled_from([_year(), YearResults(FiscalYear(2020), {})]))
    return with_values(_plan(), start, texts)


@st.composite
def returns(draw: DrawFn, department: str) -> Return:
    """Draws a return, of which some answers are missing and some nobody asked for."""
    keys = st.sampled_from([*_keys(), *_STRANGE])
    base = draw(st.dictionaries(keys, _TEXTS))
    answers = draw(
        st.dictionaries(st.one_of(keys, st.sampled_from(list(base) or [*_STRANGE])), _TEXTS)
    )
    return Return("こども計画", FiscalYear(2020), department, base, answers)


@dataclass(frozen=True, slots=True)
class Case:
    """A year, a return, and whom to prefer."""

    results: YearResults
    returned: Return
    prefer: Side | None

    def merged(self) -> Merged:
        """What merging comes to."""
        return merge(self.returned, _plan(), self.results, self.prefer)


@st.composite
def cases(draw: DrawFn) -> Case:
    """Draws all that merging needs."""
    return Case(draw(years()), draw(returns(draw(_DEPARTMENTS))), draw(_SIDES))


def _after(results: YearResults, merged: Merged) -> YearResults:
    return with_values(_plan(), results, {each.key: each.after for each in merged.changes})


def _said(results: YearResults) -> dict[Key, str]:
    return {key: text for key, text in values(_plan(), results).items() if not is_blank(text)}


@given(cases())
def test_merging_twice_changes_nothing_more(case: Case) -> None:
    once = _after(case.results, case.merged())
    twice = merge(case.returned, _plan(), once, case.prefer)
    assert twice.changes == ()


@given(cases())
def test_a_return_that_came_back_as_it_was_changes_nothing(case: Case) -> None:
    untouched = Return("", FiscalYear(2020), "hoiku", case.returned.base, case.returned.base)
    merged = merge(untouched, _plan(), case.results, case.prefer)
    assert merged.changes == merged.conflicts == merged.settled == ()
    assert merged.blanked == merged.missing == merged.refused == ()


@given(cases())
def test_a_department_changes_its_own_values_alone(case: Case) -> None:
    answering = Answering.of(_plan())
    for change in case.merged().changes:
        assert answering.owner(case.results, change.key) == case.returned.department
        assert change.key in case.returned.base


@given(cases())
def test_a_change_is_from_what_stands_to_what_came_back(case: Case) -> None:
    current = values(_plan(), case.results)
    for change in case.merged().changes:
        answer = case.returned.answers[change.key]
        assert change.before == current.get(change.key, "")
        assert change.after == ("" if is_blank(answer) else answer)


@given(cases())
def test_an_answer_that_is_not_taken_is_named(case: Case) -> None:
    merged = case.merged()
    after = values(_plan(), _after(case.results, merged))
    named = {each.key for each in (*merged.conflicts, *merged.settled, *merged.refused)}
    named |= {*merged.blanked, *(key for key, _ in merged.notes)}
    for key, answer in case.returned.answers.items():
        base = case.returned.base.get(key, "")
        is_new = answer != base and not (is_blank(answer) and is_blank(base))
        stands = after.get(key, "") == answer or (is_blank(after.get(key, "")) and is_blank(answer))
        assert key in named or stands or not is_new


@given(cases())
def test_a_key_has_one_outcome_at_most(case: Case) -> None:
    merged = case.merged()
    outcomes = [each.key for each in (*merged.conflicts, *merged.settled, *merged.refused)]
    outcomes += [*merged.blanked, *merged.missing, *(key for key, _ in merged.notes)]
    assert len(outcomes) == len(set(outcomes))
    taken = {each.key for each in merged.changes}
    assert not taken & {each.key for each in (*merged.conflicts, *merged.refused)}
    assert not taken & {*merged.blanked, *merged.missing}


@given(cases())
def test_nothing_is_blanked_unless_a_conflict_was_settled_so(case: Case) -> None:
    merged = case.merged()
    settled = {each.key for each in merged.settled if each.settled == "returned"}
    assert all(each.after or each.key in settled for each in merged.changes)


@given(cases())
def test_without_a_preference_conflicts_stay_open(case: Case) -> None:
    merged = merge(case.returned, _plan(), case.results)
    assert merged.settled == ()
    preferring = merge(case.returned, _plan(), case.results, "current")
    assert [each.key for each in preferring.settled] == [each.key for each in merged.conflicts]
    assert preferring.changes == merged.changes


@given(years(), returns("kenko"), returns("hoiku"), _SIDES)
def test_departments_can_be_merged_in_any_order(
    results: YearResults, one: Return, other: Return, prefer: Side | None
) -> None:
    forth = _after(results, merge(one, _plan(), results, prefer))
    forth = _after(forth, merge(other, _plan(), forth, prefer))
    back = _after(results, merge(other, _plan(), results, prefer))
    back = _after(back, merge(one, _plan(), back, prefer))
    assert _said(forth) == _said(back)
    assert forth.results == back.results
