"""Names put together: `第{連番.施策}号　{施策.名称}` is shown like a name of the catalogue."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from report_builder.document.context import Context
from report_builder.document.entries import Entry, Show, Shown
from report_builder.document.numerals import NUMERALS

_NAME = re.compile(r"\{([^{}]*)\}")


class Catalogue(dict[str, Entry]):
    """The names of a plan; one that is put together is made when it is first asked for.

    Attributes:
        order: Subjects from the outermost; a text speaks of the innermost of its names.
    """

    def __init__(self, entries: Mapping[str, Entry], levels: tuple[str, ...]) -> None:
        super().__init__(entries)
        self.order = ("計画", *levels, "事業", "担当課", "区分", "指標")

    def get(self, name: str, default: Entry | None = None) -> Entry | None:  # type: ignore[override]
        """Returns the entry of a name, one of a number in other numerals too."""
        try:
            return self[name]
        except KeyError:
            return default

    def __missing__(self, name: str) -> Entry:
        if not is_composed(name):
            return self._in_numerals(name)
        pieces = pieces_of(name)
        entries = [self[each] for each in pieces[1::2]]

        def show(context: Context) -> Shown:
            texts = ("・".join(entry.show(context).parts) for entry in entries)
            said = [next(texts) if place % 2 else piece for place, piece in enumerate(pieces)]
            # Words around nothing would say nothing.
            return Shown(("".join(said),) if any(said[1::2]) else ())

        subject = max((entry.subject for entry in entries), key=self.order.index, default="計画")
        subjects = {entry.subject for entry in entries}
        is_of_project = any(entry.is_of_project for entry in entries) or "事業" in subjects
        self[name] = Entry(show, subject, name, is_of_project=is_of_project)
        return self[name]

    def _in_numerals(self, name: str) -> Entry:
        """Returns a number of the paper's own in other numerals (`連番.施策.①`)."""
        base, _, numeral = name.rpartition(".")
        if numeral not in NUMERALS or base not in self or not self[base].is_count:
            raise KeyError(name)
        entry = self[base]
        self[name] = replace(entry, show=_shown_in(entry, NUMERALS[numeral]))
        return self[name]


def _shown_in(entry: Entry, write: Callable[[int], str]) -> Show:
    def show(context: Context) -> Shown:
        number = entry.show(context).number
        return entry.show(context) if number is None else Shown((write(int(number)),))

    return show


def is_composed(name: str) -> bool:
    """Tells whether something to show is a text with names in it."""
    return "{" in name


def pieces_of(text: str) -> tuple[str, ...]:
    """Cuts a text at the names in it: even places are verbatim, odd ones are names."""
    return tuple(_NAME.split(text))


def names_in(text: str) -> tuple[str, ...]:
    """Returns the names in a text."""
    return tuple(_NAME.findall(text))
