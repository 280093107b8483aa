"""Where groups and 事業 stand in a plan: the numbers that a paper gives them by itself."""

from collections import Counter
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
        groups: Identity of a group to its place in the group above it, and among all groups of
            its level in the plan.
        indicators: Id of an indicator to its place in its 事業, and in the plan.
    """

    path: Mapping[int, tuple[int, ...]]
    running: Mapping[int, int]
    within: Mapping[str, Mapping[int, int]]
    groups: Mapping[int, tuple[int, int]]
    indicators: Mapping[str, tuple[int, int]]


NOWHERE = Positions({}, {}, {}, {}, {})
"""Of no plan."""


def positions_of(plan: Plan) -> Positions:
    """Returns the places of all groups, 事業 and indicators, in one walk through the plan."""
    walk = _Walk({level: {} for level in plan.levels})
    walk.go((), (), plan)
    return Positions(walk.path, walk.running, walk.within, walk.groups, walk.indicators)


@dataclass(slots=True)
class _Walk:
    within: dict[str, dict[int, int]]
    path: dict[int, tuple[int, ...]] = field(default_factory=dict[int, tuple[int, ...]])
    running: dict[int, int] = field(default_factory=dict[int, int])
    starts: dict[str, int] = field(default_factory=dict[str, int])
    groups: dict[int, tuple[int, int]] = field(default_factory=dict[int, tuple[int, int]])
    counts: Counter[str] = field(default_factory=Counter[str])
    indicators: dict[str, tuple[int, int]] = field(default_factory=dict[str, tuple[int, int]])

    def go(self, levels: tuple[str, ...], place: tuple[int, ...], above: Group | Plan) -> None:
        for ordinal, child in enumerate(above.children, 1):
            if isinstance(child, Project):
                self._note(child.number, levels, (*place, ordinal))
                self._note_indicators(child)
            else:
                self.counts[child.level] += 1
                self.groups[id(child)] = (ordinal, self.counts[child.level])
                self.starts[child.level] = len(self.running)
                self.go((*levels, child.level), (*place, ordinal), child)

    def _note(self, number: int, levels: tuple[str, ...], place: tuple[int, ...]) -> None:
        self.path[number] = place
        self.running[number] = len(self.running) + 1
        for level in levels:
            self.within[level][number] = self.running[number] - self.starts[level]

    def _note_indicators(self, project: Project) -> None:
        for ordinal, identity in enumerate(project.indicators, 1):
            self.indicators.setdefault(identity, (ordinal, len(self.indicators) + 1))
