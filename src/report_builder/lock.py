"""The lock 作業中の印 of a folder: one process writes in it; a second is told who does, since when.

The system lets go of the lock of a process that has ended, however it ended. What is written in
the file says who it was: for a message while the lock is held, and afterwards as a sign that
something was left half done.
"""

import contextlib
import errno
import getpass
import json
import os
import platform
import sys
from collections.abc import Generator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from report_builder.files import writing
from report_builder.problems import Place, Problem, ReportError

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30
    """Windows lets nobody read what is locked, so a byte far behind the end of the file is."""

    def _try_lock(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try_lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the lock, or held it.

    Attributes:
        user: As they logged in.
        host: The name of the machine.
        pid: Of the process.
        since: Local time, such as `2021-06-30 10:15`.
    """

    user: str
    host: str
    pid: int
    since: str


@contextlib.contextmanager
def locked(path: Path, shown: str) -> Generator[tuple[Problem, ...], None, None]:
    """Holds a lock while the block runs, and yields a warning if the last holder was broken off.

    Args:
        path: The file of the lock, empty or not there unless somebody holds it or was broken off.
        shown: How the user would type it.

    Raises:
        ReportError: Somebody else holds it, or may do so on another machine, or the file cannot
            be written.
    """
    handle = _opened(path, shown)
    try:
        left = _holder(handle)
        if left and left.host != platform.node():
            raise ReportError([_elsewhere(shown, left)])
        try:
            _write(handle, path, _self())
            yield (_broken_off(shown, left),) if left else ()
        finally:
            _let_go(handle, path)
    finally:
        os.close(handle)


def _opened(path: Path, shown: str) -> int:
    """Returns a handle of the file, with the lock on it."""
    with writing(path):
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _try_lock(handle)
    except OSError as error:
        holder = _holder(handle)
        os.close(handle)
        raise ReportError([_refusal(shown, holder, error)]) from error
    if _is_still(path, handle):
        return handle
    os.close(handle)  # whoever held it has deleted it in between
    return _opened(path, shown)


def _is_still(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _let_go(handle: int, path: Path) -> None:
    with contextlib.suppress(OSError):
        os.ftruncate(handle, 0)
        path.unlink()  # Windows keeps what is open: an empty file, which is nobody's


# ------------------------------------------------------------------------------------- holder


def _self() -> Holder:
    return Holder(
        _user(), platform.node(), os.getpid(), f"{datetime.now().astimezone():%Y-%m-%d %H:%M}"
    )


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""  # a login without a name


def _holder(handle: int) -> Holder | None:
    """Returns who is named in the file; None: nobody. One half written names nobody on here."""
    os.lseek(handle, 0, os.SEEK_SET)
    content = os.read(handle, _LONGEST)
    if not content.strip():
        return None
    try:
        return Holder(**json.loads(content))
    except (ValueError, TypeError):
        return Holder("", platform.node(), 0, "")


def _write(handle: int, path: Path, holder: Holder) -> None:
    with writing(path):
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, json.dumps(asdict(holder), ensure_ascii=False).encode())


_LONGEST = 4096
"""Bytes of the file that are read; a hundred or so are written."""


# ----------------------------------------------------------------------------------- messages


def _named(holder: Holder) -> str:
    return f"{holder.user or 'ほかの人'}（パソコン「{holder.host}」、{holder.since or '日時不明'}）"


def _refusal(shown: str, holder: Holder | None, error: OSError) -> Problem:
    if error.errno not in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
        message = f"このフォルダでは、二重の取り込みを防ぐロックを使えません（{error.strerror}）。"
        advice = "パソコンの中のフォルダに移してから、もう一度実行してください。"
        return Problem(Place(shown), message, advice, "lock-impossible")
    who = _named(holder) if holder else "ほかの人"
    message = f"{who}が、取り込みか取消しをしている最中です。"
    advice = "終わってから、もう一度実行してください。"
    return Problem(Place(shown), message, advice, "lock-held")


def _elsewhere(shown: str, holder: Holder) -> Problem:
    message = (
        f"{_named(holder)}の始めた処理の印が残っています。"
        "別のパソコンなので、続いているのか、途中で止まったのか、ここからは分かりません。"
    )
    advice = (
        "そのパソコンで動いていないと確かめたら、このファイルを消し、もう一度実行してください。"
    )
    return Problem(Place(shown), message, advice, "lock-elsewhere")


def _broken_off(shown: str, holder: Holder) -> Problem:
    message = f"{_named(holder)}の始めた処理が、途中で止まっていました。"
    advice = "後始末をして続けます。"
    return Problem(Place(shown), message, advice, "lock-left", "warning")
