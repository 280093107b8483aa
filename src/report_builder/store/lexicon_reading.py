"""templates/words.yaml in, the lexicon 語の表 out."""

from collections.abc import Mapping
from decimal import Decimal

from report_builder.model.lexicon import Clash, Lexicon, Slip, Variants
from report_builder.model.scale import Scale
from report_builder.problems import Problem
from report_builder.source import Node, Reader, parse
from report_builder.store.value_reading import Reading

_KEYS = (
    "表記",
    "書き誤り",
    "言葉の組",
    "評価と合わない言葉",
    "ほかの年度でよい言葉",
    "後の年度でよい言葉",
    "使ってよい文字",
)

WordSets = Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
"""Name of a set of words to its words, and to the phrases in which they do not count."""


def read_lexicon(
    text: str, path: str, scales: tuple[Scale, ...]
) -> tuple[Lexicon, tuple[Problem, ...]]:
    """Reads templates/words.yaml, of which every part may be absent.

    Returns:
        The lexicon, and warnings of what it says of scales that are not there: the table may have
        come from another plan.

    Raises:
        ReportError: With every mistake in it.
    """
    reader = Reader()
    parts = reader.entries(parse(text, path), "語の表", (), _KEYS)
    reading = Reading(reader, {scale.name: scale for scale in scales})
    sets = _word_sets(reader, parts.get("言葉の組"))
    lexicon = Lexicon(
        tuple(_variants(reader, node) for node in _items(reader, parts, "表記")),
        tuple(_slip(reader, node) for node in _items(reader, parts, "書き誤り")),
        tuple(_clash(reading, node, sets) for node in _items(reader, parts, "評価と合わない言葉")),
        _texts(reader, parts, "ほかの年度でよい言葉"),
        _texts(reader, parts, "後の年度でよい言葉"),
        _text(reader, parts, "使ってよい文字"),
    )
    reader.close()
    return lexicon, tuple(reader.problems)


def _items(reader: Reader, parts: Mapping[str, Node], key: str) -> tuple[Node, ...]:
    return reader.items(parts[key], key) if key in parts else ()


def _texts(reader: Reader, parts: Mapping[str, Node], key: str) -> tuple[str, ...]:
    """Returns the words of a list; an empty one would be found everywhere, and is left out."""
    words = (reader.text(node, key) for node in _items(reader, parts, key))
    return tuple(word for word in words if word)


def _text(reader: Reader, parts: Mapping[str, Node], key: str) -> str:
    return reader.text(parts[key], key) if key in parts else ""


def _variants(reader: Reader, node: Node) -> Variants:
    parts = reader.entries(node, "表記", ("語",), ("直後", "数字の直後", "除く"))
    after_digit = parts.get("数字の直後")
    return Variants(
        _texts(reader, parts, "語"),
        _texts(reader, parts, "直後"),
        after_digit is not None
        and reader.choice(after_digit, "数字の直後", ("はい", "いいえ")) == "はい",
        _texts(reader, parts, "除く"),
    )


def _slip(reader: Reader, node: Node) -> Slip:
    parts = reader.entries(node, "書き誤り", ("誤", "正"), ("除く",))
    wrong, right = (_text(reader, parts, key) for key in ("誤", "正"))
    if "誤" in parts and not wrong:
        reader.report(parts["誤"], "書き誤りの「誤」が空です。", *_EMPTY)
    return Slip(wrong, right, _texts(reader, parts, "除く"))


_EMPTY = ("誤った書き方を書いてください。", "identity-empty")


def _word_sets(reader: Reader, node: Node | None) -> WordSets:
    if node is None:
        return {}
    found: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for name, (_, value) in reader.open_entries(node, "言葉の組").items():
        parts = reader.entries(value, f"言葉の組「{name}」", ("言葉",), ("除く",))
        found[name] = _texts(reader, parts, "言葉"), _texts(reader, parts, "除く")
    return found


def _clash(reading: Reading, node: Node, sets: WordSets) -> Clash:
    reader, what = reading.reader, "評価と合わない言葉"
    parts = reader.entries(node, what, ("基準", "コード", "言葉"), ("割合",))
    name = _text(reader, parts, "言葉")
    if "言葉" in parts and name not in sets:
        message = f"言葉の組に「{name}」はありません。"
        reader.report_unknown(parts["言葉"], message, name, sets, "word-set-unknown")
    words, exceptions = sets.get(name, ((), ()))
    share = reader.number(parts["割合"], "割合") if "割合" in parts else None
    return Clash(
        _text(reader, parts, "基準"),
        _codes(reading, parts),
        words,
        exceptions,
        Decimal("0.5") if share is None else share,
    )


def _codes(reading: Reading, parts: Mapping[str, Node]) -> tuple[str, ...]:
    """Returns the codes of the grades; scales and codes that are not there are warned of."""
    reader, name = reading.reader, _text(reading.reader, parts, "基準")
    scale = reading.scales.get(name)
    if scale is None and "基準" in parts:
        message = f"基準「{name}」は templates/scales.yaml にないので、この行は使いません。"
        reader.report(parts["基準"], message, _MEND, "scale-unknown", "warning")
    for node in _items(reader, parts, "コード") if scale else ():
        code = reader.text(node, "コード")
        if scale and not scale.grade(code):
            message = f"コード「{code}」は{name}にないので、使いません。"
            reader.report(node, message, _MEND, "grade-unknown", "warning")
    return _texts(reader, parts, "コード")


_MEND = "この計画の評価基準に合わせて直すか、消してください。"
