"""templates/scales.yaml in, the scales 評価基準 out."""

from collections.abc import Iterable
from decimal import Decimal

from report_builder.model.scale import Grade, Scale
from report_builder.source import Node, Scalar
from report_builder.store.value_reading import Reading, read_identity


def scales_of(reading: Reading, root: Node) -> tuple[Scale, ...]:
    """Returns the scales of a file, as far as they can be read."""
    found = reading.reader.open_entries(root, "評価基準のファイル")
    return tuple(_scale(reading, key, node) for key, node in found.values())


def _scale(reading: Reading, key: Scalar, node: Node) -> Scale:
    name = key.text
    reading.places["基準", name] = key.place
    grades: dict[str, Grade] = {}
    for item in reading.reader.items(node, name):
        grade = _grade(reading, name, item)
        if grade.code in grades:
            _report_twice(reading, name, grade.code, item)
        else:
            _report_second_unknown(reading, name, grade, grades.values(), item)
            grades[grade.code] = grade
            reading.places["基準", name, grade.code] = item.place
    if not grades:
        hint = "「- {コード: …, 名称: …}」の行を足してください。"
        reading.reader.report(key, f"{name}に段階が一つもありません。", hint, "scale-empty")
    return Scale(name, tuple(grades.values()))


def _report_twice(reading: Reading, name: str, code: str, node: Node) -> None:
    first = reading.places["基準", name, code].line
    message = f"{name}にコード「{code}」が二度あります（最初は{first}行目）。"
    hint = "別のコードにするか、どちらかを消してください。"
    reading.reader.report(node, message, hint, "grade-twice")


def _report_second_unknown(
    reading: Reading, name: str, grade: Grade, above: Iterable[Grade], node: Node
) -> None:
    first = next((each.code for each in above if each.is_unknown), None)
    if grade.is_unknown and first is not None:
        line = reading.places["基準", name, first].line
        message = f"{name}に判定不能の段階が二つあります（最初は{line}行目）。"
        hint = "「判定不能: はい」は一つだけにしてください。"
        reading.reader.report(node, message, hint, "unknown-twice")


_OPTIONAL = ("表示", "説明", "下限", "上限", "下限を含む", "上限を含む", "要確認", "判定不能")


def _grade(reading: Reading, scale: str, node: Node) -> Grade:
    reader, what = reading.reader, f"{scale}の段階"
    parts = reader.entries(node, what, ("コード", "名称"), _OPTIONAL)
    texts = {
        key: reader.text(parts[key], f"{what}の{key}")
        for key in ("表示", "名称", "説明")
        if key in parts
    }
    code = read_identity(reading, parts, what, "コード")
    grade = Grade(
        code=code,
        label=texts.get("表示") or code,
        name=texts.get("名称", ""),
        explanation=texts.get("説明", ""),
        at_least=_ratio(reading, parts, "下限"),
        below=_ratio(reading, parts, "上限"),
        to_be_confirmed=_is_yes(reading, parts, "要確認"),
        is_unknown=_is_yes(reading, parts, "判定不能"),
        has_floor=_is_yes(reading, parts, "下限を含む", absent=True),
        has_ceiling=_is_yes(reading, parts, "上限を含む"),
    )
    if _is_never(grade):
        hint = "下限を上限より小さくしてください。"
        reader.report(
            parts["下限"], f"{what}の下限が上限より小さくありません。", hint, "ratio-order"
        )
    return grade


def _is_never(grade: Grade) -> bool:
    """Tells whether no ratio keeps the bounds; one alone does if both are included."""
    if grade.at_least is None or grade.below is None:
        return False
    is_point = grade.at_least == grade.below
    return grade.at_least > grade.below or (
        is_point and not (grade.has_floor and grade.has_ceiling)
    )


def _ratio(reading: Reading, parts: dict[str, Node], key: str) -> Decimal | None:
    return reading.reader.number(parts[key], f"評価の段階の{key}") if key in parts else None


def _is_yes(reading: Reading, parts: dict[str, Node], key: str, *, absent: bool = False) -> bool:
    node = parts.get(key)
    return (
        absent if node is None else reading.reader.choice(node, key, ("はい", "いいえ")) == "はい"
    )
