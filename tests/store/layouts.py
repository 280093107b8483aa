"""Year's files in every layout that YAML allows a person: a strategy for property-based tests.

A document is drawn as a tree, and then written with random styles, indentation, comments, blank
lines, brackets and line ends. Where each value stands is remembered, so that a test can say which
bytes must not change.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from report_builder.model.key import Key
from report_builder.model.plan import Plan
from report_builder.store.reading import read_plan

_PLAN = """\
計画: {名称: 計画, 団体: 市, 開始: 令和2年度, 終了: 令和6年度}
階層: [施策]
項目:
  一言: {種類: 短文, 所属: 年度, 回答: 主管課}
  所見: {種類: 文章, 所属: 年度, 回答: 主管課}
  課題: {種類: 短文, 所属: 年度, 対象: 担当課, 回答: 担当課}
  実績: {種類: 文章, 所属: 年度, 対象: 担当課, 回答: 担当課}
  実績値: {種類: 文章, 所属: 年度, 対象: 指標, 回答: 担当課}
  総括: {種類: 文章, 所属: 年度, 対象: 施策}
担当課: [{id: a, 名称: A課}, {id: b, 名称: "Ｂ: 課"}, {id: c, 名称: C課}]
体系:
  - 番号: ①
    名称: 一
    事業:
      - No: 1
        名称: 甲
        担当課: [A課, "Ｂ: 課"]
        指標: [{id: 件数, 名称: 件}, {id: "率, %", 名称: 率}, {id: 人数, 名称: 人}]
      - {No: 2, 名称: 乙, 担当課: ["Ｂ: 課"], 指標: [件数]}
  - 名称: 二
    事業:
      - {No: 5, 名称: 丙, 担当課: [A課, "Ｂ: 課", C課]}
"""

_SECOND_FIELD = "  補足: {種類: 短文, 所属: 年度, 対象: 指標, 回答: 担当課}\n"


@cache
def layout_plan(*, two_fields: bool) -> Plan:
    """Returns the plan of the layouts; with one field of 指標, or with two."""
    text = _PLAN.replace("  総括", _SECOND_FIELD + "  総括") if two_fields else _PLAN
    return read_plan(text, "data/plan.yaml", ()).value


# ----------------------------------------------------------------------------------- documents


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scalar; `key` is None for one that no command writes."""

    text: str
    key: Key | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """A mapping."""

    entries: "Sequence[tuple[str, Tree]]"


@dataclass(frozen=True, slots=True)
class Rows:
    """A list."""

    items: "Sequence[Tree]"


Tree = Leaf | Branch | Rows


@dataclass(frozen=True, slots=True)
class Document:
    """A file, its values, and where they may be written.

    Attributes:
        plan: What it is read against.
        values: Every value in it, blank ones included.
        absent: Keys of values that it does not have, but could; any of them, and all together.
        parts: The text in pieces; one with a key is that value's, the others are fixed.
    """

    plan: Plan
    values: dict[Key, str]
    absent: tuple[Key, ...]
    parts: tuple[tuple[str, Key | None], ...]

    @property
    def text(self) -> str:
        """The whole file."""
        return "".join(part for part, _ in self.parts)

    def fixed(self, changed: Iterable[Key]) -> list[str]:
        """Returns the stretches of text between the values that change."""
        stretches, keys = [""], set(changed)
        for text, key in self.parts:
            if key in keys:
                stretches.append("")
            else:
                stretches[-1] += text
        return stretches


@st.composite
def documents(draw: DrawFn) -> Document:
    """Draws a file."""
    two_fields = draw(st.booleans())
    grower = _Grower(draw, two_fields=two_fields)
    tree = grower.root()
    writer = _Writer(draw)
    writer.document(tree)
    values = {leaf.key: leaf.text for leaf in _leaves(tree) if leaf.key is not None}
    absent = tuple(grower.absent)
    return Document(layout_plan(two_fields=two_fields), values, absent, tuple(writer.parts))


def _leaves(tree: Tree) -> Iterator[Leaf]:
    match tree:
        case Leaf():
            yield tree
        case Branch():
            for _, child in tree.entries:
                yield from _leaves(child)
        case Rows():
            for child in tree.items:
                yield from _leaves(child)


_SHORT = ["", "A", "12:30", "　字下げ", "a: b", "-", "中止", "~"]
_LONG = [*_SHORT, "一行目\n二行目", " 字下げ\n\n  最後", "\n一行あけて", "- a\n# b", "\tタブ\nb"]
_NAMES = {"a": "A課", "b": "Ｂ: 課", "c": "C課"}
_DEPARTMENTS = {1: ("a", "b"), 2: ("b",), 5: ("a", "b", "c")}
_INDICATORS = {1: ("件数", "率, %", "人数"), 2: (), 5: ()}


@dataclass(slots=True)
class _Grower:
    """Draws what a file says, and collects what it leaves out."""

    draw: DrawFn
    two_fields: bool
    absent: list[Key] = field(default_factory=list[Key])

    def root(self) -> Branch:
        entries: list[tuple[str, Tree]] = [
            ("年度", Leaf("令和2年度")),
            ("事業", Rows([self._project(number) for number in _DEPARTMENTS])),
        ]
        if self._yes():
            entries.append(("改ページ", Rows([Leaf("2"), Leaf("5")])))
        groups = [path for path in ("①", "二") if self._has(("施策", path, "総括"))]
        if groups:
            entries.append(("施策", Rows([self._group(path) for path in groups])))
        return self._shuffled(entries)

    def _group(self, path: str) -> Branch:
        text = self._leaf(("施策", path, "総括"), _LONG)
        return self._shuffled([("位置", Rows([Leaf(path)])), ("総括", text)])

    def _project(self, number: int) -> Branch:
        entries: list[tuple[str, Tree]] = [("No", Leaf(str(number)))]
        for name, texts in (("一言", _SHORT), ("所見", _LONG)):
            if self._has(("事業", number, name)):
                entries.append((name, self._leaf(("事業", number, name), texts)))
        entries += [
            (name, value) for name in ("課題", "実績") for value in self._divided(number, name)
        ]
        own = [each for each in _INDICATORS[number] for each in self._actual(each)]
        return self._shuffled([*entries, *([("指標", self._shuffled(own))] if own else [])])

    def _divided(self, number: int, name: str) -> Iterator[Tree]:
        """Yields a value, undivided or by department; or nothing."""
        key = ("事業", number, name)
        if self._yes():
            if self._has((*key, "")):
                yield self._leaf((*key, ""), _SHORT if name == "課題" else _LONG)
            return
        own = [each for each in _DEPARTMENTS[number] if self._has((*key, each))]
        if own and name == "課題":
            yield Branch([(_NAMES[each], self._leaf((*key, each), _SHORT)) for each in own])
        elif own:
            yield Rows([self._section((*key, each)) for each in own])

    def _section(self, key: Key) -> Branch:
        entries: list[tuple[str, Tree]] = [
            ("担当課", Rows([Leaf(_NAMES[str(key[-1])])])),
            ("文章", self._leaf(key, _LONG)),
        ]
        if self._yes():
            entries.append(("見出し", Leaf("(課)")))
        return self._shuffled(entries)

    def _actual(self, identity: str) -> Iterator[tuple[str, Tree]]:
        names = ("実績値", "補足") if self.two_fields else ("実績値",)
        own = [name for name in names if self._has(("指標", identity, name))]
        leaves = [(name, self._leaf(("指標", identity, name), _SHORT)) for name in own]
        if leaves:
            is_bare = not self.two_fields and self._yes()
            yield identity, leaves[0][1] if is_bare else Branch(leaves)

    def _leaf(self, key: Key, texts: list[str]) -> Leaf:
        return Leaf(self.draw(st.sampled_from(texts)), key)

    def _has(self, key: Key) -> bool:
        """Draws whether the file has a value, and remembers if not."""
        if self.draw(st.integers(0, 3)):
            return True
        self.absent.append(key)
        return False

    def _yes(self) -> bool:
        return self.draw(st.booleans())

    def _shuffled(self, entries: Sequence[tuple[str, Tree]]) -> Branch:
        return Branch(self.draw(st.permutations(entries)))


# -------------------------------------------------------------------------------------- layout

_COMMENTS = ["", "", "", " #", "  # 注: [a] {b} | \"c\" 'd' - e"]
_PLAIN = {"A", "12:30", "　字下げ", "中止", "~"}


@dataclass(slots=True)
class _Writer:
    """Writes a tree in a random layout.

    `keeps` says that blank lines here would belong to the block before (after `|+`).
    """

    draw: DrawFn
    parts: list[tuple[str, Key | None]] = field(default_factory=list[tuple[str, Key | None]])
    keeps: bool = False

    def document(self, root: Branch) -> None:
        self._put(self._any(["", "", "\ufeff"]) + self._any(["", "# 上\n", "\n\n# 上\n\n"]))
        self._branch(root, 0)
        self._put(self._any(["", "\n", "\n"]) if self.keeps else self._any(["", "\n", "\n\n# 下"]))
        if self.draw(st.booleans()):
            self.parts = [(text.replace("\n", "\r\n"), key) for text, key in self.parts]

    def _put(self, text: str, key: Key | None = None) -> None:
        self.parts.append((text, key))

    def _any(self, texts: Sequence[str]) -> str:
        return self.draw(st.sampled_from(texts))

    def _gap(self, column: int) -> None:
        """Goes to the next line, with blank lines and comments in between."""
        blank = "" if self.keeps else self._any(["", "", "\n", "\n\n", "\n" + " " * column])
        comment = self._any(["", "", "", "\n" + " " * column + "# 次: |"])
        self._put(f"{blank}{comment}\n{' ' * column}")
        self.keeps = False

    def _branch(self, node: Branch, column: int) -> None:
        for index, (key, value) in enumerate(node.entries):
            if index:
                self._gap(column)
            self._put(self._key(key) + ":")
            self._value(value, column)

    def _key(self, key: str, *, is_flow: bool = False) -> str:
        is_plain = ": " not in key and not (is_flow and "," in key)
        styles = [json.dumps(key, ensure_ascii=False), f"'{key}'"]
        return self._any([*styles, *[key] * 3]) if is_plain else self._any(styles)

    def _value(self, node: Tree, column: int) -> None:
        if isinstance(node, Leaf):
            self._leaf(node, column)
        elif self.draw(st.integers(0, 2)) == 0:
            self._put(" ")
            self._flow(node)
            self._put(self._any(_COMMENTS))
        else:
            least = 1 if isinstance(node, Branch) else 0
            inner = column + self.draw(st.integers(least, 4))
            self._put(self._any(_COMMENTS))
            self._gap(inner)
            self._rows(node, inner) if isinstance(node, Rows) else self._branch(node, inner)

    def _rows(self, node: Rows, column: int) -> None:
        for index, item in enumerate(node.items):
            if index:
                self._gap(column)
            apart = self._any([" ", " ", "   "])
            self._put("-" + apart)
            if isinstance(item, Branch) and self.draw(st.integers(0, 3)):
                self._branch(item, column + 1 + len(apart))
            else:
                self._flow(item)

    def _leaf(self, leaf: Leaf, column: int) -> None:
        if leaf.key is None or not leaf.text or self.draw(st.booleans()):
            line = self._line(leaf)
            self._put(" " if line else "")
            self._put(line, leaf.key)
            self._put(self._any(_COMMENTS))
            self._put("", leaf.key)
            return
        head, body = self._block(leaf.text, column)
        self._put(self._any([" ", "   "]))
        self._put(head, leaf.key)
        self._put(self._any(_COMMENTS))
        self._put(body, leaf.key)

    def _block(self, text: str, column: int) -> tuple[str, str]:
        step = self.draw(st.integers(1, 4))
        chomp = self._any(["", "", "+", "-"])
        self.keeps = chomp == "+"
        shows = text[0] not in "\n\t "
        named = "" if shows and self.draw(st.booleans()) else str(step)
        lines = (f"\n{' ' * (column + step)}{line}" if line else "\n" for line in text.split("\n"))
        return self._any([f"|{named}{chomp}", f"|{chomp}{named}"]), "".join(lines)

    def _line(self, leaf: Leaf, *, is_flow: bool = False) -> str:
        if leaf.key is None and leaf.text.isdecimal():
            return leaf.text
        styles = [json.dumps(leaf.text, ensure_ascii=False)]
        if "\n" not in leaf.text:
            styles.append(f"'{leaf.text}'")
        if leaf.text in _PLAIN or (not leaf.text and not is_flow):
            styles += [leaf.text] * 3
        return self._any(styles)

    # ----------------------------------------------------------------------- between brackets

    def _flow(self, node: Tree) -> None:
        match node:
            case Leaf():
                self._put(self._line(node, is_flow=True), node.key)
            case Branch():
                self._put(self._any(["{", "{ ", "{\n            "]))
                for index, (key, value) in enumerate(node.entries):
                    self._put(self._separator() if index else "")
                    quoted = self._key(key, is_flow=True)
                    is_json = quoted[0] in "\"'"
                    self._put(quoted + (self._any([":", ": "]) if is_json else ": "))
                    self._flow(value)
                self._put(self._any(["}", " }", ",}", "\n            }"]))
            case Rows():
                self._put(self._any(["[", "[ ", "[   # 一覧\n            "]))
                for index, item in enumerate(node.items):
                    self._put(self._separator() if index else "")
                    self._flow(item)
                self._put(self._any(["]", " ]", ", ]"]))

    def _separator(self) -> str:
        return self._any([", ", ",", " , ", ",   # 次は ]}\n            "])
