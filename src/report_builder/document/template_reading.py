"""The text of a templates/*.yaml in, a Template out, or all its mistakes at once."""

import re

from report_builder.document.block_reading import read_blocks
from report_builder.document.column_reading import TABLE_KEYS
from report_builder.document.columns import repeated
from report_builder.document.fields import catalogue
from report_builder.document.footer_reading import read_footer
from report_builder.document.head_reading import read_head
from report_builder.document.paper_reading import (
    read_font,
    read_paper,
    read_size,
    report_width,
)
from report_builder.document.style_reading import read_styles
from report_builder.document.table import Em
from report_builder.document.template import Template
from report_builder.document.words import Words
from report_builder.model.plan import Plan
from report_builder.model.scale import Scale
from report_builder.problems import Located
from report_builder.source import Mapping, Node, Reader, Scalar, parse

PAPER_KEYS = ("title", "paper", "font", "padding", "head", "styles", "footer", "blocks")
"""What a template says of the paper as a whole, besides its name."""

_FILE_NAME = re.compile(r'[^\\/:*?"<>|\x00-\x1f. ][^\\/:*?"<>|\x00-\x1f]{0,39}(?<![. ])')
"""What Windows takes as the name of a file, not hidden and of a length that leaves room."""


def read_template(text: str, path: str, plan: Plan, scales: tuple[Scale, ...]) -> Located[Template]:
    """Returns the template of a file.

    Raises:
        ReportError: The file has mistakes; all of them are in it.
    """
    node = parse(text, path)
    reader = Reader()
    template, nodes = _template(reader, node, plan, scales)
    report_width(reader, nodes, repeated(template, plan, plan.last), scales)
    reader.close()
    return Located(template, path, {(): node.place})


def _template(
    reader: Reader, node: Node, plan: Plan, scales: tuple[Scale, ...]
) -> tuple[Template, tuple[Node, ...]]:
    """Returns the template, and where each of its blocks is."""
    entries = reader.entries(
        node,
        "様式",
        required=("name", "blocks" if _has(node, "blocks") else "columns"),
        optional=(*PAPER_KEYS, *TABLE_KEYS),
    )
    styles = read_styles(reader, entries.get("styles"))
    names = tuple(scale.name for scale in scales)
    words = Words(reader, catalogue(plan, scales), plan, names, styles)
    name = _name(words, entries.get("name"))
    meant = reader.meant(node, ("name", *PAPER_KEYS, *TABLE_KEYS))
    read = read_blocks(words, node, entries, meant)
    blocks = tuple(block for _, block in read)
    template = Template(
        name=name,
        title=words.text(entries.get("title"), "title", ("計画",)) or (name,),
        blocks=blocks,
        head=read_head(words, entries.get("head"), blocks),
        styles=styles,
        paper=read_paper(reader, entries.get("paper")),
        font=read_font(reader, entries.get("font")),
        padding=Em(read_size(reader, entries.get("padding"), "padding", 0.2, 0)),
        footer=read_footer(words, entries.get("footer")),
    )
    return template, tuple(each for each, _ in read)


def _has(node: Node, key: str) -> bool:
    return isinstance(node, Mapping) and any(each.text == key for each, _ in node.entries)


def _name(words: Words, node: Node | None) -> str:
    """Reads the name of the files made, which every system must take."""
    name = words.plain(node, "name", "")
    if isinstance(node, Scalar) and not _FILE_NAME.fullmatch(name):
        words.reader.report(
            node,
            f"name「{name}」はファイルの名前になりません。",
            '40字までの、\\ / : * ? " < > | を含まない名前にしてください。',
            "template-name",
        )
    return name
