"""Section 区分: what is said of a 事業, by its departments or as a whole; and Value, all of it."""

from dataclasses import dataclass

SECTIONS_APART = "\n\n"
"""Between two sections of a text the paper has one blank line (No. 10, 11, 12, 29, 50)."""


@dataclass(frozen=True, slots=True)
class Section:
    """A department's part of a text, or the whole of it.

    Attributes:
        departments: Ids of those who write it; empty: undivided, the lead's.
        heading: Verbatim first line such as `(保育課)`; empty: none.
        text: Verbatim, without the heading.
        ending: Verbatim text right after it, such as `（子ども政策課）` in No. 29; empty: none.
    """

    departments: tuple[str, ...] = ()
    heading: str = ""
    text: str = ""
    ending: str = ""

    @property
    def whole(self) -> str:
        """The section as printed."""
        return (f"{self.heading}\n" if self.heading else "") + self.text + self.ending


@dataclass(frozen=True, slots=True)
class Value:
    """What a field holds: one section if undivided, several for several departments."""

    sections: tuple[Section, ...] = ()

    @property
    def text(self) -> str:
        """The whole, as printed: character for character."""
        return SECTIONS_APART.join(section.whole for section in self.sections)
