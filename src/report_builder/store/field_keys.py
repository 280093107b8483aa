"""The keys of a field of data/plan.yaml in; reports those that do nothing beside the others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from report_builder.source import Node, Reader, Scalar


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of a field.

    Attributes:
        what: The field, for messages.
        parts: Its entries.
        meant: Its keys, those that are misspelt too.
        read: What was read of 種類, 所属, 対象 and 計算.
    """

    what: str
    parts: Mapping[str, Node]
    meant: frozenset[str]
    read: Mapping[str, str]

    def word(self, key: str) -> str | None:
        """Returns what a key says; None where that is in doubt, for it is reported already."""
        node = self.parts.get(key)
        if key not in self.meant:
            return self.read[key] if key == "対象" else None
        text = node.text if isinstance(node, Scalar) else None
        return text if text == self.read[key] else None

    def given(self, *keys: str) -> tuple[str, ...]:
        """Returns those of some keys that are there."""
        return tuple(key for key in keys if key in self.parts)


_Said = tuple[tuple[str, ...], str, str, str]
"""The keys that the problem is about, what is said of them, the advice, the code."""


def report_idle(reader: Reader, keys: Keys) -> None:
    """Reports keys that do nothing in a field of its kind."""
    found = _of_computed(keys) if "計算" in keys.meant else _of_said(keys)
    for about, message, hint, code in (*found, *_of_divided(keys)):
        reader.report(keys.parts[about[0]], message, hint, code)


def _listed(keys: tuple[str, ...]) -> str:
    return "".join(f"「{key}」" for key in keys)


def _of_computed(keys: Keys) -> Iterator[_Said]:
    if idle := keys.given("回答", "必須"):
        message = f"{keys.what}は計算するので、{_listed(idle)}は書けません。"
        yield idle, message, f"{_listed(idle)}を消してください。", "field-idle"
    if keys.word("種類") not in (None, "数値", "評価"):
        message = f"{keys.what}は計算するので、種類を{keys.word('種類')}にはできません。"
        yield ("種類",), message, "「種類: 数値」か「種類: 評価」にしてください。", "field-computed"
    if keys.word("所属") == "計画":
        message = f"{keys.what}は計算するので、所属を計画にはできません。"
        yield ("所属",), message, "「所属: 年度」にしてください。", "field-computed"
    operation = keys.word("計算")
    if operation in ("達成率", "進捗率") and keys.word("対象") not in (None, "指標"):
        message = f"{keys.what}の対象は{keys.word('対象')}なので、{operation}は計算できません。"
        hint = "目標のある「対象: 指標」にするか、「計算: 割合」にしてください。"
        yield ("計算",), message, hint, "field-computed"


def _of_said(keys: Keys) -> Iterator[_Said]:
    if idle := keys.given("値", "小数"):
        message = f"{keys.what}には計算がないので、{_listed(idle)}は働きません。"
        yield idle, message, f"「計算: …」を足すか、{_listed(idle)}を消してください。", "field-idle"
    if keys.word("所属") == "計画" and (idle := keys.given("回答", "必須")):
        message = f"{keys.what}の所属は計画なので、{_listed(idle)}は働きません。"
        hint = f"{_listed(idle)}を消すか、「所属: 年度」にしてください。"
        yield idle, message, hint, "field-idle"


def _of_divided(keys: Keys) -> Iterator[_Said]:
    kind, subject = keys.word("種類"), keys.word("対象")
    is_text = kind in (None, "文章") and subject in (None, "担当課")
    if "分け方" in keys.parts and not is_text:
        message = f"{keys.what}に「分け方」は書けません。"
        hint = "分け方は、「種類: 文章」で「対象: 担当課」の項目だけのものです。消してください。"
        yield ("分け方",), message, hint, "field-idle"
