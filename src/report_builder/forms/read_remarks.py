"""What stands in a returned form and is no answer in, the remarks 付記 that keep it out.

Nobody looks at a returned sheet again once it is merged: what was written beside the cells to
fill in, over a locked one or in a comment would be lost.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from re import ASCII
from re import compile as pattern

from report_builder.forms.carrier import Slot
from report_builder.forms.normalise import number_of, text_of, unescape
from report_builder.forms.package_cells import position
from report_builder.forms.package_facts import EXTRA_NAMES, Extra
from report_builder.forms.read_cells import FilledSheet, Position
from report_builder.forms.read_reasons import Said, oddity
from report_builder.forms.read_slots import FormSheet, FoundSlot
from report_builder.forms.read_values import Written, shown_text
from report_builder.model.form import Remark
from report_builder.problems import Place, Problem

MOST_STRAYS = 200
"""Cells of a sheet that are kept. A ledger that was pasted has thousands; the rest is counted."""


# -------------------------------------------------------------------------- over what is given


def suggestions(found: Iterable[FoundSlot]) -> Iterator[Remark]:
    """Yields what was written over cells that are given, and which of them were emptied."""
    for each in found:
        if each.slot.kind == "question" or each.lack:
            continue
        texts = {_shown(spot.written): str(spot.place) for spot in each.spots}
        for text, place in (texts or {"": str(each.place)}).items():
            if _is_news(text, each.slot):
                yield Remark("suggestion", each.slot.label or place, text, each.slot.base, place)


def _shown(written: Written) -> str:
    return "" if written.is_uncalculated else shown_text(written)


_COUNT = pattern(r"(.{0,20}\D)?\d{1,4}／\d{1,4}|\d{0,4}|TRUE|FALSE")
"""What the counter and the formulas behind it come to, pasted as values or not."""


def _is_news(text: str, slot: Slot) -> bool:
    if slot.kind == "count" and _COUNT.fullmatch(text):
        return False
    plain, base = text_of(text).text, text_of(slot.base).text
    number = number_of(plain)
    return plain != base and (number is None or number != number_of(base))


# --------------------------------------------------------------------------------- beside it

_ID = pattern(r"[rc]\d+", ASCII)
"""What the hidden row and column hold besides the mark."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a form itself has, wherever it is now.

    Attributes:
        labels: Sheet and cell of each slot, to what messages call it.
        texts: Of the sheets besides the form (記入要領).
        marks: Sheet with a form, to the row and column with the hidden ids.
    """

    labels: Mapping[tuple[str, Position], str]
    texts: frozenset[str]
    marks: Mapping[str, Position]

    @classmethod
    def of(cls, forms: Sequence[FormSheet], slots: Sequence[Slot]) -> "Known":
        """Returns it for the sheets that have the form."""
        labels = {
            (form.sheet.name, cell): slot.label
            for form in forms
            for slot in slots
            for cell in form.grid.cells(slot)
        }
        texts = frozenset(text_of(slot.base).text for slot in slots if not slot.row)
        return cls(labels, texts, {form.sheet.name: form.grid.mark for form in forms})

    def has(self, sheet: str, cell: Position, written: Written) -> bool:
        """Tells whether a cell is the form's own, or blank."""
        text = text_of(_shown(written)).text
        if not text or (sheet, cell) in self.labels:
            return True
        if sheet not in self.marks:
            return text in self.texts
        mark = self.marks[sheet]
        is_hidden = cell[0] == mark[0] or cell[1] == mark[1]
        return cell == mark or (is_hidden and bool(_ID.fullmatch(text)))


def beside_answers(
    sheet: FilledSheet, known: Known, path: str
) -> tuple[tuple[Remark, ...], tuple[Problem, ...]]:
    """Returns what stands on a sheet and is not the form's own, and what of it is only counted."""
    found = list(islice(_strays(sheet, known, path), MOST_STRAYS))
    everything = (*found, *_comments(sheet, known, path), *_shapes(sheet, path))
    rest = sum(1 for _ in _strays(sheet, known, path)) - len(found)
    place = Place(path, sheet=sheet.name)
    uncounted = [oddity(place, "return-stray-many", Said(found=str(rest)))] if rest else []
    return everything, (*uncounted, *extras(place, sheet.facts.extras))


def _strays(sheet: FilledSheet, known: Known, path: str) -> Iterator[Remark]:
    for cell, written in sorted(sheet.cells.items(), key=itemgetter(0)):
        if not known.has(sheet.name, cell, written):
            place = str(sheet.place(path, cell))
            yield Remark("stray", place, _shown(written), place=place)


def _comments(sheet: FilledSheet, known: Known, path: str) -> Iterator[Remark]:
    for comment in sheet.facts.comments:
        cell = position(comment.cell)
        place = str(sheet.place(path, cell))
        label = known.labels.get((sheet.name, cell)) or place
        yield Remark("stray", f"{label}のコメント", unescape(comment.text), place=place)


def _shapes(sheet: FilledSheet, path: str) -> Iterator[Remark]:
    place = str(Place(path, sheet=sheet.name))
    for text in sheet.facts.shape_texts:
        yield Remark("stray", f"{place}の図形", text, place=place)


def extras(place: Place, found: Iterable[Extra]) -> Iterator[Problem]:
    """Yields what is said of things that are neither cells nor writing, such as pictures."""
    names = "、".join(EXTRA_NAMES[each] for each in found)
    if names:
        yield oddity(place, "return-extra", Said(found=names))
