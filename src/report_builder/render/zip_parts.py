"""The parts of an office file in its zip: undated, the same on every system, written in gulps."""

from collections.abc import Generator
from contextlib import contextmanager
from io import BufferedWriter
from typing import IO, Any, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_GULP = 1 << 18
"""Bytes that are compressed at a time: a call for each row costs more than the compression."""


@contextmanager
def opened_part(whole: ZipFile, name: str) -> Generator[IO[bytes]]:
    """Opens a new part for writing; it is dated 1980-01-01."""
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 0
    with whole.open(entry, "w") as part:
        # A writer of zipfile has all that is asked of a raw stream.
        buffered = BufferedWriter(cast("Any", part), _GULP)
        yield buffered
        buffered.flush()
        buffered.detach()
