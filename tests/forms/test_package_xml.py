"""XML that is damaged or made to do harm; and XML that is odd, and none the worse for it."""

from collections.abc import Callable

import pytest

from report_builder.forms.package import Package
from report_builder.forms.package_archive import MAX_ELEMENTS
from report_builder.forms.package_xml import MAX_DEPTH, MAX_NAMES, MAX_TAG, MAX_TEXT
from report_builder.problems import Problem

Packaged = Callable[..., bytes]
Refused = Callable[[bytes], Problem]
Accepted = Callable[[bytes], Package]

SHEET = "xl/worksheets/sheet1.xml"
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_STRICT = 'xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"'
_ROWS = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
_PLAIN = f"<worksheet {_MAIN}>{_ROWS}</worksheet>"

_LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
_ATTRIBUTES = " ".join(f'a{n}=""' for n in range(MAX_NAMES))


@pytest.mark.parametrize(
    "prolog",
    [
        "<!DOCTYPE worksheet>",
        f'<!DOCTYPE a [<!ENTITY l0 "ha">{_LAUGHS}]>',
        '<!DOCTYPE a [<!ENTITY file SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a [<!ENTITY % remote SYSTEM "http://example.com/a.dtd"> %remote;]>',
        '<!DOCTYPE a SYSTEM "http://example.com/a.dtd">',
        '<!DOCTYPE a PUBLIC "-//A//B" "a.dtd">',
        '<!DOCTYPE a [<!ATTLIST c t CDATA "str">]>',
        "<!-- a comment --><!DOCTYPE a>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_a_document_type_is_refused_whatever_it_says(
    prolog: str, encoding: str, packaged: Packaged, refused: Refused
) -> None:
    head = f'<?xml version="1.0" encoding="{encoding[:6]}"?>'
    problem = refused(packaged({SHEET: (head + prolog + _PLAIN).encode(encoding)}))
    assert problem.code == "return-dtd"
    assert SHEET in problem.message


@pytest.mark.parametrize(
    "part",
    [
        "[Content_Types].xml",
        "_rels/.rels",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/sharedStrings.xml",
        "xl/styles.xml",
        SHEET,
    ],
)
def test_every_part_that_is_read_is_guarded(
    part: str, packaged: Packaged, refused: Refused
) -> None:
    problem = refused(packaged({part: "<!DOCTYPE a><a/>"}))
    assert problem.code == "return-dtd"
    assert part in problem.message


@pytest.mark.parametrize(
    "xml",
    [
        "",
        " ",
        "\0" * 100,
        "文字",
        _PLAIN[:-1],
        _PLAIN + "<a/>",
        _PLAIN.replace("</v>", ""),
        _PLAIN.replace('r="1"', 'r="1" r="2"'),
        _PLAIN.replace("<v>1", "<v>&unknown;"),
        _PLAIN.replace("<v>1", "<v>&#0;"),
        _PLAIN.replace("<v>", "<x:v>"),
        f'<?xml version="1.0" encoding="shift_jis"?>{_PLAIN}',
        f'<?xml version="1.0" encoding="no-such"?>{_PLAIN}',
        b"\xff" + _PLAIN.encode(),
        _PLAIN.replace(_MAIN, ""),
        _PLAIN.replace(_MAIN, 'xmlns="http://example.com/"'),
        f"<sst {_MAIN}/>",
    ],
)
def test_what_is_no_worksheet_is_damaged(
    xml: str | bytes, packaged: Packaged, refused: Refused
) -> None:
    problem = refused(packaged({SHEET: xml}))
    assert problem.code == "return-damaged"
    assert SHEET in problem.message


@pytest.mark.parametrize(
    ("rows", "code", "found"),
    [
        ("<a>" * MAX_DEPTH, "return-xml", "入れ子が深すぎます"),
        (f'<a b="{"b" * 2 * MAX_TAG}"/>', "return-xml", "一つのタグが長すぎます"),
        (f"<!--{'b' * 2 * MAX_TAG}-->", "return-xml", "一つのタグが長すぎます"),
        (f"<?a {'b' * 2 * MAX_TAG}?>", "return-xml", "一つのタグが長すぎます"),
        (f"<a{'b' * 2 * MAX_TAG}/>", "return-xml", "一つのタグが長すぎます"),
        ("".join(f"<a{n}/>" for n in range(MAX_NAMES)), "return-xml", "要素の種類が多すぎます"),
        (f"<a {_ATTRIBUTES}/>", "return-xml", "要素の種類が多すぎます"),
        (f'<a:a xmlns:a="{"b" * 1000}"/>', "return-xml", "名前空間の名前が長すぎます"),
        (
            f'<row r="1"><c r="A1" t="str"><v>{"a" * (MAX_TEXT + 1)}</v></c></row>',
            "return-too-many",
            "一つの文字列は 150,000 字まで",
        ),
        (
            f'<row r="1"><c r="A1" t="str"><v>{"あ" * MAX_TEXT * 20}</v></c></row>',
            "return-too-many",
            "一つの文字列は 150,000 字まで",
        ),
        (
            f'<row r="1"><c r="A1" t="str"><v>{"<![CDATA[a]]>" * MAX_TEXT * 3}</v></c></row>',
            "return-too-many",
            "一つの文字列は 150,000 字まで",
        ),
    ],
    ids=[
        "depth",
        "attribute",
        "comment",
        "instruction",
        "name",
        "names",
        "attributes",
        "namespace",
        "text",
        "endless text",
        "sections",
    ],
)
def test_what_could_grow_without_end_is_refused(
    rows: str, code: str, found: str, with_rows: Packaged, refused: Refused
) -> None:
    problem = refused(with_rows(rows))
    assert problem.code == code
    assert found in problem.message


def test_more_elements_than_a_form_can_have_are_refused(
    with_rows: Packaged, refused: Refused
) -> None:
    problem = refused(with_rows("<a/>" * MAX_ELEMENTS))
    assert problem.code == "return-too-many"
    assert "XML の要素は 2,200,000 まで" in problem.message


def test_the_longest_text_is_read(with_rows: Packaged, accepted: Accepted) -> None:
    content = with_rows(f'<row r="1"><c r="A1" t="str"><v>{"あ" * MAX_TEXT}</v></c></row>')
    assert "あ".encode() * MAX_TEXT in accepted(content).content


@pytest.mark.parametrize(
    "xml",
    [
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n{_PLAIN}',
        "\ufeff" + _PLAIN,
        f'<?xml version="1.0" encoding="UTF-16"?>{_PLAIN}'.encode("utf-16"),
        _PLAIN.replace("<v>1</v>", "<v><!-- one --><![CDATA[1]]></v>"),
        _PLAIN.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x="),
        f"<worksheet {_STRICT}>{_ROWS}</worksheet>",
        f'<worksheet {_MAIN}><dimension ref="A1:XFD1048576"/>{_ROWS}</worksheet>',
        f'<worksheet {_MAIN} xmlns:mc="mc" mc:Ignorable="x">{_ROWS}<mc:Alternate/></worksheet>',
    ],
    ids=["declared", "bom", "utf-16", "cdata", "prefixed", "strict", "dimension", "extended"],
)
def test_the_same_sheet_written_in_another_way_says_the_same(
    xml: str | bytes, packaged: Packaged, accepted: Accepted
) -> None:
    assert accepted(packaged({SHEET: xml})) == accepted(packaged({SHEET: _PLAIN}))
