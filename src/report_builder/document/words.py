"""What every part of a template is read with: its words, names and roles, checked as they come."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from report_builder.document.braces import wrong_braces
from report_builder.document.composed import pieces_of
from report_builder.document.entries import Entry
from report_builder.document.table import Style
from report_builder.document.template import Text
from report_builder.model.plan import Plan
from report_builder.source import Node, Reader, Scalar


@dataclass(frozen=True, slots=True)
class Words:
    """The reader of a template, and what its plan and scales let it say.

    Attributes:
        reader: Collects the problems.
        names: The catalogue.
        plan: 計画.
        scales: The names of the scales.
        styles: Role to look.
    """

    reader: Reader
    names: Mapping[str, Entry]
    plan: Plan
    scales: tuple[str, ...]
    styles: Mapping[str, Style]

    def items(self, node: Node | None, what: str) -> tuple[Node, ...]:
        """Returns the items of a list; none where there is no list."""
        return self.reader.items(node, what) if node else ()

    def plain(self, node: Node | None, what: str, absent: str) -> str:
        """Returns a text as it stands."""
        return self.reader.text(node, what) if node else absent

    def choice(self, node: Node | None, what: str, words: Sequence[str]) -> str | None:
        """Returns one of some words, or None."""
        return self.reader.choice(node, what, tuple(words)) if node else None

    def is_true(self, node: Node | None, what: str) -> bool:
        """Returns whether `true` is said; nothing said is false."""
        return self.choice(node, what, ("true", "false")) == "true"

    def text(self, node: Node | None, what: str, subjects: tuple[str, ...]) -> Text:
        """Returns a text with {names}, each of which must speak of one of the subjects."""
        if node is None:
            return ()
        pieces = pieces_of(self.reader.text(node, what))
        for name in pieces[1::2]:
            self.known(node, name, what, subjects)
        self.braces(node, what, self.names)
        return pieces

    def braces(self, node: Node, what: str, names: Collection[str]) -> None:
        """Reports braces of a text that name nothing: one without the other, or full-width ones."""
        if isinstance(node, Scalar):
            for message, hint in wrong_braces(node.text, names):
                self.reader.report(node, f"{what}の{message}", hint, "template-braces")

    def known(self, node: Node, name: str, what: str, subjects: tuple[str, ...]) -> None:
        """Reports a name that is not in the catalogue, or speaks of what is not at hand here."""
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
            self.misplaced(node, name, what, subjects)

    def misplaced(self, node: Node, name: str, what: str, subjects: tuple[str, ...]) -> None:
        """Reports a name that speaks of what is not at hand here."""
        self.reader.report(
            node,
            f"{what}の「{name}」は、ここでは使えません。",
            f"ここで使えるのは {'・'.join(dict.fromkeys(subjects))} の項目です。",
            "template-field-misplaced",
        )

    def nearest(self, word: str, known: Sequence[str]) -> str:
        """Returns the known word most like another, or nothing."""
        return next(iter(get_close_matches(word, known, 1, 0.5)), "")

    def role(self, node: Node | None, what: str, absent: str) -> str:
        """Returns a role of styles."""
        role = self.plain(node, what, absent)
        if not isinstance(node, Scalar):
            return absent
        if role not in self.styles:
            message = f"{what}「{role}」という役割は styles にありません。"
            self.reader.report_unknown(node, message, role, self.styles, "template-style-unknown")
            return absent
        return role

    def scale(self, node: Node, what: str) -> str:
        """Returns the name of a scale."""
        scale = self.reader.text(node, what)
        if isinstance(node, Scalar) and scale not in self.scales:
            message = f"{what}「{scale}」は templates/scales.yaml にありません。"
            self.reader.report_unknown(node, message, scale, self.scales, "scale-unknown")
        return scale
