"""What a file says of a Look in, the Look out: what files for 集計 and 新旧対照表 share."""

from collections.abc import Mapping
from dataclasses import dataclass

from report_builder.document.fields import catalogue
from report_builder.document.footer_reading import read_footer
from report_builder.document.look import Look, entries_of
from report_builder.document.paper_reading import read_font, read_paper, read_size
from report_builder.document.table import Em, Style
from report_builder.document.template import Text
from report_builder.document.words import Words
from report_builder.model.plan import Plan
from report_builder.model.scale import Scale
from report_builder.problems import Problem, ReportError
from report_builder.source import Mapping as Entries
from report_builder.source import Node, Reader, parse

LOOK_KEYS = ("title", "label", "paper", "font", "padding", "styles", "footer")


@dataclass(frozen=True, slots=True)
class Source:
    """A file, and what it may speak of.

    Attributes:
        text: The whole of it.
        path: As the user would type it.
        plan: 計画.
        scales: 評価基準.
    """

    text: str
    path: str
    plan: Plan
    scales: tuple[Scale, ...]

    def node(self) -> Node:
        """Returns its root.

        Raises:
            ReportError: It is no YAML, or a 様式 that happens to bear the name of such a file.
        """
        node = parse(self.text, self.path)
        keys = {key.text for key, _ in node.entries} if isinstance(node, Entries) else set[str]()
        if keys & {"columns", "blocks"}:
            message = "この名前のファイルには、表の様式は書けません。"
            advice = "様式のファイルの名前を変えてください（書けることは docs/template.md）。"
            raise ReportError([Problem(node.place, message, advice, "template-reserved")])
        return node

    def words(self, reader: Reader, names: tuple[str, ...]) -> Words:
        """Returns what its texts are read with: the catalogue, and some names of its own."""
        known = {**catalogue(self.plan, self.scales), **entries_of(dict.fromkeys(names, ""))}
        return Words(reader, known, self.plan, (), {})


def read_look(
    words: Words, entries: Mapping[str, Node], styles: Mapping[str, Style], absent: Look
) -> Look:
    """Returns the look; what is not said is as in `absent`.

    Args:
        words: What texts are read with.
        entries: Of the file.
        styles: Its `styles`, which each file has others of.
        absent: Where the file says nothing.
    """
    reader = words.reader
    return Look(
        title=read_line(words, entries.get("title"), "title", absent.title),
        label=read_line(words, entries.get("label"), "label", absent.label),
        styles=styles,
        font=read_font(reader, entries.get("font"), absent.font),
        paper=read_paper(reader, entries.get("paper"), absent.paper),
        padding=Em(read_size(reader, entries.get("padding"), "padding", absent.padding, 0)),
        footer=read_footer(words, entries.get("footer"), absent.footer),
    )


def read_line(words: Words, node: Node | None, what: str, absent: Text) -> Text:
    """Returns a text with names of the paper as a whole."""
    return words.text(node, what, ("計画",)) if node else absent
