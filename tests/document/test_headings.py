"""The heading rows of a tree of columns: spanners over their columns, leaves down to the rows."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.toys import plan, project, table
from report_builder.document.headings import heading_rows
from report_builder.document.table import Em, Row
from report_builder.document.template import ColumnSpec, SpannerSpec, Text, leaf_columns

Spec = ColumnSpec | SpannerSpec


def _leaf(header: str, year: int = 0) -> ColumnSpec:
    return ColumnSpec(
        "事業.名称",
        Em(4),
        (header,),
        "heading",
        "\n",
        "cell",
        None,
        None,
        filtered=False,
        year=year,
    )


def _over(header: str, *columns: Spec) -> SpannerSpec:
    return SpannerSpec((header,), "heading", columns)


def _said(text: Text, year: int) -> str:
    return "".join(text) + "+" * year + "-" * -year


def _cells(*specs: Spec) -> list[list[tuple[str, int, int]]]:
    """Text, columns and rows of each heading cell, row by row."""
    rows = heading_rows(specs, _said)
    return [[(cell.text, cell.columns, cell.rows) for cell in row.cells] for row in rows]


def test_columns_without_a_spanner_have_one_heading_row() -> None:
    assert _cells(_leaf("甲"), _leaf("乙")) == [[("甲", 1, 1), ("乙", 1, 1)]]


def test_a_spanner_stands_over_its_columns() -> None:
    assert _cells(_over("計画", _leaf("甲"), _leaf("乙")), _over("実績", _leaf("丙"))) == [
        [("計画", 2, 1), ("実績", 1, 1)],
        [("甲", 1, 1), ("乙", 1, 1), ("丙", 1, 1)],
    ]


def test_a_column_beside_a_spanner_reaches_down_to_the_rows() -> None:
    assert _cells(_leaf("甲"), _over("実績", _leaf("乙"), _leaf("丙"))) == [
        [("甲", 1, 2), ("実績", 2, 1)],
        [("乙", 1, 1), ("丙", 1, 1)],
    ]


def test_spanners_stand_over_spanners_to_any_depth() -> None:
    deep = _over("一", _over("二", _over("三", _over("四", _leaf("甲"), _leaf("乙")))), _leaf("丙"))
    assert _cells(deep) == [
        [("一", 3, 1)],
        [("二", 2, 1), ("丙", 1, 4)],
        [("三", 2, 1)],
        [("四", 2, 1)],
        [("甲", 1, 1), ("乙", 1, 1)],
    ]


def test_extra_height_of_a_deep_column_goes_to_the_lowest_heading_row() -> None:
    cell = heading_rows((_leaf("甲"), _over("実績", _leaf("乙"))), _said)[0].cells[0]
    assert cell.fill == "last"


def test_heading_rows_stay_together_and_are_never_split() -> None:
    rows = heading_rows((_over("計画", _leaf("甲")),), _said)
    assert [(row.keep, row.may_split) for row in rows] == [("whole", False), ("none", False)]


def test_a_heading_speaks_of_its_own_year() -> None:
    assert _cells(_leaf("甲", -1), _leaf("乙", 1)) == [[("甲-", 1, 1), ("乙+", 1, 1)]]


@pytest.mark.parametrize(
    ("year", "heading"),
    [("前年度", "令和2年度"), ("今年度", "令和3年度"), ("翌年度", "令和4年度")],
)
def test_the_words_of_a_heading_are_those_of_the_column_s_year(year: str, heading: str) -> None:
    text = f'columns: [{{show: 事業.名称, width: 9, header: "{{年度.和暦}}", year: {year}}}]'
    head = table(plan(project(1)), text).blocks[0].head
    assert [cell.text for cell in head[0].cells] == [heading]


_TREES = st.recursive(
    st.just(_leaf("葉")),
    lambda inner: st.lists(inner, min_size=1, max_size=4).map(lambda specs: _over("枝", *specs)),
    max_leaves=12,
)


@given(st.lists(_TREES, min_size=1, max_size=4))
def test_headings_of_any_tree_cover_the_grid_once(specs: list[Spec]) -> None:
    rows = heading_rows(tuple(specs), _said)
    covered = _covered(rows, len(leaf_columns(tuple(specs))))
    assert all(count == 1 for row in covered for count in row)


def _covered(rows: Sequence[Row], columns: int) -> list[list[int]]:
    """How often each place of the grid is covered, cells put at the first free place from left."""
    grid = [[0] * columns for _ in rows]
    for down, row in enumerate(rows):
        for cell in row.cells:
            across = grid[down].index(0)
            for each in grid[down : down + cell.rows]:
                for place in range(across, across + cell.columns):
                    each[place] += 1
    return grid
