"""What is checked in, the findings of every rule that is not switched off out."""

import difflib
from collections.abc import Iterator, Sequence

from report_builder.checks.facts import Checked, Spot
from report_builder.checks.rule import Finding, Rule

SWITCH = "検査しない"
"""The key in data/ that switches rules off."""

UNKNOWN = Rule(SWITCH, "rule-unknown", "error", lambda _: iter(()))
"""Under its name unknown names of rules are reported; it cannot be switched off itself."""


def check(checked: Checked, rules: Sequence[Rule]) -> list[tuple[Rule, Finding]]:
    """Returns the findings in the order of the paper; what belongs to no 事業 comes last."""
    off = checked.results.unchecked
    found = [(UNKNOWN, finding) for finding in _unknown_names(checked, rules)]
    for rule in rules:
        if rule.name not in off.get(None, ()):
            found += [
                (rule, finding)
                for finding in rule.check(checked)
                if rule.name not in off.get(finding.spot.project, ())
            ]
    order = {number: place for place, number in enumerate(checked.projects)}
    return sorted(found, key=lambda each: order.get(each[1].spot.project or 0, len(order)))


def _unknown_names(checked: Checked, rules: Sequence[Rule]) -> Iterator[Finding]:
    known = [rule.name for rule in rules]
    for project, names in checked.results.unchecked.items():
        for name in sorted(names.difference(known)):
            key = (SWITCH,) if project is None else ("事業", project, SWITCH)
            near = difflib.get_close_matches(name, known, n=1, cutoff=0.3)
            advice = (
                f"「{near[0]}」ではありませんか。" if near else f"{'・'.join(known)}があります。"
            )
            yield Finding(Spot(key, "year", project), f"「{name}」という規則はありません。", advice)
