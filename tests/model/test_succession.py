"""Years in a text, moved on by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.model.period import FiscalYear
from report_builder.model.succession import named_years, years_moved


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("令和２年度実績", "令和３年度実績"),
        ("令和2年度", "令和3年度"),
        ("令和元年度", "令和2年度"),
        ("平成30年度", "令和元年度"),  # 平成31年度 and 令和元年度 are one
        ("令和９年度", "令和１０年度"),
        ("2020年度", "2021年度"),
        ("令和２年３月31日現在", "令和２年３月31日現在"),  # a date is no fiscal year
        ("令和２年度実績及び令和３年度進捗状況", "令和３年度実績及び令和４年度進捗状況"),
    ],
)
def test_a_fiscal_year_moves_on_and_keeps_its_width(text: str, moved: str) -> None:
    assert years_moved(text) == moved


@given(st.integers(min_value=2019, max_value=2099), st.text(alphabet="実績の及び、", max_size=9))
def test_every_named_year_is_the_next_one_after_moving(year: int, rest: str) -> None:
    text = f"{rest}{FiscalYear(year).era_name}{rest}"
    assert named_years(years_moved(text)) == {FiscalYear(year + 1)}
