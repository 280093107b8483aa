"""The shared strings of a package in, their texts out: runs joined, furigana left out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from report_builder.forms.package_archive import Archive, Budget
from report_builder.forms.package_facts import Look
from report_builder.forms.package_xml import Attributes, Listener, is_on, walk


@dataclass(frozen=True, slots=True)
class Strings:
    """The shared strings.

    Attributes:
        texts: In order.
        looks: Index to the look of those that have one.
    """

    texts: Sequence[str]
    looks: Mapping[int, Look]


class RichText:
    """A text that comes in runs, with furigana (`rPh`, `phoneticPr`) between them.

    It listens to the elements of CT_Rst, which shared strings, inline strings and comments share.

    Attributes:
        look: Of the text so far.
    """

    __slots__ = ("_budget", "_in_furigana", "_runs", "look")

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._runs: list[str] = []
        self._in_furigana = False
        self.look: Look | None = None

    def take(self) -> str:
        """Returns the text so far, and begins anew."""
        self.look = None
        if not self._runs:
            return ""
        text = "".join(self._runs)
        self._runs.clear()
        return text

    def listener(
        self,
        starts: dict[str, Callable[[Attributes], None]],
        ends: dict[str, Callable[[], None]],
        texts: dict[str, Callable[[str], None]] | None = None,
    ) -> Listener:
        """Returns a listener that gathers runs, and does what else is asked for."""
        return Listener(
            {
                **starts,
                "s:rPh": self._begin_furigana,
                "s:rPr": self._format,
                "s:strike": self._strike,
            },
            {**(texts or {}), "s:t": self._run},
            {**ends, "s:rPh": self._end_furigana},
        )

    def _format(self, _: Attributes) -> None:
        self.look = self.look or "mixed"

    def _strike(self, attributes: Attributes) -> None:
        if is_on(attributes):
            self.look = "struck"

    def _begin_furigana(self, _: Attributes) -> None:
        self._in_furigana = True

    def _end_furigana(self) -> None:
        self._in_furigana = False

    def _run(self, text: str) -> None:
        if not self._in_furigana:
            self._runs.append(self._budget.keep(text))


def read_strings(archive: Archive, part: str) -> Strings:
    """Returns the shared strings, character for character (`_x000D_` stays).

    Args:
        archive: The package.
        part: Where they are; nothing: the workbook has none.

    Raises:
        ReportError: Missing, damaged or too much.
    """
    texts: list[str] = []
    looks: dict[int, Look] = {}
    text = RichText(archive.budget)

    def end() -> None:
        if text.look:
            looks[len(texts)] = text.look
        texts.append(text.take())

    if part:
        walk(archive, part, "s:sst", text.listener({}, {"s:si": end}))
    return Strings(texts, looks)
