"""Holder: what an indicator stands under. Whoever asks where one stands asks here.

It is a 事業; or a group, or the plan itself, where no 事業 is between.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from report_builder.model.key import Key
from report_builder.model.plan import Group, Plan, Project, departments_of, path_of


@dataclass(frozen=True, slots=True)
class Holder:
    """What indicators may stand under.

    Attributes:
        groups: Those above a 事業; else the group, after those above it. None of either: the plan.
        project: 事業; None: it is the group, or the plan.
        indicators: Ids of those that stand under it, in order.
    """

    groups: tuple[Group, ...]
    project: Project | None
    indicators: tuple[str, ...]

    @property
    def key(self) -> Key:
        """Names it: `("事業", 3)`, `("施策", "１", "①")`; of the plan it is empty."""
        return holder_key(self.groups, self.project)

    @property
    def number(self) -> int | None:
        """No. of the 事業."""
        return self.project.number if self.project else None

    @property
    def departments(self) -> tuple[str, ...]:
        """Ids of its 担当課."""
        return self.project.departments if self.project else departments_of(self.groups)

    @property
    def lead(self) -> str | None:
        """Id of the department that answers for indicators which name none."""
        return self.project.lead if self.project else next(iter(self.departments), None)


def holder_key(groups: tuple[Group, ...], project: Project | None) -> Key:
    """Returns the key of a 事業, or else of the last of groups."""
    if project:
        return "事業", project.number
    return (groups[-1].level, *path_of(groups)) if groups else ()


def holders(plan: Plan, below: tuple[Group, ...] = ()) -> Iterator[Holder]:
    """Yields all holders in the order of the plan: a group comes before what is below it.

    Args:
        plan: 計画.
        below: A group, after those above it: only itself and what is below it; none: all.
    """
    above: Plan | Group = below[-1] if below else plan
    yield Holder(below, None, above.indicators if isinstance(above, Group) else plan.top_indicators)
    for child in above.children:
        if isinstance(child, Group):
            yield from holders(plan, (*below, child))
        else:
            yield Holder(below, child, child.indicators)


def homes_of(plan: Plan) -> dict[str, Holder]:
    """Returns the id of each indicator with where it is asked for, and counted: the first."""
    homes: dict[str, Holder] = {}
    for holder in holders(plan):
        for identity in holder.indicators:
            homes.setdefault(identity, holder)
    return homes


def owners_of(plan: Plan) -> dict[str, Holder]:
    """Returns the id of each indicator with what defines it: under that a year gives its value.

    Of one that a group (or the plan) defines, the year gives it at the root of its file.
    """
    definers = {indicator.id: indicator.project for indicator in plan.indicators}
    every = tuple(holders(plan))
    # Those that stand under a 事業 too are defined by the group, unless the plan says otherwise.
    by_group = (*(each for each in every if not each.project), *every)
    owners: dict[str, Holder] = {}
    for holder in by_group:
        for identity in holder.indicators:
            if definers.get(identity) in (None, holder.number):
                owners.setdefault(identity, holder)
    return owners
