"""A path in, the bytes of what may be a workbook out; anything else is named and refused."""

import errno
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from report_builder.forms.package_reasons import Code, refusal
from report_builder.problems import Place

MAX_BYTES = 64 * 1024 * 1024
"""Nothing larger is read: a form takes 0.1 MB, and mail carries hardly 30 MB of photographs."""

_LOCK_FILE = "~$"
"""How the names of Excel's own lock files begin; they lie beside every workbook that is open."""

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PDF_WITHIN = 1024
"""PDF 1.7, appendix H.3: readers accept `%PDF-` anywhere in the first 1024 bytes."""

_OLE_STREAMS: tuple[tuple[str, Code], ...] = (
    ("EncryptedPackage", "return-encrypted"),
    ("Workbook", "return-xls"),
    ("Book", "return-xls"),
    ("WordDocument", "return-word"),
)
"""[MS-OFFCRYPTO], [MS-XLS], [MS-DOC]: the stream that tells what an OLE compound file is."""

_SAMPLE = 4096
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\f\r\x1b")


def read_returned(path: Path, shown: str) -> bytes:
    """Returns the content of a returned file, of which nothing is known but that it has some.

    Args:
        path: Where it is.
        shown: How the user would type it, for messages.

    Raises:
        ReportError: It is missing, no regular file, a dead or circular link, not to be read,
            empty, larger than `MAX_BYTES`, or a lock file of Excel.
    """
    place = Place(shown)
    if path.name.startswith(_LOCK_FILE):
        raise refusal(place, "return-lock-file")
    try:
        _refuse_by_kind(path, place)
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        code = _FAILURES.get(error.errno or 0, "return-unreadable")
        raise refusal(place, code, error.strerror or "") from error
    refuse_by_size(content, place)
    return content


def refuse_by_size(content: bytes, place: Place) -> None:
    """Refuses a file without content, and one with too much.

    Raises:
        ReportError: It is empty, or larger than `MAX_BYTES`.
    """
    if not content:
        raise refusal(place, "return-empty")
    if len(content) > MAX_BYTES:
        raise refusal(place, "return-too-large", f"{MAX_BYTES >> 20}MB まで読めます")


def refuse_unless_zip(content: bytes, place: Place) -> None:
    """Refuses whatever is not a zip, and says what it is.

    Raises:
        ReportError: It is encrypted, an .xls, a PDF, text or something else.
    """
    if content.startswith(_ZIP):
        return
    if content.startswith(_OLE):
        raise refusal(place, _ole_code(content))
    if b"%PDF-" in content[:_PDF_WITHIN]:
        raise refusal(place, "return-pdf")
    if not content.strip(b"\0"):
        raise refusal(place, "return-damaged", "中身がすべて 0 です")
    raise refusal(place, "return-text" if _is_text(content) else "return-not-workbook")


def _refuse_by_kind(path: Path, place: Place) -> None:
    """Refuses what is no regular file, without opening it: a pipe would wait for ever."""
    mode = path.stat().st_mode
    if S_ISDIR(mode):
        raise refusal(place, "return-folder")
    if not S_ISREG(mode):
        raise refusal(place, "return-not-regular")


_FAILURES: dict[int, Code] = {
    errno.ENOENT: "return-missing",
    errno.ENOTDIR: "return-missing",
    errno.ELOOP: "return-link",
    errno.EACCES: "return-permission",
    errno.EPERM: "return-permission",
    errno.EBUSY: "return-permission",
}
"""Windows tells of a file that Excel holds by EACCES."""


def _ole_code(content: bytes) -> Code:
    for stream, code in _OLE_STREAMS:
        if stream.encode("utf-16-le") in content:
            return code
    return "return-not-workbook"


def _is_text(content: bytes) -> bool:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True  # what Excel calls Unicode text
    sample = content[:_SAMPLE]
    return _CONTROLS.isdisjoint(sample) and any(
        _decodes(sample, encoding) for encoding in ("utf-8", "cp932")
    )


def _decodes(sample: bytes, encoding: str) -> bool:
    """Tells whether bytes are text, but for a character that the end of the sample cuts."""
    try:
        sample.decode(encoding)
    except UnicodeDecodeError as error:
        return error.start > len(sample) - 4 and len(sample) == _SAMPLE
    return True
