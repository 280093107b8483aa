"""Place 場所, Problem 問題 and the one exception that carries them: where, what, what to do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

Severity = Literal["error", "warning"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place:
    """場所: a line of a file, or a cell of a sheet.

    Attributes:
        path: As the user would type it (relative to the workspace).
        line: From 1; None: the file as a whole.
        sheet: The name of a sheet, or None.
        cell: Such as `F12`, or None.
    """

    path: str
    line: int | None = None
    sheet: str | None = None
    cell: str | None = None

    def __str__(self) -> str:
        sheet = f"「{self.sheet}」" if self.sheet else ""
        line = f":{self.line}" if self.line else ""
        return f"{self.path}{line}{sheet}{self.cell or ''}"


@dataclass(frozen=True, slots=True)
class Problem:
    """問題: what is wrong at a place, and what to do.

    Attributes:
        place: 場所.
        message: What is wrong, a Japanese sentence that ends with 。
        advice: 対処: what to do, likewise.
        code: Stable name such as `grade-unknown`; docs/problems.md lists them all.
        severity: error 誤り or warning 注意.
    """

    place: Place
    message: str
    advice: str
    code: str
    severity: Severity = "error"

    def __str__(self) -> str:
        return f"{self.place}: {self.message}{self.advice}"


class ReportError(Exception):
    """The only exception of ours: carries one or more problems."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


Key = tuple[str | int, ...]
"""Names a value inside a model: ("事業", 23, "評価"), ("担当課", "保育課"), ("改ページ",)."""


@dataclass(frozen=True, slots=True)
class Located(Generic[T]):
    """A value, and the place of each of its parts.

    Attributes:
        value: The value, which itself knows no place.
        path: The file that it was read from.
        places: Key to place.
    """

    value: T
    path: str
    places: Mapping[Key, Place] = field(default_factory=dict[Key, Place])

    def place(self, *key: str | int) -> Place:
        """Returns the place of a key, or of the nearest known part around it."""
        for length in range(len(key), 0, -1):
            if key[:length] in self.places:
                return self.places[key[:length]]
        return Place(self.path)
