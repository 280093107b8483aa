"""Bytes from a stranger in; a workbook that holds nothing but values, and its facts, out.

This is the guard in front of openpyxl, which trusts what it reads. Nothing of a returned file
reaches it as it came: the parts are read here, each in one bounded pass, and a new package is
written with the worksheets, their values and number formats. What is not written cannot do
harm, and what a legitimate file has besides (themes, drawings, filters, odd styles, names) can
neither cost time nor make openpyxl stumble. docs/ooxml/returned-files.md has the limits.
"""

from dataclasses import dataclass

from report_builder.forms.package_archive import Archive, open_archive
from report_builder.forms.package_book import read_book
from report_builder.forms.package_facts import Extra, SheetFacts
from report_builder.forms.package_file import refuse_by_size, refuse_unless_zip
from report_builder.forms.package_sheet import read_sheet
from report_builder.forms.package_strings import read_strings
from report_builder.forms.package_styles import FormatsInUse, read_styles
from report_builder.forms.package_values import Tables
from report_builder.forms.package_writing import packed
from report_builder.problems import Place


@dataclass(frozen=True, slots=True)
class Package:
    """返送ファイル: a returned workbook that is safe to open.

    Attributes:
        content: A new .xlsx for openpyxl: the worksheets in order with name and state, the value
            of every cell that shows one, and its number format. No formulas (their last values
            instead), strings as in the file (`_x000D_` stays) but without furigana, no styles
            besides, no comments, merged ranges, names or properties.
        sheets: What else there is to know, a worksheet each, in the same order.
        extras: What hangs on the workbook and is not followed, each kind once.
    """

    content: bytes
    sheets: tuple[SheetFacts, ...]
    extras: tuple[Extra, ...] = ()


def inspect(content: bytes, shown: str) -> Package:
    """Returns what may be read of a returned file.

    Args:
        content: The whole file.
        shown: How the user would type its name, for messages.

    Raises:
        ReportError: It is no .xlsx, damaged, encrypted, has macros, or is made to do harm; with
            the reason. At worst it takes some seconds and 300 MB to say so.
    """
    place = Place(shown)
    refuse_by_size(content, place)
    refuse_unless_zip(content, place)
    with open_archive(content, place) as archive:
        return _read(archive)


def _read(archive: Archive) -> Package:
    book = read_book(archive)
    styles = read_styles(archive, book.styles)
    formats = FormatsInUse(styles.formats, archive.place)
    tables = Tables(read_strings(archive, book.strings), formats, styles.struck)
    parts: list[str] = []
    facts: list[SheetFacts] = []
    for tab in book.tabs:
        part, known = read_sheet(archive, tab, tables)
        parts.append(part)
        facts.append(known)
    return Package(packed(book, parts, formats.styles()), tuple(facts), book.extras)
