"""A child process whose n-th operation on files fails, or kills it."""

import errno
import io
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Self

from report_builder.cli import main

Fault = Literal["killed", "fails once", "disk full", "read only"]
"""What happens at the n-th operation: the process ends there, a write half done; the operation
fails; it and every later one that needs room fails; every operation that writes fails."""

_KILLED, _STRUCK = 99, 64
"""Exit status of the child that was killed; and what is added where an operation failed."""

_ROOM = frozenset({"open", "write", "flush", "fsync", "mkdir"})
"""Operations that a full disk refuses."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended.

    Attributes:
        status: Exit status; None: it was killed.
        said: What it printed.
        struck: Whether anything went wrong.
    """

    status: int | None
    said: str
    struck: bool


@dataclass(slots=True)
class _Saboteur:
    """Counts operations, and lets the n-th go wrong."""

    fault: Fault
    at: int
    count: int = 0
    struck: bool = False

    def step(self, operation: str, first: Callable[[], object] = lambda: None) -> None:
        """Counts an operation; `first` is the part of it that is still done before it fails."""
        self.count += 1
        if not self._strikes(operation):
            return
        self.struck = True
        first()
        if self.fault == "killed":
            _end(_KILLED)
        code = errno.EROFS if self.fault == "read only" else errno.ENOSPC
        raise OSError(code, os.strerror(code))

    def _strikes(self, operation: str) -> bool:
        match self.fault:
            case "killed" | "fails once":
                return self.count == self.at
            case "disk full":
                return self.count >= self.at and operation in _ROOM
            case "read only":
                return self.count >= self.at

    def install(self) -> None:
        """Puts itself between the program and the system; only ever in a child process."""
        own: dict[str, Any] = {name: getattr(os, name) for name in (*_PLAIN, "open", "write")}
        for name in _PLAIN:
            setattr(os, name, self._counted(name, own[name]))
        opened: Any = io.open

        def io_open(path: Any, mode: str = "r", *rest: Any, **options: Any) -> Any:
            if not set(mode) & set("wxa+"):
                return opened(path, mode, *rest, **options)
            self.step("open")
            return _File(opened(path, mode, *rest, **options), self)

        def os_open(path: Any, flags: int, *rest: Any, **options: Any) -> int:
            if flags & (os.O_WRONLY | os.O_RDWR):
                self.step("open")
            return own["open"](path, flags, *rest, **options)

        def os_write(handle: int, content: bytes) -> int:
            self.step("write", lambda: own["write"](handle, content[: len(content) // 2]))
            return own["write"](handle, content)

        io.open, os.open, os.write = io_open, os_open, os_write

    def _counted(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **options: Any) -> Any:
            self.step(name)
            return function(*arguments, **options)

        return counted


_PLAIN = ("fsync", "replace", "unlink", "mkdir", "chmod", "ftruncate")
"""Functions of os that are done or not done."""


class _File:
    """An open file whose writes are counted, and may be half done."""

    def __init__(self, file: Any, saboteur: _Saboteur) -> None:
        self._own = file
        self._saboteur = saboteur

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._own.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._own, name)

    def write(self, content: Any) -> int:
        def half() -> None:
            self._own.write(content[: len(content) // 2])
            self._own.flush()

        self._saboteur.step("write", half)
        return self._own.write(content)

    def flush(self) -> None:
        self._saboteur.step("flush")
        self._own.flush()

    def truncate(self, length: int) -> None:
        self._saboteur.step("truncate")
        self._own.truncate(length)


Command = Callable[[], object]


def typed(*words: str) -> Command:
    """Returns report-builder with some words after it."""

    def type_in() -> None:
        sys.argv = ["report-builder", *words]
        main()

    return type_in


def run(folder: Path, command: Command, fault: Fault, at: int) -> Ended:
    """Runs a command in a folder, in a child process that goes wrong at an operation.

    The child is a fork: it need not import anything, and there are hundreds of them.
    """
    said = folder.parent / f"{folder.name}.txt"
    child = os.fork()
    if not child:
        _in_child(folder, command, _Saboteur(fault, at), said)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    text = said.read_text(encoding="utf-8")
    if code == _KILLED:
        return Ended(None, text, struck=True)
    return Ended(code % _STRUCK, text, struck=code >= _STRUCK)


def _in_child(folder: Path, command: Command, saboteur: _Saboteur, said: Path) -> None:
    status = 0
    try:
        os.chdir(folder)
        sys.stdout = sys.stderr = said.open("w", encoding="utf-8")
        saboteur.install()
        command()
    except SystemExit as error:
        status = int(error.code or 0)
    except BaseException:  # noqa: BLE001 - told by the exit status
        status = 3
    _end(status + _STRUCK * saboteur.struck)


def _end(status: int) -> None:
    sys.stdout.flush()
    os._exit(status)
