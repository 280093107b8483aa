"""Merging 取り込み: a Return 回答 and the year as it stands in, changes and conflicts out.

Three values decide on each field: what the form held when it was made (the base), what data/ holds
now, and what came back. Nothing is lost silently: what is not taken is named.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from report_builder.model.answering import Answering
from report_builder.model.change import Change, Conflict, Side
from report_builder.model.form import CONFIRMATION, EXTENSION, PERSON, REMARK, Remark, Return
from report_builder.model.key import Key
from report_builder.model.plan import Plan
from report_builder.model.values import values
from report_builder.model.year import YearResults

Outcome = Literal["kept", "taken", "same", "blanked", "conflict"]
"""kept: the department changed nothing. taken: it alone did. same: both changed alike. blanked: it
alone emptied the value, which needs a word. conflict: both changed, each in its own way."""

Reason = Literal["not-asked", "not-yours", "gone"]
"""not-asked: the form did not ask for it. not-yours: the plan gives the value to someone else.
gone: the plan or the year has no such value any more."""


@dataclass(frozen=True, slots=True)
class Refused:
    """An answer that is reported and never taken."""

    key: Key
    returned: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Merged:
    """What merging one return comes to.

    Attributes:
        changes: To be made to the year.
        conflicts: Undecided; the current value stays.
        settled: Conflicts that `prefer` decided, each with the side that it took.
        blanked: Emptied by the department; the current value stays.
        missing: Asked for in the form, absent from the file: neither answered nor blank.
        mixed: Nos. of the 事業 of which both sides changed different values.
        unanswered: The department's values that are needed, and still blank after the merge.
        refused: Answers that are not the department's to give.
        notes: 備考 and 確認 that are not blank, by key.
        remarks: 付記, as they came.
    """

    changes: tuple[Change, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    settled: tuple[Conflict, ...] = ()
    blanked: tuple[Key, ...] = ()
    missing: tuple[Key, ...] = ()
    mixed: tuple[int, ...] = ()
    unanswered: tuple[Key, ...] = ()
    refused: tuple[Refused, ...] = ()
    notes: tuple[tuple[Key, str], ...] = ()
    remarks: tuple[Remark, ...] = ()


def three_way(base: str, current: str, returned: str) -> Outcome:
    """Decides on one value; all blank texts are one and the same."""
    base, current, returned = map(_folded, (base, current, returned))
    if returned == base:
        return "kept"
    if returned == current:
        return "same"
    if current != base:
        return "conflict"
    return "taken" if returned else "blanked"


def is_blank(text: str) -> bool:
    """Tells whether a text is empty or only white space, full-width included."""
    return not text.strip()


def _folded(text: str) -> str:
    return "" if is_blank(text) else text


def merge(returned: Return, plan: Plan, results: YearResults, prefer: Side | None = None) -> Merged:
    """Compares a return with the year, value by value.

    Args:
        returned: 回答, of this plan and this year.
        plan: 計画.
        results: 年度実績 as it stands.
        prefer: Whose value settles a conflict; None: nobody's. It settles nothing but conflicts:
            a value that the department alone emptied stays.
    """
    answering = Answering.of(plan)
    owners = {key: answering.owner(results, key) for key in (*returned.base, *returned.answers)}
    own = answering.answers.get(returned.department, returned.department)
    asked = tuple(key for key in returned.base if owners[key] == own)
    weighed = tuple(_weigh(returned, asked, values(plan, results), prefer))
    conflicts = tuple(each.conflict for each in weighed if each.outcome == "conflict")
    return Merged(
        changes=tuple(each.change for each in weighed if each.is_theirs),
        conflicts=tuple(each for each in conflicts if each.settled is None),
        settled=tuple(each for each in conflicts if each.settled is not None),
        blanked=tuple(each.conflict.key for each in weighed if each.outcome == "blanked"),
        missing=tuple(
            key for key in returned.base if not _is_note(key) and key not in returned.answers
        ),
        mixed=_mixed(answering, weighed),
        unanswered=tuple(_unanswered(plan, weighed)),
        refused=tuple(_refused(returned, owners, own)),
        notes=tuple(_notes(returned)),
        remarks=returned.remarks,
    )


def once_more(merged: Merged, left_open: Collection[Key]) -> Merged:
    """Returns what is left to do for a file that is merged already.

    Its answers were weighed once. What has become of the values since then is somebody's decision,
    except for conflicts that nobody has settled.

    Args:
        merged: What merging the file comes to now.
        left_open: Keys of its conflicts that are undecided still.
    """
    settled = tuple(each for each in merged.settled if each.key in left_open)
    decided = {each.key for each in settled}
    return replace(
        merged,
        changes=tuple(each for each in merged.changes if each.key in decided),
        conflicts=tuple(each for each in merged.conflicts if each.key in left_open),
        settled=settled,
        mixed=(),
        refused=(),
    )


def _is_note(key: Key) -> bool:
    return key[0] in (REMARK, CONFIRMATION) or key in (PERSON, EXTENSION)


def _notes(returned: Return) -> Iterator[tuple[Key, str]]:
    for key, text in returned.answers.items():
        if key[0] in (REMARK, CONFIRMATION) and not is_blank(text):
            yield key, text


def _refused(returned: Return, owners: Mapping[Key, str | None], own: str) -> Iterator[Refused]:
    for key, text in returned.answers.items():
        base = returned.base.get(key, "")
        if _is_note(key) or _folded(text) == _folded(base):
            continue
        if key not in returned.base:
            yield Refused(key, text, "not-asked")
        elif owners[key] != own:
            yield Refused(key, text, "not-yours" if owners[key] else "gone")


# ------------------------------------------------------------------------------- one value


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A value of the department, and what became of it."""

    outcome: Outcome
    conflict: Conflict

    @property
    def is_theirs(self) -> bool:
        """Whether the department's value takes the place of the current one."""
        return self.outcome == "taken" or self.conflict.settled == "returned"

    @property
    def is_ours(self) -> bool:
        """Whether the value that stays is one that data/ got since the form was made."""
        changed = _folded(self.conflict.current) != _folded(self.conflict.base)
        return changed and not self.is_theirs and self.outcome != "same"

    @property
    def change(self) -> Change:
        """The value before and after; both are the current one where nothing changes."""
        after = _folded(self.conflict.returned) if self.is_theirs else self.conflict.current
        return Change(self.conflict.key, self.conflict.current, after)


def _weigh(
    returned: Return, asked: Iterable[Key], current: Mapping[Key, str], prefer: Side | None
) -> Iterator[_Weighed]:
    for key in asked:
        base, now = returned.base[key], current.get(key, "")
        answer = returned.answers.get(key, base)
        outcome = three_way(base, now, answer)
        settled = prefer if outcome == "conflict" else None
        yield _Weighed(outcome, Conflict(key, base, now, answer, settled))


def _unanswered(plan: Plan, weighed: tuple[_Weighed, ...]) -> Iterator[Key]:
    needed = {field.name for field in plan.fields if field.is_required}
    for each in weighed:
        change = each.change
        # What is asked names its field third: ("事業", 23, "評価"), ("指標", "件数", "実績値").
        if is_blank(change.after) and change.key[2] in needed:
            yield change.key


def _mixed(answering: Answering, weighed: tuple[_Weighed, ...]) -> tuple[int, ...]:
    theirs = {answering.number(each.conflict.key) for each in weighed if each.is_theirs}
    ours = {answering.number(each.conflict.key) for each in weighed if each.is_ours}
    return tuple(sorted(number for number in theirs & ours if number is not None))
