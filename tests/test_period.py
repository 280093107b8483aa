"""FiscalYear: how people write a fiscal year, and how the paper names it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.model.period import FiscalYear, parse_fiscal_year


@pytest.mark.parametrize(
    "text",
    [
        "2020", "２０２０", "2020年", "2020年度", " 2020 ",
        "R2", "r2", "Ｒ２", "R02", "R2年度",
        "令和2", "令和２", "令和2年", "令和2年度", "令和02年度", "㋿2年度",
    ],
)  # fmt: skip
def test_a_year_can_be_written_in_many_ways(text: str) -> None:
    assert parse_fiscal_year(text) == FiscalYear(2020)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("令和元年度", 2019), ("R元", 2019), ("令和1", 2019), ("平成31年度", 2019),
        ("平成30", 2018), ("H元", 1989), ("昭和63年度", 1988), ("S64", 1989),
    ],
)  # fmt: skip
def test_a_fiscal_year_is_that_of_its_april_whatever_the_era(text: str, year: int) -> None:
    assert parse_fiscal_year(text) == FiscalYear(year)


@pytest.mark.parametrize(
    "text",
    ["", "度", "20", "2", "202", "20200", "1899", "2100", "令和", "令和0", "R0", "R100", "大正2",
     "令和2年3月", "2020-2021", "令和二年度", "二〇二〇", "2020 年度", "-2020", "2020.0"],
)  # fmt: skip
def test_what_is_no_year_is_none(text: str) -> None:
    assert parse_fiscal_year(text) is None


@pytest.mark.parametrize(
    ("number", "year", "name"),
    [
        (2020, "令和2年", "令和2年度"),
        (2019, "令和元年", "令和元年度"),
        (2018, "平成30年", "平成30年度"),
        (1989, "平成元年", "平成元年度"),
        (1988, "昭和63年", "昭和63年度"),
    ],
)
def test_the_paper_names_a_year_by_its_era(number: int, year: str, name: str) -> None:
    fiscal_year = FiscalYear(number)
    assert (fiscal_year.era_year, fiscal_year.era_name) == (year, name)


@given(st.integers(1926, 2099))
def test_a_year_s_own_name_is_read_as_that_year(number: int) -> None:
    fiscal_year = FiscalYear(number)
    names = (fiscal_year.era_name, fiscal_year.era_year, str(number))
    assert {parse_fiscal_year(name) for name in names} == {fiscal_year}


@given(st.text(max_size=12))
def test_any_text_is_a_year_or_none(text: str) -> None:
    year = parse_fiscal_year(text)
    assert year is None or 1925 < year.number < 2120


def test_years_are_counted_forward_and_back_and_come_in_order() -> None:
    year = FiscalYear(2020)
    assert (year.next(), year.next(-1), year.next(0)) == (FiscalYear(2021), FiscalYear(2019), year)
    assert year.next(-1) < year < year.next()
