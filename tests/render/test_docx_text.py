"""Texts as paragraphs of WordprocessingML: they read back as they were."""

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.render.docx_text import in_value, paragraphs, part_xml, run

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXTS = st.text(st.characters() | st.sampled_from("\t\n\r\v\x00\x1f&<>\"'　 ①※"))


def parsed(xml: str) -> ET.Element:
    return ET.fromstring(part_xml("body", xml))


def text_of(paragraph: ET.Element) -> str:
    return "".join(
        "\t" if node.tag == f"{W}tab" else node.text or ""
        for node in paragraph.iter()
        if node.tag in {f"{W}t", f"{W}tab"}
    )


def read_back(xml: str) -> str:
    return "\n".join(text_of(each) for each in parsed(xml).iter(f"{W}p"))


@given(TEXTS)
def test_a_text_reads_back_as_it_was(text: str) -> None:
    held = re.sub(r"\r\n|[\r\v]", "\n", text)
    held = re.sub("[\x00-\x08\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", held)
    assert read_back(paragraphs(text, "a")) == held


def test_each_line_of_the_author_is_a_paragraph() -> None:
    assert len(list(parsed(paragraphs("一\n\n三\n", "a")).iter(f"{W}p"))) == 4


def test_no_break_is_written_into_a_line() -> None:
    assert "w:br" not in paragraphs("長い文章" * 100 + "\n次の行", "a")


def test_blanks_at_the_ends_of_a_line_are_kept() -> None:
    assert 'xml:space="preserve">　 字 <' in run("　 字 ")


def test_a_control_character_is_shown_as_one_that_cannot_be_shown() -> None:
    assert read_back(paragraphs("前\x00後", "a")) == "前\ufffd後"


@pytest.mark.parametrize("text", ["※注", "○印", "①", "第Ⅱ期", "10×10", "…"])
def test_a_line_with_a_mark_that_may_be_taken_for_latin_says_that_it_is_asian(text: str) -> None:
    assert 'w:hint="eastAsia"' in run(text)


@pytest.mark.parametrize("text", ["漢字とかな", "ABC 123", "（全角）、。ー～"])
def test_a_line_without_such_a_mark_stays_plain(text: str) -> None:
    assert "w:hint" not in run(text)


@given(TEXTS)
def test_any_text_may_stand_in_an_attribute(text: str) -> None:
    assert parsed(f'<w:a w:val="{in_value(text)}"/>')[0].get(f"{W}val") is not None
