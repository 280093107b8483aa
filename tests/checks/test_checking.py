"""Rules are run in the order of the paper, and can be switched off."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from checks.toys import checked, plan, project, result, texts, year
from report_builder.checks import RULES
from report_builder.checks.checking import check
from report_builder.checks.facts import Checked, Spot, spot_of
from report_builder.checks.rule import Finding, Rule
from report_builder.model.year import Result


def _everything(facts: Checked) -> Iterator[Finding]:
    yield Finding(Spot(("計画",), "plan"), "全体", "")
    for own in reversed(list(facts.projects.values())):
        yield Finding(spot_of(own, ""), f"No.{own.number}", "")


TOY = (
    Rule("一", "one-thing", "warning", _everything),
    Rule("二", "other-thing", "error", _everything),
)


def _found(facts: Checked) -> list[tuple[str, str]]:
    return [(rule.name, finding.message) for rule, finding in check(facts, TOY)]


def _switched_off(**names: frozenset[str]) -> Checked:
    keys = {"year": None, "first": 1, "second": 2}
    results = year(result(), result())
    off = {keys[key]: value for key, value in names.items()}
    return checked(plan(project(2), project(1)), replace(results, unchecked=off))


def test_findings_are_grouped_by_project_in_the_order_of_the_paper() -> None:
    assert _found(_switched_off()) == [
        ("一", "No.2"),
        ("二", "No.2"),
        ("一", "No.1"),
        ("二", "No.1"),
        ("一", "全体"),
        ("二", "全体"),
    ]


def test_a_rule_is_switched_off_for_the_year() -> None:
    facts = _switched_off(year=frozenset({"一"}))
    assert {rule for rule, _ in _found(facts)} == {"二"}


def test_a_rule_is_switched_off_for_one_project() -> None:
    facts = _switched_off(second=frozenset({"一"}))
    assert [message for rule, message in _found(facts) if rule == "一"] == ["No.1", "全体"]


def test_an_unknown_rule_is_reported_with_the_nearest_one() -> None:
    facts = _switched_off(year=frozenset({"表記揺れ"}), first=frozenset({"まったく別"}))
    unknown = [each for each in check(facts, RULES) if each[0].code == "rule-unknown"]
    assert [(each.spot.key, each.message) for _, each in unknown] == [
        (("事業", 1, "検査しない"), "「まったく別」という規則はありません。"),
        (("検査しない",), "「表記揺れ」という規則はありません。"),
    ]
    assert unknown[1][1].advice == "「表記ゆれ」ではありませんか。"


def test_every_name_and_code_is_used_once() -> None:
    assert len({rule.name for rule in RULES}) == len({rule.code for rule in RULES}) == len(RULES)


def test_every_rule_is_explained_with_its_severity(repository: Path) -> None:
    text = (repository / "docs" / "checks.md").read_text(encoding="utf-8")
    rows = re.findall(r"(?m)^### (\S+)（(誤り|注意)）$", text)
    marks = {"error": "誤り", "warning": "注意"}
    assert rows == [(rule.name, marks[rule.severity]) for rule in RULES]


def test_a_year_that_says_nothing_is_checked_by_every_rule() -> None:
    facts = checked(plan(project()), year(Result()))
    assert {rule.name for rule, _ in check(facts, RULES)} == {"記入漏れ"}


def test_a_quiet_year_has_no_findings() -> None:
    assert check(texts("　続けました。", "　件数　12件"), RULES) == []
