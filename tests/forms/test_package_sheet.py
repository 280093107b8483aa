"""Worksheets: which cells are damaged or too many, and what is told of the others."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from report_builder.forms.package import Package
from report_builder.forms.package_archive import MAX_CELLS, MAX_CHARACTERS
from report_builder.forms.package_facts import FailedCell
from report_builder.forms.package_sheet import MAX_MERGED
from report_builder.problems import Problem

Packaged = Callable[..., bytes]
Refused = Callable[[bytes], Problem]
Accepted = Callable[[bytes], Package]

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def _values(package: Package) -> dict[str, Any]:
    """Returns the values that openpyxl finds in the first sheet."""
    sheet = load_workbook(BytesIO(package.content), data_only=True).worksheets[0]
    cells = (cell for row in sheet.iter_rows() for cell in row if cell.value is not None)
    return {cell.coordinate: cell.value for cell in cells}


def _row(cells: str) -> str:
    return f'<row r="1">{cells}</row>'


def _merged(*ranges: str) -> str:
    return "<mergeCells>" + "".join(f'<mergeCell ref="{r}"/>' for r in ranges) + "</mergeCells>"


@pytest.mark.parametrize(
    ("cells", "cell"),
    [
        ('<c r="XFE1"><v>1</v></c>', "XFE1"),
        ('<c r="AAAA1"><v>1</v></c>', "AAAA1"),
        ('<c r="A2"><v>1</v></c>', "A2"),
        ('<c r="a1"><v>1</v></c>', "a1"),
        ('<c r="1"><v>1</v></c>', "1"),
        ('<c r="A"><v>1</v></c>', "A"),
        ('<c r="$A$1"><v>1</v></c>', "$A$1"),
        ('<c r="Ａ1"><v>1</v></c>', "Ａ1"),
        ('<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>', "A1"),
        ('<c r="A1"><v>abc</v></c>', "A1"),
        ('<c r="A1"><v>nan</v></c>', "A1"),
        ('<c r="A1"><v>1e999</v></c>', "A1"),
        ('<c r="A1"><v>１</v></c>', "A1"),
        ('<c r="A1"><v>1_0</v></c>', "A1"),
        (f'<c r="A1"><v>{"9" * 500}</v></c>', "A1"),
        ('<c r="A1" s="x"><v>1</v></c>', "A1"),
        ('<c r="A1" t="s"><v>1</v></c>', "A1"),
        ('<c r="A1" t="s"><v>-1</v></c>', "A1"),
        ('<c r="A1" t="s"><v>x</v></c>', "A1"),
        ('<c r="A1" t="b"><v>2</v></c>', "A1"),
        ('<c r="A1" t="z"><v>2</v></c>', "A1"),
        ('<c r="XFD1"/><c><v>1</v></c>', "XFE1"),
        (f'<c r="{"A" * 10**6}1"><v>1</v></c>', "A" * 10),
    ],
)
def test_a_damaged_cell_is_named(
    cells: str, cell: str, with_rows: Packaged, refused: Refused
) -> None:
    problem = refused(with_rows(_row(cells)))
    assert problem.code == "return-cell-damaged"
    assert (problem.place.sheet, problem.place.cell) == ("調査票", cell)


@pytest.mark.parametrize("row", ["0", "1048577", "01", "-1", "1.0", "９", "x", "9" * 5000])
def test_a_row_outside_of_the_sheet_is_damaged(
    row: str, with_rows: Packaged, refused: Refused
) -> None:
    assert refused(with_rows(f'<row r="{row}"/>')).code == "return-damaged"


def test_rows_that_count_on_below_the_sheet_are_damaged(
    with_rows: Packaged, refused: Refused
) -> None:
    assert refused(with_rows('<row r="1048576"/><row/>')).code == "return-damaged"


def test_a_cell_outside_of_every_row_is_damaged(with_rows: Packaged, refused: Refused) -> None:
    assert refused(with_rows("<c><v>1</v></c>")).code == "return-cell-damaged"


def test_more_cells_than_a_form_can_have_are_refused(with_rows: Packaged, refused: Refused) -> None:
    row = f"<row>{'<c><v>1</v></c>' * 10_000}</row>"
    problem = refused(with_rows(row * (MAX_CELLS // 10_000 + 1)))
    assert problem.code == "return-too-many"
    assert "200,000" in problem.message


def test_one_long_string_in_many_cells_is_counted_each_time(
    packaged: Packaged, refused: Refused
) -> None:
    cells = '<c t="s"><v>0</v></c>' * (MAX_CHARACTERS // 100_000 + 1)
    content = packaged(
        {
            "xl/sharedStrings.xml": f"<sst {_MAIN}><si><t>{'あ' * 100_000}</t></si></sst>",
            "xl/worksheets/sheet1.xml": (
                f"<worksheet {_MAIN}><sheetData><row>{cells}</row></sheetData></worksheet>"
            ),
        }
    )
    problem = refused(content)
    assert problem.code == "return-too-many"
    assert "8,000,000 字" in problem.message


def test_a_text_in_endless_runs_is_refused(packaged: Packaged, refused: Refused) -> None:
    runs = f"<r><t>{'a' * 100_000}</t></r>" * (MAX_CHARACTERS // 100_000 + 1)
    content = packaged({"xl/sharedStrings.xml": f"<sst {_MAIN}><si>{runs}</si></sst>"})
    assert refused(content).code == "return-too-many"


def test_every_type_of_cell_is_read(with_rows: Packaged, accepted: Accepted) -> None:
    content = with_rows(
        _row(
            '<c r="A1"><v>1</v></c><c r="B1"><v>-2.50</v></c><c r="C1" t="n"><v> 3E2 </v></c>'
            '<c r="D1" t="s"><v>0</v></c><c r="E1" t="str"><v>式の値</v></c>'
            '<c r="F1" t="inlineStr"><is><r><t>直</t></r><r><t>接</t></r></is></c>'
            '<c r="G1" t="b"><v>1</v></c><c r="H1" t="b"><v>0</v></c>'
            '<c r="I1" t="e"><v>#N/A</v></c>'
        )
    )
    assert list(_values(accepted(content)).values()) == [
        *(1, -2.5, 300.0),
        *("文字列", "式の値", "直接", True, False, "#N/A"),
    ]


@pytest.mark.parametrize(
    "text",
    ["前\n後", "前&#13;\n後", " 前後 ", "&lt;&amp;&gt;]]&gt;", "都\U000fa026①㈱", "_x000D_", "="],
)
def test_a_text_keeps_every_character(text: str, with_rows: Packaged, accepted: Accepted) -> None:
    content = with_rows(_row(f'<c r="A1" t="str"><v>{text}</v></c>'))
    plain = text.replace("&#13;", "\r").replace("&lt;", "<").replace("&gt;", ">")
    assert _values(accepted(content)) == {"A1": plain.replace("&amp;", "&")}


def test_cells_without_a_reference_follow_one_another(
    with_rows: Packaged, accepted: Accepted
) -> None:
    cell = "<c><v>1</v></c>"
    content = with_rows(
        f'<row>{cell}{cell}</row><row r="3"><c r="Z3"/>{cell}</row><row>{cell}</row>'
    )
    assert list(_values(accepted(content))) == ["A1", "B1", "AA3", "A4"]


def test_rows_and_cells_in_disorder_are_put_in_order(
    with_rows: Packaged, accepted: Accepted
) -> None:
    content = with_rows(
        '<row r="2"><c r="A2"><v>3</v></c></row>'
        '<row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c></row>'
    )
    assert _values(accepted(content)) == {"A1": 1, "B1": 2, "A2": 3}


def test_the_last_cell_of_a_sheet_is_read(with_rows: Packaged, accepted: Accepted) -> None:
    content = with_rows('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    assert 'r="XFD1048576"' in accepted(content).content.decode("latin-1")


def test_furigana_is_no_text(packaged: Packaged, accepted: Accepted) -> None:
    furigana = '<rPh sb="0" eb="2"><t>ホイク</t></rPh><phoneticPr fontId="1"/>'
    runs = f"<r><t>保育</t></r>{furigana}<r><rPr><b/></rPr><t>課</t></r>"
    content = packaged(
        {
            "xl/sharedStrings.xml": f"<sst {_MAIN}><si>{runs}</si></sst>",
            "xl/worksheets/sheet1.xml": (
                f'<worksheet {_MAIN}><sheetData><row><c t="s"><v>0</v></c>'
                f'<c t="inlineStr"><is>{runs}</is></c></row></sheetData></worksheet>'
            ),
        }
    )
    assert _values(accepted(content)) == {"A1": "保育課", "B1": "保育課"}


def test_formulas_are_told_and_their_last_values_read(
    with_rows: Packaged, accepted: Accepted
) -> None:
    content = with_rows(
        _row(
            '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+1</f></c><c r="C1"><f>1+1</f><v/></c>'
            '<c r="D1" t="str"><f>""</f><v></v></c><c r="E1"><v>5</v></c>'
            '<c r="F1"><f t="shared" si="0"/><v>6</v></c><c r="H1" t="str"><f>""</f></c>'
            "<c r=\"G1\"><f>cmd|'/c calc'!A0</f><v>0</v></c>"
        )
    )
    package = accepted(content)
    facts = package.sheets[0]
    assert facts.formulas == {"A1", "B1", "C1", "D1", "F1", "G1", "H1"}
    assert facts.formulas_without_value == {"B1", "C1", "H1"}
    assert _values(package) == {"A1": 2, "E1": 5, "F1": 6, "G1": 0}
    assert b"calc" not in package.content


def test_cells_that_show_an_error_are_told(with_rows: Packaged, accepted: Accepted) -> None:
    content = with_rows(_row('<c r="A1" t="e"><f>A0</f><v>#REF!</v></c>'))
    assert accepted(content).sheets[0].errors == (FailedCell("A1", "#REF!"),)


def test_what_lies_under_a_merged_range_is_not_read(
    with_rows: Packaged, accepted: Accepted
) -> None:
    rows = "".join(f"<row>{'<c><v>1</v></c>' * 3}</row>" for _ in range(3))
    package = accepted(with_rows(rows, _merged("A1:B2")))
    assert list(_values(package)) == ["A1", "C1", "C2", "A3", "B3", "C3"]
    assert package.sheets[0].merged == ("A1:B2",)


@pytest.mark.parametrize("area", ["A1:XFD1048576", "A:XFD", "1:1048576", "XFD1048576:A1"])
def test_a_merged_range_of_the_whole_sheet_costs_nothing(
    area: str, with_rows: Packaged, accepted: Accepted
) -> None:
    rows = "".join(f"<row>{'<c><v>1</v></c>' * 3}</row>" for _ in range(3))
    package = accepted(with_rows(rows, _merged(area)))
    assert list(_values(package)) == ["A1"]
    assert package.sheets[0].merged == (area,)


@pytest.mark.parametrize("area", ["", ":", "A1:", "A0:B2", "A1:XFE1", "調査票!A1:B2", "A1 B2"])
def test_a_merged_range_that_is_none_is_damaged(
    area: str, with_rows: Packaged, refused: Refused
) -> None:
    assert refused(with_rows("", _merged(area))).code == "return-cell-damaged"


def test_more_merged_ranges_than_anyone_makes_are_refused(
    with_rows: Packaged, refused: Refused
) -> None:
    problem = refused(with_rows("", _merged(*["A1:B2"] * (MAX_MERGED + 1))))
    assert problem.code == "return-too-many"
    assert "結合" in problem.message


def test_merged_ranges_that_lie_upon_one_another_are_refused_by_the_work_they_make(
    with_rows: Packaged, refused: Refused
) -> None:
    rows = "<row><c><v>1</v></c></row>" * 10_000
    problem = refused(with_rows(rows, _merged(*["A1:A1048576"] * 1_000)))
    assert problem.code == "return-too-many"
    assert "結合" in problem.message


@pytest.mark.parametrize(
    "after",
    [
        '<conditionalFormatting sqref="A1:XFD1048576"><cfRule type="expression" priority="1">'
        "<formula>1</formula></cfRule></conditionalFormatting>" * 1000,
        '<dataValidations><dataValidation sqref="A:A 1:1 A1:XFD1048576"/></dataValidations>',
        '<hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks>',
        '<autoFilter ref="A1:XFD1048576"/><tableParts><tablePart id="x"/></tableParts>',
        '<rowBreaks count="1"><brk id="1048575" max="16383" man="1"/></rowBreaks>' * 1000,
        '<extLst><ext uri="{0}"><x14:a xmlns:x14="x"/></ext></extLst>',
        '<sheetProtection algorithmName="SHA-512" hashValue="=" saltValue="=" spinCount="1"/>',
    ],
    ids=["conditions", "validations", "hyperlinks", "filters", "breaks", "extensions", "password"],
)
def test_what_openpyxl_could_stumble_over_does_not_reach_it(
    after: str, with_rows: Packaged, accepted: Accepted
) -> None:
    row = _row('<c r="A1"><v>1</v></c>')
    assert accepted(with_rows(row, after)) == accepted(with_rows(row))


def test_formats_down_to_the_last_row_cost_nothing(packaged: Packaged, accepted: Accepted) -> None:
    rows = "".join(f'<row r="{n}" s="1" customFormat="1"/>' for n in range(2, 50_000))
    xml = (
        f'<worksheet {_MAIN}><cols><col min="1" max="16384" width="9" style="1"/></cols><sheetData>'
        f'<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="1"/></row>{rows}</sheetData></worksheet>'
    )
    package = accepted(packaged({"xl/worksheets/sheet1.xml": xml}))
    assert len(package.content) < 5_000
    assert _values(package) == {"A1": 1}
