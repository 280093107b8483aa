"""Files are read with limits, and written whole or not at all."""

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder import files
from report_builder.files import ensure_folder, read_bytes, read_text, write_atomically
from report_builder.problems import Problem, ReportError


def _only(caught: pytest.ExceptionInfo[ReportError]) -> Problem:
    (problem,) = caught.value.problems
    return problem


def test_line_ends_and_a_byte_order_mark_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes("\ufeffいろは\r\n　に\n".encode())
    assert read_text(path, "data/plan.yaml") == "\ufeffいろは\r\n　に\n"


def test_a_missing_file_is_reported_as_the_user_would_type_it(tmp_path: Path) -> None:
    with pytest.raises(ReportError) as caught:
        read_text(tmp_path / "plan.yaml", "data/plan.yaml")
    assert str(_only(caught)) == (
        "data/plan.yaml: ファイルがありません。名前と置き場所を確かめてください。"
    )


def test_a_folder_in_place_of_a_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(ReportError) as caught:
        read_bytes(tmp_path, "data")
    assert _only(caught).code == "file-not-regular"


def test_a_pipe_is_refused_before_it_blocks(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("この OS に名前付きパイプはありません")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ReportError) as caught:
        read_bytes(tmp_path / "pipe", "pipe")
    assert _only(caught).code == "file-not-regular"


def test_a_file_above_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 10)
    (tmp_path / "a").write_bytes(b"x" * 10)
    (tmp_path / "b").write_bytes(b"x" * 11)
    assert read_bytes(tmp_path / "a", "a") == b"x" * 10
    with pytest.raises(ReportError) as caught:
        read_bytes(tmp_path / "b", "b")
    assert _only(caught).code == "file-too-large"


def test_a_shift_jis_file_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes("計画:\n  名称: こども\n".encode("cp932"))
    with pytest.raises(ReportError) as caught:
        read_text(path, "data/plan.yaml")
    assert str(_only(caught)) == (
        "data/plan.yaml:1: 文字コードがShift_JIS（CP932）のようです。"
        "UTF-8で読めないバイトがあります（先頭から1バイト目、0x8C）。"
        "メモ帳などで開き、文字コードを「UTF-8」にして保存し直してください。"
    )


def test_a_utf_16_file_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes("計画".encode("utf-16"))
    with pytest.raises(ReportError) as caught:
        read_text(path, "data/plan.yaml")
    assert "UTF-16" in _only(caught).message


def test_a_broken_byte_is_reported_by_line_and_byte(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    # あ and い take three bytes each and the line end one: the broken byte is the eighth.
    path.write_bytes("あい\n".encode() + b"\xff\xfd\n")
    with pytest.raises(ReportError) as caught:
        read_text(path, "data/plan.yaml")
    assert str(_only(caught)).startswith(
        "data/plan.yaml:2: UTF-8で読めないバイトがあります（先頭から8バイト目、0xFF）。"
    )


@given(st.binary(max_size=200))
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "何か.bin"
    write_atomically(path, content)
    assert read_bytes(path, "何か.bin") == content


def test_nothing_is_left_beside_the_file(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a.yaml", b"1")
    write_atomically(tmp_path / "a.yaml", b"2")
    assert [each.name for each in tmp_path.iterdir()] == ["a.yaml"]


def test_a_written_file_keeps_the_permissions_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"1")
    path.chmod(0o640)
    write_atomically(path, b"2")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    target, link = tmp_path / "own" / "a.yaml", tmp_path / "a.yaml"
    target.write_bytes(b"1")
    link.symlink_to(target)
    write_atomically(link, b"2")
    assert link.is_symlink()
    assert target.read_bytes() == b"2"


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EACCES, "file-permission"),
        (errno.EPERM, "file-permission"),
        (errno.EROFS, "file-permission"),
        (errno.EIO, "file-failure"),
    ],
)
def test_a_fault_of_the_disk_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: int, code: str
) -> None:
    def fail(_: int) -> None:
        raise OSError(reason, os.strerror(reason))

    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ReportError) as caught:
        write_atomically(path, b"new")
    assert _only(caught).code == code
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"a.yaml": b"old"}


def test_a_file_that_excel_holds_open_is_reported_with_that_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise PermissionError(errno.EACCES, "The process cannot access the file")

    path = tmp_path / "資料２.xlsx"
    path.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(ReportError) as caught:
        write_atomically(path, b"new")
    assert str(_only(caught)) == (
        f"{path}: ファイルに書き込めません。Excelなどで開いていれば閉じ、"
        "書き込む権限があるか確かめてから、もう一度実行してください。"
    )
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"資料２.xlsx": b"old"}


def test_an_interruption_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, b"new")
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"a.yaml": b"old"}


def test_a_missing_folder_is_reported(tmp_path: Path) -> None:
    with pytest.raises(ReportError) as caught:
        write_atomically(tmp_path / "ない" / "a.yaml", b"1")
    assert _only(caught).code == "folder-missing"


def test_a_name_that_is_a_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    with pytest.raises(ReportError) as caught:
        write_atomically(tmp_path / "a.yaml", b"1")
    assert _only(caught).code == "file-permission"
    assert [each.name for each in tmp_path.iterdir()] == ["a.yaml"]


def test_a_name_that_is_too_long_is_reported(tmp_path: Path) -> None:
    with pytest.raises(ReportError) as caught:
        write_atomically(tmp_path / ("長" * 300), b"1")
    assert _only(caught).code == "file-name-too-long"


def test_a_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    ensure_folder(tmp_path / "output" / "2020")
    ensure_folder(tmp_path / "output" / "2020")
    assert (tmp_path / "output" / "2020").is_dir()


def test_a_folder_cannot_take_the_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "output").write_bytes(b"")
    with pytest.raises(ReportError) as caught:
        ensure_folder(tmp_path / "output")
    assert _only(caught).code == "folder-missing"
