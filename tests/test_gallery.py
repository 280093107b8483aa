"""docs/template-keys.md shows every key of a template with an example that works and its picture.

With --golden-update the document is written anew; `docs/keys/make.py` draws the pictures.
"""

import io
import re
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

import gallery
import pytest
from gallery import Section
from openpyxl import load_workbook

from report_builder.document import (
    block_reading,
    column_reading,
    comparison_reading,
    head_reading,
    look_reading,
    summary_reading,
    template_reading,
)
from report_builder.document.kinds import Kind
from report_builder.document.table import Style

TEMPLATE = gallery.DOCUMENT.with_name("template.md")

SECTIONS = [each for chapter in gallery.chapters() for each in chapter.sections]

every_section = pytest.mark.parametrize("section", SECTIONS, ids=lambda each: each.slug)

LONGEST = 10
"""Lines of an example: what can be taken in at a glance."""


def _keys_of(kinds: Iterable[Kind]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for kind in kinds for key in kind.every))


KEYS: dict[str, Iterable[str]] = {
    "whole": ("name", *template_reading.PAPER_KEYS, *column_reading.TABLE_KEYS),
    "paper": ("size", "landscape", "margins", "face"),
    "column": _keys_of(column_reading.COLUMN_KINDS),
    "figures": column_reading.FIGURE_KEYS,
    "group": column_reading.GROUP_KEYS,
    "head": _keys_of(head_reading.HEAD_KINDS),
    "cells": head_reading.CELL_KEYS,
    "block": ("keep", *({*_keys_of(block_reading.BLOCK_KINDS)} - {*column_reading.TABLE_KEYS})),
    "style": [each.name for each in fields(Style)],
    "guide": ("grid", "lines", "text", "cells", "grades", "columns", "style", "code_style", "keep"),
    "look": look_reading.LOOK_KEYS,
    "summary": (
        *({*summary_reading.SUMMARY_KEYS} - {*look_reading.LOOK_KEYS}),
        *summary_reading.BAR_KEYS,
    ),
    "comparison": (
        *({*comparison_reading.COMPARISON_KEYS} - {*look_reading.LOOK_KEYS}),
        *comparison_reading.WIDTH_KEYS,
        *comparison_reading.HEADING_KEYS,
    ),
}
"""What may be written where: a key has a section for each place in which it has a meaning."""


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("place", KEYS)
def test_every_key_has_a_section_in_its_place(place: str) -> None:
    assert {*KEYS[place]} == {each.key for each in SECTIONS if each.place == place}


def test_every_place_is_known() -> None:
    assert {each.place for each in SECTIONS} == {*KEYS}


def test_sections_have_names_of_their_own() -> None:
    slugs = [each.slug for each in SECTIONS]
    assert sorted({*slugs}) == sorted(slugs)


@every_section
def test_every_example_is_small_and_has_its_key(section: Section) -> None:
    assert re.search(rf"(?<!\w){section.key}: ?", section.example)
    assert len(section.example.splitlines()) <= LONGEST


@every_section
def test_every_example_can_be_built(section: Section) -> None:
    book = load_workbook(io.BytesIO(gallery.workbook(section)))
    assert any(cell.value for row in book.worksheets[0] for cell in row)


def test_the_document_is_fresh(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--golden-update"):
        gallery.DOCUMENT.write_text(gallery.document(), encoding="utf-8")
    assert _read(gallery.DOCUMENT) == gallery.document(), "run pytest with --golden-update"


def test_every_section_has_a_picture_and_none_is_left_over() -> None:
    pictures = {path.name for path in gallery.PICTURES.iterdir()}
    assert pictures == {f"{each.slug}.png" for each in SECTIONS}


@every_section
def test_the_tables_of_keys_lead_to_every_section(section: Section) -> None:
    assert f"[`{section.key}`](template-keys.md#{section.slug})" in _read(TEMPLATE)


def test_every_link_to_a_section_leads_to_one() -> None:
    links = re.findall(r"template-keys\.md#([\w-]+)", _read(TEMPLATE))
    links += re.findall(r"\]\(#([\w-]+)\)", _read(gallery.DOCUMENT))
    assert {*links} - {each.slug for each in SECTIONS} == set()
