"""The workbook that a department gets: what it can change, is told, and cannot break."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from document.toys import results
from forms.made import COUNT, DATE, GRADE, NOTE, TEXT, made
from report_builder.forms.carrier import find_grids, read_carrier
from report_builder.model.key import Key
from report_builder.model.period import FiscalYear
from report_builder.model.scale import Grade, Scale

HOLES = (("記入者",), GRADE, DATE, TEXT, COUNT, NOTE)

# ------------------------------------------------------------ what is locked


@pytest.mark.parametrize("key", HOLES)
def test_what_is_to_be_filled_in_is_unlocked_to_its_last_cell(key: Key) -> None:
    form = made()
    area = form.hole(*key).area
    assert {form.sheet.cell(*place).protection.locked for place in area.cells} == {False}


def test_nothing_else_is_unlocked() -> None:
    form = made()
    holes = {place for each in form.form.questions if each.key[0] != "内線"
             for place in form.hole(*each.key).area.cells}  # fmt: skip
    unlocked = {
        (cell.row, cell.column)
        for row in form.sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    assert unlocked == holes


def test_the_sheet_is_protected_without_a_password_but_rows_and_columns_can_be_widened() -> None:
    protection = made().sheet.protection
    assert (protection.sheet, protection.password) == (True, None)
    assert (protection.formatRows, protection.formatColumns) == (False, False)
    assert (protection.deleteRows, protection.insertRows, protection.sort) == (True, True, True)


def test_sheets_cannot_be_deleted_or_renamed() -> None:
    security = made().book.security
    assert security
    assert (security.lockStructure, security.workbookPassword) == (True, None)


def test_the_guide_is_the_second_sheet_and_locked() -> None:
    pages = made().pages
    book = made(guide=pages).book
    assert [(sheet.title, sheet.sheet_state) for sheet in book.worksheets] == [
        ("調査票", "visible"), ("調査票1", "visible"), ("_base", "veryHidden"),
    ]  # fmt: skip
    assert book.worksheets[1].protection.sheet


# ------------------------------------------------------------ what may be typed


@pytest.mark.parametrize("key", [("記入者",), DATE, TEXT, NOTE])
def test_what_is_typed_as_text_stays_as_it_is(key: Key) -> None:
    assert made().cell(*key).number_format == "@"


@pytest.mark.parametrize("key", [GRADE, COUNT])
def test_numbers_and_grades_are_typed_as_anywhere(key: Key) -> None:
    assert made().cell(*key).number_format == "General"


@pytest.mark.parametrize(
    ("base", "value", "kind"),
    [
        ("429", 429, "n"),
        ("97.8", 97.8, "n"),
        ("0", 0, "n"),
        ("-3", -3, "n"),
        ("3,061", "3,061", "s"),
        ("007", "007", "s"),
        ("95.70", "95.70", "s"),
        ("1234567890123456", "1234567890123456", "s"),
        ("中止", "中止", "s"),
        ("=1+1", "=1+1", "s"),
    ],
)
def test_a_number_is_a_number_only_if_it_comes_back_as_it_was(
    base: str, value: object, kind: str
) -> None:
    cell = made(results(actuals={"受理": base})).cell(*COUNT)
    assert (cell.value, cell.data_type) == (value, kind)


def test_a_text_is_never_a_formula() -> None:
    cell = made(results({1: {"実績": "=SUM(A1:A9)"}})).cell(*TEXT)
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=SUM(A1:A9)", "s", True)


def test_a_grade_is_chosen_from_its_scale() -> None:
    rule = made().rule(*GRADE)
    assert (rule.type, rule.formula1, rule.errorStyle or "stop") == ("list", '"A,B,C"', "stop")
    assert rule.showErrorMessage
    assert not rule.hide_drop_down
    assert (
        rule.error
        == "A・B・C のどれかにしてください。「キャンセル」を押して、▼ の一覧から選びます。"
    )


def test_a_number_may_be_a_word_after_a_warning() -> None:
    rule = made().rule(*COUNT)
    assert (rule.type, rule.errorStyle, rule.showErrorMessage) == ("decimal", "warning", True)
    assert "「はい」" in rule.error


def test_a_text_may_be_anything() -> None:
    rule = made().rule(*TEXT)
    assert (rule.type, rule.showErrorMessage) == (None, False)


def test_who_comes_to_a_cell_is_told_what_it_is_and_what_to_write() -> None:
    rule = made().rule(*GRADE)
    assert (rule.showInputMessage, rule.promptTitle) == (True, "No.1 評価")
    assert rule.prompt == "A：順調(予定どおり)\nB：遅れ\nC：未着手"


def test_where_there_is_nothing_to_say_no_message_opens() -> None:
    form = made()
    ruled = {str(each.sqref) for each in form.sheet.data_validations.dataValidation}
    assert form.hole("記入者").area.range not in ruled


def test_a_message_is_cut_where_excel_would_refuse_it() -> None:
    # 32 characters for a title, 255 for a text; 😀 counts as two.
    long = Grade("A", "A", "😀" * 200)
    scales = (Scale("三段階", (long,)),)
    rule = made(scales=scales).rule(*GRADE)
    assert (len(rule.prompt.encode("utf-16-le")) // 2, rule.prompt[-2:]) == (255, "😀…")


def test_a_scale_whose_codes_make_no_list_is_filled_in_freely() -> None:
    scales = (Scale("三段階", (Grade("A,B", "A,B", "両方"),)),)
    assert made(scales=scales).rule(*GRADE).type is None


# ------------------------------------------------------------ what is counted


def test_the_counter_adds_up_the_filled_holes_of_each_row() -> None:
    # 事業 1: 評価, 開始日, 実績 and 受理; 事業 2: 評価, 開始日 and 実績.
    form = made()
    counter = next(cell for cell in form.sheet[2] if cell.data_type == "f")
    assert counter.value == '="記入済　"&SUM(J1:J6)&"／7"'
    assert form.sheet.column_dimensions["J"].hidden
    counts = [form.sheet[f"J{row}"].value or "" for row in (4, 5, 6)]
    assert [each.count(">0") for each in counts] == [4, 0, 3]
    assert all(each.startswith("=0+(") for each in counts if each)


def test_who_does_not_calculate_sees_the_count_as_well() -> None:
    year = results({1: {"評価": "B", "実績": "続けた。"}, 2: {"評価": "　"}})
    book = load_workbook(BytesIO(made(year).content), data_only=True)
    values = [cell.value for cell in book.worksheets[0][2] if cell.value]
    assert "記入済　2／7" in values


def test_blanks_are_shown_by_a_rule_for_each_column() -> None:
    form = made()
    rules = {
        str(each.sqref): each.rules[0].formula[0] for each in form.sheet.conditional_formatting
    }
    grades = " ".join(form.hole("事業", number, "評価").area.range for number in (1, 2))
    first = form.hole(*GRADE).area.first
    assert rules[grades] == f'LEN(TRIM(SUBSTITUTE(CLEAN({first}),"　","")))=0'
    assert form.hole(*NOTE).area.range not in " ".join(rules)


def test_blanks_have_the_look_of_the_template() -> None:
    (rule, *_) = [rule for each in made().sheet.conditional_formatting for rule in each.rules]
    assert rule.dxf.fill.bgColor.rgb == "FFFFEBB0"


# ------------------------------------------------------------ what is seen


def test_the_form_opens_at_the_first_hole() -> None:
    view = made().sheet.sheet_view
    pane = next(each for each in view.selection if each.pane == view.pane.activePane)
    assert pane.activeCell == made().hole("記入者").area.first


def test_no_and_name_and_the_head_stay_on_the_screen() -> None:
    form = made()
    assert form.sheet.freeze_panes == "C4"


def test_a_row_grows_as_somebody_writes_unless_a_cell_goes_over_several() -> None:
    form = made()
    one, two = (form.hole("備考", number).area for number in (1, 2))
    xml = ZipFile(BytesIO(form.content)).read("xl/worksheets/sheet1.xml").decode()
    tags = {int(found[1]): found[0] for found in re.finditer(r'<row r="(\d+)"[^>]*>', xml)}
    assert one.bottom > one.top
    assert 'customHeight="1"' in tags[one.top]
    assert 'customHeight="1"' in tags[one.bottom]
    assert ' ht="' in tags[two.top]
    assert 'customHeight="1"' not in tags[two.top]


def test_a_text_too_long_for_a_row_is_one_cell_over_several() -> None:
    long = "\n".join(f"{number}行め" for number in range(80))
    form = made(results({2: {"実績": long}}))
    area = form.hole("事業", 2, "実績", "").area
    assert area.bottom > area.top
    assert area.range in {str(each) for each in form.sheet.merged_cells.ranges}
    assert [form.sheet.cell(*place).value for place in area.cells] == [
        long, *[None] * (area.bottom - area.top),
    ]  # fmt: skip
    assert all(form.sheet.row_dimensions[row].height <= 409.5 for row, _ in area.cells)


def test_the_hidden_parts_are_not_printed() -> None:
    assert made().sheet.print_area == "'調査票'!$A$1:$H$6"


# ------------------------------------------------------------ what is carried


def test_the_form_carries_every_question_with_its_base() -> None:
    year = results({1: {"評価": "B", "実績": "　続けた。\n"}}, actuals={"受理": "429"})
    form = made(year)
    carried = read_carrier(form.book, "健康課.xlsx")
    assert (carried.plan, carried.year, carried.department) == (
        "試験の計画", FiscalYear(2021), "kenko",
    )  # fmt: skip
    bases = {slot.key: slot.base for slot in carried.slots if slot.kind == "question"}
    asked = {each.key: each.base for each in form.form.questions if each.key != ("内線",)}
    assert bases == asked


def test_every_slot_is_found_where_it_was_written() -> None:
    form = made(results({1: {"評価": "B"}}))
    (grid,) = find_grids(form.book, "健康課.xlsx")
    for slot in read_carrier(form.book, "健康課.xlsx").slots:
        if slot.key:
            area = form.hole(*slot.key).area
            assert grid.cells(slot) == ((area.top, area.left),)


def test_locked_cells_of_a_project_are_carried_with_its_number() -> None:
    slots = read_carrier(made().book, "健康課.xlsx").slots
    shown = {slot.label: slot.base for slot in slots if slot.kind == "reference"}
    assert shown["No.1 方針"] == "方針1"
    assert shown["No.2 方針"] == "方針2"


def test_the_same_form_is_the_same_bytes() -> None:
    assert made().content == made().content
