"""Change 変更 and Conflict 競合: what a return does, or may not do without a word, to a year."""

from dataclasses import dataclass
from typing import Literal

from report_builder.model.key import Key

Side = Literal["returned", "current"]
"""Whose value stands after a conflict: the department's, or the one in data/."""


@dataclass(frozen=True, slots=True)
class Change:
    """変更: a value as it was, and as it is to be; blank is the empty text."""

    key: Key
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """競合: both sides changed a value since the form was made.

    Attributes:
        key: Of the value.
        base: 配布時の値.
        current: What data/ holds.
        returned: What the department answered.
        settled: Whose value was taken because the user said so; None: nobody has, and the
            current one stays.
    """

    key: Key
    base: str
    current: str
    returned: str
    settled: Side | None = None
