"""差戻し票: what a department is asked again, as a workbook and as a text for a mail."""

from dataclasses import replace
from io import BytesIO

from openpyxl import load_workbook

from report_builder.forms.sendback import Slip, slip_table, slip_text, slip_workbook
from report_builder.layout.lay_out import lay_out
from report_builder.model.ask import Ask
from report_builder.model.period import FiscalYear

ASK = Ask(
    23,
    "相談の充実",
    "評価",
    "F12",
    "保育課.xlsx",
    "Ｅ",
    "選択肢にありません。",
    "選び直してください。",
)


def _slip(*asks: Ask) -> Slip:
    return Slip("保育課", FiscalYear(2020), asks)


def _cells(slip: Slip) -> list[list[object]]:
    sheet = load_workbook(BytesIO(slip_workbook(slip))).worksheets[0]
    return [[value for value in row if value is not None] for row in sheet.values]


def test_the_workbook_says_what_came_what_is_wrong_and_what_to_do() -> None:
    rows = _cells(_slip(ASK))
    assert rows[0] == ["令和2年度実績調査票　差戻し票", "保育課"]
    assert rows[-1] == [
        "No.23　相談の充実",
        "評価（F12）",
        "Ｅ",
        "選択肢にありません。",
        "選び直してください。",
    ]


def test_a_file_as_a_whole_has_no_number() -> None:
    ask = replace(ASK, number=None, project="", item="", cell="")
    assert _cells(_slip(ask))[-1][0] == "（ファイル全体）"


def test_it_prints_on_a4_with_its_headings_on_every_page() -> None:
    asks = [replace(ASK, number=number) for number in range(1, 80)]
    pages = lay_out(slip_table(_slip(*asks)))
    assert (pages.paper.size, pages.paper.landscape) == ("A4", True)
    assert len(pages.pages) > 1
    sheet = load_workbook(BytesIO(slip_workbook(_slip(*asks)))).worksheets[0]
    assert sheet.print_title_rows == "$1:$3"


def test_a_long_answer_is_printed_whole() -> None:
    long = "\n".join(f"　{number}行目です。" for number in range(1, 200))
    rows = _cells(_slip(replace(ASK, received=long)))
    printed = "\n".join(str(value) for row in rows for value in row)
    assert all(f"{number}行目です。" in printed for number in range(1, 200))


def test_what_a_stranger_wrote_is_no_formula() -> None:
    formula = '=HYPERLINK("x")'
    sheet = load_workbook(BytesIO(slip_workbook(_slip(replace(ASK, received=formula)))))
    cell = sheet.worksheets[0].cell(4, 3)
    assert (cell.value, cell.data_type) == (formula, "s")


def test_the_mail_greets_the_department_and_numbers_the_points() -> None:
    lines = slip_text(_slip(ASK, replace(ASK, number=24, received="Ｆ"))).splitlines()
    assert lines[0] == "保育課　御担当者様"
    assert "次の2件の確認事項" in lines[3]
    assert "1　No.23　相談の充実　評価（F12）" in lines
    assert "2　No.24　相談の充実　評価（F12）" in lines
    assert "　　受け取った内容：Ｆ" in lines


def test_the_mail_says_once_what_holds_for_several_cells() -> None:
    text = slip_text(_slip(ASK, replace(ASK, number=24, cell="F13")))
    assert text.count("選び直してください。") == 1
    assert "1　No.23　相談の充実　評価（F12）\n　　No.24　相談の充実　評価（F13）\n" in text


def test_the_mail_has_only_the_beginning_of_a_long_answer() -> None:
    long = "\n".join(map(str, range(100)))
    text = slip_text(_slip(replace(ASK, received=long)))
    assert "　　　　3\n　　　　……（全文は差戻し票にあります）\n" in text
