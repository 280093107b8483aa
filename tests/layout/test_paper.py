"""Papers: what has room on them, and how a table of one is printed on another."""

from dataclasses import replace

import pytest

from layout.toys import toy_table
from report_builder.document.table import Em, Font, Mm, Paper, Pt, Table
from report_builder.layout.paper import print_on, room, table_width

MARGINS = (Mm(10), Mm(8), Mm(11), Mm(8))
A3 = Paper("A3", landscape=True, margins=MARGINS)
A4 = Paper("A4", landscape=True, margins=MARGINS)


def _table(size: float, *widths: float) -> Table:
    table = toy_table(*widths, padding=0.5)
    return replace(table, paper=A3, font=Font("ＭＳ Ｐゴシック", Pt(size)))


def _pt(*millimetres: float) -> list[float]:
    return [round(each * 72 / 25.4, 6) for each in millimetres]


@pytest.mark.parametrize(
    ("paper", "millimetres"),
    [(A3, (404, 276)), (replace(A3, landscape=False), (281, 399)), (A4, (281, 189))],
)
def test_the_room_on_a_paper_is_what_its_margins_leave(
    paper: Paper, millimetres: tuple[float, float]
) -> None:
    assert [round(each, 6) for each in room(paper)] == _pt(*millimetres)


def test_a_table_is_as_wide_as_its_columns_and_their_padding() -> None:
    assert table_width(_table(9, 20, 30).columns, Em(0.5)) == 52


def test_the_own_paper_has_the_own_size_and_margins() -> None:
    printed = print_on(A3, _table(9.3, 100), Em(80))
    assert (printed.paper, printed.font_size, printed.zoom) == (A3, 9.3, 1.0)


def test_the_a3_paper_of_nine_points_has_six_and_a_half_on_a4() -> None:
    printed = print_on(A4, _table(9, 121), Em(80))  # 9 * 0.7071 = 6.36
    assert (printed.font_size, printed.zoom) == (6.5, 0.7)


def test_the_margins_are_scaled_with_the_print() -> None:
    printed = print_on(A4, _table(9, 121), Em(80))
    assert [round(each, 2) for each in printed.paper.margins] == [7.07, 5.66, 7.78, 5.66]


@pytest.mark.parametrize(
    ("width", "fullest"),
    [
        (125, 80),  # A4 less 2 * 5.66 mm is 809.8 pt: 124.6 em of 6.5 pt, and 126 are there
        (100, 86),  # less 14.85 mm of 210 it is 553.2 pt: 85.1 em
    ],
)
def test_a_print_without_room_for_the_nearest_half_point_has_the_one_below(
    width: float, fullest: float
) -> None:
    assert print_on(A4, _table(9, width), Em(fullest)).font_size == 6.0


def test_a_larger_paper_has_larger_letters() -> None:
    table = replace(_table(9, 80), paper=A4)
    printed = print_on(A3, table, Em(50))  # 9 * 1.414 = 12.73
    assert (printed.font_size, printed.zoom) == (12.5, 1.41)


def test_an_upright_paper_is_scaled_by_its_narrower_side() -> None:
    upright = replace(A3, landscape=False)
    assert print_on(upright, _table(9, 100), Em(60)).zoom == 0.7
