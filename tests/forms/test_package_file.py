"""What comes back instead of a workbook: named, and refused with advice."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from report_builder.forms.package_file import MAX_BYTES, read_returned
from report_builder.problems import Problem, ReportError

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


def _read(path: Path) -> Problem:
    with pytest.raises(ReportError) as error:
        read_returned(path, "inbox/保育課.xlsx")
    (only,) = error.value.problems
    return only


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "保育課.xlsx"
    path.write_bytes(b"PK\x03\x04...")
    assert read_returned(path, "保育課.xlsx") == b"PK\x03\x04..."


def test_a_missing_file_is_named_as_the_user_typed_it(tmp_path: Path) -> None:
    problem = _read(tmp_path / "保育課.xlsx")
    assert (problem.code, problem.place.path) == ("return-missing", "inbox/保育課.xlsx")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert _read(tmp_path).code == "return-folder"


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").touch()
    assert _read(tmp_path / "a.xlsx").code == "return-empty"


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.symlink_to(path)
    assert _read(path).code == "return-link"


def test_a_link_to_nothing_is_a_missing_file(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.symlink_to(tmp_path / "gone.xlsx")
    assert _read(path).code == "return-missing"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="名前付きパイプのない OS です")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    os.mkfifo(path)
    assert _read(path).code == "return-not-regular"


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        (errno.EACCES, "return-permission"),  # no right to read it, or Excel on Windows has it open
        (errno.EBUSY, "return-permission"),
        (errno.EIO, "return-unreadable"),
    ],
)
def test_a_file_that_the_disk_does_not_give_is_refused(
    reason: int, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(reason, os.strerror(reason))

    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK")
    monkeypatch.setattr(Path, "open", fail)
    assert _read(path).code == code


def test_a_file_larger_than_the_limit_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)  # takes no room on the disk
    problem = _read(path)
    assert problem.code == "return-too-large"
    assert "64MB まで" in problem.message


def test_a_file_of_the_largest_size_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES)
    assert len(read_returned(path, "a.xlsx")) == MAX_BYTES


def test_what_excel_leaves_beside_an_open_workbook_is_explained(tmp_path: Path) -> None:
    path = tmp_path / "~$保育課.xlsx"
    path.write_bytes(b"\x06yamada")
    assert _read(path).code == "return-lock-file"


@pytest.mark.parametrize(
    ("content", "code", "advice"),
    [
        (b"", "return-empty", "送り直して"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "return-encrypted", "パスワードを外して"),
        (OLE + "Workbook".encode("utf-16-le"), "return-xls", "Excel ブック (*.xlsx)"),
        (OLE + "Book".encode("utf-16-le"), "return-xls", "Excel ブック (*.xlsx)"),
        (OLE + "WordDocument".encode("utf-16-le"), "return-word", "調査票（.xlsx）"),
        (OLE, "return-not-workbook", "調査票（.xlsx）"),
        (b"%PDF-1.7\n%\xe2\xe3", "return-pdf", "PDF にする前の"),
        (b"\0" * 5000, "return-damaged", "送り直して"),
        ("No.,評価\r\n1,A\r\n".encode("cp932"), "return-text", "調査票（.xlsx）"),
        ("\ufeffNo.,評価\n1,A\n".encode(), "return-text", "調査票（.xlsx）"),
        ("No.\t評価\r\n".encode("utf-16"), "return-text", "調査票（.xlsx）"),
        (b"<html><table><tr><td>1</table>", "return-text", "調査票（.xlsx）"),
        (("評価" * 5000).encode(), "return-text", "調査票（.xlsx）"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "return-not-workbook", "調査票（.xlsx）"),
        (b"PK\x03\x04 and then nothing", "return-cut-off", "送り直して"),
    ],
)
def test_what_is_no_zip_is_named(
    content: bytes, code: str, advice: str, refused: Callable[[bytes], Problem]
) -> None:
    problem = refused(content)
    assert problem.code == code
    assert advice in problem.advice
