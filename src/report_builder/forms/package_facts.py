"""What is known of a returned workbook besides the values of its cells. Types only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

State = Literal["visible", "hidden", "veryHidden"]

Look = Literal["mixed", "struck"]
"""How the letters of a cell look: some otherwise than the rest (red words); some struck through."""

Extra = Literal[
    "external-link",
    "connection",
    "embedded-object",
    "control",
    "picture",
    "chart",
    "chart-sheet",
    "pivot-table",
    "custom-xml",
    "data-model",
]
"""A thing that a form does not have, is never followed, and may be worth a mention."""

EXTRA_NAMES: dict[Extra, str] = {
    "external-link": "ほかのファイルへのリンク",
    "connection": "外部データへの接続",
    "embedded-object": "埋め込まれたファイル",
    "control": "フォームの部品（ボタンなど）",
    "picture": "画像",
    "chart": "グラフ",
    "chart-sheet": "グラフだけのシート",
    "pivot-table": "ピボットテーブル",
    "custom-xml": "カスタム XML",
    "data-model": "データモデル",
}
"""What messages call them."""


@dataclass(frozen=True, slots=True)
class Comment:
    """コメント: a note, or the whole thread, at a cell.

    Attributes:
        cell: Such as `F12`.
        text: As written; Excel puts the author's name before a note. Replies follow on new lines.
    """

    cell: str
    text: str


@dataclass(frozen=True, slots=True)
class FailedCell:
    """エラーの値: a cell that shows an error.

    Attributes:
        cell: Such as `F12`.
        shown: Such as `#REF!`.
    """

    cell: str
    shown: str


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """シート: what one worksheet holds besides values.

    Attributes:
        name: As on its tab.
        part: Where it lies in the package.
        state: veryHidden can only be shown again with a macro.
        formulas: The cells with a formula of their own.
        formulas_without_value: Those among them that nobody has calculated yet: they read blank.
        errors: The cells that show an error, in the order of the file.
        merged: The merged ranges. What lies under one, except at its top left, nobody sees, and
            is not in the values.
        looks: The cells whose letters have a look of their own.
        comments: In the order of the file.
        shape_texts: The text of every text box and shape.
        extras: What else is on the sheet, each kind once.
    """

    name: str
    part: str
    state: State
    formulas: frozenset[str] = frozenset()
    formulas_without_value: frozenset[str] = frozenset()
    errors: tuple[FailedCell, ...] = ()
    merged: tuple[str, ...] = ()
    looks: Mapping[str, Look] = field(default_factory=dict[str, Look])
    comments: tuple[Comment, ...] = ()
    shape_texts: tuple[str, ...] = ()
    extras: tuple[Extra, ...] = ()
