"""The shared strings of a package in, their texts out: runs joined, furigana left out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

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

    __slots__ = ("_budget", "_dress", "_first", "_in_furigana", "_runs", "look")

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._runs: list[str] = []
        self._in_furigana = False
        self._dress: list[str] = []
        self._first: list[str] | None = None
        self.look: Look | None = None

    def take(self) -> str:
        """Returns the text so far, and begins anew."""
        self.look = self._first = None
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
                **{f"s:{name}": partial(self._wear, name) for name in _VISIBLE},
                "s:rPh": self._begin_furigana,
                "s:strike": self._strike,
            },
            {**(texts or {}), "s:t": self._run},
            {**ends, "s:rPh": self._end_furigana, "s:r": self._end_run},
        )

    def _wear(self, name: str, attributes: Attributes) -> None:
        if attributes not in _UNSEEN and len(self._dress) < len(_VISIBLE):
            self._dress.append(f"{name}{sorted(attributes.items())}")

    def _end_run(self) -> None:
        dress, self._dress = self._dress, []
        if self._first is None:
            self._first = dress
        elif dress != self._first:
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


_VISIBLE = ("b", "i", "u", "color", "vertAlign")
"""What people tell others by. LibreOffice writes runs for every change of script, with fonts and
sizes of its own."""

_UNSEEN: tuple[Attributes, ...] = (
    {"val": "0"},
    {"val": "false"},
    {"val": "none"},
    {"val": "baseline"},
    {"rgb": "FF000000"},
    {"theme": "1"},
    {"auto": "1"},
    {"indexed": "8"},
    {"indexed": "64"},
)
"""Values that look like none: no bold, and black in each of its spellings."""


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
