"""Where groups and 事業 stand in a plan: the numbers that a paper gives them by itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from report_builder.model.plan import Group, Plan, Project


@dataclass(frozen=True, slots=True)
class Positions:
    """連番.

    Attributes:
        path: No. of a 事業 to its place in each level and in its group, from 1 (1, 1, 2, 13).
        running: No. of a 事業 to its place in the plan, from 1.
        within: Level to (No. of a 事業 to its place within its group of that level).
    """

    path: Mapping[int, tuple[int, ...]]
    running: Mapping[int, int]
    within: Mapping[str, Mapping[int, int]]


NOWHERE = Positions({}, {}, {})
"""Of no plan."""


def positions_of(plan: Plan) -> Positions:
    """Returns the places of all 事業, in one walk through the plan."""
    walk = _Walk({level: {} for level in plan.levels})
    walk.go((), (), plan)
    return Positions(walk.path, walk.running, walk.within)


@dataclass(slots=True)
class _Walk:
    within: dict[str, dict[int, int]]
    path: dict[int, tuple[int, ...]] = field(default_factory=dict[int, tuple[int, ...]])
    running: dict[int, int] = field(default_factory=dict[int, int])
    starts: dict[str, int] = field(default_factory=dict[str, int])

    def go(self, levels: tuple[str, ...], place: tuple[int, ...], above: Group | Plan) -> None:
        for ordinal, child in enumerate(above.children, 1):
            if isinstance(child, Project):
                self._note(child.number, levels, (*place, ordinal))
            else:
                self.starts[child.level] = len(self.running)
                self.go((*levels, child.level), (*place, ordinal), child)

    def _note(self, number: int, levels: tuple[str, ...], place: tuple[int, ...]) -> None:
        self.path[number] = place
        self.running[number] = len(self.running) + 1
        for level in levels:
            self.within[level][number] = self.running[number] - self.starts[level]
