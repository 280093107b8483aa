"""A form is a paper with holes: only what is asked, and cells to fill in where it is asked."""

import pytest

from document.toys import THIS_YEAR, group, plan, project, results, rows, table, texts
from report_builder.document.table import Cell, Hole, Row, Table
from report_builder.model.field import Field, Kind
from report_builder.model.form import Form, Question
from report_builder.model.key import Key
from report_builder.model.section import Section
from report_builder.model.year import YearResults

COLUMNS = """\
head:
  - cells: [{text: 記入者}, {asks: 記入者}, {asks: 内線}]
columns:
  - {show: 事業.番号, width: 2}
  - {show: 結果.評価, width: 3, input: true, align: center}
  - {show: 結果.実績, width: 20, input: true}
  - {show: 記入.備考, width: 9, input: true}
"""


def _asked(key: Key, kind: Kind = "文章", base: str = "") -> Question:
    return Question(key, "", kind, base=base)


def _form(*questions: Question) -> Form:
    return Form("試験の計画", THIS_YEAR, "kenko", questions)


def _note(number: int) -> Question:
    return _asked(("備考", number))


def _shown(year: YearResults, *questions: Question, rows_of: str = "事業") -> Table:
    of = plan(project(1, "kenko", "hoiku"), project(2, "hoiku"), project(3, "kenko"))
    return table(of, f"rows: {rows_of}\n{COLUMNS}", year, form=_form(*questions))


def _holes(row: Row) -> list[str | None]:
    return [cell.hole.key if cell.hole else None for cell in row.cells]


def test_only_the_projects_of_the_form_stand_in_it() -> None:
    assert [row[0] for row in texts(_shown(results(), _note(1), _note(3)))] == ["1", "3"]


def test_groups_without_asked_projects_are_left_out() -> None:
    of = plan(group("目標", "１", project(1)), group("目標", "２", project(2)), levels=("目標",))
    template = f'{COLUMNS}groups: [{{by: 目標, text: "{{目標.番号}}"}}]'
    assert [row[0] for row in texts(table(of, template, form=_form(_note(2))))] == ["２", "2"]


def test_a_cell_that_is_asked_for_is_to_be_filled_in_and_holds_the_base() -> None:
    grade = Question(("事業", 1, "評価"), "No.1 評価", "評価", ("A", "B"), "A", prompt="選ぶ")
    cell = rows(_shown(results({1: {"評価": "B"}}), _note(1), grade))[0].cells[1]
    expected = Hole("事業/1/評価", "grade", ("A", "B"), "選ぶ")
    assert cell == Cell("A", "input:center", hole=expected)


def test_a_cell_that_others_answer_shows_what_is_there() -> None:
    cell = rows(_shown(results({1: {"評価": "B"}}), _note(1)))[0].cells[1]
    assert (cell.text, cell.role, cell.hole) == ("B", "cell:center", None)


def test_the_look_of_a_hole_keeps_the_alignment_of_its_column() -> None:
    shown = _shown(results(), _note(1), _asked(("事業", 1, "評価"), "評価"))
    style = shown.styles["input:center"]
    assert (style.align, style.fill) == ("center", shown.styles["input"].fill)


@pytest.mark.parametrize(
    ("kind", "hole"),
    [("文章", "text"), ("短文", "short"), ("評価", "grade"), ("数値", "number"), ("日付", "date")],
)
def test_every_kind_of_field_has_its_kind_of_hole(kind: Kind, hole: str) -> None:
    row = rows(_shown(results(), _note(1), _asked(("事業", 1, "評価"), kind)))[0]
    assert row.cells[1].hole
    assert row.cells[1].hole.kind == hole


def test_each_section_that_is_asked_for_has_a_row_of_its_own() -> None:
    sections = (
        Section(("kenko",), "(健康課)", "健診"),
        Section(("hoiku",), "", "相談"),
        Section(("kenko",), "", "教室"),
    )
    asked = [_asked(("事業", 1, "実績", key)) for key in ("kenko", "kenko#2")]
    year = results({1: {"評価": "B", "実績": sections}})
    shown = _shown(year, _note(1), *asked, rows_of="事業 / 区分")
    assert [_holes(row) for row in rows(shown)] == [
        [None, None, "事業/1/実績/kenko", "備考/1"],
        ["事業/1/実績/kenko#2"],
    ]
    assert [cell.rows for cell in rows(shown)[0].cells] == [2, 2, 1, 2]


def test_sections_stand_in_the_order_of_the_questions() -> None:
    keys = [f"kenko#{number}" for number in range(9, 1, -1)]
    asked = [_asked(("事業", 1, "実績", key)) for key in keys]
    shown = _shown(results(), _note(1), *asked, rows_of="事業 / 区分")
    found = [row.cells[-2 if place == 0 else -1].hole for place, row in enumerate(rows(shown))]
    assert [hole.key if hole else "" for hole in found] == [f"事業/1/実績/{key}" for key in keys]


def test_an_undivided_text_that_is_asked_for_is_one_hole() -> None:
    asked = _asked(("事業", 1, "実績", ""))
    shown = _shown(results({1: {"評価": "B"}}), _note(1), asked, rows_of="事業 / 区分")
    assert [_holes(row) for row in rows(shown)] == [[None, None, "事業/1/実績/", "備考/1"]]


def test_indicators_stand_beside_the_first_section_only() -> None:
    of = plan(project(1, "kenko", indicators=["受理"]))
    columns = "columns: [{show: 結果.実績, width: 9, input: true}, {show: 指標.名称, width: 9}]"
    asked = [_asked(("事業", 1, "実績", key)) for key in ("kenko", "kenko#2")]
    shown = table(
        of, f"rows: 事業 / 区分 / 指標\n{columns}", form=_form(_note(1), *asked)
    )  # fmt: skip
    assert texts(shown) == [["", "受理件数"], ["", ""]]


def test_a_section_is_named_by_its_heading_or_by_who_writes_it() -> None:
    sections = (
        Section(("kenko",), "(健康課)", "健診"),
        Section(("kenko", "hoiku"), "", "相談"),
        Section(("kenko",), "", "教室"),
    )
    of = plan(project(1, "kenko", "hoiku"))
    asked = [_asked(("事業", 1, "実績", key)) for key in ("kenko", "kenko+hoiku", "kenko#2")]
    columns = "rows: 事業 / 区分\ncolumns: [{show: 区分.名称, width: 9}]"
    year = results({1: {"実績": sections}})
    shown = table(of, columns, year, form=_form(_note(1), *asked))
    assert texts(shown) == [["(健康課)"], ["健康課・保育課"], ["健康課（2つ目）"]]


def test_an_indicator_s_value_is_asked_for_by_its_id() -> None:
    of = plan(project(1, "kenko", indicators=["受理"]))
    columns = "rows: 事業 / 指標\ncolumns: [{show: 指標.実績値, width: 5, input: true}]"
    asked = Question(("指標", "受理", "実績値"), "", "数値", base="429")
    cell = rows(table(of, columns, form=_form(_note(1), asked)))[0].cells[0]
    assert (cell.text, cell.hole) == ("429", Hole("指標/受理/実績値", "number"))


def test_a_group_s_value_is_asked_for_by_its_place() -> None:
    fields = (Field("総括", "短文", "年度", "目標"),)
    of = plan(group("目標", "１", project(1, "kenko")), levels=("目標",), fields=fields)
    asked = Question(("目標", "１", "総括"), "", "短文")
    columns = "columns: [{show: 目標.総括, width: 5, input: true}]"
    cell = rows(table(of, columns, form=_form(_note(1), asked)))[0].cells[0]
    assert cell.hole == Hole("目標/１/総括", "short")


def test_the_head_asks_who_filled_the_form_in() -> None:
    year = results({1: {"評価": "A", "実績": "続けた。"}})
    shown = _shown(year, _asked(("記入者",), "短文"), _asked(("内線",), "短文"), _note(1))
    assert [cell.hole for cell in shown.running[0].cells] == [
        None, Hole("記入者", "short"), Hole("内線", "short"),
    ]  # fmt: skip


def test_the_form_names_its_department_and_its_due_date() -> None:
    of = plan(project(1, "kenko"))
    year = YearResults(THIS_YEAR, {}, due="令和4年6月30日")
    template = 'title: "{調査票.担当課} {調査票.提出期限}"\n' + COLUMNS
    assert table(of, template, year, form=_form(_note(1))).title == "健康課 令和4年6月30日"


def test_the_page_breaks_of_the_paper_are_not_those_of_a_form() -> None:
    found = rows(_shown(results(page_breaks=[3]), _note(1), _note(3)))
    assert not any(row.break_before for row in found)


def test_a_paper_of_the_same_template_has_no_holes() -> None:
    shown = table(plan(project(1, "kenko")), COLUMNS, results({1: {"評価": "A"}}))
    assert [_holes(row) for row in rows(shown)] == [[None, None, None, None]]
    assert texts(shown) == [["1", "A", "", ""]]


# ------------------------------------------------------------------------------ what is of no use


def test_a_column_in_which_nothing_would_stand_is_left_out_and_the_others_have_its_width() -> None:
    shown = _shown(results(), _note(1), _asked(("事業", 1, "実績", "")))
    assert [column.name for column in shown.columns] == ["番号", "評価", "実績", "備考"]
    head = COLUMNS.replace("{asks: 記入者}, {asks: 内線}", "{text: 欄外}, {asks: 内線}")
    of = plan(project(1, "kenko"))
    form = _form(_note(1), _asked(("事業", 1, "実績", "")))
    narrowed = table(of, head, form=form)
    # 2 + 3 + 20 + 9 em and 8 paddings of 0.2; without 評価 31 em become 31 + 3 + 0.4.
    assert [column.name for column in narrowed.columns] == ["番号", "実績", "備考"]
    assert [column.width for column in narrowed.columns] == [2.21, 22.19, 9.98]
    # What the line says stays, over the columns that are left.
    assert [cell.text for cell in narrowed.running[0].cells] == ["記入者", "欄外", ""]


def test_last_year_stands_in_a_form_once_there_is_one() -> None:
    of = plan(project(1, "kenko"))
    columns = """\
columns:
  - {show: 事業.番号, width: 2}
  - header: 前の年
    columns: [{show: 結果.評価, width: 3, year: 前年度}]
  - {show: 記入.備考, width: 9, input: true}
"""
    last = results({1: {"評価": "C"}}, THIS_YEAR.next(-1))
    form = _form(_note(1))
    assert [each.name for each in table(of, columns, form=form).columns] == ["番号", "備考"]
    known = table(of, columns, others=[last], form=form)
    assert [each.name for each in known.columns] == ["番号", "前年度評価", "備考"]
    assert texts(known) == [["1", "C", ""]]


def test_a_paper_keeps_the_columns_that_are_blank() -> None:
    assert len(table(plan(project(1)), COLUMNS).columns) == 4


def test_what_is_not_asked_and_not_known_is_shown_as_out_of_use() -> None:
    year = results({3: {"評価": "B"}})
    shown = _shown(year, _note(1), _note(3), _asked(("事業", 1, "実績", "")))
    assert [row.cells[1].role for row in rows(shown)] == ["idle:center", "cell:center"]


def test_a_hole_has_room_for_as_many_lines_as_its_column_says() -> None:
    columns = (
        "columns: [{show: 事業.番号, width: 2}, {show: 記入.備考, width: 9, input: true, lines: 4}]"
    )
    cell = rows(table(plan(project(1)), columns, form=_form(_note(1))))[0].cells[1]
    assert cell.hole == Hole("備考/1", "text", lines=4)


def test_a_section_of_a_year_that_was_divided_otherwise_shows_all_of_it_once() -> None:
    of = plan(project(1, "kenko", "hoiku"))
    columns = """\
rows: 事業 / 区分
columns:
  - {show: 結果.実績, width: 9, year: 前年度}
  - {show: 結果.実績, width: 9, input: true}
"""
    asked = [_asked(("事業", 1, "実績", key)) for key in ("kenko", "kenko#2")]
    last = results({1: {"実績": "続けた。"}}, THIS_YEAR.next(-1))
    shown = table(of, columns, others=[last], form=_form(_note(1), *asked))
    assert texts(shown) == [["続けた。", ""], ["", ""]]


# ------------------------------------------------------------------- columns that a form can spare

SPARE = """\
columns:
  - {show: 事業.番号, width: 4}
  - header: 前年度
    columns: [{show: 結果.評価, width: 6, year: 前年度}]
  - {show: 結果.評価, width: 10, input: true}
"""


def test_a_column_in_which_nothing_would_stand_is_left_out_with_its_heading() -> None:
    of = plan(project(1, "kenko"))
    asked = _asked(("事業", 1, "評価"), "評価")
    shown = table(of, SPARE, form=_form(_note(1), asked))
    assert [column.name for column in shown.columns] == ["番号", "評価"]
    assert [cell.text for row in shown.blocks[0].head for cell in row.cells] == ["", ""]


def test_the_other_columns_take_its_room() -> None:
    of = plan(project(1, "kenko"))
    asked = _asked(("事業", 1, "評価"), "評価")
    widths = [column.width for column in table(of, SPARE, form=_form(_note(1), asked)).columns]
    # 6 em and twice a padding of 0.2 are shared out as 4 to 10: 4 · 20.4 / 14 and 10 · 20.4 / 14.
    assert widths == [5.82, 14.57]


def test_a_paper_keeps_its_empty_columns() -> None:
    assert len(table(plan(project(1, "kenko")), SPARE).columns) == 3


def test_a_cell_that_is_asked_of_nobody_in_this_row_is_marked_as_idle() -> None:
    of = plan(project(1, "kenko"), project(2, "kenko"))
    asked = _asked(("事業", 1, "評価"), "評価")
    shown = table(of, SPARE, form=_form(_note(1), _note(2), asked))
    assert [row.cells[-1].role for row in rows(shown)] == ["input", "idle"]


def test_a_hole_has_room_for_the_lines_that_its_column_asks_for() -> None:
    columns = "columns: [{show: 結果.実績, width: 9, input: true, lines: 4}]"
    asked = _asked(("事業", 1, "実績", ""))
    cell = rows(table(plan(project(1, "kenko")), columns, form=_form(_note(1), asked)))[0].cells[0]
    assert cell.hole
    assert cell.hole.lines == 4
