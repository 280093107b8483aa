"""How a column prints its numbers, and what Excel gets for them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.toys import plan, project, results, rows, table
from report_builder.document.figures import Figures, Printed, number_of, printed


@pytest.mark.parametrize(
    ("text", "figures", "expected"),
    [
        ("429", Figures(), Printed("429", 429.0, "0;-0")),
        ("95.70", Figures(), Printed("95.70", 95.7, "0.00;-0.00")),
        ("1429", Figures(commas=True), Printed("1,429", 1429.0, "#,##0;-#,##0")),
        ("1,429", Figures(), Printed("1429", 1429.0, "0;-0")),
        ("95.65", Figures(decimals=1), Printed("95.7", 95.7, "0.0;-0.0")),
        ("95.64", Figures(decimals=1), Printed("95.6", 95.6, "0.0;-0.0")),
        ("2.5", Figures(decimals=0), Printed("3", 3.0, "0;-0")),
        (
            "11240",
            Figures(decimals=1, commas=True),
            Printed("11,240.0", 11240.0, "#,##0.0;-#,##0.0"),
        ),
        ("-3", Figures(decimals=0, negative="▲"), Printed("▲3", -3.0, '0;"▲"0')),
        ("△3.5", Figures(negative="-"), Printed("-3.5", -3.5, "0.0;-0.0")),
        ("450", Figures(has_unit=True), Printed("450件", 450.0, "0\\件;-0\\件")),
        # Excel keeps fifteen digits: a number of more would change there.
        ("1" * 28, Figures(decimals=1), Printed("1" * 28 + ".0")),
    ],
)
def test_a_number_is_printed_as_the_column_says(
    text: str, figures: Figures, expected: Printed
) -> None:
    assert printed(text, figures, "件") == expected


@pytest.mark.parametrize(
    "text", ["", "中止", "－", "全地点", "3件", "約30", "37.5以上", "１０", "1.2.3"]
)
def test_what_is_no_number_is_printed_as_it_is(text: str) -> None:
    figures = Figures(decimals=2, commas=True, negative="▲", has_unit=True)
    assert printed(text, figures, "件") == Printed(text)


@given(st.decimals(-(10**9), 10**9, places=3), st.sampled_from(["-", "▲", "−", "△"]))
def test_a_printed_number_is_read_as_the_same_number(number: Decimal, negative: str) -> None:
    text = printed(f"{number}", Figures(decimals=3, commas=True, negative=negative), "").text
    assert number_of(text) == number


def test_a_column_prints_its_numbers_and_gives_them_to_excel() -> None:
    of = plan(project(1, indicators=["受理", "相談"]))
    columns = (
        "rows: 事業 / 指標\ncolumns: [{show: 指標.実績値, width: 5, align: right,"
        " figures: {decimals: 1, commas: true}}]"
    )
    shown = table(of, columns, results(actuals={"受理": "1429", "相談": "中止"}))
    cells = [row.cells[0] for row in rows(shown)]
    assert [(cell.text, cell.number) for cell in cells] == [("1,429.0", 1429.0), ("中止", None)]
    assert [cell.number_format for cell in cells] == ["#,##0.0;-#,##0.0", ""]
    assert shown.styles[cells[0].role].align == "right"


def test_a_unit_stands_after_the_number() -> None:
    of = plan(project(1, indicators=["受理"]))
    columns = "rows: 事業 / 指標\ncolumns: [{show: 指標.実績値, width: 5, figures: {unit: true}}]"
    shown = table(of, columns, results(actuals={"受理": "429"}))
    assert rows(shown)[0].cells[0].text == "429件"
