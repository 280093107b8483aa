"""The shared strings of a package in, their texts out: runs joined, furigana left out."""

from collections.abc import Callable

from report_builder.forms.package_archive import Archive, Budget
from report_builder.forms.package_xml import Attributes, Listener, walk


class RichText:
    """A text that comes in runs, with furigana (`rPh`, `phoneticPr`) between them.

    It listens to the elements of CT_Rst, which shared strings, inline strings and comments share.
    """

    __slots__ = ("_budget", "_in_furigana", "_runs")

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._runs: list[str] = []
        self._in_furigana = False

    def take(self) -> str:
        """Returns the text so far, and begins anew."""
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
            {**starts, "s:rPh": self._begin_furigana},
            {**(texts or {}), "s:t": self._run},
            {**ends, "s:rPh": self._end_furigana},
        )

    def _begin_furigana(self, _: Attributes) -> None:
        self._in_furigana = True

    def _end_furigana(self) -> None:
        self._in_furigana = False

    def _run(self, text: str) -> None:
        if not self._in_furigana:
            self._runs.append(self._budget.keep(text))


def read_strings(archive: Archive, part: str) -> list[str]:
    """Returns the shared strings in order, character for character (`_x000D_` stays).

    Args:
        archive: The package.
        part: Where they are; nothing: the workbook has none.

    Raises:
        ReportError: Missing, damaged or too much.
    """
    strings: list[str] = []
    text = RichText(archive.budget)
    if part:
        listener = text.listener({}, {"s:si": lambda: strings.append(text.take())})
        walk(archive, part, "s:sst", listener)
    return strings
