"""Builders of returned files, harmless and hostile, and of what is said of them."""

from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from report_builder.forms.package import Package, inspect
from report_builder.problems import Problem, ReportError

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_PARTS: dict[str, str] = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_RELATIONSHIPS}"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="調査票" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_RELATIONSHIPS}">'
        f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{_OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
        f'<Relationship Id="r3" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
    ),
    "xl/worksheets/sheet1.xml": (
        f'<worksheet {_MAIN}><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row>'
        "</sheetData></worksheet>"
    ),
    "xl/sharedStrings.xml": f"<sst {_MAIN}><si><t>文字列</t></si></sst>",
    "xl/styles.xml": (
        f'<styleSheet {_MAIN}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    ),
}

Zipped = Callable[[Mapping[str, str | bytes]], bytes]
Packaged = Callable[[Mapping[str, str | bytes | None]], bytes]


@pytest.fixture
def zipped() -> Zipped:
    """A function that packs parts as a zip."""

    def pack(parts: Mapping[str, str | bytes]) -> bytes:
        content = BytesIO()
        with ZipFile(content, "w", ZIP_DEFLATED) as file:
            for name, part in parts.items():
                file.writestr(name, part)
        return content.getvalue()

    return pack


@pytest.fixture
def packaged(zipped: Zipped) -> Packaged:
    """A function that packs the smallest workbook, with other parts, or without some (None)."""

    def pack(parts: Mapping[str, str | bytes | None]) -> bytes:
        together = {**_PARTS, **parts}
        return zipped({name: part for name, part in together.items() if part is not None})

    return pack


@pytest.fixture
def with_rows(packaged: Packaged) -> Callable[..., bytes]:
    """A function that packs a workbook of one sheet with the given rows, and what follows them."""

    def pack(rows: str, after: str = "") -> bytes:
        xml = f"<worksheet {_MAIN}><sheetData>{rows}</sheetData>{after}</worksheet>"
        return packaged({"xl/worksheets/sheet1.xml": xml})

    return pack


@pytest.fixture
def with_links(packaged: Packaged) -> Callable[..., bytes]:
    """A function that packs a workbook in which a part has links: from their kind to the target.

    A kind without a slash is one of the standard's; a target with a colon lies outside.
    """

    def pack(
        links: Mapping[str, str],
        parts: Mapping[str, str | bytes | None] | None = None,
        source: str = "xl/worksheets/_rels/sheet1.xml.rels",
    ) -> bytes:
        before = _PARTS.get(source, f'<Relationships xmlns="{_RELATIONSHIPS}"></Relationships>')
        written = "".join(_link(f"l{n}", *link) for n, link in enumerate(links.items()))
        after = before.replace("</Relationships>", f"{written}</Relationships>")
        return packaged({source: after, **(parts or {})})

    return pack


def _link(name: str, kind: str, target: str) -> str:
    full = kind if "/" in kind else f"{_OFFICE}/{kind}"
    mode = ' TargetMode="External"' if ":" in target else ""
    return f'<Relationship Id="{name}" Type="{full}" Target="{target}"{mode}/>'


@pytest.fixture
def refused() -> Callable[[bytes], Problem]:
    """A function that returns why a file is refused."""

    def problem(content: bytes) -> Problem:
        with pytest.raises(ReportError) as error:
            inspect(content, "保育課.xlsx")
        (only,) = error.value.problems
        return only

    return problem


@pytest.fixture
def accepted() -> Callable[[bytes], Package]:
    """A function that returns what is read of a file."""
    return lambda content: inspect(content, "保育課.xlsx")
