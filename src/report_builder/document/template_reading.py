"""The text of a templates/*.yaml in, a Template out, or all its mistakes at once."""

import re
from collections.abc import Mapping
from collections.abc import Sequence as Words
from difflib import get_close_matches
from typing import cast, get_args

from report_builder.document.fields import Entry, catalogue
from report_builder.document.paper_reading import read_font, read_paper, read_size, report_width
from report_builder.document.records import SOURCES
from report_builder.document.style_reading import read_styles
from report_builder.document.table import Align, Em, Style, VerticalAlign
from report_builder.document.template import (
    CellLine,
    CellSpec,
    ColumnSpec,
    GroupSpec,
    HeadLine,
    LegendLine,
    SpannerSpec,
    TableSpec,
    Template,
    Text,
    TitleLine,
    leaf_columns,
)
from report_builder.model.form import EXTENSION, PERSON
from report_builder.model.plan import Plan
from report_builder.model.scale import Scale
from report_builder.problems import Located
from report_builder.source import Node, Reader, Sequence, parse

YEARS = {"前年度": -1, "今年度": 0, "翌年度": 1}
"""Of which year a column shows the results, and from which its heading takes its words."""

JOINS = {"改行": "\n", "読点": "、", "中点": "・"}

_NAME = re.compile(r"\{([^{}]*)\}")
_PAGE_NUMBERS = ("頁", "総頁")

_FILE_NAME = re.compile(r'[^\\/:*?"<>|\x00-\x1f. ][^\\/:*?"<>|\x00-\x1f]{0,39}(?<![. ])')
"""What Windows takes as the name of a file, not hidden and of a length that leaves room."""


def read_template(text: str, path: str, plan: Plan, scales: tuple[Scale, ...]) -> Located[Template]:
    """Returns the template of a file.

    Raises:
        ReportError: The file has mistakes; all of them are in it.
    """
    reading = _Reading(Reader(), catalogue(plan, scales), plan, scales)
    node = parse(text, path)
    template = reading.template(node)
    report_width(reading.reader, node, template)
    reading.reader.close()
    return Located(template, path, {(): node.place})


def _columns_of(line: HeadLine) -> int:
    match line:
        case CellLine():
            return sum(cell.columns for cell in line.cells)
        case TitleLine():
            return 2 if line.right else 1
        case LegendLine():
            return 1


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
        self.styles: dict[str, Style] = {}
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
        self.styles = read_styles(self.reader, entries.get("styles"))
        self._read_rows(entries.get("rows"))
        name = self._name(entries.get("name"))
        columns = self._columns(entries.get("columns"))
        return Template(
            name=name,
            title=self._text(entries.get("title"), "title", ("計画",)) or (name,),
            table=TableSpec(self.rows, columns, self._groups(entries.get("groups"))),
            head=self._head(entries.get("head"), len(leaf_columns(columns))),
            styles=self.styles,
            paper=read_paper(self.reader, entries.get("paper")),
            font=read_font(self.reader, entries.get("font")),
            padding=Em(read_size(self.reader, entries.get("padding"), "padding", 0.5, 0)),
            footer=self._footer(entries.get("footer")),
        )

    def _items(self, node: Node | None, what: str) -> tuple[Node, ...]:
        return self.reader.items(node, what) if node else ()

    def _plain(self, node: Node | None, what: str, absent: str) -> str:
        return self.reader.text(node, what) if node else absent

    def _name(self, node: Node | None) -> str:
        """Reads the name of the files made, which every system must take."""
        name = self._plain(node, "name", "")
        if node is not None and not _FILE_NAME.fullmatch(name):
            self.reader.report(
                node,
                f"name「{name}」はファイルの名前になりません。",
                '40字までの、\\ / : * ? " < > | を含まない名前にしてください。',
                "template-name",
            )
        return name

    def _footer(self, node: Node | None) -> str:
        footer = self._plain(node, "footer", "{頁}／{総頁}")
        wrong = [name for name in _NAME.findall(footer) if name not in _PAGE_NUMBERS]
        if node is not None and wrong:
            self.reader.report(
                node,
                f"footer の「{wrong[0]}」という項目はありません。",
                "footer で使えるのは {頁} と {総頁} です。",
                "template-field-unknown",
            )
        return footer

    def _choice(self, node: Node | None, what: str, words: Words[str]) -> str | None:
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
        elif entry.subject not in subjects or self._lacks_rows(name):
            self.reader.report(
                node,
                f"{what}の「{name}」は、ここでは使えません。",
                f"ここで使えるのは {'・'.join(subjects)} の項目です。",
                "template-field-misplaced",
            )

    def _lacks_rows(self, name: str) -> bool:
        """Whether it names the 担当課 (指標 …) of a row, and no row is one's own."""
        source = name.split(".", maxsplit=1)[0]
        return source in SOURCES and source not in self.rows

    def _read_rows(self, node: Node | None) -> None:
        if node is None:
            return
        rows = tuple(word.strip() for word in self.reader.text(node, "rows").split("/"))
        if len(set(rows)) < len(rows) or not self._is_nested(rows):
            self.reader.report(
                node,
                f"rows の「{' / '.join(rows)}」という行の作り方はありません。",
                "「事業」「事業 / 指標」「事業 / 担当課」のように書いてください。",
                "template-rows-unknown",
            )
            return
        self.rows = rows

    def _is_nested(self, rows: tuple[str, ...]) -> bool:
        """Whether each source can stand within the one before it."""
        order = {source: place for place, source in enumerate((*self.plan.levels, *SOURCES))}
        inner = rows[1:] if rows[0] == "担当課" and "事業" in rows else rows
        places = [order.get(source, -1) for source in inner]
        return -1 not in places and places == sorted(places)

    def _role(self, node: Node | None, what: str, absent: str) -> str:
        role = self._plain(node, what, absent)
        if node is not None and role not in self.styles:
            message = f"{what}「{role}」という役割は styles にありません。"
            self.reader.report_unknown(node, message, role, self.styles, "template-style-unknown")
            return absent
        return role

    def _legend(self, node: Node) -> str:
        scale = self.reader.text(node, "legend")
        if scale not in self.scales:
            message = f"legend「{scale}」は templates/scales.yaml にありません。"
            self.reader.report_unknown(node, message, scale, self.scales, "scale-unknown")
        return scale

    def _head(self, node: Node | None, columns: int) -> tuple[HeadLine, ...]:
        lines: list[HeadLine] = []
        for each in self._items(node, "head"):
            line = self._head_line(each)
            lines.append(line)
            if columns and _columns_of(line) > columns:
                self.reader.report(
                    each,
                    f"この行は列を {_columns_of(line)} 本使いますが、表の列は {columns} 本です。",
                    "cells の columns を小さくするか、right を消してください。",
                    "template-head-wide",
                )
        return tuple(lines)

    def _head_line(self, node: Node) -> HeadLine:
        entries = self.reader.entries(
            node, "head の行", optional=("left", "right", "legend", "cells", "style", "right_style")
        )
        if "cells" in entries:
            cells = self._items(entries["cells"], "cells")
            return CellLine(tuple(self._cell(each) for each in cells))
        if "legend" in entries:
            style = self._role(entries.get("style"), "style", "legend")
            return LegendLine(self._legend(entries["legend"]), style)
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

    def _groups(self, node: Node | None) -> tuple[GroupSpec, ...]:
        return tuple(self._group(each) for each in self._items(node, "groups"))

    def _group(self, node: Node) -> GroupSpec:
        entries = self.reader.entries(
            node, "groups の行", required=("by", "text"), optional=("style",)
        )
        level = self._choice(entries.get("by"), "by", self.plan.levels) or ""
        depth = self.plan.levels.index(level) + 1 if level else len(self.plan.levels)
        return GroupSpec(
            level,
            self._text(entries.get("text"), "text", ("計画", *self.plan.levels[:depth])),
            self._role(entries.get("style"), "style", "group"),
        )

    def _columns(self, node: Node | None) -> tuple[ColumnSpec | SpannerSpec, ...]:
        if isinstance(node, Sequence) and not node.items:
            hint = "「- {show: …, width: …}」の行を足してください。"
            self.reader.report(node, "columns に列がありません。", hint, "template-columns")
        return tuple(self._column(each) for each in self._items(node, "columns"))

    def _column(self, node: Node) -> ColumnSpec | SpannerSpec:
        entries = self.reader.entries(
            node,
            "列",
            optional=(
                "header", "header_style", "columns", "show", "width", "join", "style", "align",
                "vertical", "filter", "year", "input", "empty", "lines", "freeze",
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
            width=Em(read_size(self.reader, entries.get("width"), "width", 1.0, 0.1)),
            header=header,
            header_style=header_style,
            join=JOINS[join],
            style=self._role(entries.get("style"), "style", "cell"),
            align=cast("Align | None", align),
            vertical=cast("VerticalAlign | None", vertical),
            filtered=self._choice(entries.get("filter"), "filter", ("true", "false")) == "true",
            year=self._year(entries),
            is_input=self._is_input(entries.get("input"), show),
            empty=self._plain(entries.get("empty"), "empty", ""),
            lines=round(read_size(self.reader, entries.get("lines"), "lines", 1, 1)),
            frozen=self._choice(entries.get("freeze"), "freeze", ("true", "false")) == "true",
        )

    def _is_input(self, node: Node | None, show: str) -> bool:
        is_input = self._choice(node, "input", ("true", "false")) == "true"
        entry = self.names.get(show)
        if node is not None and is_input and entry is not None and entry.key is None:
            self.reader.report(
                node,
                f"「{show}」は記入欄にできません。",
                "記入欄にできるのは、年度の項目と「記入.」で始まる項目です。",
                "template-input",
            )
        return is_input

    def _year(self, entries: Mapping[str, Node]) -> int:
        return YEARS[self._choice(entries.get("year"), "year", tuple(YEARS)) or "今年度"]

    def _subjects(self) -> tuple[str, ...]:
        """Of what a row can speak; without rows for each 担当課, its fields are shown whole."""
        return ("計画", *self.plan.levels, "担当課" if "事業" in self.rows else "", *self.rows)
