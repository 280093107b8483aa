"""計算 of a field of data/plan.yaml in, how it follows from others out."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import cast, get_args

from report_builder.model.field import PREVIOUS, TARGET, Field, Formula, Operation
from report_builder.model.number import MOST_DECIMALS
from report_builder.source import Node
from report_builder.source import Sequence as Items
from report_builder.store.value_reading import Reading, read_word

_COUNTS: Mapping[Operation, tuple[int, int | None, str]] = {
    "達成率": (1, 2, "「値: [実績値]」か「値: [実績値, 基準値]」"),
    "進捗率": (2, 2, "「値: [実績値, 基準値]」"),
    "差": (2, None, "「値: [実績値, 基準値]」"),
    "計": (1, None, "「値: [事業費, 人件費]」"),
    "割合": (2, 2, "「値: [実績, 見込量]」"),
}
"""How few and how many operands an operation takes, and an example of them."""

_OF_TARGETS = ("達成率", "進捗率")
"""The operations that look at the target by themselves."""

_NUMBERS = ("数値", "短文")
"""The kinds of fields whose values may be numbers."""


def read_formula(reading: Reading, parts: dict[str, Node], name: str) -> Formula | None:
    """Returns how a field is computed, or None where somebody says it."""
    if "計算" not in parts:
        return None
    what = f"項目「{name}」"
    operation = cast("Operation", read_word(reading, parts, what, "計算", get_args(Operation)))
    operands = _operands(reading, parts, name)
    if operands is None:
        hint = f"{_COUNTS[operation][2]}のように、計算に使う項目を書いてください。"
        message = f"{what}に「値」がありません。"
        reading.reader.report(parts["計算"], message, hint, "formula-operands")
    return Formula(operation, operands or (), _decimals(reading, parts.get("小数"), what))


def _operands(reading: Reading, parts: dict[str, Node], name: str) -> tuple[str, ...] | None:
    node = parts.get("値")
    if node is None:
        return None
    items = node.items if isinstance(node, Items) else (node,)
    reading.places["項目", name, "値"] = node.place
    for index, item in enumerate(items):
        reading.places["項目", name, "値", index] = item.place
    return tuple(reading.reader.text(each, f"項目「{name}」の値") for each in items)


def _decimals(reading: Reading, node: Node | None, what: str) -> int:
    decimals = reading.reader.integer(node, f"{what}の小数") if node else None
    if node is not None and decimals is not None and decimals > MOST_DECIMALS:
        hint = f"{MOST_DECIMALS} 以下の数を書いてください。"
        message = f"{what}の小数「{decimals}」は大きすぎます。"
        reading.reader.report(node, message, hint, "formula-decimals")
        return MOST_DECIMALS
    return 1 if decimals is None else decimals


def check_operands(reading: Reading, fields: Sequence[Field], doubtful: Collection[str]) -> None:
    """Reports operands that are too few or too many, that are no numbers, or that are not there.

    Args:
        reading: Where problems go.
        fields: In the order of the file.
        doubtful: Names of those with a mistake of their own.
    """
    for at, field in enumerate(fields):
        formula = field.formula
        if formula and field.name not in doubtful and _has_enough(reading, field, formula):
            for index, operand in enumerate(formula.operands):
                if operand.removeprefix(PREVIOUS) not in doubtful:
                    own = _Operand(reading, field, formula.operation, operand, index)
                    own.check(fields[:at], fields[at:])


def _has_enough(reading: Reading, field: Field, formula: Formula) -> bool:
    fewest, most, example = _COUNTS[formula.operation]
    count = len(formula.operands)
    if fewest <= count <= (most or count):
        return True
    upper = {fewest: f"{fewest}つ", None: f"{fewest}つ以上"}.get(most, f"{fewest}つか{most}つ")
    message = f"項目「{field.name}」の{formula.operation}には値が{upper}要りますが、{count}つです。"
    place = reading.places["項目", field.name, "値"]
    reading.reader.report(place, message, f"{example}のように書いてください。", "formula-operands")
    return False


@dataclass(frozen=True, slots=True)
class _Operand:
    """One of the 値 of a computed field."""

    reading: Reading
    field: Field
    operation: Operation
    text: str
    index: int

    def check(self, above: Sequence[Field], below: Sequence[Field]) -> None:
        """Reports it unless it is a number that is known before the field is computed.

        Args:
            above: The fields that are declared before the one that needs it.
            below: That one, and the others.
        """
        if self.text == TARGET and self.field.subject == "指標":
            self._check_target()
            return
        name = self.text.removeprefix(PREVIOUS)
        every = [each for each in (*above, *below) if each.subject == self.field.subject]
        found = next((each for each in every if each.name == name), None)
        if found is None or (name != self.text and found.period != "年度"):
            self._report_unknown(name, every, (*above, *below))
        elif found.kind not in _NUMBERS:
            hint = f"種類が{'か'.join(_NUMBERS)}の項目を書いてください。"
            self._report(f"は{found.kind}なので、計算に使えません。", hint, "formula-kind")
        elif found.formula and found in below:
            hint = f"項目「{self.field.name}」を「{name}」より下に移してください。"
            if found is self.field:
                hint = "ほかの項目の名称を書いてください。"
            end = "は、この項目より上で決まっていません。"
            self._report(end, hint, "formula-order")

    def _check_target(self) -> None:
        if self.operation in _OF_TARGETS:
            end = f"は要りません（{self.operation}は、書かなくても目標と比べます）。"
            hint = f"{_COUNTS[self.operation][2]}のように書いてください。"
            self._report(end, hint, "formula-operands")

    def _report_unknown(self, name: str, every: Sequence[Field], others: Sequence[Field]) -> None:
        other = next((each for each in others if each.name == name), None)
        subject = self.field.subject
        end = f"は、{subject}の項目にありません。"
        if other is None:
            before = PREVIOUS if name != self.text else ""
            words = [before + each.name for each in every if each.kind in _NUMBERS]
            place = self.reading.places["項目", self.field.name, "値", self.index]
            message = f"項目「{self.field.name}」の値「{self.text}」{end}"
            known = [word for word in words if word != self.field.name]
            self.reading.reader.report_unknown(place, message, self.text, known, "formula-operands")
        elif other.subject == subject:
            end = "は使えません（計画の項目は、どの年度でも同じです）。"
            self._report(end, f"「{name}」と書いてください。", "formula-operands")
        else:
            hint = f"「{name}」は対象が{other.subject}の項目です。同じ対象の項目を書いてください。"
            self._report(end, hint, "formula-operands")

    def _report(self, end: str, hint: str, code: str) -> None:
        place = self.reading.places["項目", self.field.name, "値", self.index]
        message = f"項目「{self.field.name}」の値「{self.text}」{end}"
        self.reading.reader.report(place, message, hint, code)
