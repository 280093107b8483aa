"""Bytes of a zip in; its parts out, unpacked a little at a time while everything is counted."""

import struct
import zlib
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import normpath
from types import MappingProxyType
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from report_builder.forms.package_reasons import refusal
from report_builder.problems import Place

MAX_PARTS = 5_000
"""A form has about 20 parts; every picture, comment or chart adds one to three."""

MAX_CLAIMED = 1024 * 1024 * 1024
"""What all parts together may say they unpack to; most of them are never unpacked."""

MAX_UNPACKED = 192 * 1024 * 1024
"""What is unpacked, all parts together. A sheet formatted down to its last row takes 60 to 100 MB.

The ratio is not looked at: LibreOffice packs its styles 1:120, and others had to give up such a
check for it.
"""

MAX_ELEMENTS = 2_200_000
"""XML elements read, all parts together, in about three seconds: every row of a sheet may have a
formatted cell."""

MAX_CELLS = 200_000
"""Values, formulas and comments, all sheets together; a form has about a thousand."""

MAX_CHARACTERS = 8_000_000
"""Characters kept, all parts together; the whole plan has a hundred thousand."""

_CHUNK = 64 * 1024
_CENTRAL_ENTRY = b"PK\x01\x02"
_END = b"PK\x05\x06"
_END_RECORD = 22
"""APPNOTE 4.3.16: how long the end of a zip is at least."""

_LOCAL_HEADER = 30
"""APPNOTE 4.3.7: the shortest header before the content of a part."""

_ENCRYPTED = 0x1
_UNREADABLE = (BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError)
"""What zipfile raises for what is no good zip; NotImplementedError is a RuntimeError."""


@dataclass(slots=True)
class Budget:
    """What may still be spent on one file. It only ever shrinks.

    Attributes:
        place: The file, for the message.
        unpacked: Bytes.
        elements: XML elements.
        cells: Values, formulas and comments.
        characters: Characters kept.
    """

    place: Place
    unpacked: int = MAX_UNPACKED
    elements: int = MAX_ELEMENTS
    cells: int = MAX_CELLS
    characters: int = MAX_CHARACTERS

    def unpack(self, count: int) -> None:
        """Spends bytes."""
        self.unpacked -= count
        if self.unpacked < 0:
            raise refusal(self.place, "return-unpacked-too-large", _megabytes(MAX_UNPACKED))

    def keep(self, text: str) -> str:
        """Spends the characters of a text, and returns it."""
        self.characters -= len(text)
        if self.characters < 0:
            raise refusal(self.place, "return-too-many", f"文字は {MAX_CHARACTERS:,} 字まで")
        return text

    def fill_cell(self) -> None:
        """Spends a cell."""
        self.cells -= 1
        if self.cells < 0:
            raise refusal(
                self.place, "return-too-many", f"値や式やコメントのあるセルは {MAX_CELLS:,} まで"
            )


@dataclass(frozen=True, slots=True)
class Archive:
    """The parts of a package by name, without regard to case (ECMA-376 part 2, 6.2.2.3).

    Attributes:
        place: The file, for messages.
        names: All of them, in lower case.
        budget: What may still be spent.
    """

    place: Place
    names: tuple[str, ...]
    budget: Budget
    _file: ZipFile = field(repr=False)
    _entries: Mapping[str, ZipInfo] = field(repr=False)

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._entries

    def unpack(self, part: str) -> Iterator[bytes]:
        """Yields the content of a part in small pieces.

        Raises:
            ReportError: It is missing, damaged, encrypted, or the budget is spent.
        """
        entry = self._entries.get(part.lower())
        if entry is None:
            raise refusal(self.place, "return-damaged", f"{part} がありません")
        if entry.flag_bits & _ENCRYPTED:
            raise refusal(self.place, "return-encrypted")
        if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            # Others unpack without a bound on memory, and ECMA-376 part 2 allows these two only.
            raise refusal(self.place, "return-damaged", f"{part} の圧縮方式が違います")
        try:
            with self._file.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    self.budget.unpack(len(chunk))
                    yield chunk
        except _UNREADABLE as error:
            raise refusal(self.place, "return-damaged", part) from error


@contextmanager
def open_archive(content: bytes, place: Place) -> Generator[Archive]:
    """Opens a zip whose entries are few, apart from each other and plainly named.

    Raises:
        ReportError: It is cut off, damaged, or made to mislead.
    """
    # zipfile reads the whole directory, whatever number of entries it claims to have.
    if content.count(_CENTRAL_ENTRY) > MAX_PARTS:
        raise refusal(place, "return-too-many", f"部品は {MAX_PARTS:,} まで")
    try:
        file = ZipFile(BytesIO(content))
    except _UNREADABLE as error:
        ended = 0 <= content.rfind(_END) <= len(content) - _END_RECORD
        code = "return-damaged" if ended else "return-cut-off"
        raise refusal(place, code, "zip として読めません") from error
    with file:
        entries = [entry for entry in file.infolist() if not entry.is_dir()]
        _refuse_bombs(entries, place)
        parts = _by_name(entries, place)
        yield Archive(place, tuple(parts), Budget(place), file, MappingProxyType(parts))


def _refuse_bombs(entries: Iterable[ZipInfo], place: Place) -> None:
    """Refuses entries that share bytes, and such as admit that they are huge."""
    end = total = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise refusal(place, "return-parts", f"{_quoted(entry.filename)} が重なっています")
        end = entry.header_offset + _LOCAL_HEADER + entry.compress_size
        total += entry.file_size
    if total > MAX_CLAIMED:
        raise refusal(place, "return-unpacked-too-large", _megabytes(MAX_CLAIMED))


def _by_name(entries: Iterable[ZipInfo], place: Place) -> dict[str, ZipInfo]:
    """Returns the entries by lower-case name; a backslash counts as a slash, as in Excel."""
    parts: dict[str, ZipInfo] = {}
    for entry in entries:
        name = entry.filename.replace("\\", "/").lower()
        if name != normpath(name) or name.startswith(("/", "..")) or ":" in name:
            raise refusal(place, "return-parts", f"{_quoted(entry.filename)} という名前")
        if name in parts:
            raise refusal(place, "return-parts", f"{_quoted(entry.filename)} が二つあります")
        parts[name] = entry
    return parts


def _quoted(name: str) -> str:
    """Returns the name of a part fit for a message: short, and without controls."""
    return f"「{name[:60]}」" if name.isprintable() else "読めない名前"


def _megabytes(count: int) -> str:
    return f"{count >> 20:,}MB まで"
