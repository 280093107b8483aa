"""Escapes of text in a workbook."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.render.xlsx_text import escape, is_formula_like


def _read(text: str) -> str:
    """Reads a text as Excel does: _xHHHH_ is the character of that number."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("改行\nとタブ\t", "改行\nとタブ\t"),
        ("_x000D_", "_x005F_x000D_"),
        ("_x0041_x0042_", "_x005F_x0041_x005F_x0042_"),
        ("_x00_ _xYZ12_", "_x00_ _xYZ12_"),
        ("垂直\x0bタブ", "垂直_x000B_タブ"),
        ("行末\r\n", "行末_x000D_\n"),
        ("\ufffe\ud800", "_xFFFE__xD800_"),
    ],
)
def test_what_xml_cannot_hold_and_what_looks_like_an_escape_is_escaped(
    text: str, escaped: str
) -> None:
    assert escape(text) == escaped


@given(st.text(st.characters() | st.sampled_from("_x005FD\r\x00")))
def test_an_escaped_text_is_read_as_it_was(text: str) -> None:
    assert _read(escape(text)) == text


@given(st.text())
def test_no_escaped_text_has_a_character_that_xml_forbids(text: str) -> None:
    assert not re.search(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]", escape(text))


@pytest.mark.parametrize("text", ["=A1", "+1", "-1", "@x", "'x"])
def test_a_text_that_excel_would_interpret_is_formula_like(text: str) -> None:
    assert is_formula_like(text)


@pytest.mark.parametrize("text", ["", "　=", "○", "1"])
def test_other_texts_are_not_formula_like(text: str) -> None:
    assert not is_formula_like(text)
