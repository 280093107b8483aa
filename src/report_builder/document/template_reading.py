"""The text of a templates/*.yaml in, a Template out, or all its mistakes at once."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from decimal import Decimal
from difflib import get_close_matches
from typing import cast, get_args

from report_builder.document.fields import Entry, catalogue
from report_builder.document.records import SOURCES
from report_builder.document.table import (
    Align,
    Em,
    Font,
    Mm,
    Paper,
    Pt,
    Style,
    VerticalAlign,
)
from report_builder.document.table import Direction as TextDirection
from report_builder.document.template import (
    CellLine,
    CellSpec,
    ColumnSpec,
    GroupSpec,
    HeadLine,
    LegendLine,
    SpannerSpec,
    Template,
    Text,
    TitleLine,
    leaf_columns,
)
from report_builder.model.form import EXTENSION, PERSON
from report_builder.model.plan import Plan
from report_builder.model.scale import Scale
from report_builder.problems import Located
from report_builder.source import Node, Reader, parse

YEARS = {"前年度": -1, "今年度": 0, "翌年度": 1}
"""Of which year a column shows the results, and from which its heading takes its words."""

JOINS = {"改行": "\n", "読点": "、", "中点": "・"}

STYLE_WORDS: Mapping[str, tuple[str, ...]] = {
    "bold": ("true", "false"),
    "diagonal": ("true", "false"),
    "align": get_args(Align),
    "vertical": get_args(VerticalAlign),
    "direction": get_args(TextDirection),
    "border": ("none", "thin", "medium"),
}
"""The keys of a style that take one of a few words."""

MM_PER_PT = 25.4 / 72
PAPER_MM = {"A3": (420.0, 297.0), "A4": (297.0, 210.0)}
"""Long and short side, ISO 216."""

DEFAULT_STYLES: Mapping[str, Style] = {
    "title": Style(bold=True, border="none", scale=1.1),
    "label": Style(border="thin", align="center"),
    "legend": Style(border="none"),
    "heading": Style(fill="E7E6E6", align="center"),
    "stacked": Style(fill="E7E6E6", align="center", direction="stacked"),
    "group": Style(fill="D9D9D9", bold=True),
    "cell": Style(),
    "input": Style(fill="FFF9E5"),
    "counter": Style(bold=True, align="center"),
}
"""Roles that every template has; a file changes only what it names."""

_NAME = re.compile(r"\{([^{}]*)\}")


def read_template(text: str, path: str, plan: Plan, scales: tuple[Scale, ...]) -> Located[Template]:
    """Returns the template of a file.

    Raises:
        ReportError: The file has mistakes; all of them are in it.
    """
    reading = _Reading(Reader(), catalogue(plan, scales), plan, scales)
    node = parse(text, path)
    template = reading.template(node)
    reading.reader.close()
    _report_width(template, node, reading.reader)
    reading.reader.close()
    return Located(template, path, {(): node.place})


def _report_width(template: Template, node: Node, reader: Reader) -> None:
    """Reports a table that is wider than its paper."""
    columns = leaf_columns(template.columns)
    wide = sum(column.width + 2 * template.padding for column in columns)
    long, short = PAPER_MM[template.paper.size]
    _, right, _, left = template.paper.margins
    across = (long if template.paper.landscape else short) - right - left
    room = across / MM_PER_PT / template.font.size
    if wide > room:
        reader.report(
            node,
            f"表の幅は {wide:.1f} 字ですが、用紙には {room:.1f} 字までしか入りません。",
            "columns の width、font の size、paper の margins のどれかを小さくしてください。",
            "table-too-wide",
        )


class _Reading:
    """Reads one template: holds the reader and the words that are allowed."""

    def __init__(
        self,
        reader: Reader,
        names: Mapping[str, Entry],
        plan: Plan,
        scales: tuple[Scale, ...],
    ) -> None:
        self.reader = reader
        self.names = names
        self.plan = plan
        self.scales = tuple(scale.name for scale in scales)
        self.styles: dict[str, Style] = dict(DEFAULT_STYLES)
        self.rows: tuple[str, ...] = ("事業",)

    def template(self, node: Node) -> Template:
        entries = self.reader.entries(
            node,
            "様式",
            required=("name", "columns"),
            optional=(
                "title", "rows", "paper", "font", "padding", "head", "groups", "styles", "footer",
            ),
        )  # fmt: skip
        self._read_styles(entries.get("styles"))
        self._read_rows(entries.get("rows"))
        name = self._plain(entries.get("name"), "name", "")
        return Template(
            name=name,
            title=self._text(entries.get("title"), "title", ("計画",)) or (name,),
            rows=self.rows,
            head=tuple(self._head_line(each) for each in self._items(entries.get("head"), "head")),
            columns=self._columns(entries.get("columns")),
            groups=tuple(
                self._group(each) for each in self._items(entries.get("groups"), "groups")
            ),
            styles=self.styles,
            paper=self._paper(entries.get("paper")),
            font=self._font(entries.get("font")),
            padding=Em(self._size(entries.get("padding"), "padding", 0.5)),
            footer=self._plain(entries.get("footer"), "footer", "{頁}／{総頁}"),
        )

    def _items(self, node: Node | None, what: str) -> tuple[Node, ...]:
        return self.reader.items(node, what) if node else ()

    def _plain(self, node: Node | None, what: str, absent: str) -> str:
        return self.reader.text(node, what) if node else absent

    def _size(self, node: Node | None, what: str, absent: float) -> float:
        number = self.reader.number(node, what) if node else None
        return absent if number is None else float(number)

    def _choice(self, node: Node | None, what: str, words: Sequence[str]) -> str | None:
        return self.reader.choice(node, what, words) if node else None

    def _text(self, node: Node | None, what: str, subjects: tuple[str, ...]) -> Text:
        """Reads a text with {names}, each of which must speak of one of the subjects."""
        if node is None:
            return ()
        pieces = tuple(_NAME.split(self.reader.text(node, what)))
        for name in pieces[1::2]:
            self._known(node, name, what, subjects)
        return pieces

    def _known(self, node: Node, name: str, what: str, subjects: tuple[str, ...]) -> None:
        entry = self.names.get(name)
        if entry is None:
            near = get_close_matches(name, self.names, 1, 0.3)
            self.reader.report(
                node,
                f"{what}の「{name}」という項目はありません。",
                f"「{near[0]}」ではありませんか。"
                if near
                else "docs/template.md の一覧から選んでください。",
                "template-field-unknown",
            )
        elif entry.subject not in subjects:
            self.reader.report(
                node,
                f"{what}の「{name}」は、ここでは使えません。",
                f"ここで使えるのは {'・'.join(subjects)} の項目です。",
                "template-field-misplaced",
            )

    def _read_rows(self, node: Node | None) -> None:
        if node is None:
            return
        rows = tuple(word.strip() for word in self.reader.text(node, "rows").split("/"))
        if rows[0] != "事業" or len(set(rows)) < len(rows) or not set(rows) <= set(SOURCES):
            self.reader.report(
                node,
                f"rows の「{' / '.join(rows)}」という行の作り方はありません。",
                "「事業」「事業 / 指標」「事業 / 担当課」のように書いてください。",
                "template-rows-unknown",
            )
            return
        self.rows = rows

    def _read_styles(self, node: Node | None) -> None:
        if node is None:
            return
        for role, (_, value) in self.reader.open_entries(node, "styles").items():
            self.styles[role] = self._style(value, f"styles の「{role}」", role)

    def _style(self, node: Node, what: str, role: str) -> Style:
        """Reads what the file says over the look that the role (or any cell) has by default."""
        known = {each.name for each in fields(Style)}
        entries = self.reader.entries(node, what, optional=tuple(sorted(known)))
        words: dict[str, object] = {}
        for key, value in entries.items():
            read = self._style_word(key, value, f"{what}の {key} ")
            if read is not None:
                words[key] = read
        return replace(DEFAULT_STYLES.get(role, Style()), **cast("dict[str, str]", words))

    def _style_word(self, key: str, node: Node, what: str) -> object:
        if key in STYLE_WORDS:
            word = self.reader.choice(node, what, STYLE_WORDS[key])
            return word == "true" if key in ("bold", "diagonal") else word
        if key in ("fill", "color"):
            return self._color(node, what)
        return self._size(node, what, 1.0) if key == "scale" else self.reader.text(node, what)

    def _color(self, node: Node, what: str) -> str | None:
        color = self.reader.text(node, what)
        if re.fullmatch(r"[0-9A-Fa-f]{6}", color):
            return color.upper()
        self.reader.report(
            node,
            f"{what}の「{color}」は色ではありません。",
            "BFBFBF のように、0–9 と A–F の6文字で書いてください。",
            "template-color",
        )
        return None

    def _role(self, node: Node | None, what: str, absent: str) -> str:
        role = self.reader.choice(node, what, tuple(self.styles)) if node else None
        return role or absent

    def _head_line(self, node: Node) -> HeadLine:
        entries = self.reader.entries(
            node, "head の行", optional=("left", "right", "legend", "cells", "style", "right_style")
        )
        if "cells" in entries:
            cells = self._items(entries["cells"], "cells")
            return CellLine(tuple(self._cell(each) for each in cells))
        if "legend" in entries:
            scale = self.reader.choice(entries["legend"], "legend", self.scales) or ""
            return LegendLine(scale, self._role(entries.get("style"), "style", "legend"))
        return TitleLine(
            self._text(entries.get("left"), "left", ("計画",)),
            self._text(entries.get("right"), "right", ("計画",)),
            self._role(entries.get("style"), "style", "title"),
            self._role(entries.get("right_style"), "right_style", "label"),
        )

    def _cell(self, node: Node) -> CellSpec:
        entries = self.reader.entries(
            node, "cells の欄", optional=("text", "columns", "style", "asks")
        )
        asks = self._choice(entries.get("asks"), "asks", (PERSON[0], EXTENSION[0]))
        columns = self.reader.integer(entries["columns"], "columns") if "columns" in entries else 1
        return CellSpec(
            self._text(entries.get("text"), "text", ("計画",)),
            max(1, columns or 1),
            self._role(entries.get("style"), "style", "input" if asks else "cell"),
            asks or "",
        )

    def _group(self, node: Node) -> GroupSpec:
        entries = self.reader.entries(
            node, "groups の行", required=("by", "text"), optional=("style",)
        )
        level = self._choice(entries.get("by"), "by", self.plan.levels) or ""
        depth = self.plan.levels.index(level) + 1 if level else 0
        return GroupSpec(
            level,
            self._text(entries.get("text"), "text", ("計画", *self.plan.levels[:depth])),
            self._role(entries.get("style"), "style", "group"),
        )

    def _columns(self, node: Node | None) -> tuple[ColumnSpec | SpannerSpec, ...]:
        return tuple(self._column(each) for each in self._items(node, "columns"))

    def _column(self, node: Node) -> ColumnSpec | SpannerSpec:
        entries = self.reader.entries(
            node,
            "列",
            optional=(
                "header", "header_style", "columns", "show", "width", "join", "style", "align",
                "vertical", "filter", "year", "input",
            ),
        )  # fmt: skip
        header = self._text(entries.get("header"), "header", ("計画",))
        header_style = self._role(entries.get("header_style"), "header_style", "heading")
        if "columns" in entries:
            columns = self._columns(entries["columns"])
            return SpannerSpec(header, header_style, columns, self._year(entries))
        return self._leaf(node, entries, header, header_style)

    def _leaf(
        self, node: Node, entries: Mapping[str, Node], header: Text, header_style: str
    ) -> ColumnSpec:
        for key in ("show", "width"):
            if key not in entries:
                self.reader.report(
                    node,
                    f"列に「{key}」がありません。",
                    f"{key}: を書いてください。",
                    "key-missing",
                )
        show = self._plain(entries.get("show"), "show", "")
        if "show" in entries:
            self._known(entries["show"], show, "show ", self._subjects())
        join = self._choice(entries.get("join"), "join", tuple(JOINS)) or "改行"
        align = self._choice(entries.get("align"), "align", get_args(Align))
        vertical = self._choice(entries.get("vertical"), "vertical", get_args(VerticalAlign))
        return ColumnSpec(
            show=show,
            width=Em(self._width(entries.get("width"))),
            header=header,
            header_style=header_style,
            join=JOINS[join],
            style=self._role(entries.get("style"), "style", "cell"),
            align=cast("Align | None", align),
            vertical=cast("VerticalAlign | None", vertical),
            filtered=self._choice(entries.get("filter"), "filter", ("true", "false")) == "true",
            year=self._year(entries),
            is_input=self._choice(entries.get("input"), "input", ("true", "false")) == "true",
        )

    def _year(self, entries: Mapping[str, Node]) -> int:
        return YEARS[self._choice(entries.get("year"), "year", tuple(YEARS)) or "今年度"]

    def _subjects(self) -> tuple[str, ...]:
        """Of what a row can speak; without rows for each 担当課, its fields are shown whole."""
        return ("計画", *self.plan.levels, "担当課" if "事業" in self.rows else "", *self.rows)

    def _width(self, node: Node | None) -> float:
        width = self._size(node, "width", 1.0)
        if node is not None and width <= 0:
            self.reader.report(
                node,
                "width は 0 より大きい数です。",
                "全角何文字分かを書いてください。",
                "template-width",
            )
        return max(width, 0.1)

    def _paper(self, node: Node | None) -> Paper:
        margins = (Mm(10), Mm(8), Mm(8), Mm(8))
        if node is None:
            return Paper("A3", landscape=True, margins=margins)
        entries = self.reader.entries(node, "paper", optional=("size", "landscape", "margins"))
        size = self._choice(entries.get("size"), "size", tuple(PAPER_MM))
        landscape = self._choice(entries.get("landscape"), "landscape", ("true", "false"))
        return Paper(
            "A4" if size == "A4" else "A3",
            landscape=landscape != "false",
            margins=self._margins(entries.get("margins"), margins),
        )

    def _margins(self, node: Node | None, absent: tuple[Mm, Mm, Mm, Mm]) -> tuple[Mm, Mm, Mm, Mm]:
        if node is None:
            return absent
        sides = ("top", "right", "bottom", "left")
        entries = self.reader.entries(node, "margins", optional=sides)
        read = [self._size(entries.get(s), s, mm) for s, mm in zip(sides, absent, strict=True)]
        return Mm(read[0]), Mm(read[1]), Mm(read[2]), Mm(read[3])

    def _font(self, node: Node | None) -> Font:
        if node is None:
            return Font("ＭＳ Ｐゴシック", Pt(9))
        entries = self.reader.entries(node, "font", optional=("face", "size"))
        face = self._plain(entries.get("face"), "face", "ＭＳ Ｐゴシック")
        size = self.reader.number(entries["size"], "size") if "size" in entries else Decimal(9)
        return Font(face, Pt(float(size or 9)))
