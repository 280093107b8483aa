"""What a form carries comes back whole, wherever its rows and columns have gone by then."""

import json
from collections.abc import Iterable
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from report_builder.forms.carrier import (
    BASE_SHEET,
    VERSION,
    Carried,
    Slot,
    column_id,
    find_grids,
    read_carrier,
    row_id,
    write_carrier,
)
from report_builder.model.period import FiscalYear
from report_builder.problems import ReportError
from report_builder.render.xlsx_package import to_bytes

FILE = "健康課.xlsx"
MARK = f"report-builder 調査票 {VERSION}"


def _slot(base: str = "", row: int = 2, column: int = 3) -> Slot:
    key = ("事業", 3, "実績", "kenko+hoiku")
    place = (row_id(row), column_id(column))
    return Slot("question", key, "No.3 実績（健康課・保育課）", *place, "text", ("A", "B"), base)


def _book(slots: Iterable[Slot] = (), rows: int = 3, columns: int = 3) -> Workbook:
    """A workbook with a blank form of some rows and columns, and what it carries."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "調査票"
    carried = Carried("計画", FiscalYear(2020), "kenko", tuple(slots))
    write_carrier(sheet, carried, rows, columns)
    return book


def _again(book: Workbook) -> Workbook:
    return load_workbook(BytesIO(to_bytes(book)))


def _refused(book: Workbook) -> str:
    with pytest.raises(ReportError) as caught:
        read_carrier(book, FILE)
    (problem,) = caught.value.problems
    assert problem.place.path == FILE
    assert problem.advice
    return problem.code


# ------------------------------------------------------------------------- what it was made from


@pytest.mark.parametrize(
    "base",
    [
        "",
        "=1+1",
        "0012",
        "4/1",
        "1E5",
        "TRUE",
        " 前後の空白 ",
        "_x000D_",
        "a\r\nb\tc",
        "'",
        "都㈱②",
        "[1]",
    ],
)
def test_a_base_comes_back_character_for_character(base: str) -> None:
    (slot,) = read_carrier(_again(_book([_slot(base)])), FILE).slots
    assert slot == _slot(base)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_base_comes_back(base: str) -> None:
    assert read_carrier(_again(_book([_slot(base)])), FILE).slots[0].base == base


def test_plan_year_and_department_come_back() -> None:
    carried = read_carrier(_again(_book()), FILE)
    assert (carried.plan, carried.year, carried.department) == ("計画", FiscalYear(2020), "kenko")


def test_no_menu_shows_the_sheet_with_the_base() -> None:
    assert _again(_book())[BASE_SHEET].sheet_state == "veryHidden"


def test_nothing_in_it_could_be_taken_for_a_number_a_date_or_a_formula() -> None:
    cells: Any = _book([_slot("2020/4/1"), _slot("=1")])[BASE_SHEET].iter_rows(values_only=True)
    mark, *lines = [value for (value,) in cells]
    assert mark == MARK
    assert all(line.startswith("[") for line in lines)


# ------------------------------------------------------------------------- where its cells are


def test_ids_stand_in_a_hidden_column_and_a_hidden_row() -> None:
    sheet = _again(_book()).worksheets[0]
    assert [sheet.cell(row, 4).value for row in range(1, 5)] == ["r1", "r2", "r3", MARK]
    assert [sheet.cell(4, column).value for column in range(1, 4)] == ["c1", "c2", "c3"]
    assert (sheet.column_dimensions["D"].hidden, sheet.row_dimensions[4].hidden) == (True, True)


def test_a_slot_is_found_where_it_was_made() -> None:
    (grid,) = find_grids(_book(), FILE)
    assert grid.cells(_slot()) == ((2, 3),)


def test_a_slot_is_found_after_rows_and_columns_were_inserted() -> None:
    book = _book()
    book.worksheets[0].insert_rows(1, 2)
    book.worksheets[0].insert_cols(2)
    (grid,) = find_grids(book, FILE)
    assert grid.cells(_slot()) == ((4, 4),)


def test_a_slot_whose_row_was_deleted_is_nowhere() -> None:
    book = _book()
    book.worksheets[0].delete_rows(2)
    (grid,) = find_grids(book, FILE)
    assert grid.cells(_slot()) == ()


def test_a_slot_whose_row_was_copied_is_in_two_places() -> None:
    book = _book(rows=4)
    book.worksheets[0]["D4"] = "r2"
    book.worksheets[0]["E4"] = "r2"
    (grid,) = find_grids(book, FILE)
    assert grid.cells(_slot()) == ((2, 3), (4, 3))


def test_the_form_is_found_whatever_its_sheet_is_called() -> None:
    book = _book()
    book.worksheets[0].title = "提出用"
    (grid,) = find_grids(book, FILE)
    assert grid.sheet.title == "提出用"


# ------------------------------------------------------------------------- what is refused


def test_another_workbook_is_no_form() -> None:
    assert _refused(Workbook()) == "return-not-form"


def test_a_form_without_its_base_was_copied_into_another_workbook() -> None:
    book = _book()
    del book[BASE_SHEET]
    assert _refused(book) == "return-base-missing"


def test_a_form_of_a_newer_version_is_not_guessed_at() -> None:
    book = _book()
    book[BASE_SHEET]["A1"] = f"report-builder 調査票 {VERSION + 1}"
    assert _refused(book) == "return-newer"


@pytest.mark.parametrize(
    "line",
    [
        None, "", "なし", "{}", "[]", "[1]", "[[]]", "[" * 9000, '["計画", "令和", "kenko", 1]',
        '["計画", 2020, "kenko", 2]', '["計画", 2020, "kenko", -1]', '["計画", 1e999, "kenko", 1]',
        '["計画", 2020, "kenko", null]',
    ],
)  # fmt: skip
def test_a_damaged_head_is_reported(line: str | None) -> None:
    book = _book([_slot()])
    book[BASE_SHEET]["A2"] = line
    assert _refused(book) == "return-base-damaged"


@pytest.mark.parametrize(
    "slot",
    [
        "[]", "7", '["question"]',
        '["other", "", "", "r1", "c1", null, [], ""]',
        '["question", "", "", "r1", "c1", "rating", [], ""]',
        '["question", "", "", "r1", "c1", "text", 5, ""]',
        '["question", "事業/x/評価", "", "r1", "c1", "text", [], ""]',
    ],
)  # fmt: skip
def test_a_damaged_slot_is_reported(slot: str) -> None:
    book = _book([_slot()])
    book[BASE_SHEET]["A3"] = slot
    assert _refused(book) == "return-base-damaged"


def test_a_base_of_which_lines_are_gone_is_reported() -> None:
    book = _book([_slot(), _slot()])
    book[BASE_SHEET].delete_rows(4)
    assert _refused(book) == "return-base-damaged"


def test_a_form_without_its_table_is_reported() -> None:
    book = _book()
    book.worksheets[0].delete_rows(4)
    with pytest.raises(ReportError, match="見つかりません"):
        find_grids(book, FILE)


def test_two_tables_on_one_sheet_are_reported() -> None:
    book = _book()
    book.worksheets[0]["Z99"] = MARK
    with pytest.raises(ReportError, match="二つ以上"):
        find_grids(book, FILE)


def test_a_cell_at_the_end_of_the_sheet_costs_nothing() -> None:
    book = _book([_slot()])
    book.worksheets[0]["XFD1048576"] = "端"
    book[BASE_SHEET]["XFD1048576"] = "端"
    assert len(read_carrier(book, FILE).slots) == 1
    assert find_grids(book, FILE)[0].cells(_slot()) == ((2, 3),)


def test_a_slot_is_one_line_of_json() -> None:
    line: Any = _book([_slot("一\n二")])[BASE_SHEET]["A3"].value
    assert json.loads(line)[-1] == "一\n二"
    assert "\n" not in line
