"""rows of a table in, the names of what makes its rows out, from the outermost."""

from report_builder.document.records import SOURCES
from report_builder.document.words import Words
from report_builder.source import Node, Scalar

UNREAD = ""
"""Is among rows that cannot be read: of whatever a column speaks, it is taken to be at hand."""


def _sources(words: Words) -> tuple[str, ...]:
    return (*words.plan.levels, *SOURCES)


def read_rows(words: Words, node: Node | None) -> tuple[str, ...]:
    """Returns the sources of the rows; 事業 where nothing is said."""
    if node is None:
        return ("事業",)
    if not isinstance(node, Scalar):
        hint = "「rows: 事業 / 指標」のように、「/」でつないで書いてください。"
        words.reader.report(node, "rows が一つの文になっていません。", hint, "not-a-text")
        return (*_sources(words), UNREAD)
    rows = tuple(word.strip() for word in words.reader.text(node, "rows").split("/"))
    if len(set(rows)) == len(rows) and _is_nested(words, rows):
        return rows
    words.reader.report(
        node,
        f"rows の「{' / '.join(rows)}」という行の作り方はありません。",
        "".join(_advice(words, rows)),
        "template-rows-unknown",
    )
    return (*_sources(words), UNREAD)


def _advice(words: Words, rows: tuple[str, ...]) -> list[str]:
    known = _sources(words)
    said: list[str] = []
    for word in rows:
        if "／" in word or "、" in word:
            said.append("半角の「/」でつないでください。")
        elif word not in known and (near := words.nearest(word, known)):
            said.append(f"「{word}」は「{near}」ではありませんか。")
    order = "・".join(known)
    said.append(f"{order} から選び、外側からこの順に「/」でつないでください")
    return [*said, "（担当課は初めにも書けます）。"]


def _is_nested(words: Words, rows: tuple[str, ...]) -> bool:
    """Whether each source can stand within the one before it."""
    order = {source: place for place, source in enumerate(_sources(words))}
    inner = rows[1:] if rows[0] == "担当課" and "事業" in rows else rows
    places = [order.get(source, -1) for source in inner]
    return -1 not in places and places == sorted(places)
