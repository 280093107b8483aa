"""The classes of characters: what the paper's print showed must be in them."""

import pytest

from report_builder.layout.kinsoku import LINE_END_PROHIBITED, LINE_START_PROHIBITED, WORD

PRINTED_NOT_AT_A_START = (
    "、。，．・：；？！々ゝゞヽヾー）」』】〕》〉］｝％%℃)]},.:;!?"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
PRINTED_NOT_AT_AN_END = "（「『【〔《〈［｛([{"


@pytest.mark.parametrize("char", PRINTED_NOT_AT_A_START)
def test_what_the_print_never_begins_a_line_with_is_prohibited_there(char: str) -> None:
    assert char in LINE_START_PROHIBITED


@pytest.mark.parametrize("char", PRINTED_NOT_AT_AN_END)
def test_what_the_print_never_ends_a_line_with_is_prohibited_there(char: str) -> None:
    assert char in LINE_END_PROHIBITED


def test_no_character_is_prohibited_at_both_ends() -> None:
    assert not LINE_START_PROHIBITED & LINE_END_PROHIBITED


@pytest.mark.parametrize("char", "１Ａａ漢あ@-/×÷")
def test_only_half_width_digits_and_letters_make_words(char: str) -> None:
    assert char not in WORD
