"""Field 項目: what a plan says of its 事業, groups, departments and indicators, as data."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["文章", "短文", "評価", "数値", "日付"]
"""What a value is: a text of several lines, a short text, a grade of a scale, a number, a date."""

Period = Literal["計画", "年度"]
"""Whether a value is said once for the plan, or anew each year."""

Answerer = Literal["事務局", "主管課", "担当課"]
"""Who gives the value: the planning division, the lead department, or every department."""


Operation = Literal["達成率", "進捗率", "差", "計", "割合"]
"""How a value is computed: actual against target; way from the base to the target; the first less
the second; the sum; the first as a share of the second."""

PREVIOUS = "前年度."
"""Begins an operand that is the value of the year before (`前年度.決算額`)."""

TARGET = "目標"
"""The operand that is the number of an indicator's own target."""


@dataclass(frozen=True, slots=True)
class Formula:
    """計算: how a field follows from others, so that nobody has to say it.

    Attributes:
        operation: 計算.
        operands: 値: names of the fields that it needs; of 達成率 the actual value, and after it
            (as of 進捗率) the base value. One that begins with PREVIOUS is of the year before;
            TARGET is the target of the indicator. A computed field is declared before those that
            need it.
        decimals: 小数: digits after the point of what is printed.
    """

    operation: Operation
    operands: tuple[str, ...]
    decimals: int = 1


@dataclass(frozen=True, slots=True)
class Field:
    """項目: a declared field, such as 今後の方針, 評価 or 実績.

    Attributes:
        name: Its name, which is also its key in the YAML of a record.
        kind: 種類.
        period: 所属: given in data/plan.yaml or in a year's file.
        subject: 対象: 事業, 担当課 (a department's part of a 事業), 指標, or the name of a level.
        answered_by: 回答: who fills it in.
        scale: 基準: the name of the scale of a 評価; None for the other kinds.
        is_required: 必須: a year without it is not complete.
        formula: 計算, of a field that the program works out; None: somebody says it.
        is_divided: 分け方: each department is asked for its own part of a text from the beginning;
            else of the parts into which the planning division has divided it.
    """

    name: str
    kind: Kind
    period: Period
    subject: str = "事業"
    answered_by: Answerer = "事務局"
    scale: str | None = None
    formula: Formula | None = None
    is_required: bool = True
    is_divided: bool = False
