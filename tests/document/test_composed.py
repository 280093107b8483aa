"""Names put together: words and names of the catalogue in one cell."""

import pytest

from document.toys import group, plan, project, results, table
from report_builder.document.table import Table
from report_builder.problems import ReportError

LEVELS = ("目標", "施策")


def _shown(*columns: str, rows: str = "事業") -> Table:
    measure = group("施策", "①", project(7), project(8))
    of = plan(group("目標", "１", measure), levels=LEVELS)
    listed = ", ".join(f'{{show: "{show}", width: 9}}' for show in columns)
    return table(of, f"rows: {rows}\ncolumns: [{listed}]", results({7: {"評価": "A"}}))


def _texts(shown: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in shown.blocks[0].rows]


def test_words_stand_around_names() -> None:
    assert _texts(_shown("第{連番.施策}号　{事業.名称}")) == [["第1号　事業7"], ["第2号　事業8"]]


def test_a_cell_spans_the_rows_of_the_innermost_thing_that_it_names() -> None:
    shown = _shown("{目標.番号}-{施策.番号}", "事業.番号", rows="目標 / 施策 / 事業")
    assert _texts(shown) == [["１-①", "7"], ["8"]]
    assert shown.blocks[0].rows[0].cells[0].rows == 2


def test_words_around_nothing_say_nothing() -> None:
    assert _texts(_shown("（{結果.評価}）")) == [["（A）"], [""]]


def test_an_unknown_name_within_is_reported_with_the_nearest() -> None:
    with pytest.raises(ReportError) as caught:
        _shown("第{事業.名前}号")
    assert "「事業.名前」という項目はありません。「事業.名称」" in str(caught.value)
