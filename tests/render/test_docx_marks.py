"""Changed characters in Word: runs of their colour, underlined, in the lines of the author."""

import xml.etree.ElementTree as ET
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

from report_builder.document.table import Cell, Style
from report_builder.layout.pages import Pages
from report_builder.render.docx import render

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _runs(pages: Pages) -> list[list[tuple[str, str | None]]]:
    """The runs of each paragraph of the first cell, with their colour."""
    with ZipFile(BytesIO(render(pages))) as package:
        cell = next(ET.fromstring(package.read("word/document.xml")).iter(f"{W}tc"))
    return [
        [
            ("".join(text.text or "" for text in run.iter(f"{W}t")), _color(run))
            for run in paragraph.iter(f"{W}r")
        ]
        for paragraph in cell.iter(f"{W}p")
    ]


def _color(run: ET.Element) -> str | None:
    color = run.find(f"{W}rPr/{W}color")
    if color is None:
        return None
    line = run.find(f"{W}rPr/{W}u")
    assert line is not None
    assert line.get(f"{W}val") == "single"
    return color.get(f"{W}val")


def test_marked_characters_are_runs_of_their_own(pages_of: Callable[..., Pages]) -> None:
    cell = Cell("利用785人", "old", marks=((2, 5),))
    runs = _runs(pages_of(cell, old=Style(mark="C00000")))
    assert runs == [[("利用", None), ("785", "C00000"), ("人", None)]]


def test_a_mark_over_a_line_end_goes_on_in_the_next_paragraph(
    pages_of: Callable[..., Pages],
) -> None:
    cell = Cell("一行目\n※二行目\n三", "new", marks=((2, 6), (9, 10)))
    runs = _runs(pages_of(cell, new=Style(mark="0000C0")))
    assert runs == [
        [("一行", None), ("目", "0000C0")],
        [("※二", "0000C0"), ("行目", None)],
        [("三", "0000C0")],
    ]


def test_a_marked_character_that_is_ambiguous_stays_japanese(
    pages_of: Callable[..., Pages],
) -> None:
    pages = pages_of(Cell("①", "new", marks=((0, 1),)))
    with ZipFile(BytesIO(render(pages))) as package:
        run = next(ET.fromstring(package.read("word/document.xml")).iter(f"{W}rPr"))
    assert [each.tag.removeprefix(W) for each in run] == ["rFonts", "color", "u"]
