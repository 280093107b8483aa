"""The skeleton of a package in: which kind of file it is, and where each sheet and table lies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from posixpath import dirname, join, normpath

from report_builder.forms.package_archive import Archive
from report_builder.forms.package_facts import Extra, State
from report_builder.forms.package_reasons import Code, refusal
from report_builder.forms.package_xml import Attributes, Listener, relationship_id, walk

MAX_SHEETS = 256
"""A form has three; openpyxl compares the name of every sheet with all others."""

MAX_LINKS = 20_000
"""Relationships of a part: a sheet has one for each hyperlink."""

_FORBIDDEN_IN_NAMES = frozenset("[]:*?/\\")
"""Excel's specification for the names of sheets."""

_CONTENT_TYPES = "[Content_Types].xml"
_VBA = "vbaproject"

_KINDS: Mapping[str, Code] = {
    "sheet.binary": "return-xlsb",
    "macroenabled": "return-macro",
    "wordprocessingml": "return-word",
    "ms-word": "return-word",
}
"""What the content type of the main part says of a file that is no .xlsx."""

_WORKBOOKS = ("spreadsheetml.sheet.main+xml", "spreadsheetml.template.main+xml")

EXTRAS: Mapping[str, Extra] = {
    "externalLink": "external-link",
    "connections": "connection",
    "queryTable": "connection",
    "oleObject": "embedded-object",
    "package": "embedded-object",
    "control": "control",
    "ctrlProp": "control",
    "image": "picture",
    "chartsheet": "chart-sheet",
    "dialogsheet": "control",
    "pivotCacheDefinition": "pivot-table",
    "pivotTable": "pivot-table",
    "customXml": "custom-xml",
    "powerPivotData": "data-model",
}
"""The last word of the type of a relationship, to what it brings."""

_MACROS = frozenset({"vbaProject", "xlMacrosheet", "xlIntlMacrosheet"})


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship of a part.

    Attributes:
        name: Its id.
        kind: The last word of its type, such as `worksheet`.
        target: The part, or nothing for what is outside of the package.
    """

    name: str
    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A worksheet as the workbook lists it."""

    name: str
    state: State
    part: str


@dataclass(frozen=True, slots=True)
class Book:
    """The workbook part.

    Attributes:
        tabs: The worksheets, in order.
        strings: The part with the shared strings, or nothing.
        styles: The part with the styles, or nothing.
        counts_from_1904: Days are counted as on an old Macintosh.
        extras: What hangs on the workbook itself, each kind once.
    """

    tabs: tuple[Tab, ...]
    strings: str
    styles: str
    counts_from_1904: bool
    extras: tuple[Extra, ...]


def read_book(archive: Archive) -> Book:
    """Returns where everything lies.

    Raises:
        ReportError: The file is no .xlsx, has macros, or is damaged.
    """
    if _CONTENT_TYPES not in archive and "xl/workbook.xml" not in archive:
        raise refusal(archive.place, _other_zip(archive))
    types = _read_types(archive)
    main = part_of(relations(archive, ""), "officeDocument")
    _refuse_by_type(archive, main, types)
    links = relations(archive, main)
    if _has_macros(archive, types, links):
        raise refusal(archive.place, "return-macro")
    return _read_workbook(archive, main, links)


def relations(archive: Archive, part: str) -> tuple[Relation, ...]:
    """Returns the relationships of a part; of the package itself for an empty name."""
    folder, _, file = part.rpartition("/")
    source = f"{folder}/_rels/{file}.rels".lstrip("/")
    found: list[Relation] = []

    def relationship(attributes: Attributes) -> None:
        kind = attributes["Type"].rpartition("/")[2]
        outside = attributes.get("TargetMode") == "External"
        target = "" if outside else normpath(join("/", dirname(part), attributes["Target"]))
        found.append(Relation(attributes["Id"], kind, target.lstrip("/")))
        if len(found) > MAX_LINKS:
            raise refusal(archive.place, "return-too-many", f"{source} の関連付け")

    if source in archive:
        listener = Listener({"rels:Relationship": relationship})
        walk(archive, source, "rels:Relationships", listener)
    return tuple(found)


def extras(links: tuple[Relation, ...]) -> tuple[Extra, ...]:
    """Returns the kinds of things that relationships bring, each once."""
    found: dict[Extra, None] = {}
    for link in links:
        outside = not link.target and link.kind != "hyperlink"
        kind = "external-link" if outside else EXTRAS.get(link.kind)
        if kind:
            found[kind] = None
    return tuple(found)


def part_of(links: tuple[Relation, ...], kind: str) -> str:
    """Returns the part that relationships of a kind lead to, or nothing."""
    return next((link.target for link in links if link.kind == kind), "")


def _other_zip(archive: Archive) -> Code:
    """Names a zip that is no Open XML package."""
    if "mimetype" in archive and b"opendocument" in next(archive.unpack("mimetype"), b""):
        return "return-ods"
    return "return-zip"


def _read_types(archive: Archive) -> dict[str, str]:
    """Returns the content type of each part, and of each ending as `*.xml`; all in lower case."""
    types: dict[str, str] = {}

    def note(name: str, kind: str) -> None:
        types[archive.budget.keep(name.lower())] = archive.budget.keep(kind.lower())

    def default(attributes: Attributes) -> None:
        note(f"*.{attributes['Extension']}", attributes["ContentType"])

    def override(attributes: Attributes) -> None:
        note(attributes["PartName"].lstrip("/"), attributes["ContentType"])

    listener = Listener({"types:Default": default, "types:Override": override})
    walk(archive, _CONTENT_TYPES, "types:Types", listener)
    return types


def _refuse_by_type(archive: Archive, main: str, types: Mapping[str, str]) -> None:
    ending = f"*.{main.rpartition('.')[2]}"
    kind = types.get(main.lower()) or types.get(ending.lower(), "")
    if not kind.endswith(_WORKBOOKS):
        codes: list[Code] = [code for word, code in _KINDS.items() if word in kind]
        raise refusal(archive.place, codes[0] if codes else "return-not-workbook")


def _has_macros(archive: Archive, types: Mapping[str, str], links: tuple[Relation, ...]) -> bool:
    """Tells whether there is a macro, whatever the workbook calls itself."""
    # The type of an ending (`*.bin`) proves nothing: it stays behind when the macros are gone.
    return any(_VBA in name or _VBA in types.get(name, "") for name in archive.names) or any(
        link.kind in _MACROS for link in links
    )


def _read_workbook(archive: Archive, main: str, links: tuple[Relation, ...]) -> Book:
    rows: list[Attributes] = []
    properties: Attributes = {}

    def sheet(attributes: Attributes) -> None:
        rows.append(attributes)
        if len(rows) > MAX_SHEETS:
            raise refusal(archive.place, "return-too-many", f"シートは {MAX_SHEETS} まで")

    listener = Listener({"s:sheet": sheet, "s:workbookPr": properties.update})
    walk(archive, main, "s:workbook", listener)
    return Book(
        tabs=_tabs(archive, rows, links),
        strings=part_of(links, "sharedStrings"),
        styles=part_of(links, "styles"),
        counts_from_1904=properties.get("date1904") in {"1", "true"},
        extras=extras(links),
    )


def _tabs(
    archive: Archive, rows: Sequence[Attributes], links: tuple[Relation, ...]
) -> tuple[Tab, ...]:
    """Returns the worksheets; sheets that are a chart or an old dialogue have no cells."""
    by_id = {link.name: link for link in links}
    tabs: dict[str, Tab] = {}
    for row in rows:
        name = row.get("name", "")
        link = by_id.get(relationship_id(row))
        if not relationship_id(row):
            continue  # a trace of a sheet, which old macros left behind; nobody sees it
        if not name or name.lower() in tabs or _FORBIDDEN_IN_NAMES & set(name) or not link:
            raise refusal(archive.place, "return-damaged", f"シート「{name[:31]}」の定義")
        if link.kind == "worksheet":
            state = row.get("state", "visible")
            tabs[name.lower()] = Tab(name, _state(state), link.target)
    if not tabs:
        raise refusal(archive.place, "return-damaged", "表のシートがありません")
    return tuple(tabs.values())


def _state(word: str) -> State:
    match word:
        case "hidden" | "veryHidden":
            return word
        case _:
            return "visible"
