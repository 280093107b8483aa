"""Marks of notes after values, the notes themselves, and values that do not apply."""

from dataclasses import replace

from document.toys import plan, project, results, rows, table, texts
from report_builder.document.table import Table
from report_builder.model.section import Section, Value
from report_builder.model.year import Result, YearResults

COLUMNS = """\
rows: 事業 / 指標
columns:
  - {show: 結果.評価, width: 3, none: －, empty: 未記入}
  - {show: 指標.実績値, width: 9, figures: {commas: true}}
"""


def _year(result: Result) -> YearResults:
    return replace(results(actuals={"受理": "1429"}), results={1: result})


def _table(result: Result, template: str = COLUMNS) -> Table:
    return table(plan(project(1, indicators=["受理"])), template, _year(result))


GRADED = Result({"評価": Value((Section(text="A"),))})


def test_the_mark_of_a_note_stands_after_its_value() -> None:
    shown = _table(replace(GRADED, notes={("評価",): "※1", ("受理",): "※2"}))
    assert texts(shown) == [["A※1", "1,429※2"]]


def test_a_number_with_a_mark_stays_a_number() -> None:
    cell = rows(_table(replace(GRADED, notes={("受理", "実績値"): "※2"})))[0].cells[1]
    assert (cell.number, cell.number_format) == (1429.0, "#,##0\\※\\2;-#,##0\\※\\2")


def test_a_note_to_one_field_of_an_indicator_leaves_the_others_alone() -> None:
    assert texts(_table(replace(GRADED, notes={("受理", "見込値"): "※2"}))) == [["A", "1,429"]]


def test_what_does_not_apply_is_not_blank() -> None:
    assert texts(_table(Result(not_applicable=frozenset({"評価"})))) == [["－", "1,429"]]
    assert texts(_table(Result())) == [["未記入", "1,429"]]


def test_the_notes_of_a_year_stand_where_the_template_wants_them() -> None:
    template = COLUMNS + 'foot: ["{年度.注記}"]\n'
    of = plan(project(1, indicators=["受理"]))
    year = replace(_year(GRADED), remarks=("※1 中止した。", "※2 延べ数。"))
    foot = table(of, template, year).blocks[0].foot
    assert [cell.text for row in foot for cell in row.cells] == ["※1 中止した。\n※2 延べ数。"]
    assert table(of, template, _year(GRADED)).blocks[0].foot == ()
