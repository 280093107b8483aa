"""YAML text in, nodes that know their file and line out, and a reader that collects problems.

No value has an implicit type: a node is text until a field asks for a number. Plain YAML would
turn the key `No` into false, `12:30` into 750 and `010` into 8.
"""

import re
from collections.abc import Collection
from collections.abc import Sequence as Words
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

import yaml

from report_builder import advice
from report_builder.advice import NUMBER, WHOLE, Said
from report_builder.problems import Place, Problem, ReportError, Severity

MAX_DEPTH = 100
"""Collections within collections. A plan of ten levels needs about thirty."""

Style = Literal["plain", "single", "double", "block"]
"""How a scalar is written: bare, in '…', in "…", or after | on lines of its own."""

_STYLES: dict[str | None, Style] = {"'": "single", '"': "double", "|": "block", ">": "block"}

_BOM = "\ufeff"


class Scalar(NamedTuple):
    """A key or a value; a tuple, for a large file has hundreds of thousands.

    Attributes:
        text: What YAML makes of it, without the quotation marks; line ends are line feeds.
        place: Where it begins; of a block scalar the line of the `|`.
        start: Offset of its first character in the text given to `parse`.
        end: Offset after its last one. The span of a block scalar takes in the `|`, its final
            line end and the blank lines after it.
        style: How it is written.
    """

    text: str
    place: Place
    start: int
    end: int
    style: Style


@dataclass(frozen=True, slots=True)
class Mapping:
    """`キー: 値` entries in the order of the file; a repeated key stands here as often as there."""

    entries: "tuple[tuple[Scalar, Node], ...]"
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: "tuple[Node, ...]"
    place: Place


Node = Scalar | Mapping | Sequence


def parse(text: str, path: str) -> Node:
    """Reads one YAML document as nodes.

    Args:
        text: The whole file; a byte order mark at its start is passed over.
        path: The file as the user would type it.

    Raises:
        ReportError: The text is no YAML, is empty, is nested too deeply, or uses what data have
            no need of: anchors, aliases, tags, several documents, values folded over lines.
    """
    body = text.removeprefix(_BOM)
    _refuse_characters(body, path)
    builder = _Builder(path, len(text) - len(body))
    try:
        loader = yaml.CSafeLoader(body)
        while (event := loader.get_event()) is not None:
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        others = builder.problems_before_failing()
        raise ReportError([*others, _syntax_problem(error, body, path)]) from error
    return builder.root()


# ---------------------------------------------------------------- what is refused before parsing


def _refuse_characters(text: str, path: str) -> None:
    problems = [
        Problem(Place(path, line), message, *advice.CHARACTER)
        for line, message in advice.unreadable(text)
    ]
    if problems:
        raise ReportError(problems)


# ------------------------------------------------------------------------------ events to nodes


@dataclass(slots=True)
class _Open:
    """A collection whose end is yet to come."""

    place: Place
    children: list[Node]
    is_mapping: bool


class _Builder:
    """Makes nodes of the parser's events; collects what is refused."""

    def __init__(self, path: str, shift: int) -> None:
        self.problems: list[Problem] = []
        self._path = path
        self._shift = shift
        self._open: list[_Open] = []
        self._roots: list[Node] = []
        self._children = self._roots
        self._place = Place(path, 1)

    def root(self) -> Node:
        if not self.problems and _is_empty(self._roots):
            place = Place(self._path)
            self._refuse(place, "ファイルが空です。", "内容を書いてください。", "yaml-empty")
        if self.problems:
            raise ReportError(self.problems)
        return self._roots[0]

    def problems_before_failing(self) -> list[Problem]:
        """Leaves out a value over several lines at the end: it is how the syntax error began."""
        at_end = self.problems[-1:]
        is_part = bool(at_end) and at_end[0].code == advice.FOLDED[-1]
        return self.problems[:-1] if is_part else self.problems

    def take(self, event: yaml.Event) -> None:
        match event:
            case yaml.ScalarEvent():
                self._take_scalar(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._take_start(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._take_end()
            case yaml.AliasEvent():
                self._take_alias(event)
            case yaml.DocumentStartEvent() if self._roots:
                self._refuse(self._line_of(event), *advice.SEVERAL)
            case _:
                pass

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        # Most events are scalars: what is usual is done here, without a call.
        start, end = event.start_mark, event.end_mark
        assert start is not None and end is not None  # noqa: S101, PT018 - it always gives marks
        line, place, shift = start.line, self._place, self._shift
        if place.line != line + 1:
            place = self._line_of(event)
        style = _STYLES.get(event.style, "plain")
        if event.style == ">" or (style != "block" and line != end.line):
            self._refuse(place, *advice.FOLDED)
        if event.anchor is not None or event.tag is not None:
            self._refuse_extras(event, place)
        begin, after = start.index + shift, end.index + shift
        self._children.append(Scalar(event.value, place, begin, after, style))

    def _take_start(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        place = self._line_of(event)
        self._refuse_extras(event, place)
        self._open.append(_Open(place, [], isinstance(event, yaml.MappingStartEvent)))
        self._children = self._open[-1].children
        if len(self._open) > MAX_DEPTH:
            self._refuse(place, *advice.TOO_DEEP)
            raise ReportError(self.problems)

    def _take_end(self) -> None:
        done = self._open.pop()
        self._children = self._open[-1].children if self._open else self._roots
        if done.is_mapping:
            self._children.append(Mapping(self._entries(done.children), done.place))
        else:
            self._children.append(Sequence(tuple(done.children), done.place))

    def _entries(self, children: list[Node]) -> tuple[tuple[Scalar, Node], ...]:
        pairs = zip(children[::2], children[1::2], strict=True)
        return tuple((self._key(key), value) for key, value in pairs)

    def _key(self, key: Node) -> Scalar:
        if isinstance(key, Scalar):
            return key
        self._refuse(key.place, *advice.KEY_NOT_TEXT)
        return Scalar("", key.place, 0, 0, "plain")

    def _take_alias(self, event: yaml.AliasEvent) -> None:
        place = self._line_of(event)
        self._refuse(place, f"「*{event.anchor}」（エイリアス）は使えません。", *advice.ALIAS)
        self._children.append(Scalar("", place, 0, 0, "plain"))

    def _refuse_extras(
        self,
        event: yaml.ScalarEvent | yaml.MappingStartEvent | yaml.SequenceStartEvent,
        place: Place,
    ) -> None:
        if event.anchor is not None:
            self._refuse(place, f"「&{event.anchor}」（アンカー）は使えません。", *advice.ANCHOR)
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse(place, f"「{tag}」（タグ）は使えません。", *advice.TAG)

    def _line_of(self, event: yaml.Event) -> Place:
        """Shares one Place between the nodes of a line: a large file has many of them."""
        mark = event.start_mark
        line = mark.line + 1 if mark else 1
        if self._place.line != line:
            self._place = Place(self._path, line)
        return self._place

    def _refuse(self, place: Place, *said: *Said) -> None:
        self.problems.append(Problem(place, *said))


def _is_empty(roots: list[Node]) -> bool:
    return not roots or (isinstance(roots[0], Scalar) and not roots[0].text)


# ------------------------------------------------------------------- syntax errors in Japanese

_OPENED_BEFORE = ("simple key", "quoted scalar", "flow sequence", "flow mapping")
"""Contexts whose beginning, not the place where the parser gave up, is the user's error."""


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, path: str) -> Problem:
    lines = re.split(r"\r\n|\r|\n", text)
    line, said = advice.broken(lines, _suspects(error), error.problem or "")
    return Problem(Place(path, line + 1), *said)


def _suspects(error: yaml.MarkedYAMLError) -> list[int]:
    """Lists the lines, from 0, in which the error may be, the likeliest first."""
    found = [error.problem_mark.line] if error.problem_mark else [0]
    context = error.context or ""
    if error.context_mark and any(words in context for words in _OPENED_BEFORE):
        found.insert(0, error.context_mark.line)
    return found


# -------------------------------------------------------------------------- nodes to plain values


class Reader:
    """Turns nodes into plain values, and collects what is wrong with them.

    Every method takes `what`: the Japanese name of the node, for messages (`No.23の評価`).
    """

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def report(
        self,
        where: Node | Place,
        message: str,
        advice: str,
        code: str,
        severity: Severity = "error",
    ) -> None:
        """Adds a problem at a node or a place."""
        place = where if isinstance(where, Place) else where.place
        self.problems.append(Problem(place, message, advice, code, severity))

    def report_unknown(
        self, where: Node | Place, message: str, word: str, known: Collection[str], code: str
    ) -> None:
        """Adds a problem whose advice is the known word most like the one that was written."""
        self.report(where, message, advice.suggestion(word, known), code)

    def close(self) -> None:
        """Ends the reading.

        Raises:
            ReportError: At least one error was reported. It carries the warnings too.
        """
        if any(problem.severity == "error" for problem in self.problems):
            by_line = sorted(self.problems, key=lambda each: each.place.line or 0)
            raise ReportError(sorted(by_line, key=lambda each: each.place.path))

    def entries(
        self, node: Node, what: str, required: Words[str] = (), optional: Words[str] = ()
    ) -> dict[str, Node]:
        """Returns the values of a mapping whose keys are fixed; unknown keys are left out."""
        known = (*required, *optional)
        given = self.open_entries(node, what)
        found = {name: value for name, (_, value) in given.items() if name in known}
        missing = [name for name in required if name not in found]
        for name in [each for each in given if each not in found]:
            self._report_key(*given[name], what, known)
            # A misspelt key is one mistake, not two.
            missing = [each for each in missing if each != advice.meant(name, known)]
        for name in missing if isinstance(node, Mapping) else ():
            hint = f"「{name}: …」の行を足してください。"
            self.report(node, f"{what}に「{name}」がありません。", hint, "key-missing")
        return found

    def _report_key(self, key: Scalar, value: Node, what: str, known: Words[str]) -> None:
        """Reports an unknown key, which may have taken in its value (`show：事業.名称`)."""
        said = advice.classic(key.text) if _is_empty([value]) else None
        message = f"{what}に「{key.text}」というキーはありません。"
        hint = advice.suggestion(key.text, known)
        self.report(key, *(said or (message, hint, "key-unknown")))

    def meant(self, node: Node, known: Words[str]) -> frozenset[str]:
        """Returns the known keys of a mapping: those that it has, and those that it misspells."""
        keys = [key.text for key, _ in node.entries] if isinstance(node, Mapping) else []
        words = (key if key in known else advice.meant(key, known) for key in keys)
        return frozenset(word for word in words if word)

    def open_entries(self, node: Node, what: str) -> dict[str, tuple[Scalar, Node]]:
        """Returns key and value of each entry of a mapping whose keys are free, by key."""
        if not isinstance(node, Mapping):
            self._report_shape(node, what, "not-a-mapping")
            return {}
        found: dict[str, tuple[Scalar, Node]] = {}
        for key, value in node.entries:
            if key.text in found:
                self._report_duplicate(key, found[key.text][0], what)
            else:
                found[key.text] = key, value
        return found

    def _report_duplicate(self, key: Scalar, first: Scalar, what: str) -> None:
        self.report(
            key,
            f"{what}に「{key.text}」が二度書かれています（最初は{first.place.line}行目）。",
            "どちらかを消してください。",
            "key-duplicate",
        )

    def items(self, node: Node, what: str) -> tuple[Node, ...]:
        """Returns the items of a list."""
        if isinstance(node, Sequence):
            return node.items
        self._report_shape(node, what, "not-a-list")
        return ()

    def text(self, node: Node, what: str) -> str:
        """Returns a text verbatim; a block scalar loses its one final line end."""
        if not isinstance(node, Scalar):
            self._report_shape(node, what, "not-a-text")
            return ""
        return node.text.removesuffix("\n") if node.style == "block" else node.text

    def _report_shape(self, node: Node, what: str, code: str) -> None:
        expected, hint = advice.SHAPES[code]
        if isinstance(node, Scalar) and node.style == "plain":
            said = advice.classic(node.text)
            hint = said[0] + said[1] if said else hint
        if code == "not-a-text" and isinstance(node, Mapping) and node.entries:
            # `{計画.名称}` without quotation marks is a mapping to nothing.
            names = "、".join(key.text for key, value in node.entries if _is_empty([value]))
            hint = advice.BRACES.format(name=names) if names else hint
        self.report(node, f"{what}が{expected}になっていません。", hint, code)

    def integer(self, node: Node, what: str) -> int | None:
        """Returns a whole number in plain half-width digits; None after reporting another value."""
        text = self.text(node, what)
        if not isinstance(node, Scalar):
            return None
        if node.style == "plain" and WHOLE.fullmatch(text):
            return int(text)
        self.report(node, *advice.not_a_number(what, text, WHOLE), "not-an-integer")
        return None

    def number(self, node: Node, what: str) -> Decimal | None:
        """Returns a number such as `3`, `-0.5` or `1,429`; None after reporting another value."""
        text = self.text(node, what)
        if not isinstance(node, Scalar):
            return None
        if NUMBER.fullmatch(text):
            return Decimal(text.replace(",", ""))
        self.report(node, *advice.not_a_number(what, text, NUMBER), "not-a-number")
        return None

    def choice(self, node: Node, what: str, words: Words[str]) -> str | None:
        """Returns one of the given words; None after reporting another value."""
        text = self.text(node, what)
        if not isinstance(node, Scalar):
            return None
        if text in words:
            return text
        advised = f"{'・'.join(words)}のどれかに" if words else "この行を消"
        message = f"{what}「{text}」は使えません。"
        self.report(node, message, f"{advised}してください。", "choice-unknown")
        return None
