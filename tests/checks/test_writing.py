"""Widths of digits and brackets, pairs of brackets, commas."""

import pytest

from checks.toys import found, quoted, texts
from report_builder.checks.writing import (
    bracket_pair,
    bracket_width,
    comma_missing,
    digit_width,
)

USUAL = "４人　５人　６人　７人　８人　９人　１人　２人　３人　４人" + "　12人" * 10
"""One digit in full width, several in half width."""


def test_a_single_digit_of_another_width_than_its_columns_is_found() -> None:
    assert quoted(digit_width, USUAL, "中学3年生") == ["中学3年生"]


def test_several_digits_have_a_width_of_their_own() -> None:
    assert quoted(digit_width, USUAL, "児童４人と22人") == []
    assert quoted(digit_width, USUAL, "児童４人と２２人") == ["人と２２人"]


def test_a_number_of_both_widths_is_found() -> None:
    assert quoted(digit_width, USUAL, "児童1９人") == ["児童1９人"]


def test_all_odd_numbers_of_a_text_are_one_finding() -> None:
    (message,) = found(digit_width, texts(USUAL, USUAL, USUAL, "1年2年3年4年5年6年7年"))
    assert message == (
        "１けたの数字が半角です（「1年2」・「1年2年3」・「2年3年4」・「3年4年5」・「4年5年6」"
        " ほか2）。実績では１けたの数字は全角30、半角7です。"
    )


def test_without_a_way_of_the_column_the_text_itself_has_to_have_one() -> None:
    assert quoted(digit_width, "児童４人、生徒５人、教員6人") == ["教員6人"]
    assert quoted(digit_width, "児童4人、生徒5人", "教員６人") == []


def test_digits_in_words_have_no_width_to_keep() -> None:
    assert quoted(digit_width, USUAL, "R2とA4判とCOVID-19とＣ3と※1") == []


def test_a_large_number_without_a_comma_is_found_where_the_paper_has_commas() -> None:
    facts = texts("1,529件、10,704件", "延べ  1308件")
    (finding,) = comma_missing(facts)
    assert (finding.spot.project, finding.advice) == (2, "「1,308」ではありませんか。")


@pytest.mark.parametrize(
    "text",
    [
        "2020年度",
        "電話042-558-1111",
        "〒197-0814",
        "第1234号",
        "0.1234",
        "４／2020",
        "999件",
        "東京2020大会",
        "0425581111",
        "2021.3.31",
    ],
)
def test_years_and_numbers_of_other_kinds_have_no_comma(text: str) -> None:
    assert quoted(comma_missing, "1,529件、10,704件", text) == []


def test_a_number_like_a_year_is_none_before_a_counter() -> None:
    assert quoted(comma_missing, "1,529件、10,704件", "延べ2020人") == ["2020"]


def test_a_paper_without_commas_needs_none() -> None:
    assert quoted(comma_missing, "1529件", "10704件", "1,308件") == []


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("（月４回程度", "（"),
        ("月４回程度）", "）"),
        ("「教室", "「"),
        ("（「教室）」", "（"),
    ],
)
def test_a_bracket_without_a_partner_is_found(text: str, alone: str) -> None:
    assert quoted(bracket_pair, text)[0] == alone


@pytest.mark.parametrize(
    "text",
    [
        "（〔「教室」〕（都））",
        "１）一つめ\n　２）二つめ\nア）三つめ\n①）四つめ",
        "（二行に\nわたる）",
    ],
)
def test_pairs_and_numbers_of_a_list_are_right(text: str) -> None:
    assert quoted(bracket_pair, text) == []


def test_a_pair_of_two_widths_is_found() -> None:
    assert found(bracket_pair, texts("31園中21園(希望する園）")) == [
        "括弧の始めと終わりの幅が違います（「(希望する園）」）。"
    ]


def test_brackets_of_another_width_than_most_are_found() -> None:
    assert found(bracket_width, texts("（保育課）（健康課）", "(指導室)")) == [
        "括弧が半角です（「(指導室)」）。紙面の括弧は全角2組、半角1組です。"
    ]


def test_a_paper_may_prefer_half_width() -> None:
    (message,) = found(bracket_width, texts("(保育課)(健康課)", "（指導室）"))
    assert message.startswith("括弧が全角です（「（指導室）」）。")


def test_half_width_may_hold_what_is_half_width() -> None:
    assert quoted(bracket_width, "（保育課）（健康課）", "計画(PDF)") == []


def test_a_pair_of_two_widths_is_not_found_twice() -> None:
    assert quoted(bracket_width, "（保育課）（健康課）", "(指導室）") == []
