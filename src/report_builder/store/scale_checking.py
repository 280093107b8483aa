"""Scales with the fields that use them in; bounds that cannot be meant as they are out.

What a bound may be hangs on what is computed: a 達成率 is never negative and hardly ever 1000%,
while a 差 may be any number.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from report_builder.model.field import Field, Operation
from report_builder.model.scale import Grade, Scale
from report_builder.problems import Located, Problem

_PERCENT = 100
_TOO_GREAT = 10
"""A ratio of 1000%: what is greater was meant as percent."""

_Edge = tuple[Decimal, int]
"""An end of a range: (1, 0) is just before 1 itself, (1, 1) just after it."""

_LEAST: _Edge = (Decimal("-Infinity"), 0)
_GREATEST: _Edge = (Decimal("Infinity"), 1)


@dataclass(frozen=True, slots=True)
class _Range:
    """The numbers between two edges."""

    first: _Edge
    last: _Edge

    def __str__(self) -> str:
        (low, is_above), (high, is_with) = self.first, self.last
        if low == high:
            return f"ちょうど {low}"
        above = "" if self.first == _LEAST else f"{low}{'を超え' if is_above else '以上'}"
        return above + ("" if self.last == _GREATEST else f"{high}{'以下' if is_with else '未満'}")

    def shared(self, other: "_Range") -> "_Range | None":
        """Returns the numbers that are in both, or None."""
        both = _Range(max(self.first, other.first), min(self.last, other.last))
        return both if both.first < both.last else None


def _range(grade: Grade) -> _Range:
    low, high = grade.at_least, grade.below
    return _Range(
        _LEAST if low is None else (low, int(not grade.has_floor)),
        _GREATEST if high is None else (high, int(grade.has_ceiling)),
    )


_Said = tuple[str, str, str]
"""What is said of a grade after its name, the advice, the code."""


def scale_problems(
    scales: Located[tuple[Scale, ...]], fields: Iterable[Field]
) -> Iterator[Problem]:
    """Yields bounds in percent, negative ones, and ranges that overlap."""
    formulas = [(field.scale, field.formula) for field in fields]
    for scale in scales.value:
        operations: set[Operation] = {
            each.operation for name, each in formulas if each and name == scale.name
        }
        sound: list[Grade] = []
        for grade in (each for each in scale.grades if each.has_bounds):
            said = _strange(grade, operations)
            if said:
                yield _problem(scales, scale, grade, said)
            else:
                sound.append(grade)
        for grade, said in _overlaps(sound):
            yield _problem(scales, scale, grade, said)


def _problem(
    scales: Located[tuple[Scale, ...]], scale: Scale, grade: Grade, said: _Said
) -> Problem:
    place = scales.place("基準", scale.name, grade.code)
    return Problem(place, f"{scale.name}の「{grade.code}」の{said[0]}", *said[1:])


def _strange(grade: Grade, operations: set[Operation]) -> _Said | None:
    """Returns what to say of bounds that no ratio reaches; a 差 or a 計 is no ratio."""
    bounds = {"下限": grade.at_least, "上限": grade.below}
    given = {name: bound for name, bound in bounds.items() if bound is not None}
    great = {name: bound for name, bound in given.items() if bound >= _TOO_GREAT}
    if great and not operations & {"差", "計"}:
        right = "、".join(f"{bound}％なら {_plain(bound / _PERCENT)}" for bound in great.values())
        hint = f"百分率でなく、実績値 ÷ 目標値 の比で書きます。{right} としてください。"
        return f"{_listed(great)}が大きすぎます。", hint, "ratio-percent"
    below = {name: bound for name, bound in given.items() if bound < 0}
    if below and not operations - {"達成率"}:
        hint = "実績値 ÷ 目標値 は負になりません。0 以上の数を書いてください。"
        return f"{_listed(below)}が負の数です。", hint, "ratio-negative"
    return None


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _listed(bounds: Mapping[str, Decimal]) -> str:
    return "と".join(f"{name} {bound} " for name, bound in bounds.items())


def _overlaps(grades: list[Grade]) -> Iterator[tuple[Grade, _Said]]:
    """Yields grades whose ranges overlap with others, as few as explain it all."""
    left = list(grades)
    while left:
        met = {
            grade.code: [each for each in left if each is not grade and _shared(grade, each)]
            for grade in left
        }
        # Where two meet, the one below is named: it is the one above that the program chooses.
        worst = max(reversed(left), key=lambda grade: len(met[grade.code]))
        others = met[worst.code]
        if not others:
            return
        names = "".join(f"「{each.code}」" for each in others)
        hint = "どの率も一つの段階だけに当たるように、下限と上限を直してください。"
        end = f"範囲が{names}の範囲と重なっています（{_shared(worst, others[0])}）。"
        yield worst, (end, hint, "ratio-overlap")
        left.remove(worst)


def _shared(one: Grade, other: Grade) -> _Range | None:
    return _range(one).shared(_range(other))


def scale_gaps(scales: Located[tuple[Scale, ...]]) -> Iterator[Problem]:
    """Yields, as warnings, the ratios for which a scale with several ranges has no grade."""
    for scale in scales.value:
        grades = sorted((each for each in scale.grades if each.has_bounds), key=_first)
        if len(grades) > 1:
            ranges = [_NOTHING_BELOW, *map(_range, grades), _NOTHING_ABOVE]
            for at, (lower, upper) in enumerate(pairwise(ranges)):
                gap = _Range(lower.last, upper.first)
                if gap.first < gap.last:
                    grade = grades[min(at, len(grades) - 1)]
                    yield _gap(scales, scale, grade, gap)


_NOTHING_BELOW = _Range(_LEAST, (Decimal(0), 0))
_NOTHING_ABOVE = _Range(_GREATEST, _GREATEST)


def _first(grade: Grade) -> _Edge:
    return _range(grade).first


def _gap(scales: Located[tuple[Scale, ...]], scale: Scale, grade: Grade, gap: _Range) -> Problem:
    place = scales.place("基準", scale.name, grade.code)
    message = f"{scale.name}には、{gap}に当たる段階がありません。"
    hint = "下限と上限がつながるように直してください。"
    return Problem(place, message, hint, "ratio-gap", "warning")
