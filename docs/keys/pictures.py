"""A PDF in, one picture of its pages out: what is printed on them, or the whole pages side by side.

Poppler draws. Its PGM and PPM need no library to read, and few colours make a small PNG.
"""

import struct
import subprocess
import zlib
from dataclasses import dataclass
from pathlib import Path

SHARP, WIDEST = 110, 700
"""Dots per inch, but fewer where the picture would be wider than so many pixels."""

_LOOK = 72
"""Dots per inch at which pages are searched for what is printed."""

_EDGE = 6
_GAP = 14
_BACKGROUND = b"\xce\xce\xce"
_PAGE_HEIGHT, _PAGES_WIDTH = 640, 660
_MM = 25.4


@dataclass(frozen=True, slots=True)
class Image:
    """Pixels, row by row, of one byte (grey) or three."""

    width: int
    rows: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """What is to be seen of a page, in inches."""

    left: float
    top: float
    right: float
    bottom: float


def picture(pdf: Path, *, whole: bool, height: float | None) -> bytes:
    """Returns a PNG.

    Args:
        pdf: What is drawn.
        whole: Pages with their margins, side by side; else what is printed, one below the other.
        height: How many mm from the top of what is printed are shown; None: all.
    """
    pages = _images(pdf, _LOOK, ("-gray",))
    return _png(_side_by_side(pdf, pages) if whole else _stacked(pdf, pages, height))


# ------------------------------------------------------------------------------------ composing


def _side_by_side(pdf: Path, pages: list[Image]) -> Image:
    across = sum(page.width for page in pages) / _LOOK
    down = max(len(page.rows) for page in pages) / _LOOK
    dpi = min(_PAGE_HEIGHT / down, (_PAGES_WIDTH - _GAP * (len(pages) + 1)) / across)
    drawn = _images(pdf, round(dpi))
    gap = _BACKGROUND * _GAP
    tallest = max(len(page.rows) for page in drawn)
    width = sum(page.width + _GAP for page in drawn) + _GAP
    rows = tuple(
        gap + b"".join(_row(page, number) + gap for page in drawn) for number in range(tallest)
    )
    return Image(width, (*_band(width), *rows, *_band(width)))


def _row(page: Image, number: int) -> bytes:
    return page.rows[number] if number < len(page.rows) else _BACKGROUND * page.width


def _band(width: int) -> tuple[bytes, ...]:
    return (_BACKGROUND * width,) * _GAP


def _stacked(pdf: Path, pages: list[Image], height: float | None) -> Image:
    found = {number: box for number, page in enumerate(pages, 1) if (box := _printed(page))}
    left = min(box.left for box in found.values())
    right = max(box.right for box in found.values())
    dpi = min(SHARP, int((WIDEST - 2 * _EDGE) / (right - left)))
    rows: list[bytes] = []
    for number, box in found.items():
        low = box.bottom if height is None else min(box.bottom, box.top + height / _MM)
        drawn = _part(pdf, number, Box(left, box.top, right, low), dpi)
        rows += (*(_band(drawn.width) if rows else ()), *drawn.rows)
    return Image(len(rows[0]) // 3, tuple(rows))


def _printed(page: Image) -> Box | None:
    """Returns the box of what is not white; None: the page is empty."""
    inked = [(number, row) for number, row in enumerate(page.rows) if row.strip(b"\xff")]
    if not inked:
        return None
    left = min(len(row) - len(row.lstrip(b"\xff")) for _, row in inked)
    right = max(len(row.rstrip(b"\xff")) for _, row in inked)
    return Box(left / _LOOK, inked[0][0] / _LOOK, right / _LOOK, (inked[-1][0] + 1) / _LOOK)


# -------------------------------------------------------------------------------------- drawing


def _images(pdf: Path, dpi: int, options: tuple[str, ...] = ()) -> list[Image]:
    drawn = _run("pdftoppm", "-r", str(dpi), *options, str(pdf))
    images: list[Image] = []
    while drawn:
        image, drawn = _image(drawn)
        images.append(image)
    return images


def _part(pdf: Path, page: int, box: Box, dpi: int) -> Image:
    left, top = (max(0, round(inches * dpi) - _EDGE) for inches in (box.left, box.top))
    right, bottom = (round(inches * dpi) + _EDGE for inches in (box.right, box.bottom))
    place = ("-x", left, "-y", top, "-W", right - left, "-H", bottom - top)
    shown = ("-r", dpi, "-f", page, "-l", page, *place)
    image, _ = _image(_run("pdftoppm", *map(str, shown), str(pdf)))
    return image


def _run(*command: str) -> bytes:
    return subprocess.run(command, check=True, capture_output=True).stdout  # noqa: S603


def _image(drawn: bytes) -> tuple[Image, bytes]:
    """Returns the first of some PGM or PPM, and the rest."""
    kind, size, _, rest = drawn.split(b"\n", 3)
    width, height = map(int, size.split())
    pitch = width * (3 if kind == b"P6" else 1)
    rows = tuple(rest[at : at + pitch] for at in range(0, pitch * height, pitch))
    return Image(width, rows), rest[pitch * height :]


# ------------------------------------------------------------------------------------------ PNG

_FEWER = bytes((value & 0xF8) | value >> 5 for value in range(256))
"""32 values of each colour, black and white among them."""

_MOST_COLOURS = 256


def _png(image: Image) -> bytes:
    rows = [row.translate(_FEWER) for row in image.rows]
    pixels = [[row[at : at + 3] for at in range(0, len(row), 3)] for row in rows]
    colours = sorted({pixel for row in pixels for pixel in row})
    if len(colours) <= _MOST_COLOURS:
        places = {colour: place for place, colour in enumerate(colours)}
        rows = [bytes(places[pixel] for pixel in row) for row in pixels]
        kind, palette = 3, _chunk(b"PLTE", b"".join(colours))
    else:
        kind, palette = 2, b""
    header = struct.pack(">IIBBBBB", image.width, len(rows), 8, kind, 0, 0, 0)
    content = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    return b"".join((
        b"\x89PNG\r\n\x1a\n",
        _chunk(b"IHDR", header),
        palette,
        _chunk(b"IDAT", content),
        _chunk(b"IEND", b""),
    ))  # fmt: skip


def _chunk(name: bytes, content: bytes) -> bytes:
    checked = name + content
    return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))
