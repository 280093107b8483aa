"""What people write beside the cells: comments, threads and text boxes of a sheet."""

from report_builder.forms.package_archive import Archive
from report_builder.forms.package_book import Relation
from report_builder.forms.package_cells import position
from report_builder.forms.package_facts import Comment, Extra
from report_builder.forms.package_strings import RichText
from report_builder.forms.package_xml import Attributes, Listener, walk


def read_comments(archive: Archive, links: tuple[Relation, ...]) -> tuple[Comment, ...]:
    """Returns the comments of a sheet.

    For a thread Excel also writes a note, which says that this version cannot show threads; the
    thread itself is taken instead.

    Args:
        archive: The package.
        links: The relationships of the sheet.

    Raises:
        ReportError: A part is missing or damaged.
    """
    notes: dict[str, list[str]] = {}
    threads: dict[str, list[str]] = {}
    for link in links:
        if link.kind == "comments":
            _read_notes(archive, link.target, notes)
        elif link.kind == "threadedComment":
            _read_threads(archive, link.target, threads)
    return tuple(Comment(cell, "\n".join(texts)) for cell, texts in {**notes, **threads}.items())


def read_drawings(
    archive: Archive, links: tuple[Relation, ...]
) -> tuple[tuple[str, ...], tuple[Extra, ...]]:
    """Returns the texts of the shapes on a sheet, and what its drawings hold besides.

    Args:
        archive: The package.
        links: The relationships of the sheet.

    Raises:
        ReportError: A part is missing or damaged.
    """
    drawing = _Drawing(archive)
    for link in links:
        if link.kind == "drawing":
            walk(archive, link.target, "xdr:wsDr", drawing.listener())
    return tuple(drawing.texts), tuple(drawing.extras)


def _read_notes(archive: Archive, part: str, notes: dict[str, list[str]]) -> None:
    text = RichText(archive.budget)
    cell = _CellInTurn()

    def end() -> None:
        archive.budget.fill_cell()
        notes.setdefault(cell.reference, []).append(text.take())

    listener = text.listener({"s:comment": cell.begin}, {"s:comment": end})
    walk(archive, part, "s:comments", listener)


def _read_threads(archive: Archive, part: str, threads: dict[str, list[str]]) -> None:
    cell = _CellInTurn()

    def text(written: str) -> None:
        archive.budget.fill_cell()
        threads.setdefault(cell.reference, []).append(archive.budget.keep(written))

    listener = Listener({"thread:threadedComment": cell.begin}, {"thread:text": text})
    walk(archive, part, "thread:ThreadedComments", listener)


class _CellInTurn:
    """The cell that what is read now belongs to."""

    __slots__ = ("reference",)

    def __init__(self) -> None:
        self.reference = ""

    def begin(self, attributes: Attributes) -> None:
        position(attributes["ref"])
        self.reference = attributes["ref"]


class _Drawing:
    """What the passes over the drawings of a sheet have found."""

    __slots__ = ("_archive", "_fallbacks", "_runs", "extras", "texts")

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._fallbacks = 0
        self._runs: list[str] = []
        self.texts: list[str] = []
        self.extras: dict[Extra, None] = {}

    def listener(self) -> Listener:
        return Listener(
            {
                "mc:Fallback": self._begin_fallback,
                "a:br": lambda _: self._runs.append("\n"),
                "xdr:pic": lambda _: self.extras.setdefault("picture"),
                "xdr:graphicFrame": lambda _: self.extras.setdefault("chart"),
            },
            {"a:t": self._run},
            {"mc:Fallback": self._end_fallback, "a:p": self._paragraph, "xdr:sp": self._shape},
        )

    def _begin_fallback(self, _: Attributes) -> None:
        self._fallbacks += 1

    def _end_fallback(self) -> None:
        self._fallbacks -= 1

    def _run(self, text: str) -> None:
        if not self._fallbacks:  # it repeats in simpler words what the choice before it says
            self._runs.append(self._archive.budget.keep(text))

    def _paragraph(self) -> None:
        self._runs.append("\n")

    def _shape(self) -> None:
        text = "".join(self._runs).strip("\n")
        self._runs.clear()
        if text:
            self.texts.append(text)
