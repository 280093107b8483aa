"""Help is measured in columns of the terminal, in which full-width characters take two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.cli.help_text import HelpText, columns_of, wrapped


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("-C", 2), ("年度", 4), ("ｱ", 1), ("…", 2), ("--output フォルダ", 17)],
)
def test_a_full_width_character_takes_two_columns(text: str, columns: int) -> None:
    assert columns_of(text) == columns


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("様式の名前", 10, ["様式の名前"]),
        ("様式の名前", 9, ["様式の名", "前"]),
        ("用紙です。", 8, ["用紙で", "す。"]),  # 。 goes with す
        ("様式は templates/ です", 12, ["様式は", "templates/", "です"]),
        ("templates/", 4, ["templates/"]),
        ("今の値（x）だ", 8, ["今の値", "（x）だ"]),  # （ goes with x
    ],
)
def test_lines_end_between_characters_and_around_words(
    text: str, width: int, lines: list[str]
) -> None:
    assert wrapped(text, width) == lines


@given(st.text(st.sampled_from("あ年ｱa-/ 。、（）…"), max_size=40), st.integers(2, 30))
def test_no_character_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(columns_of(line) <= width for line in lines if len(wrapped(line, 2)) > 1)


def _written(*rows: tuple[str, str]) -> str:
    text = HelpText(width=40)
    text.write_dl(rows)
    return text.getvalue()


def test_the_second_column_begins_where_the_widest_term_ends() -> None:
    assert _written(("-C フォルダ", "場所"), ("--json", "形式")) == (
        "-C フォルダ  場所\n--json       形式\n"
    )


def test_a_term_that_is_too_wide_has_a_line_of_its_own() -> None:
    term = "--とても長い名前のオプション フォルダ"
    assert _written((term, "場所")).splitlines() == [term, " " * 32 + "場所"]


def test_a_meaning_goes_on_below_itself() -> None:
    assert _written(("--x", "一二三四五六七八九十一二三四五六七八九十")).splitlines() == [
        "--x  一二三四五六七八九十一二三四五六七",
        "     八九十",
    ]


def test_paragraphs_are_filled_and_examples_stay_as_they_are() -> None:
    text = HelpText(width=20)
    text.write_text("一二三四五\n六七八九十一二\n\n\b\n例:\n  build-report 2020 --paper A4")
    assert text.getvalue() == (
        "一二三四五六七八九十\n一二\n\n例:\n  build-report 2020 --paper A4\n"
    )
