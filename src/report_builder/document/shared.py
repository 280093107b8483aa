"""Rows with cells that share the value above in, rows with one cell over them all out."""

from collections.abc import Iterable
from dataclasses import replace

from report_builder.document.table import Cell, Row

_MARK = "共通:"
"""Before the role of a cell whose value is that of a 事業 further up."""


def shared(cell: Cell) -> Cell:
    """Returns a cell as one that the cell above it may take over."""
    return replace(cell, role=_MARK + cell.role)


def joined(rows: Iterable[Row], columns: int) -> tuple[Row, ...]:
    """Returns the rows with each shared cell taken over by the one above it that says the same.

    A value does not reach across a heading, nor across a row that says something else: there it
    is said again.
    """
    every = tuple(rows)
    if not any(cell.role.startswith(_MARK) for row in every for cell in row.cells):
        return every
    table = [list(row.cells) for row in every]
    above: list[tuple[int, int] | None] = [None] * columns
    left = [0] * columns
    for number, row in enumerate(every):
        kept: list[Cell] = []
        places = _places(row, left)
        for place, cell in places:
            owner = above[place]
            own = table[owner[0]][owner[1]] if owner else None
            if owner and own and cell.role.startswith(_MARK) and cell.text == own.text:
                table[owner[0]][owner[1]] = replace(own, rows=own.rows + cell.rows)
            else:
                for covered in range(place, place + cell.columns):
                    above[covered] = (number, len(kept)) if row.kind == "record" else None
                kept.append(replace(cell, role=cell.role.removeprefix(_MARK)))
            left[place : place + cell.columns] = [cell.rows] * cell.columns
        left = [max(0, each - 1) for each in left]
        table[number] = kept
    return tuple(replace(row, cells=tuple(cells)) for row, cells in zip(every, table, strict=True))


def _places(row: Row, left: list[int]) -> list[tuple[int, Cell]]:
    """Returns each cell with its column, past those that spans from above cover."""
    found: list[tuple[int, Cell]] = []
    place = 0
    for cell in row.cells:
        while left[place]:
            place += 1
        found.append((place, cell))
        place += cell.columns
    return found
