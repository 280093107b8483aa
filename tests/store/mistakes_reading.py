"""Reads tests/store/mistakes/*.txt: what is changed in a good file, and what is said of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake in a file that is good otherwise.

    Attributes:
        title: After `===`.
        right: After `---`: words of the good file.
        wrong: After `+++`: what is put in their place.
        said: After `!!!`: code and message of every problem.
    """

    title: str
    right: str
    wrong: str
    said: tuple[str, ...]

    def made_in(self, text: str) -> str:
        """Returns the good file with the mistake."""
        assert self.right in text
        return text.replace(self.right, self.wrong, 1)


def mistakes(name: str) -> list[Mistake]:
    """Returns the mistakes of a file of cases."""
    path = Path(__file__).parent / "mistakes" / f"{name}.txt"
    return list(_read(path.read_text(encoding="utf-8")))


def _read(text: str) -> Iterator[Mistake]:
    for case in ("\n" + text).split("\n=== ")[1:]:
        head, said = case.split("\n!!!\n")
        title, changed = head.split("\n---\n", 1)
        right, wrong = changed.split("\n+++\n")
        yield Mistake(title, right, wrong, tuple(said.strip().split("\n")))
