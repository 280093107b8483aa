"""Works out the formulas of a table from the numbers of its other cells, as a spreadsheet does."""

import re
from collections.abc import Iterator
from math import prod

from report_builder.document.table import Cell, Table


def cells(table: Table) -> Iterator[Cell]:
    """Every cell of the blocks, from the top."""
    for block in table.blocks:
        for row in (*block.head, *block.rows):
            yield from row.cells


def worked_out(table: Table) -> Iterator[tuple[Cell, float]]:
    """Each cell with a formula, and what it comes to."""
    sheet = _Sheet(table)
    for cell in cells(table):
        if cell.formula:
            yield cell, sheet.value(cell)


class _Sheet:
    def __init__(self, table: Table) -> None:
        self.named = {cell.name: cell for cell in cells(table) if cell.name}
        rows = [row for block in table.blocks for row in block.rows]
        self.order = [cell.name for row in rows for cell in row.cells if cell.name]
        self.columns = {
            cell.name: place for row in rows for place, cell in _places(row.cells) if cell.name
        }
        self.rows = {
            cell.name: at for at, row in enumerate(rows) for cell in row.cells if cell.name
        }

    def value(self, cell: Cell) -> float:
        """Works out a formula from the numbers that are given, however deep they lie."""
        if not cell.formula:
            assert cell.number is not None
            return cell.number
        total = re.fullmatch(r"SUM\((.*)\)", cell.formula)
        if total:
            return sum(sum(self._range(part)) for part in total[1].split(","))
        found = re.fullmatch(r"\{([^}]*)\}(?:([-/])\{([^}]*)\})?", cell.formula)
        assert found, cell.formula
        first = self.value(self.named[found[1]])
        if not found[2]:
            return first
        second = self.value(self.named[found[3]])
        return first - second if found[2] == "-" else prod((first, 1 / second))

    def _range(self, text: str) -> Iterator[float]:
        first, _, last = text.replace("{", "").replace("}", "").partition(":")
        last = last or first
        rows = range(self.rows[first], self.rows[last] + 1)
        columns = range(self.columns[first], self.columns[last] + 1)
        for name in self.order:
            if self.rows[name] in rows and self.columns[name] in columns:
                yield self.value(self.named[name])


def _places(row: tuple[Cell, ...]) -> Iterator[tuple[int, Cell]]:
    column = 0
    for cell in row:
        yield column, cell
        column += cell.columns
