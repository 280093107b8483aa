"""Rows with cells that share the value above in, rows with one cell over them all out."""

from collections.abc import Iterable
from dataclasses import replace

from report_builder.document.table import Cell, Row

SHARED = "shared"
"""Role of a cell that says nothing of its own: the cell above it holds for its rows too."""


def joined(rows: Iterable[Row], columns: int) -> tuple[Row, ...]:
    """Returns the rows with each shared cell taken over by the one above it.

    Rows of groups part what they stand between: a value does not reach across a heading.
    """
    every = tuple(rows)
    table = [list(row.cells) for row in every]
    above: list[tuple[int, int] | None] = [None] * columns
    left = [0] * columns
    for number, row in enumerate(every):
        kept: list[Cell] = []
        places = _places(row, left)
        for place, cell in places:
            owner = above[place]
            if cell.role == SHARED and owner is not None and row.kind == "record":
                line, index = owner
                table[line][index] = replace(
                    table[line][index], rows=table[line][index].rows + cell.rows
                )
            else:
                for covered in range(place, place + cell.columns):
                    above[covered] = (number, len(kept)) if row.kind == "record" else None
                kept.append(cell)
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
