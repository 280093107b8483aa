"""How a text is written as a YAML scalar: as plainly as it can be read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.source import Mapping, Reader, parse
from report_builder.store.scalar_writing import block, inline, is_writable


def _value(text: str) -> str:
    root = parse(text, "x.yaml")
    assert isinstance(root, Mapping)
    return Reader().text(root.entries[0][1], "値")


@pytest.mark.parametrize(
    "text",
    [
        "A",
        "429",
        "-5",
        "12:30",
        "No",
        "~",
        "あ：い",
        "a#b",
        "C#",
        "１　２",
        'a"b',
        "3～4か月",
        "𠮷野",
    ],
)
def test_what_is_read_as_it_looks_stays_bare(text: str) -> None:
    assert inline(text, is_flow=False) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("", '""'),
        (" a", '" a"'),
        ("a　", '"a　"'),
        ("　a", '"　a"'),
        ("a: b", '"a: b"'),
        ("a:", '"a:"'),
        ("a #b", '"a #b"'),
        ("#1", '"#1"'),
        ("- a", '"- a"'),
        ("-", '"-"'),
        ("---", '"---"'),
        ("? a", '"? a"'),
        ("*印", '"*印"'),
        ("&c", '"&c"'),
        ("!", '"!"'),
        ("%", '"%"'),
        ("@", '"@"'),
        ("|", '"|"'),
        ("'a'", "\"'a'\""),
        ('"a"', '"\\"a\\""'),
        ("C:\\a: b", '"C:\\\\a: b"'),
        ("a\tb", '"a\\tb"'),
        ("a\nb", '"a\\nb"'),
        ("a\rb", '"a\\rb"'),
        ("\x00", '"\\x00"'),
        ("\x85", '"\\x85"'),
        ("\u2028", '"\\u2028"'),
        ("\ufeff", '"\\ufeff"'),
    ],
)
def test_what_would_be_read_otherwise_is_quoted(text: str, written: str) -> None:
    assert inline(text, is_flow=False) == written


@pytest.mark.parametrize("text", ["1,000", "[a]", "{a}", "a:b"])
def test_more_is_quoted_between_brackets(text: str) -> None:
    assert inline(text, is_flow=False) == text or text[0] in "[{"
    assert inline(text, is_flow=True) == f'"{text}"'


@pytest.mark.parametrize(
    ("text", "head", "lines"),
    [
        ("a\nb", "|", "\n    a\n    b"),
        ("　a", "|", "\n    　a"),
        (" a", "|2", "\n     a"),
        ("\ta", "|2", "\n    \ta"),
        ("\na", "|2", "\n\n    a"),
        ("a\n\n  b", "|", "\n    a\n\n      b"),
        ("a\n　", "|", "\n    a\n    　"),
        ("# a", "|", "\n    # a"),
    ],
)
def test_lines_stand_two_blanks_further_in_than_their_key(text: str, head: str, lines: str) -> None:
    assert block(text, 2) == (head, lines)


@pytest.mark.parametrize("text", ["", " \n　", "a\n", "a\rb", "a\r\nb", "a\x0b", "a\u2028b"])
def test_what_a_block_cannot_give_back_or_show_is_not_written_as_one(text: str) -> None:
    assert block(text, 0) is None


def test_half_a_character_cannot_be_written() -> None:
    assert not is_writable("\ud842")
    assert is_writable("𠮷")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_scalar_in_one_line_is_read_back(text: str) -> None:
    assert _value(f"値: {inline(text, is_flow=False)}\n") == text
    assert _value(f"{{値: {inline(text, is_flow=True)}, 次: 1}}") == text


@given(
    st.text(st.sampled_from("あa \t　#-|\n:"), max_size=12), st.sampled_from(["", "\n", "\n\n# 下"])
)
def test_a_block_is_read_back_whatever_follows(text: str, after: str) -> None:
    written = block(text, 0)
    if written:
        assert _value(f"値: {written[0]}{written[1]}{after}") == text
