"""Computed values: fields and figures in, a ratio, a difference or a judgement out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from report_builder.model.attainment import (
    JUST_MISSED,
    REACHED,
    attained,
    misses_by_itself,
)
from report_builder.model.field import PREVIOUS, Field, Formula
from report_builder.model.number import number_of, rounded
from report_builder.model.plan import Indicator
from report_builder.model.scale import Scale

NOT_COMPARABLE = "―"
"""Printed where a value is a word (中止, 調査なし), or a target no figure (全園実施)."""

_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Computed:
    """A computed value.

    Attributes:
        value: As a ratio (1 is 100%) or a number; None: it cannot be computed.
        reason: Why not, as it is printed; empty: an operand is blank.
    """

    value: Decimal | None
    reason: str = ""


Ask = Callable[[str], str]
"""Gives the text of a field by its name, blank where nothing is said."""


def computed_text(
    field: Field,
    formula: Formula,
    ask: Ask,
    indicator: Indicator | None,
    scales: Mapping[str, Scale],
) -> str:
    """Returns what a computed field prints: a code of its scale, or a number."""
    result = compute(formula, ask, indicator)
    if field.kind == "評価":
        blank = result.value is None and not result.reason
        return "" if blank else scales[field.scale or ""].judge(result.value)
    if result.value is None or result.value.is_infinite():
        return result.reason
    return str(rounded(_number(formula, result.value), formula.decimals))


def operand_text(formula: Formula, ask: Ask, indicator: Indicator | None) -> str:
    """Returns what a computed field says where another needs it: its number before rounding."""
    result = compute(formula, ask, indicator)
    if result.value is None or result.value.is_infinite():
        return result.reason
    return f"{_number(formula, result.value):f}"


def _number(formula: Formula, value: Decimal) -> Decimal:
    """Returns a value as a number to print: a share in percent."""
    return value * _PERCENT if formula.operation in ("達成率", "進捗率", "割合") else value


def years_back(fields: Iterable[Field]) -> int:
    """Returns of how many years before a year the computed fields may need the results."""
    reach: dict[str, int] = {}
    for field in fields:
        for name in field.formula.operands if field.formula else ():
            own = reach.get(name.removeprefix(PREVIOUS), 0) + name.startswith(PREVIOUS)
            reach[field.name] = max(own, reach.get(field.name, 0))
    return max(reach.values(), default=0)


def compute(formula: Formula, ask: Ask, indicator: Indicator | None) -> Computed:
    """Returns the value of a formula."""
    texts = [ask(name) for name in formula.operands]
    if not texts or not texts[0].strip():
        return Computed(None)
    numbers = [number_of(text) for text in texts]
    first = numbers[0]
    if first is None:
        return Computed(None, NOT_COMPARABLE)
    match formula.operation:
        case "達成率":
            return _attainment(first, numbers[1] if len(numbers) > 1 else None, indicator)
        case "進捗率":
            return _progress(first, numbers[1] if len(numbers) > 1 else None, indicator)
        case "差" | "計" | "割合":
            return _of_numbers(formula, numbers)


def _of_numbers(formula: Formula, numbers: list[Decimal | None]) -> Computed:
    known = [number for number in numbers if number is not None]
    if len(known) < len(numbers):
        return Computed(None, NOT_COMPARABLE)
    if formula.operation == "計":
        return Computed(sum(known, Decimal(0)))
    if formula.operation == "差":
        return Computed(known[0] - sum(known[1:], Decimal(0)))
    return _quotient(known[0], known[1] if len(known) > 1 else Decimal(0), formula.operands[-1])


def _quotient(above: Decimal, below: Decimal, name: str) -> Computed:
    if below:
        return Computed(above / below)
    words = f"前年度の{name.removeprefix(PREVIOUS)}" if name.startswith(PREVIOUS) else name
    return Computed(None, f"算出不可（{words}が0）")


def _attainment(actual: Decimal, base: Decimal | None, indicator: Indicator | None) -> Computed:
    """Returns how much of its target an indicator has reached."""
    target = indicator.target if indicator else None
    ratio = attained(indicator, actual, base) if indicator else None
    if ratio is not None:
        return Computed(ratio, "達成" if ratio == REACHED else "")
    if target and target.number is not None:
        return _quotient(actual, target.number, "目標")
    return Computed(None, NOT_COMPARABLE)


def _progress(actual: Decimal, base: Decimal | None, indicator: Indicator | None) -> Computed:
    """Returns how much of the way from its base value to its target an indicator has gone.

    Where the target is only a direction (増加, 減少), any change that way goes all of it.
    """
    target = indicator.target if indicator else None
    if indicator is None or target is None or base is None:
        return Computed(None, NOT_COMPARABLE)
    if target.number is None:
        ratio = attained(indicator, actual, base)
        return Computed(ratio, "" if ratio is not None else NOT_COMPARABLE)
    if misses_by_itself(target, actual):
        return Computed(JUST_MISSED)
    return _quotient(actual - base, target.number - base, "基準値と目標の差")
