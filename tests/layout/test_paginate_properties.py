"""Laws of pagination, over tables whose cells span up to three rows in up to three columns."""

from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from layout.toys import gauge, measured, row, setter, tall
from report_builder.document.table import Cell, Keep, Row
from report_builder.layout.continuation import continue_rows
from report_builder.layout.flow import PlacedBlock, flow_of
from report_builder.layout.pages import Page, PlacedRow
from report_builder.layout.paginate import paginate

WIDTHS = (2.0, 2.0, 2.0, 2.0)
BODY = 4 * 100
"""A hundred points: seven rows of one line."""


@st.composite
def _tables(draw: st.DrawFn) -> list[Row]:
    """Draws rows: three columns of cells over one to six rows, and one of single cells."""
    count = draw(st.integers(min_value=1, max_value=16))
    columns: list[dict[int, Cell]] = []
    for _ in range(3):
        at = 0
        cells: dict[int, Cell] = {}
        while at < count:
            length = draw(st.integers(min_value=1, max_value=min(6, count - at)))
            fill = draw(st.sampled_from(("even", "last")))
            cells[at] = tall(draw(st.integers(min_value=1, max_value=9)), length, fill)
            at += length
        columns.append(cells)
    return [_row(draw, [cells[at] for cells in columns if at in cells]) for at in range(count)]


def _row(draw: st.DrawFn, spanning: list[Cell]) -> Row:
    keep: Keep = draw(st.sampled_from(("none", "none", "none", "with first")))
    single = tall(draw(st.integers(min_value=1, max_value=12)))
    return row(*spanning, single, keep=keep, break_before=draw(st.integers(0, 9)) == 0)


def _flow_of(rows: list[Row]) -> tuple[PlacedRow, ...]:
    return continue_rows(measured(rows, *WIDTHS), BODY, gauge(), setter(*WIDTHS))


def _pages(rows: tuple[PlacedRow, ...]) -> tuple[Page, ...]:
    return paginate([PlacedBlock((), rows, "none", 0)], BODY, gauge())


def _rows_of(page: Page) -> tuple[PlacedRow, ...]:
    return page.parts[0].rows


def _height(page: Page) -> int:
    return sum(gauge().quarters(each.height) for each in _rows_of(page))


@given(_tables())
def test_every_row_stands_on_one_page_in_order(rows: list[Row]) -> None:
    flow = _flow_of(rows)
    shown = [each for page in _pages(flow) for each in _rows_of(page)]
    assert [each.row for each in shown] == [each.row for each in flow]


@given(_tables())
def test_no_page_is_higher_than_its_body(rows: list[Row]) -> None:
    assert all(_height(page) <= BODY for page in _pages(_flow_of(rows)))


@given(_tables())
def test_no_span_leaves_its_page(rows: list[Row]) -> None:
    for page in _pages(_flow_of(rows)):
        shown = _rows_of(page)
        assert all(
            at + each.cell.rows <= len(shown) for at, one in enumerate(shown) for each in one.cells
        )


@given(_tables())
def test_the_cells_of_a_page_cover_its_grid_once(rows: list[Row]) -> None:
    for page in _pages(_flow_of(rows)):
        shown = _rows_of(page)
        covered = sorted(
            (at + down, each.column)
            for at, one in enumerate(shown)
            for each in one.cells
            for down in range(each.cell.rows)
        )
        assert covered == [
            (at, column) for at in range(len(shown)) for column in range(len(WIDTHS))
        ]


@given(_tables())
def test_no_cell_is_lower_than_its_text(rows: list[Row]) -> None:
    measure = gauge()
    for page in _pages(_flow_of(rows)):
        tops = [measure.quarters(each.height) for each in _rows_of(page)]
        for at, one in enumerate(_rows_of(page)):
            assert all(
                measure.needed(each) <= sum(tops[at : at + each.cell.rows]) for each in one.cells
            )


@given(_tables())
def test_a_page_takes_what_fits_unless_something_holds_it(rows: list[Row]) -> None:
    """Greedy: where no hold and no wish for a page is at stake, the next row would not fit."""
    free = [Row(each.kind, each.cells[-1:]) for each in rows]
    pages = _pages(continue_rows(measured(free, 2.0), BODY, gauge(), setter(2.0)))
    for page, after in pairwise(pages):
        first = gauge().quarters(_rows_of(after)[0].height)
        assert _height(page) + first > BODY


@given(_tables())
def test_group_rows_part_from_the_row_after_them_only_if_they_do_not_fit_on_a_page(
    rows: list[Row],
) -> None:
    placed = _flow_of(rows)
    flow = flow_of([PlacedBlock((), placed, "none", 0)], gauge())
    ends = accumulate(len(_rows_of(page)) for page in _pages(placed)[:-1])
    for end in ends:
        if _stays(placed[end - 1]):
            first, last = _held_around(placed, end)
            assert not flow.fits(first, last, BODY)


def _stays(above: PlacedRow) -> bool:
    return above.row.keep == "with first"


def _held_around(rows: tuple[PlacedRow, ...], end: int) -> tuple[int, int]:
    """Returns the group rows around a place, with the row after them."""
    first, last = end - 1, end + 1
    while first > 0 and _stays(rows[first - 1]):
        first -= 1
    while last < len(rows) and _stays(rows[last - 1]):
        last += 1
    return first, last


@given(_tables())
def test_a_row_that_asks_for_a_new_page_begins_one_or_has_its_group_rows_above(
    rows: list[Row],
) -> None:
    for page in _pages(_flow_of(rows)):
        for above, below in pairwise(_rows_of(page)):
            assert _stays(above) or below.continued or not below.row.break_before


_JOINED = st.tuples(
    st.integers(min_value=1, max_value=9), st.lists(st.integers(1, 6), min_size=2, max_size=4)
)
"""Lines of a spanning cell, and of the rows under it."""


@given(st.lists(_JOINED, min_size=1, max_size=6))
def test_rows_that_a_span_joins_part_only_if_they_do_not_fit_on_a_page(
    joined: list[tuple[int, list[int]]],
) -> None:
    rows = [
        row(tall(span, len(lines)), tall(each)) if at == 0 else row(tall(each))
        for span, lines in joined
        for at, each in enumerate(lines)
    ]
    placed = measured(rows, 2.0, 2.0)
    flow = flow_of([PlacedBlock((), placed, "none", 0)], gauge())
    ends = set(accumulate(len(_rows_of(page)) for page in _pages(placed)))
    for span in flow.spans:
        parted = ends & set(range(span.first + 1, span.last))
        assert not parted or not flow.fits(span.first, span.last, BODY)
