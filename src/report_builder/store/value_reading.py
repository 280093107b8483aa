"""The values of declared fields 項目: a node in, its text out, checked by the field's kind."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import assert_never

from report_builder.model.field import Field, Period
from report_builder.model.scale import Scale
from report_builder.problems import Key, Place
from report_builder.source import Node, Reader, Scalar


@dataclass(frozen=True, slots=True)
class Reading:
    """What is at hand while a file is read.

    Attributes:
        reader: Collects the problems.
        scales: By name.
        places: The index of places that grows while the file is read.
    """

    reader: Reader
    scales: Mapping[str, Scale] = field(default_factory=dict[str, Scale])
    places: dict[Key, Place] = field(default_factory=dict[Key, Place])


def fields_of(fields: Iterable[Field], period: Period, *subjects: str) -> dict[str, Field]:
    """Returns the fields of a period and of some subjects that somebody says, by name."""
    return {
        each.name: each
        for each in fields
        if each.period == period and each.subject in subjects and each.formula is None
    }


def read_word(
    reading: Reading, parts: Mapping[str, Node], what: str, key: str, words: tuple[str, ...]
) -> str:
    """Returns the value of a key that takes some words only; the first word where it is absent."""
    node = parts.get(key)
    return (node and reading.reader.choice(node, f"{what}の{key}", words)) or words[0]


def read_identity(reading: Reading, parts: Mapping[str, Node], what: str, key: str) -> str:
    """Returns the text of a key by which other places refer to this one; it may not be blank."""
    node = parts.get(key)
    if node is None:
        return ""
    text = reading.reader.text(node, f"{what}の{key}")
    if isinstance(node, Scalar) and not text:
        hint = "ほかと重ならない語を書いてください。"
        reading.reader.report(node, f"{what}の{key}が空です。", hint, "identity-empty")
    return text


def read_value(reading: Reading, field: Field, node: Node, what: str) -> str:
    """Returns a value verbatim, and reports one that does not fit its kind; empty is blank."""
    text = reading.reader.text(node, what)
    if text and isinstance(node, Scalar):
        _check_kind(reading, field, node, what)
    return text


def _check_kind(reading: Reading, field: Field, node: Scalar, what: str) -> None:
    match field.kind:
        case "文章":
            pass
        case "短文":
            _check_short(reading.reader, node, what)
        case "評価":
            _check_grade(reading, field, node, what)
        case "数値":
            _check_number(reading.reader, node, what)
        case "日付":
            _check_date(reading.reader, node, what)
        case _:
            assert_never(field.kind)


def _check_short(reader: Reader, node: Scalar, what: str) -> None:
    if "\n" in reader.text(node, what):
        hint = "一行に収めるか、項目の種類を「文章」にしてください。"
        reader.report(node, f"{what}が何行にもわたっています。", hint, "not-a-line")


def _check_grade(reading: Reading, field: Field, node: Scalar, what: str) -> None:
    scale = reading.scales.get(field.scale or "")
    code = reading.reader.text(node, what)
    if scale is None or scale.grade(code):
        return
    # The half-width spelling is only looked for to be suggested: the value stays as it is.
    half = unicodedata.normalize("NFKC", code).strip().upper()
    near = f"半角の「{half}」ではありませんか。" if scale.grade(half) else ""
    hint = near or f"{'・'.join(scale.codes)}のどれかにしてください。"
    message = f"{what}「{code}」は{scale.name}にありません。"
    reading.reader.report(node, message, hint, "grade-unknown")


def _check_number(reader: Reader, node: Scalar, what: str) -> None:
    """Lets pass a word in place of a figure, such as 中止; with a digit it is a figure."""
    text = reader.text(node, what)
    if any(each.isdecimal() or (each.isascii() and each.isalpha()) for each in text):
        reader.number(node, what)


_DATE = re.compile(
    r"(?:(?:明治|大正|昭和|平成|令和|[MTSHR])(?:\d{1,2}|元)|\d{4})年度?"
    r"(?:(?:1[0-2]|0?[1-9])月(?:(?:[12]\d|3[01]|0?[1-9])日)?)?"
    r"|\d{4}([-/.])(?:1[0-2]|0?[1-9])\1(?:[12]\d|3[01]|0?[1-9])"
)


def _check_date(reader: Reader, node: Scalar, what: str) -> None:
    text = reader.text(node, what)
    if not _DATE.fullmatch(unicodedata.normalize("NFKC", text)):
        hint = "「令和3年6月30日」か「2021-06-30」のように書いてください。"
        reader.report(node, f"{what}「{text}」は日付として読めません。", hint, "not-a-date")
