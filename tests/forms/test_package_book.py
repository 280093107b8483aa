"""Packages that are no .xlsx, whatever their file name says; and skeletons that are broken."""

from collections.abc import Callable

import pytest

from report_builder.forms.package import Package
from report_builder.forms.package_book import MAX_LINKS, MAX_SHEETS
from report_builder.problems import Problem

Packaged = Callable[..., bytes]
Refused = Callable[[bytes], Problem]
Accepted = Callable[[bytes], Package]

TYPES = "[Content_Types].xml"
BOOK = "xl/workbook.xml"
LINKS = "xl/_rels/workbook.xml.rels"
SHEET = "xl/worksheets/sheet1.xml"

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"


def _types(main: str, more: str = "") -> str:
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{main}"/>{more}</Types>'
    )


def _book(sheets: str) -> str:
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'


@pytest.mark.parametrize(
    ("main", "code"),
    [
        ("application/vnd.ms-excel.sheet.macroEnabled.main+xml", "return-macro"),
        ("application/vnd.ms-excel.template.macroEnabled.main+xml", "return-macro"),
        ("application/vnd.ms-excel.addin.macroEnabled.main+xml", "return-macro"),
        ("application/vnd.ms-excel.sheet.binary.macroEnabled.main", "return-xlsb"),
        (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "return-word",
        ),
        ("application/vnd.ms-word.document.macroEnabled.main+xml", "return-macro"),
        (
            "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
            "return-not-workbook",
        ),
        ("application/xml", "return-not-workbook"),
    ],
)
def test_a_package_is_what_its_main_part_says(
    main: str, code: str, packaged: Packaged, refused: Refused
) -> None:
    assert refused(packaged({TYPES: _types(main)})).code == code


def test_a_template_is_read_as_a_workbook(packaged: Packaged, accepted: Accepted) -> None:
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml"
    assert accepted(packaged({TYPES: _types(main)})) == accepted(packaged({}))


def test_a_part_with_macros_is_refused(packaged: Packaged, refused: Refused) -> None:
    problem = refused(packaged({"xl/vbaProject.bin": b"\xd0\xcf"}))
    assert problem.code == "return-macro"
    assert "マクロ" in problem.message
    assert "Excel ブック (*.xlsx)" in problem.advice


def test_macros_under_another_name_are_refused(packaged: Packaged, refused: Refused) -> None:
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    macro = "application/vnd.ms-office.vbaProject"
    more = f'<Override PartName="/xl/harmless.bin" ContentType="{macro}"/>'
    content = packaged({TYPES: _types(main, more), "xl/harmless.bin": b"\xd0\xcf"})
    assert refused(content).code == "return-macro"


@pytest.mark.parametrize("kind", ["vbaProject", "xlMacrosheet", "xlIntlMacrosheet"])
def test_macros_that_only_a_relationship_tells_of_are_refused(
    kind: str, with_links: Packaged, refused: Refused
) -> None:
    content = with_links({f"{_MICROSOFT}/{kind}": "a.bin"}, {"xl/a.bin": b"-"}, LINKS)
    assert refused(content).code == "return-macro"


def test_the_type_that_removed_macros_leave_behind_is_no_macro(
    packaged: Packaged, accepted: Accepted
) -> None:
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    macro = "application/vnd.ms-office.vbaProject"
    left = f'<Default Extension="bin" ContentType="{macro}"/>'
    assert accepted(packaged({TYPES: _types(main, left)})).sheets


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, "return-ods"),
        ({"content.xml": "<a/>"}, "return-zip"),
        ({"調査票_保育課.xlsx": b"PK"}, "return-zip"),
        ({}, "return-zip"),
    ],
)
def test_other_zips_are_named(
    parts: dict[str, str | bytes],
    code: str,
    zipped: Callable[[dict[str, str | bytes]], bytes],
    refused: Refused,
) -> None:
    assert refused(zipped(parts)).code == code


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ({TYPES: None}, TYPES),
        ({BOOK: None}, BOOK),
        ({SHEET: None}, SHEET),
        ({LINKS: None}, "シート「調査票」の定義"),
        ({"xl/sharedStrings.xml": None}, "xl/sharedStrings.xml"),
        ({"xl/styles.xml": None}, "xl/styles.xml"),
        ({BOOK: "<workbook/>"}, BOOK),
        ({BOOK: f'<worksheet xmlns="{_MAIN}"/>'}, "違う種類の部品"),
        ({BOOK: _book("")}, "表のシートがありません"),
        ({BOOK: _book('<sheet name="" r:id="r1"/>')}, "シート「」の定義"),
        ({BOOK: _book('<sheet name="a/b" r:id="r1"/>')}, "シート「a/b」の定義"),
        ({BOOK: _book('<sheet name="a" r:id="r9"/>')}, "シート「a」の定義"),
        (
            {BOOK: _book('<sheet name="a" r:id="r1"/><sheet name="A" r:id="r1"/>')},
            "シート「A」の定義",
        ),
    ],
)
def test_a_broken_skeleton_is_damaged(
    parts: dict[str, str | None], found: str, packaged: Packaged, refused: Refused
) -> None:
    problem = refused(packaged(parts))
    assert problem.code == "return-damaged"
    assert found in problem.message


def test_a_package_without_a_main_part_is_no_workbook(packaged: Packaged, refused: Refused) -> None:
    assert refused(packaged({"_rels/.rels": None})).code == "return-not-workbook"


@pytest.mark.parametrize("target", ["../../../etc/passwd", "/etc/passwd", "file:///etc/passwd"])
def test_a_sheet_outside_of_the_package_is_never_looked_for(
    target: str, packaged: Packaged, refused: Refused
) -> None:
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="{target}"/></Relationships>'
    )
    assert refused(packaged({LINKS: links})).code == "return-damaged"


def test_more_sheets_than_anyone_makes_are_refused(packaged: Packaged, refused: Refused) -> None:
    sheets = "".join(f'<sheet name="s{n}" r:id="r1"/>' for n in range(MAX_SHEETS + 1))
    problem = refused(packaged({BOOK: _book(sheets)}))
    assert problem.code == "return-too-many"
    assert "シートは 256 まで" in problem.message


def test_more_links_than_anyone_makes_are_refused(with_links: Packaged, refused: Refused) -> None:
    links = {f"http://x/{number}": "a" for number in range(MAX_LINKS + 1)}
    assert refused(with_links(links)).code == "return-too-many"


def test_a_trace_of_a_sheet_without_a_part_is_passed_over(
    packaged: Packaged, accepted: Accepted
) -> None:
    content = packaged({BOOK: _book('<sheet name="a" sheetId="2"/><sheet name="b" r:id="r1"/>')})
    assert [sheet.name for sheet in accepted(content).sheets] == ["b"]


@pytest.mark.parametrize("state", ["visible", "hidden", "veryHidden"])
def test_how_a_sheet_is_hidden_is_told(state: str, packaged: Packaged, accepted: Accepted) -> None:
    content = packaged({BOOK: _book(f'<sheet name="a" state="{state}" r:id="r1"/>')})
    assert accepted(content).sheets[0].state == state


def test_a_sheet_that_is_a_chart_is_mentioned_and_left_out(
    with_links: Packaged, accepted: Accepted
) -> None:
    book = _book('<sheet name="グラフ" r:id="l0"/><sheet name="調査票" r:id="r1"/>')
    links = {"chartsheet": "chartsheets/sheet1.xml"}
    package = accepted(with_links(links, {BOOK: book}, LINKS))
    assert [sheet.name for sheet in package.sheets] == ["調査票"]
    assert package.extras == ("chart-sheet",)


@pytest.mark.parametrize(
    ("kind", "extra"),
    [
        ("externalLink", "external-link"),  # another workbook, or DDE
        ("connections", "connection"),
        ("customXml", "custom-xml"),
        ("pivotCacheDefinition", "pivot-table"),
        ("http://schemas.microsoft.com/office/2011/relationships/powerPivotData", "data-model"),
    ],
)
def test_what_hangs_on_the_workbook_is_mentioned_and_not_opened(
    kind: str, extra: str, with_links: Packaged, accepted: Accepted
) -> None:
    content = with_links({kind: "hostile.xml"}, {"xl/hostile.xml": "<!DOCTYPE a>"}, LINKS)
    assert accepted(content).extras == (extra,)
