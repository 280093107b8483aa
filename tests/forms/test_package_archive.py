"""Zips that are damaged or made to mislead; and odd ones that Excel reads all the same."""

import struct
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile, ZipInfo

import pytest

from report_builder.forms.package import Package
from report_builder.forms.package_archive import MAX_CLAIMED, MAX_PARTS, MAX_UNPACKED
from report_builder.problems import Problem

Packaged = Callable[..., bytes]
Refused = Callable[[bytes], Problem]

SHEET = "xl/worksheets/sheet1.xml"
_CENTRAL = b"PK\x01\x02"
_CENTRAL_SIZES = 20
"""APPNOTE 4.3.12: compressed and unpacked size, after 20 bytes of the header."""


def _central(content: bytes, name: str) -> int:
    """Returns where the directory speaks of a part: its entry ends with the name, 46 bytes in."""
    return content.rindex(name.encode()) - 46


def _claim(content: bytes, name: str, size: int) -> bytes:
    """Returns the zip with another unpacked size in its directory."""
    start = _central(content, name) + _CENTRAL_SIZES + 4
    return content[:start] + struct.pack("<I", size) + content[start + 4 :]


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9, 0.999])
def test_a_file_that_is_cut_off_is_said_to_be(
    kept: float, packaged: Packaged, refused: Refused
) -> None:
    content = packaged({})
    assert refused(content[: int(len(content) * kept)]).code == "return-cut-off"


def test_a_part_whose_bytes_have_changed_is_named(packaged: Packaged, refused: Refused) -> None:
    content = bytearray(packaged({}))
    start = content.index(SHEET.encode()) + len(SHEET) + 30
    content[start : start + 4] = b"\xff\xff\xff\xff"
    problem = refused(bytes(content))
    assert problem.code == "return-damaged"
    assert SHEET in problem.message


def test_a_part_that_unpacks_to_more_than_it_says_is_damaged(
    packaged: Packaged, refused: Refused
) -> None:
    assert refused(_claim(packaged({}), SHEET, 10)).code == "return-damaged"


def test_a_part_that_says_it_unpacks_to_gigabytes_is_refused_unseen(
    packaged: Packaged, refused: Refused
) -> None:
    content = _claim(packaged({"xl/media/image1.png": b"-"}), "xl/media/image1.png", MAX_CLAIMED)
    assert refused(content).code == "return-unpacked-too-large"


def test_what_is_unpacked_is_counted_while_unpacking(packaged: Packaged, refused: Refused) -> None:
    megabyte = b" " * 1024 * 1024
    content = BytesIO(packaged({SHEET: None}))
    with ZipFile(content, "a", ZIP_DEFLATED) as file, file.open(SHEET, "w") as part:
        part.write(b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">')
        for _ in range(MAX_UNPACKED // len(megabyte)):
            part.write(megabyte)
    assert len(content.getvalue()) < 300_000
    problem = refused(content.getvalue())
    assert problem.code == "return-unpacked-too-large"
    assert "192MB まで" in problem.message


def test_a_workbook_within_a_workbook_is_not_unpacked(
    packaged: Packaged, accepted: Callable[[bytes], Package]
) -> None:
    inner = packaged({})
    content = packaged({"xl/embeddings/inner.xlsx": inner})
    assert accepted(content) == accepted(inner)


def test_too_many_parts_are_refused_before_their_list_is_read(
    packaged: Packaged, refused: Refused
) -> None:
    content = packaged({f"xl/media/image{number}.png": b"" for number in range(MAX_PARTS)})
    problem = refused(content)
    assert problem.code == "return-too-many"
    assert "部品は 5,000 まで" in problem.message


def test_parts_that_share_their_bytes_are_refused(packaged: Packaged, refused: Refused) -> None:
    content = packaged({"xl/media/a": b"a" * 99, "xl/media/b": b"b" * 99})
    first, second = (_central(content, f"xl/media/{name}") + 42 for name in "ab")
    content = content[:second] + content[first : first + 4] + content[second + 4 :]
    problem = refused(content)
    assert problem.code == "return-parts"
    assert "重なっています" in problem.message


@pytest.mark.parametrize(
    "name",
    ["/etc/passwd", "../outside.xml", "xl/../../outside.xml", "xl//a.xml", "C:/a.xml", "./a.xml"],
)
def test_a_part_whose_name_leads_elsewhere_is_refused(
    name: str, packaged: Packaged, refused: Refused
) -> None:
    problem = refused(packaged({name: "<a/>"}))
    assert problem.code == "return-parts"
    assert name in problem.message


def test_backslashes_do_not_hide_where_a_name_leads(packaged: Packaged, refused: Refused) -> None:
    assert refused(packaged({r"xl\..\..\a.xml": "<a/>"})).code == "return-parts"


@pytest.mark.parametrize("name", [SHEET.upper(), SHEET.replace("/", "\\"), "XL/Workbook.XML"])
def test_two_parts_of_one_name_are_refused(name: str, packaged: Packaged, refused: Refused) -> None:
    problem = refused(packaged({name: "<a/>"}))
    assert problem.code == "return-parts"
    assert "二つあります" in problem.message


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_stands_twice_is_refused(packaged: Packaged, refused: Refused) -> None:
    content = BytesIO(packaged({}))
    with ZipFile(content, "a") as file:
        file.writestr(SHEET, "<a/>")
    assert refused(content.getvalue()).code == "return-parts"


def test_a_zip_with_a_password_is_encrypted(packaged: Packaged, refused: Refused) -> None:
    content = bytearray(packaged({}))
    for signature, flags in ((b"PK\x03\x04", 6), (_CENTRAL, 8)):
        start = content.find(signature)
        while start >= 0:
            content[start + flags] |= 1
            start = content.find(signature, start + 4)
    assert refused(bytes(content)).code == "return-encrypted"


@pytest.mark.parametrize("method", [ZIP_BZIP2, ZIP_LZMA])
def test_a_part_packed_in_a_way_that_no_workbook_is_packed_in_is_refused(
    method: int, packaged: Packaged, refused: Refused
) -> None:
    content = BytesIO(packaged({SHEET: None}))
    with ZipFile(content, "a", method) as file:
        file.writestr(SHEET, "<worksheet/>")
    problem = refused(content.getvalue())
    assert problem.code == "return-damaged"
    assert "圧縮方式" in problem.message


def test_names_in_another_case_or_with_backslashes_are_found_as_excel_finds_them(
    packaged: Packaged, accepted: Callable[[bytes], Package]
) -> None:
    plain = packaged({})
    odd = BytesIO()
    with ZipFile(BytesIO(plain)) as source, ZipFile(odd, "w") as file:
        for name in source.namelist():
            entry = ZipInfo("x")
            entry.filename = name.replace("/", "\\").replace("sharedStrings", "SharedStrings")
            file.writestr(entry, source.read(name))
    assert accepted(odd.getvalue()) == accepted(plain)


def test_folders_in_the_zip_are_no_parts(
    packaged: Packaged, accepted: Callable[[bytes], Package]
) -> None:
    content = BytesIO(packaged({}))
    with ZipFile(content, "a") as file:
        file.mkdir("xl/worksheets")
        file.mkdir("docProps")
    assert accepted(content.getvalue()) == accepted(packaged({}))
