"""Where a form's slots are now in, what stands in each of them, and what elsewhere, out."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from report_builder.forms.carrier import Grid, Slot
from report_builder.forms.package_cells import Rectangle, rectangle
from report_builder.forms.read_cells import FilledSheet, Position
from report_builder.forms.read_reasons import Said, mistake
from report_builder.forms.read_values import Written, shown_text
from report_builder.problems import Place, Problem, ReportError

MOST_CELLS = 200_000
"""Cells that the slots may have, copies of rows and columns included: as many as are ever read."""

Lack = Literal["row", "column", "covered"]
"""Why a slot has no cell: its row or column was deleted, or it lies under a merged cell."""


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A sheet with the form, and where its rows and columns are."""

    sheet: FilledSheet
    grid: Grid


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell that holds something."""

    place: Place
    position: Position
    written: Written


@dataclass(frozen=True, slots=True)
class FoundSlot:
    """A slot, and what became of it.

    Attributes:
        slot: As the form was made.
        spots: What is in its cells: none where it is blank, several where rows were copied.
        place: Of its first cell; where it has none, of the sheet.
        lack: Why it has none; None: it has one.
        copies: How many cells it has.
    """

    slot: Slot
    spots: tuple[Spot, ...]
    place: Place
    lack: Lack | None = None
    copies: int = 1


def find_slots(
    sheets: Sequence[FormSheet], slots: Sequence[Slot], path: str
) -> tuple[FoundSlot, ...]:
    """Returns what became of each slot.

    Args:
        sheets: At least one.
        slots: As the form was made.
        path: What messages call the file.

    Raises:
        ReportError: Rows and columns were copied beyond all reason.
    """
    count = sum(_count(each.grid, slot) for each in sheets for slot in slots)
    hidden = [_covered(each, path) for each in sheets]
    if count > MOST_CELLS:
        raise too_many(path)
    pairs = tuple(zip(sheets, hidden, strict=True))
    return tuple(_find(slot, pairs, path) for slot in slots)


def too_many(path: str) -> ReportError:
    """Returns the refusal of a sheet that nobody made by hand."""
    return ReportError([mistake(Place(path), "return-copies-many", Said())])


def _count(grid: Grid, slot: Slot) -> int:
    return len(grid.rows.get(slot.row, ())) * len(grid.columns.get(slot.column, ()))


def _find(
    slot: Slot, sheets: Iterable[tuple[FormSheet, frozenset[Position]]], path: str
) -> FoundSlot:
    own = [(each, hidden, cell) for each, hidden in sheets for cell in each.grid.cells(slot)]
    if not own:
        return FoundSlot(slot, (), *_lost(slot, [each for each, _ in sheets], path), copies=0)
    spots = tuple(
        Spot(each.sheet.place(path, cell), cell, each.sheet.cells[cell])
        for each, _, cell in own
        if cell in each.sheet.cells
    )
    first, _, cell = own[0]
    is_covered = not spots and all(cell in hidden for _, hidden, cell in own)
    place = spots[0].place if spots else first.sheet.place(path, cell)
    return FoundSlot(slot, spots, place, "covered" if is_covered else None, len(own))


def _lost(slot: Slot, sheets: Sequence[FormSheet], path: str) -> tuple[Place, Lack]:
    has_row = any(slot.row in each.grid.rows for each in sheets)
    return Place(path, sheet=sheets[0].sheet.name), "column" if has_row else "row"


# ------------------------------------------------------------------------------- merged cells


def _covered(form: FormSheet, path: str) -> frozenset[Position]:
    """Returns the cells of the form that lie under merged ones, but for their first cells."""
    rows = sorted(number for numbers in form.grid.rows.values() for number in numbers)
    columns = sorted(number for numbers in form.grid.columns.values() for number in numbers)
    found: set[Position] = set()
    left = MOST_CELLS
    for reference in form.sheet.facts.merged:
        area = rectangle(reference)
        down = _between(rows, area.top, area.bottom)
        across = _between(columns, area.left, area.right)
        left -= 1 + len(down) * len(across)
        if left < 0:
            raise too_many(path)
        found.update(_cells_under(area, down, across))
    return frozenset(found)


def _between(numbers: Sequence[int], first: int, last: int) -> Sequence[int]:
    return numbers[bisect_left(numbers, first) : bisect_right(numbers, last)]


def _cells_under(area: Rectangle, rows: Iterable[int], columns: Iterable[int]) -> set[Position]:
    return set(product(rows, columns)) - {(area.top, area.left)}


# ------------------------------------------------------------------------------- mixed-up rows


def mixed_rows(found: Sequence[FoundSlot]) -> Iterator[Problem]:
    """Yields a mistake for each row that shows what another row was made with.

    A table that is sorted without its hidden column leaves the ids of its rows behind.
    """
    references = [each for each in found if each.slot.kind == "reference"]
    owners = _owners(references)
    for shown in _by_row(references):
        told = [(each, owners.get((each[0].column, each[2]))) for each in shown]
        others = [each for each, row in told if row not in (None, each[0].row)]
        if others and len(others) == sum(row is not None for _, row in told):
            _, spot, text = others[0]
            yield mistake(spot.place, "return-rows-mixed", Said(found=text))


_Shown = tuple[Slot, Spot, str]


def _owners(references: Iterable[FoundSlot]) -> Mapping[tuple[str, str], str]:
    """Returns the row of each text that no other row had in the same column."""
    rows: dict[tuple[str, str], list[str]] = {}
    for each in references:
        rows.setdefault((each.slot.column, each.slot.base), []).append(each.slot.row)
    return {text: own[0] for text, own in rows.items() if len(own) == 1}


def _by_row(references: Iterable[FoundSlot]) -> Iterable[list[_Shown]]:
    """Returns what each row of a sheet shows; a copied row is one of its own."""
    rows: dict[tuple[str, int], list[_Shown]] = {}
    for each in references:
        for spot in each.spots:
            row = (spot.place.sheet or "", spot.position[0])
            rows.setdefault(row, []).append((each.slot, spot, shown_text(spot.written)))
    return rows.values()
