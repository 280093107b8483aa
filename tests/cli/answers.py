"""What the program answers to what a user types."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """What the program answered.

    Attributes:
        status: Exit status.
        out: Results, on stdout.
        err: Messages, on stderr.
    """

    status: int
    out: str
    err: str
