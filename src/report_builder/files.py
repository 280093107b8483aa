"""Reading files with limits, and writing them whole or not at all."""

import contextlib
import errno
import os
import re
import secrets
import shutil
from collections.abc import Generator
from pathlib import Path

from report_builder.problems import Place, Problem, ReportError

MAX_BYTES = 64 * 1024 * 1024
"""Nothing larger is read: ten thousand 事業 take about 10 MB."""

UNFINISHED = ".tmp"
"""How the name of a file ends that is being written; one is left behind where power fails."""


def read_bytes(path: Path, shown: str) -> bytes:
    """Returns the content of a file.

    Args:
        path: Where it is.
        shown: How the user would type it, for messages.

    Raises:
        ReportError: It is missing, no file, unreadable, or larger than `MAX_BYTES`.
    """
    try:
        if path.exists() and not path.is_file():
            raise ReportError([Problem(Place(shown), *_NOT_A_FILE)])
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ReportError([_problem(error, shown, _READING)]) from error
    if len(content) > MAX_BYTES:
        raise ReportError([Problem(Place(shown), *_TOO_LARGE)])
    return content


def read_text(path: Path, shown: str) -> str:
    """Returns the text of a UTF-8 file, character for character: line ends and BOM stay.

    Raises:
        ReportError: As `read_bytes`; or the file is not in UTF-8.
    """
    content = read_bytes(path, shown)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReportError([_encoding_problem(content, error.start, shown)]) from error


def file_name(text: str) -> str:
    """Returns a text as a part of a file's name that Windows and Linux take."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]', "＿", text).strip(" .") or "＿"


def ensure_folder(folder: Path) -> None:
    """Makes a folder and those above it, where they are not there yet.

    Raises:
        ReportError: It cannot be made, or something of that name is no folder.
    """
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)


def write_atomically(path: Path, content: bytes) -> None:
    """Writes a file so that at every moment either the old or the new content is there, whole.

    Raises:
        ReportError: Not written: no permission, open elsewhere, disk full, no such folder. The
            old file is untouched then.
    """
    target = path.resolve()  # a link stays a link
    with writing(path):
        _replace(target, content)
    _sync_folder(target.parent)


def _replace(target: Path, content: bytes) -> None:
    draft = target.with_name(f".{secrets.token_hex(8)}{UNFINISHED}")
    try:
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, draft)
        draft.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise


def write_draft(path: Path, content: bytes, successor_of: Path) -> None:
    """Writes a file that counts only when it is renamed: a half-written one may be left behind.

    Args:
        path: Of the draft.
        content: The whole.
        successor_of: The file that it is to replace, from which it takes the rights.

    Raises:
        ReportError: Not written, or not whole.
    """
    with writing(path):
        with path.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(successor_of, path)
    _sync_folder(path.parent)


def append(path: Path, content: bytes) -> None:
    """Adds to the end of a file, which need not be there yet; done once it is on the disk.

    Raises:
        ReportError: Not written. What was written in part is cut off again, if the disk lets us.
    """
    with writing(path), path.open("ab", buffering=0) as file:
        length = file.tell()
        try:
            rest = memoryview(content)
            while rest:
                rest = rest[file.write(rest) :]
            os.fsync(file.fileno())
        except OSError:
            file.truncate(length)
            raise
    if not length:
        _sync_folder(path.parent)  # its name is new


def cut(path: Path, length: int) -> None:
    """Cuts a file off after so many bytes.

    Raises:
        ReportError: It is as long as it was.
    """
    with writing(path), path.open("r+b") as file:
        file.truncate(length)
        os.fsync(file.fileno())


def rename(path: Path, target: Path) -> None:
    """Puts a file in the place of another of the same folder, in one step.

    Raises:
        ReportError: Both are as they were.
    """
    with writing(target):
        path.replace(target)
    _sync_folder(target.parent)


def remove(path: Path) -> None:
    """Deletes a file, if it is there.

    Raises:
        ReportError: It is still there.
    """
    with writing(path):
        path.unlink(missing_ok=True)
    _sync_folder(path.parent)


@contextlib.contextmanager
def writing(path: Path) -> Generator[None, None, None]:
    """Turns what the system says of a write that failed into a ReportError about a path."""
    try:
        yield
    except OSError as error:
        raise ReportError([_problem(error, str(path), _WRITING)]) from error


def _sync_folder(folder: Path) -> None:
    """Makes the new name outlast a loss of power, where the system can (Windows cannot)."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


# ---------------------------------------------------------------------------------- messages

_Said = tuple[str, str, str]

_NOT_A_FILE = (
    "ファイルではありません。",
    "フォルダなどではなく、ファイルを指定してください。",
    "file-not-regular",
)
_TOO_LARGE = (
    f"ファイルが大きすぎます（{MAX_BYTES // 1024 // 1024}MBまで読めます）。",
    "正しいファイルか確かめてください。",
    "file-too-large",
)

_READING: dict[int, _Said] = {
    errno.ENOENT: (
        "ファイルがありません。",
        "名前と置き場所を確かめてください。",
        "file-missing",
    ),
    errno.EACCES: (
        "ファイルを読めません。",
        "Excelなどで開いていれば閉じ、読む権限があるか確かめてください。",
        "file-permission",
    ),
}

_WRITING: dict[int, _Said] = {
    errno.ENOENT: (
        "書き込み先のフォルダがありません。",
        "フォルダを作ってから、もう一度実行してください。",
        "folder-missing",
    ),
    errno.EACCES: (
        "ファイルに書き込めません。",
        "Excelなどで開いていれば閉じ、書き込む権限があるか確かめてから、もう一度実行してください。",
        "file-permission",
    ),
    errno.ENOSPC: (
        "ディスクに空きがありません。",
        "不要なファイルを消してから、もう一度実行してください。",
        "disk-full",
    ),
    errno.EEXIST: (
        "同じ名前のファイルがあり、フォルダを作れません。",
        "そのファイルの名前を変えるか、別のフォルダを指定してください。",
        "folder-missing",
    ),
    errno.EROFS: (
        "書き込みのできない場所です。",
        "書き込みのできるフォルダに移してから、もう一度実行してください。",
        "file-permission",
    ),
    errno.ENAMETOOLONG: (
        "ファイルの名前が長すぎます。",
        "フォルダやファイルの名前を短くしてください。",
        "file-name-too-long",
    ),
}

_ALIKE = {
    errno.EPERM: errno.EACCES,
    errno.EBUSY: errno.EACCES,
    errno.ENOTDIR: errno.ENOENT,
    errno.EISDIR: errno.EACCES,
    getattr(errno, "EDQUOT", errno.ENOSPC): errno.ENOSPC,
}
"""Reasons of which the same is to be said. Windows tells of a file that Excel holds by EACCES."""


def _problem(error: OSError, shown: str, said: dict[int, _Said]) -> Problem:
    reason = error.errno or 0
    known = said.get(_ALIKE.get(reason, reason))
    other = (
        f"ファイルを読み書きできません（{error.strerror}）。",
        "ディスクやネットワークの状態を確かめ、もう一度実行してください。",
        "file-failure",
    )
    return Problem(Place(shown), *(known or other))


def _encoding_problem(content: bytes, start: int, shown: str) -> Problem:
    line = content.count(b"\n", 0, start) + 1
    message = (
        f"{_encoding_of(content, start)}UTF-8で読めないバイトがあります"
        f"（先頭から{start + 1}バイト目、0x{content[start]:02X}）。"
    )
    advice = "メモ帳などで開き、文字コードを「UTF-8」にして保存し直してください。"
    return Problem(Place(shown, line), message, advice, "file-not-utf8")


def _encoding_of(content: bytes, start: int) -> str:
    """Names the encoding that the file seems to have, as the beginning of a sentence."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "文字コードがUTF-16のようです。"
    try:
        content.decode("cp932")
    except UnicodeDecodeError:
        return ""
    # Japanese that could be read as UTF-8 up to here is no Shift_JIS, but a damaged file.
    return "文字コードがShift_JIS（CP932）のようです。" if content[:start].isascii() else ""
