"""Rows with cells that bear the name of one value in, rows with one cell over them all out."""

from collections.abc import Iterable
from dataclasses import replace

from report_builder.document.table import Cell, Row


def joined(rows: Iterable[Row], columns: int) -> tuple[Row, ...]:
    """Returns the rows with each cell taken over by the one above it that shares its value.

    A value does not reach across a heading, nor across a row that says something else: there it
    is said again.
    """
    every = tuple(rows)
    if not any(cell.shared for row in every for cell in row.cells):
        return every
    table = [list(row.cells) for row in every]
    above: list[tuple[int, int] | None] = [None] * columns
    left = [0] * columns
    for number, row in enumerate(every):
        kept: list[Cell] = []
        for place, cell in _places(row, left):
            owner = above[place]
            own = table[owner[0]][owner[1]] if owner else None
            if owner and own and cell.shared and cell.shared == own.shared:
                table[owner[0]][owner[1]] = replace(own, rows=own.rows + cell.rows)
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
