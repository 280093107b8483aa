"""What merging one return comes to in, its names, places and problems for people out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from report_builder.commands.asks import Naming
from report_builder.commands.excerpts import excerpts, of_conflict
from report_builder.commands.merge_report import (
    NamedChange,
    NamedConflict,
    NamedNote,
    named_changes,
)
from report_builder.forms.read import Reading
from report_builder.merge import Merged, Reason, Refused
from report_builder.model.change import Change, Conflict
from report_builder.model.key import Key, key_text
from report_builder.model.year import YearResults
from report_builder.problems import Located, Problem
from report_builder.store.history import source_of
from report_builder.store.journal import Entry

_SIDES = {"returned": "回答", "current": "いまの値"}

_REASONS: dict[Reason, tuple[str, str]] = {
    "not-asked": ("は、この調査票で尋ねていない欄です。", "merge-not-asked"),
    "not-yours": ("は、この課の欄ではなくなっています。", "merge-not-yours"),
    "gone": ("は、計画か年度のファイルからなくなっています。", "merge-gone"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """What is needed to speak of a file's values.

    Attributes:
        naming: Their names.
        reading: The file, with the cell of each answer.
        results: The year before the file was merged, with the line of each value.
        entries: The journal, which knows where current values come from.
    """

    naming: Naming
    reading: Reading
    results: Located[YearResults]
    entries: Sequence[Entry]

    def changes(self, changes: Iterable[Change]) -> tuple[NamedChange, ...]:
        """Returns changes with their names."""
        return named_changes(self.naming.label, changes)

    def conflicts(self, conflicts: Iterable[Conflict]) -> tuple[NamedConflict, ...]:
        """Returns conflicts with their names and places."""
        return tuple(map(self._conflict, conflicts))

    def _conflict(self, conflict: Conflict) -> NamedConflict:
        key = conflict.key
        source = source_of(self.entries, key, conflict.current)
        return NamedConflict(
            self.naming.label(key),
            key_text(key),
            conflict.base,
            conflict.current,
            conflict.returned,
            conflict.settled,
            cell=str(self.reading.returned.place(*key)),
            line=str(self.results.place(*key)),
            source=_source(source) if source else "",
        )

    def notes(self, merged: Merged) -> tuple[NamedNote, ...]:
        """Returns 備考 and 確認 with their names."""
        return tuple(NamedNote(self.naming.label(key), text) for key, text in merged.notes)

    def labels(self, keys: Iterable[Key]) -> tuple[str, ...]:
        """Returns the names of values."""
        return tuple(map(self.naming.label, keys))

    # --------------------------------------------------------------------------- problems

    def problems(self, merged: Merged, *, is_new: bool) -> tuple[Problem, ...]:
        """Returns everything that is wrong or odd about a file that was taken.

        Of one that was merged before, only what is still open.
        """
        return (
            *(self.reading.notes if is_new else ()),
            *map(self._undecided, merged.conflicts),
            *map(self._settled, merged.settled),
            *map(self._blanked, merged.blanked),
            *map(self._refused, merged.refused),
            *self._mixed(merged),
        )

    def _undecided(self, conflict: Conflict) -> Problem:
        message = self._values(conflict)
        advice = (
            "回答を採るなら --prefer returned、いまの値を残すなら --prefer current を付けて、"
            "もう一度取り込んでください。"
        )
        return self._problem(conflict.key, message, advice, "merge-conflict")

    def _settled(self, conflict: Conflict) -> Problem:
        message = self._values(conflict)
        side = conflict.settled or ""
        advice = f"--prefer {side} により、{_SIDES[side]}を採りました。"
        return self._problem(conflict.key, message, advice, "merge-settled", is_mild=True)

    def _values(self, conflict: Conflict) -> str:
        named = self._conflict(conflict)
        base, current, returned = of_conflict(named.base, named.current, named.returned)
        source = f"、{named.source}" if named.source else ""
        return (
            f"{named.label}が競合しています。配布時「{base}」、"
            f"いま「{current}」（{named.line}{source}）、回答「{returned}」。"
        )

    def _blanked(self, key: Key) -> Problem:
        (base,) = excerpts(self.reading.returned.value.base[key])
        message = f"{self.naming.label(key)}の「{base}」が消されています。値は消していません。"
        advice = f"消してよければ、{self.results.place(*key)} を直してください。"
        return self._problem(key, message, advice, "merge-blanked")

    def _refused(self, refused: Refused) -> Problem:
        (returned,) = excerpts(refused.returned)
        words, code = _REASONS[refused.reason]
        message = f"{self.naming.label(refused.key)}{words}回答「{returned}」は取り込みません。"
        advice = "必要なら、data/ のファイルに手で書いてください。"
        return self._problem(refused.key, message, advice, code)

    def _mixed(self, merged: Merged) -> Iterator[Problem]:
        for number in merged.mixed:
            message = (
                f"No.{number}では、事務局と担当課が別々の項目を直しています。どちらも生かしました。"
            )
            advice = "合わせて読んで、食い違いがないか確かめてください。"
            place = self.results.place("事業", number)
            yield Problem(place, message, advice, "merge-mixed", "warning")

    def _problem(
        self, key: Key, message: str, advice: str, code: str, *, is_mild: bool = False
    ) -> Problem:
        place = self.reading.returned.place(*key)
        return Problem(place, message, advice, code, "warning" if is_mild else "error")


def _source(entry: Entry) -> str:
    """Returns `2021-06-30 10:15 に取り込んだ 保育課.xlsx の回答`."""
    name = entry.origin.name if entry.origin else ""
    return f"{entry.time[:16].replace('T', ' ')} に取り込んだ {name} の回答"
