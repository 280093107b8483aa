"""footer of a template in, the text at the foot of every page out."""

from report_builder.document.composed import names_in
from report_builder.document.paper_reading import FOOTER
from report_builder.document.words import Words
from report_builder.source import Node

_PAGE_NUMBERS = ("頁", "総頁")


def read_footer(words: Words, node: Node | None, absent: str = FOOTER) -> str:
    """Returns the text, in which only the numbers of pages may be named."""
    footer = words.plain(node, "footer", absent)
    if node is None:
        return footer
    wrong = [name for name in names_in(footer) if name not in _PAGE_NUMBERS]
    if wrong:
        words.reader.report(
            node,
            f"footer の「{wrong[0]}」という項目はありません。",
            "footer で使えるのは {頁} と {総頁} です。",
            "template-field-unknown",
        )
    words.braces(node, "footer ", _PAGE_NUMBERS)
    return footer
