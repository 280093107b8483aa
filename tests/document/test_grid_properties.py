"""Laws of the common grid: no table loses what it asked for, and none outgrows its paper."""

from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from report_builder.document.grid import SNAP, Sheet, on_one_grid
from report_builder.document.table import Block, Cell, Column, Em, Row

PADDING = Em(0.3)
NOISE = 1e-6
LOSS = 0.1

widths = st.lists(st.integers(5, 400).map(lambda tenths: tenths / 10), min_size=1, max_size=8)


def _sheet(own: list[float]) -> Sheet:
    row = Row("record", tuple(Cell(str(at), "cell") for at in range(len(own))))
    return Sheet(tuple(Column(Em(width)) for width in own), Block((), (row,)))


def _spanned(columns: tuple[Column, ...], block: Block, count: int) -> list[float]:
    """The widths of the text that the cells of a table have on the grid."""
    spans = [cell.columns for cell in block.rows[0].cells][:count]
    ends = list(accumulate(spans, initial=0))
    return [
        sum(column.width for column in columns[a:b]) + 2 * PADDING * (b - a - 1)
        for a, b in pairwise(ends)
    ]


@given(st.lists(widths, min_size=1, max_size=5))
def test_every_column_is_as_wide_as_it_asked_to_be(tables: list[list[float]]) -> None:
    columns, blocks = on_one_grid([_sheet(own) for own in tables], PADDING, Em(100))
    for own, block in zip(tables, blocks, strict=True):
        found = _spanned(columns, block, len(own))
        allowed = [LOSS] * (len(own) - 1) + [SNAP]
        assert all(
            width >= asked - loss - NOISE
            for width, asked, loss in zip(found, own, allowed, strict=True)
        )
        assert sum(found) <= sum(own) + SNAP + NOISE


@given(st.lists(widths, min_size=1, max_size=5))
def test_every_row_covers_the_whole_grid(tables: list[list[float]]) -> None:
    columns, blocks = on_one_grid([_sheet(own) for own in tables], PADDING, Em(100))
    for block in blocks:
        assert sum(cell.columns for cell in block.rows[0].cells) == len(columns)


@given(widths)
def test_the_first_table_keeps_its_columns(own: list[float]) -> None:
    columns, _ = on_one_grid([_sheet(own), _sheet(own)], PADDING, Em(100))
    assert [column.width for column in columns] == own
