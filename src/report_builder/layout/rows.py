"""Rows: the rows of a table in, the same rows with columns, lines and heights out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from report_builder.document.table import Cell, Em, Row, Table
from report_builder.layout.decimal_points import align_points
from report_builder.layout.heights import LINE_PITCH, Gauge, settle
from report_builder.layout.metrics import Metrics
from report_builder.layout.pages import PlacedRow
from report_builder.layout.setting import Setter


def measure_rows(
    rows: Sequence[Row], table: Table, metrics: Metrics, line_pitch: Em = LINE_PITCH
) -> tuple[PlacedRow, ...]:
    """Places the cells of rows on the grid, breaks their texts, and settles the heights.

    Cells are placed as in HTML: each in the first column that is free, past those which a cell
    from above covers. A span ends at the last row and the last column, whatever it asks for.

    Args:
        rows: Rows that follow each other, such as those of one block.
        table: For its columns, padding, font size and styles.
        metrics: Of the table's face.
        line_pitch: 行送り.

    Returns:
        The rows as if they stood on one endless page.
    """
    gauge = gauge_of(table, line_pitch)
    setter = Setter(table, metrics)
    set_rows = [setter.set_cells(placed) for placed in _places(rows, len(table.columns))]
    cells = align_points(set_rows, setter)
    return tuple(
        [
            PlacedRow(row, gauge.em(height), placed)
            for row, placed, height in zip(rows, cells, settle(cells, gauge), strict=True)
        ]
    )


def gauge_of(table: Table, line_pitch: Em = LINE_PITCH) -> Gauge:
    """Returns what the heights of a table are reckoned by."""
    return Gauge(table.styles, table.font.size, line_pitch)


def _places(rows: Sequence[Row], width: int) -> Iterator[list[tuple[Cell, int]]]:
    """Yields the cells of each row with their columns, spans cut at the edges of the grid."""
    covered = [0] * width
    for above, row in enumerate(rows):
        places: list[tuple[Cell, int]] = []
        column = 0
        for cell in row.cells:
            column = _free_from(column, covered)
            placed = _clipped(cell, max(1, width - column), len(rows) - above)
            places.append((placed, column))
            covered[column : column + placed.columns] = [placed.rows] * placed.columns
            column += placed.columns
        covered = [max(0, count - 1) for count in covered]
        yield places


def _free_from(column: int, covered: Sequence[int]) -> int:
    last = len(covered) - 1
    while column < last and covered[column]:
        column += 1
    return max(0, min(column, last))


def _clipped(cell: Cell, columns: int, rows: int) -> Cell:
    if cell.columns <= columns and cell.rows <= rows:
        return cell
    return replace(cell, columns=min(cell.columns, columns), rows=min(cell.rows, rows))
