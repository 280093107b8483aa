"""Rule 規則 and Finding 指摘: what is looked for, and what was found. Types only."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from report_builder.checks.facts import Checked, Spot
from report_builder.problems import Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """指摘.

    Attributes:
        spot: Where.
        message: What is wrong or doubtful, a Japanese sentence.
        advice: 対処: what to do, likewise.
    """

    spot: Spot
    message: str
    advice: str


@dataclass(frozen=True, slots=True)
class Rule:
    """規則.

    Attributes:
        name: By which it is switched off in data/.
        code: Of its problems, as in docs/problems.md.
        severity: error 誤り: it cannot be right as it is; warning 注意: a person should look.
        check: Yields what it finds.
    """

    name: str
    code: str
    severity: Severity
    check: Callable[[Checked], Iterator[Finding]]
