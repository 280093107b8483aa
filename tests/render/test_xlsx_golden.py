"""The parts of a small workbook, compared with those in tests/golden/xlsx.

Not compared: theme, content types, relations and docProps/app.xml, which are openpyxl's alone and
may change with it. `pytest --golden-update` writes the files anew; look at the difference.
"""

from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from report_builder.layout.pages import Pages
from report_builder.render.xlsx import render

GOLDEN = Path(__file__).parent.parent / "golden" / "xlsx"

PARTS = {
    "sheet": "xl/worksheets/sheet1.xml",
    "styles": "xl/styles.xml",
    "workbook": "xl/workbook.xml",
    "core": "docProps/core.xml",
}


def _pretty(part: bytes) -> str:
    """Attributes in order, an element on a line."""
    return ET.canonicalize(part.decode()).replace("><", ">\n<") + "\n"


def _compare(pages: Pages, names: dict[str, str], request: pytest.FixtureRequest) -> None:
    with ZipFile(BytesIO(render(pages))) as package:
        made = {name: _pretty(package.read(part)) for name, part in names.items()}
    for name, xml in made.items():
        golden = GOLDEN / f"{name}.xml"
        if request.config.getoption("--golden-update", default=False):
            golden.parent.mkdir(parents=True, exist_ok=True)
            golden.write_text(xml, encoding="utf-8", newline="\n")
        assert xml == golden.read_text(encoding="utf-8")


def test_the_parts_of_a_workbook_are_as_they_were(
    sample_pages: Pages, request: pytest.FixtureRequest
) -> None:
    _compare(sample_pages, PARTS, request)


def test_a_sheet_of_several_blocks_is_as_it_was(
    two_block_pages: Pages, request: pytest.FixtureRequest
) -> None:
    _compare(two_block_pages, {"two-blocks": PARTS["sheet"]}, request)
