"""One pass over an XML part: small pieces in, calls for the elements that are asked for out.

Nothing is built that is not asked for, and whatever could grow without end is bounded: depth,
tags, names, attributes, texts, elements. A document type declaration is refused where it begins,
so no entity is ever declared, expanded or fetched.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import NoReturn, TypeVar, cast
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType

from report_builder.forms.package_archive import MAX_ELEMENTS, Archive, Budget
from report_builder.forms.package_reasons import Code, refusal

MAX_DEPTH = 100
"""Cells lie 5 deep; grouped shapes in a drawing some 20."""

MAX_TAG = 1024 * 1024
"""Bytes of one tag, comment or instruction. expat before 2.6.0 reads an unfinished one again with
every piece that it gets (CVE-2023-52425)."""

MAX_NAMES = 5_000
"""Different names of elements and attributes in one part: they stay in memory until its end, and
an element has no attribute twice."""

MAX_NAMESPACE = 500
"""Characters of a namespace. It is put before the name of every element that is in it."""

MAX_TEXT = 150_000
"""Characters of one text; a cell of Excel holds 32,767."""

_PIECE = 8192
_MOST_PIECES = 2 * MAX_TEXT // _PIECE
"""expat gives pieces that are at least half full, but for the last of a text."""

_NAMESPACES: dict[str, tuple[str, ...]] = {
    "s": (
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
    ),
    "a": (
        "http://schemas.openxmlformats.org/drawingml/2006/main",
        "http://purl.oclc.org/ooxml/drawingml/main",
    ),
    "xdr": (
        "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
        "http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing",
    ),
    "r": (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
    "mc": ("http://schemas.openxmlformats.org/markup-compatibility/2006",),
    "thread": ("http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments",),
    "types": ("http://schemas.openxmlformats.org/package/2006/content-types",),
    "rels": ("http://schemas.openxmlformats.org/package/2006/relationships",),
}
"""Short name to namespaces, transitional and strict: Excel offers to save as either."""

_NOT_AS_IT_SHOULD_BE = (ExpatError, ValueError, LookupError, OverflowError)
"""What expat says of bad XML and unknown encodings, and Python of a number that is none."""

Attributes = dict[str, str]
_Start = Callable[[str, Attributes], None]
_Call = TypeVar("_Call")


def _no_calls() -> dict[str, Callable[..., None]]:
    return {}


@dataclass(frozen=True, slots=True)
class Listener:
    """What to call for which element (`s:c`); an element is in `starts` or in `texts`, not both.

    Attributes:
        starts: With the attributes, at the start tag.
        texts: With all text within, at the end tag.
        ends: At the end tag, after that.
    """

    starts: Mapping[str, Callable[[Attributes], None]] = field(default_factory=_no_calls)
    texts: Mapping[str, Callable[[str], None]] = field(default_factory=_no_calls)
    ends: Mapping[str, Callable[[], None]] = field(default_factory=_no_calls)


def walk(archive: Archive, part: str, root: str, listener: Listener) -> None:
    """Goes once over a part of a package.

    Args:
        archive: Where it lies; its budget pays for bytes and elements.
        part: Its name.
        root: What its outermost element must be, such as `s:worksheet`.
        listener: Whom to tell.

    Raises:
        ReportError: It is missing, damaged or unreasonable; or a call of the listener raised it.
    """
    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text, parser.buffer_size = True, _PIECE
    refuse = partial(_refuse, archive, part)
    texts = _Texts(parser, refuse)
    _follow(parser, archive.budget, _calls(listener, texts), refuse)
    _expect(parser, root, refuse)
    fed = 0
    try:
        for chunk in archive.unpack(part):
            parser.Parse(chunk)
            fed += len(chunk)
            if fed - parser.CurrentByteIndex > MAX_TAG:
                refuse("return-xml", "一つのタグが長すぎます")
            if texts.too_long:
                refuse("return-too-many", f"一つの文字列は {MAX_TEXT:,} 字まで")
            if len(parser.intern) > MAX_NAMES:
                refuse("return-xml", "要素の種類が多すぎます")
        parser.Parse(b"", True)  # noqa: FBT003 (positional only)
    except _NOT_AS_IT_SHOULD_BE as error:
        found = f"{part} の {parser.CurrentByteIndex:,} バイト目"
        raise refusal(archive.place, "return-damaged", found) from error


def is_on(attributes: Attributes) -> bool:
    """Tells whether an element such as `strike` says yes: without a value it does."""
    return attributes.get("val", "1") in ("1", "true")


def relationship_id(attributes: Attributes) -> str:
    """Returns the id by which an element names another part, or nothing."""
    return next((attributes[name] for name in _full("r:id") if name in attributes), "")


_Refuse = Callable[[Code, str], NoReturn]


def _refuse(archive: Archive, part: str, code: Code, found: str) -> NoReturn:
    raise refusal(archive.place, code, f"{part}、{found}")


class _Texts:
    """Gathers the text of the elements that somebody wants the text of."""

    __slots__ = ("_parser", "_pieces", "_refuse")

    def __init__(self, parser: XMLParserType, refuse: _Refuse) -> None:
        self._parser = parser
        self._pieces: list[str] = []
        self._refuse = refuse

    @property
    def too_long(self) -> bool:
        """Tells, while a text is still gathering, whether it ever stops."""
        return len(self._pieces) > _MOST_PIECES

    def begin(self, _: Attributes) -> None:
        self._pieces.clear()
        self._parser.CharacterDataHandler = self._pieces.append

    def finish(self, tell: Callable[[str], None], end: Callable[[], None] | None) -> None:
        self._parser.CharacterDataHandler = None
        text = "".join(self._pieces)
        if len(text) > MAX_TEXT:
            self._refuse("return-too-many", f"一つの文字列は {MAX_TEXT:,} 字まで")
        tell(text)
        if end:
            end()


_Calls = tuple[dict[str, Callable[[Attributes], None]], dict[str, Callable[[], None]]]


def _calls(listener: Listener, texts: _Texts) -> _Calls:
    """Returns what to call at start tags and at end tags, by name with namespace."""
    wanted = _by_full_name(listener.texts)
    starts = _by_full_name(listener.starts) | dict.fromkeys(wanted, texts.begin)
    ends = _by_full_name(listener.ends)
    finish = {name: partial(texts.finish, tell, ends.get(name)) for name, tell in wanted.items()}
    return starts, ends | finish


def _follow(parser: XMLParserType, budget: Budget, calls: _Calls, refuse: _Refuse) -> None:
    """Has the parser make the calls; these run for every element, hence in few steps."""
    starts, ends = calls
    depth, left = 0, budget.elements

    def start(name: str, attributes: Attributes) -> None:
        nonlocal depth, left
        depth += 1
        left -= 1
        if depth > MAX_DEPTH or left < 0:
            _refuse_element(left, refuse)
        if name in starts:
            starts[name](attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        if name in ends:
            ends[name]()
        if not depth:
            budget.elements = left

    parser.StartElementHandler, parser.EndElementHandler = start, end


def _refuse_element(left: int, refuse: _Refuse) -> NoReturn:
    if left < 0:
        refuse("return-too-many", f"XML の要素は {MAX_ELEMENTS:,} まで")
    refuse("return-xml", "入れ子が深すぎます")


def _expect(parser: XMLParserType, root: str, refuse: _Refuse) -> None:
    """Refuses a document type, a long namespace, and another root than the one expected."""
    follow = parser.StartElementHandler

    def first(name: str, attributes: Attributes) -> None:
        if name not in _full(root):
            refuse("return-damaged", "違う種類の部品です")
        parser.StartElementHandler = follow
        cast("_Start", follow)(name, attributes)

    def doctype(*_: object) -> None:
        refuse("return-dtd", "DOCTYPE")

    def namespace(_: str | None, uri: str | None) -> None:
        if uri and len(uri) > MAX_NAMESPACE:
            refuse("return-xml", "名前空間の名前が長すぎます")

    parser.StartElementHandler = first
    parser.StartDoctypeDeclHandler = doctype
    parser.StartNamespaceDeclHandler = namespace


def _full(name: str) -> tuple[str, ...]:
    """Returns the names with namespaces that a short name such as `s:c` stands for."""
    short, _, local = name.partition(":")
    return tuple(f"{namespace} {local}" for namespace in _NAMESPACES[short])


def _by_full_name(calls: Mapping[str, _Call]) -> dict[str, _Call]:
    return {full: call for name, call in calls.items() for full in _full(name)}
