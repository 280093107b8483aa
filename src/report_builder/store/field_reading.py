"""階層 and 項目 of data/plan.yaml in, the names of the levels and the declared fields out."""

from typing import cast

from report_builder.model.field import Answerer, Field, Kind, Period
from report_builder.source import Node, Scalar
from report_builder.store.field_keys import Keys, report_idle
from report_builder.store.formula_reading import check_operands, read_formula
from report_builder.store.value_reading import Reading, read_word

_KINDS = ("文章", "短文", "評価", "数値", "日付")
_PERIODS = ("計画", "年度")
_ANSWERERS = ("事務局", "主管課", "担当課")
_SUBJECTS = ("事業", "担当課", "指標")

FIELD_KEYS = (
    *("種類", "所属"),
    *("基準", "対象", "回答", "必須", "分け方", "計算", "値", "小数"),
)
"""The first two are needed."""

_DIVISIONS = ("事務局", "課ごと")

_PROJECT_KEYS = frozenset(
    {"No", "名称", "担当課", "主管課", "指標", "検査しない", "共通", "該当なし", "注"}
)
_INDICATOR_KEYS = frozenset({"id", "名称", "単位", "目標", "種類", "向き", "担当課"})
_GROUP_KEYS = frozenset({"番号", "名称", "担当課", "事業", "指標", "位置"})
_YEAR_KEYS = frozenset({"年度", "提出期限", "改ページ", "注記", "検査しない", "事業"})
"""Words of construction: a field or level of that name could not be told from them."""

_TEMPLATE_WORDS = frozenset({"計画", "結果", "区分", "記入", "調査票", "連番", "前年度", "翌年度"})
"""What the names of templates begin with, or rows are made of; so do the names of levels."""


_HARMLESS = frozenset(
    {"field-idle", "formula-decimals", "not-an-integer"}
    | {"scale-bounds", "scale-idle", "scale-missing", "scale-unknown"}
)
"""Codes of mistakes after which it is still known what a field is computed from."""


def read_levels(reading: Reading, node: Node | None) -> tuple[str, ...]:
    """Returns the names of the levels from the top; none where 階層 is absent or empty."""
    if node is None:
        return ()
    names: list[str] = []
    for item in reading.reader.items(node, "階層"):
        name = reading.reader.text(item, "階層の名称")
        words = _YEAR_KEYS | _GROUP_KEYS | _TEMPLATE_WORDS
        if _is_free(reading, item, name, taken=words | {*_SUBJECTS, *names}):
            names.append(name)
            reading.places["階層", name] = item.place
    return tuple(names)


def _is_free(reading: Reading, node: Node, name: str, taken: frozenset[str]) -> bool:
    if name and name not in taken:
        return True
    hint = "別の名称にしてください。"
    message = f"階層「{name}」は、ほかの階層か書式の語と重なっています。"
    reading.reader.report(node, message, hint, "name-reserved")
    return False


def read_fields(reading: Reading, node: Node | None, levels: tuple[str, ...]) -> tuple[Field, ...]:
    """Returns the declared fields in the order of the file."""
    if node is None:
        return ()
    found = reading.reader.open_entries(node, "項目")
    fields: list[Field] = []
    doubtful: set[str] = set()
    for key, value in found.values():
        before = len(reading.reader.problems)
        fields.append(_field(reading, key, value, levels))
        if any(each.code not in _HARMLESS for each in reading.reader.problems[before:]):
            doubtful.add(key.text)
    check_operands(reading, fields, doubtful)
    return tuple(fields)


def _field(reading: Reading, key: Scalar, node: Node, levels: tuple[str, ...]) -> Field:
    what = f"項目「{key.text}」"
    reading.places["項目", key.text] = key.place
    parts = reading.reader.entries(node, what, FIELD_KEYS[:2], FIELD_KEYS[2:])
    kind = cast("Kind", read_word(reading, parts, what, "種類", _KINDS))
    period = cast("Period", read_word(reading, parts, what, "所属", _PERIODS))
    subject = read_word(reading, parts, what, "対象", (*_SUBJECTS, *levels))
    answerer = cast("Answerer", read_word(reading, parts, what, "回答", _ANSWERERS))
    scale, formula = _scale(reading, parts, what, kind), read_formula(reading, parts, key.text)
    is_required = read_word(reading, parts, what, "必須", ("はい", "いいえ")) == "はい"
    is_divided = read_word(reading, parts, what, "分け方", _DIVISIONS) == "課ごと"
    field = Field(
        key.text, kind, period, subject, answerer, scale, formula, is_required, is_divided
    )
    _check_name(reading, field, key, levels)
    meant = reading.reader.meant(node, FIELD_KEYS)
    operation = formula.operation if formula else ""
    read = {"種類": kind, "所属": period, "対象": subject, "計算": operation}
    report_idle(reading.reader, Keys(what, parts, meant, read))
    _check_bounds(reading, field, parts)
    return field


def _check_bounds(reading: Reading, field: Field, parts: dict[str, Node]) -> None:
    """Reports a computed 評価 whose scale does not say which number makes which grade."""
    scale = reading.scales.get(field.scale or "")
    if field.formula and scale and not any(grade.has_bounds for grade in scale.grades):
        message = (
            f"項目「{field.name}」は計算しますが、基準「{scale.name}」に下限も上限もありません。"
        )
        hint = "templates/scales.yaml の段階に「下限」か「上限」を書いてください。"
        reading.reader.report(parts["基準"], message, hint, "scale-bounds")


def _scale(reading: Reading, parts: dict[str, Node], what: str, kind: Kind) -> str | None:
    node = parts.get("基準")
    if (node is None) == (kind != "評価"):
        return None if node is None else _known_scale(reading, node, what)
    if node is None:
        place = parts["種類"]
        hint = f"「基準: …」を足してください（{'・'.join(reading.scales)}）。"
        reading.reader.report(place, f"{what}に基準がありません。", hint, "scale-missing")
    elif "種類" in parts and reading.reader.text(parts["種類"], what) == kind:
        hint = "「基準」を消すか、「種類: 評価」にしてください。"
        reading.reader.report(node, f"{what}は評価でないのに基準があります。", hint, "scale-idle")
    return None


def _known_scale(reading: Reading, node: Node, what: str) -> str:
    name = reading.reader.text(node, f"{what}の基準")
    if isinstance(node, Scalar) and name not in reading.scales:
        message = f"{what}の基準「{name}」は templates/scales.yaml にありません。"
        reading.reader.report_unknown(node, message, name, reading.scales, "scale-unknown")
    return name


def _check_name(reading: Reading, field: Field, key: Scalar, levels: tuple[str, ...]) -> None:
    keys = {"事業": _PROJECT_KEYS, "担当課": _PROJECT_KEYS, "指標": _INDICATOR_KEYS}
    taken = keys.get(field.subject, _GROUP_KEYS | set(levels))
    if not field.name or field.name in taken:
        message = f"項目「{field.name}」は、{field.subject}の書式の語と重なっています。"
        reading.reader.report(key, message, "別の名称にしてください。", "name-reserved")
