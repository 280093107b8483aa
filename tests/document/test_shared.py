"""共通: a value that is said once for several 事業 stands in one cell over all of them."""

from dataclasses import replace

from document.toys import group, plan, project, results, rows, table, texts
from report_builder.document.table import Table
from report_builder.model.plan import Plan
from report_builder.model.year import Result, YearResults

COLUMNS = """\
columns:
  - {show: 事業.番号, width: 2}
  - {show: 結果.評価, width: 3, empty: 未記入}
  - {show: 結果.実績, width: 9}
"""


def _shared(of: Plan, shared: dict[int, dict[str, int]], template: str = COLUMNS) -> Table:
    """A year in which each 事業 has the 評価 A, unless it shares that of another."""
    said = results(
        {each.number: {"評価": "A", "実績": f"実績{each.number}"} for each in of.projects()}
    )
    own = dict(said.results)
    for number, names in shared.items():
        values = {name: value for name, value in own[number].values.items() if name not in names}
        own[number] = Result(values, names)
    return table(of, template, replace(said, results=own))


def _spans(of: Table) -> list[list[int]]:
    return [[cell.rows for cell in row.cells] for row in rows(of)]


def test_a_shared_value_stands_once_over_its_rows() -> None:
    of = plan(project(1), project(2), project(3))
    shown = _shared(of, {2: {"評価": 1}})
    assert texts(shown) == [["1", "A", "実績1"], ["2", "実績2"], ["3", "A", "実績3"]]
    assert _spans(shown) == [[1, 2, 1], [1, 1], [1, 1, 1]]


def test_more_than_two_can_share_a_value() -> None:
    of = plan(project(1), project(2), project(3))
    shown = _shared(of, {2: {"評価": 1, "実績": 1}, 3: {"評価": 1}})
    assert _spans(shown) == [[1, 3, 2], [1], [1, 1]]


def test_a_heading_parts_what_stands_above_it_from_what_stands_below() -> None:
    of = plan(group("目標", "１", project(1)), group("目標", "２", project(2)), levels=("目標",))
    shown = _shared(of, {2: {"評価": 1}}, COLUMNS + 'groups: [{by: 目標, text: "{目標.番号}"}]')
    assert texts(shown) == [["１"], ["1", "A", "実績1"], ["２"], ["2", "A", "実績2"]]
    assert _spans(shown) == [[1], [1, 1, 1], [1], [1, 1, 1]]


def test_a_row_that_says_something_else_parts_them_too() -> None:
    said = results({1: {"評価": "A"}, 2: {"評価": "B"}})
    year = replace(said, results={**said.results, 3: Result({}, {"評価": 1})})
    of = plan(project(1), project(2), project(3))
    assert [row[1] for row in texts(table(of, COLUMNS, year))] == ["A", "B", "A"]


def test_what_the_plan_says_of_several_projects_stands_once_over_their_rows() -> None:
    first = project(1, "kenko")
    other = replace(project(2, "kenko"), values=first.values, shared={"方針": 1, "担当課": 1})
    shows = ("事業.番号", "事業.方針", "事業.担当課")
    columns = f"columns: [{', '.join(f'{{show: {each}, width: 9}}' for each in shows)}]"
    shown = table(plan(first, other, project(3, "kenko")), columns)
    assert texts(shown) == [["1", "方針1", "健康課"], ["2"], ["3", "方針3", "健康課"]]


def test_a_tally_counts_a_shared_value_for_each_of_its_projects() -> None:
    tally = "blocks: [{columns: [{show: 事業.番号, width: 9}]}, {tally: 結果.評価, by: 担当課}]"
    of = plan(project(1, "kenko"), project(2, "kenko"))
    rows_of_tally = _shared(of, {2: {"評価": 1}}, tally).blocks[1].rows
    assert [cell.text for cell in rows_of_tally[0].cells][:2] == ["健康課", "2"]


def test_a_year_without_shared_values_is_as_it_was() -> None:
    year = YearResults(results().year, {1: Result()})
    assert texts(table(plan(project(1)), COLUMNS, year)) == [["1", "未記入", ""]]
