"""Harmless differences: which are smoothed over, and what stays as it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.forms.normalise import (
    Normalised,
    code_of,
    date_of,
    figure_of,
    number_of,
    odd_characters,
    short_of,
    text_of,
    unescape,
)
from report_builder.render.xlsx_text import escape


@pytest.mark.parametrize(
    ("stored", "meant"),
    [
        ("一行目_x000D_\n二行目", "一行目\r\n二行目"),
        ("_x005F_x000D_", "_x000D_"),
        ("_x005F_x005F_x000D_", "_x005F\r"),
        ("_x0041_x0042_", "Ax0042_"),
        ("__x0041__", "_A_"),
        ("_xd83d__xDE00_", "😀"),
        ("_x000_ _x00G0_ _X0041_", "_x000_ _x00G0_ _X0041_"),
    ],
)
def test_an_escape_is_undone_once(stored: str, meant: str) -> None:
    assert unescape(stored) == meant


@given(st.text())
def test_what_was_escaped_comes_back(text: str) -> None:
    assert unescape(escape(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "○ ① ２０ｍ ㈱ 《Ａ》　全角",
        "　字下げ\n\n　空行の後",
        "都\ufa26 é e\u0301 ｶﾞ",
        "👨\u200d👩\u200d👧 葛\U000e0100",
    ],
)
def test_a_text_stays_as_it_was_typed(text: str) -> None:
    assert text_of(text) == Normalised(text)


@pytest.mark.parametrize(
    ("typed", "taken", "code"),
    [
        ("一\r\n二\r三", "一\n二\n三", "return-line-ends"),
        ("一\v二\f三\u2028四\u2029五\x85六", "一\n二\n三\n四\n五\n六", "return-line-ends"),
        ("一\x07二\ufeff三\x00", "一二三", "return-controls"),
        ("半分\ud83d", "半分", "return-controls"),
        ("実施した。 　\n\u00a0\t\u200b", "実施した。", "return-blanks-at-end"),
        (" 　\n", "", "return-blanks-at-end"),
        ("取組\u200b状況", "取組\u200b状況", "return-invisible"),
        ("3\u00a0か所", "3\u00a0か所", "return-invisible"),
        ("髙\ue000橋", "髙\ue000橋", "return-gaiji"),
    ],
)
def test_what_is_smoothed_over_or_odd_in_a_text_is_named(typed: str, taken: str, code: str) -> None:
    assert text_of(typed) == Normalised(taken, (code,))  # type: ignore[arg-type]


def test_the_odd_characters_of_a_text_are_told_apart() -> None:
    text = "あ\u200bい\u00a0う\ue000"
    assert odd_characters(text, "return-invisible") == ("\u00a0", "\u200b")
    assert odd_characters(text, "return-gaiji") == ("\ue000",)


def test_a_short_text_is_one_line() -> None:
    assert short_of(" 子ども政策課\r\n　山田 ") == Normalised(
        "子ども政策課 山田",
        ("return-line-ends", "return-blanks-at-end", "return-lines-joined"),
    )


@pytest.mark.parametrize(
    ("typed", "taken"),
    [("Ａ", "A"), ("a", "A"), ("ａ ", "A"), ("　Ｂ", "B"), ("\u200bC\u00a0", "C")],
)
def test_a_letter_is_read_in_any_width_and_case(typed: str, taken: str) -> None:
    assert code_of(typed, ("A", "B", "C", "D")) == Normalised(taken, ("return-spelling",))


@pytest.mark.parametrize("typed", ["②", "２", "2.0", "２．０", "2.00", "2 "])
def test_a_digit_is_read_in_any_form(typed: str) -> None:
    assert code_of(typed, ("1", "2", "3")) == Normalised("2", ("return-spelling",))


@pytest.mark.parametrize(("typed", "taken"), [("A", "A"), ("", ""), ("2", "2")])
def test_a_code_as_it_should_be_is_not_spoken_of(typed: str, taken: str) -> None:
    assert code_of(typed, ("A", "2")) == Normalised(taken)


@pytest.mark.parametrize(
    "typed", ["E", "A・B", "A：定常的実施", "2.5", "20", "０", "?", "二", "A B"]
)
def test_what_is_no_code_is_not_guessed(typed: str) -> None:
    assert code_of(typed, ("A", "B", "2")) is None


def test_codes_that_are_full_width_themselves_are_found() -> None:
    assert code_of("◎", ("◎", "○")) == Normalised("◎")
    assert code_of("A", ("Ａ", "Ｂ")) == Normalised("Ａ", ("return-spelling",))
    assert code_of("2", ("①", "②")) == Normalised("②", ("return-spelling",))


def test_between_codes_that_differ_only_in_case_nothing_is_guessed() -> None:
    assert code_of("a", ("A", "a")) == Normalised("a")
    assert code_of("ａ", ("A", "a")) is None


@pytest.mark.parametrize(
    ("typed", "unit", "taken"),
    [
        ("４２９", "件", "429"),
        ("429件", "件", "429"),
        ("４２９ 件 ", "件", "429"),
        ("１，４２９", "人", "1,429"),
        ("−3.5", "", "-3.5"),
        ("95.7%", "％", "95.7"),
        ("９５．７％", "％", "95.7"),
        ("　429", "件", "429"),
    ],
)
def test_a_figure_is_read_in_any_width_and_with_its_unit(typed: str, unit: str, taken: str) -> None:
    assert figure_of(typed, unit) == Normalised(taken, ("return-spelling",))


@pytest.mark.parametrize("typed", ["429", "1,429", "-0.5", "+3", "", "中止", "調査なし", "－", "―"])
def test_a_figure_or_a_word_stays_as_it_is(typed: str) -> None:
    assert figure_of(typed, "件") == Normalised(typed)


@pytest.mark.parametrize(
    "typed", ["約429", "429人", "4/1", "1,42", "429～430", "N/A", "429件（延べ）", "1 429", "四2"]
)
def test_what_is_neither_figure_nor_word_is_not_guessed(typed: str) -> None:
    assert figure_of(typed, "件") is None


@pytest.mark.parametrize(
    ("typed", "taken"), [("令和３年６月３０日", "令和3年6月30日"), (" 2021-06-30", "2021-06-30")]
)
def test_a_date_is_read_in_any_width(typed: str, taken: str) -> None:
    assert date_of(typed) == Normalised(taken, ("return-spelling",))


@pytest.mark.parametrize("typed", ["6月30日", "2021-13-01", "未定", "令和3年6月31日頃"])
def test_what_is_no_date_is_not_guessed(typed: str) -> None:
    assert date_of(typed) is None


def test_a_figure_has_a_value_and_a_word_none() -> None:
    assert number_of("3,061") == 3061
    assert number_of("中止") is None


@given(st.text())
def test_normalising_twice_is_normalising_once(text: str) -> None:
    once = text_of(text).text
    assert text_of(once).text == once
    assert short_of(short_of(text).text).text == short_of(text).text
