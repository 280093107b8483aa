"""Scale 評価基準・達成度基準: the codes that a 評価 may take, and what each of them means."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Grade:
    """A code of a scale.

    Attributes:
        code: As it stands in the data and in the table (`A`, `2`).
        label: As it stands in a printed legend (`A`, `２`).
        name: 名称, such as 定常的実施.
        explanation: 説明, printed after the name; may be empty.
        at_least: The lowest ratio of actual to target (1.05 for 105%); None: no floor.
        below: The ratio below which the grade holds; None: no ceiling.
        to_be_confirmed: True where the official paper does not show the wording.
        is_unknown: 判定不能: what a computed 評価 says where it cannot be computed.
        has_floor: 下限を含む: the grade holds at `at_least` itself.
        has_ceiling: 上限を含む: it holds at `below` itself.
    """

    code: str
    label: str
    name: str
    explanation: str = ""
    at_least: Decimal | None = None
    below: Decimal | None = None
    to_be_confirmed: bool = False
    is_unknown: bool = False
    has_floor: bool = True
    has_ceiling: bool = False

    @property
    def has_bounds(self) -> bool:
        """Whether a ratio tells if the grade holds."""
        return self.at_least is not None or self.below is not None

    def holds(self, ratio: Decimal) -> bool:
        """Returns whether a ratio of actual to target is within the bounds."""
        if self.at_least is not None and ratio == self.at_least:
            return self.has_floor
        if self.below is not None and ratio == self.below:
            return self.has_ceiling
        above = self.at_least is None or ratio > self.at_least
        return above and (self.below is None or ratio < self.below)


@dataclass(frozen=True, slots=True)
class Scale:
    """評価基準: a named scale with its grades, in the order of the legend."""

    name: str
    grades: tuple[Grade, ...]

    def grade(self, code: str) -> Grade | None:
        """Returns the grade of a code, or None where the scale does not have it."""
        return next((grade for grade in self.grades if grade.code == code), None)

    def judge(self, ratio: Decimal | None) -> str:
        """Returns the code of the first grade whose bounds a ratio keeps.

        Where there is no ratio, or no grade for it, this is the code of 判定不能, if there is one.
        """
        for grade in self.grades:
            if ratio is not None and grade.has_bounds and grade.holds(ratio):
                return grade.code
        return next((grade.code for grade in self.grades if grade.is_unknown), "")

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes in the order of the legend."""
        return tuple(grade.code for grade in self.grades)
