"""Ask 確認事項: what a department must be asked again about a form that it sent back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ask:
    """確認事項: one thing that a department must be asked.

    Attributes:
        number: No. of the 事業; None: it is about a group, or about the file as a whole.
        project: 事業名, or that of the group; empty for the file.
        item: What of it: `評価`, `実績（保育課）`.
        cell: Where it is in the sheet, such as `F12`; may be empty.
        file: The name of the returned file.
        received: What came back.
        wrong: What is wrong with it, a sentence to the department.
        request: What the department is asked to do, likewise.
    """

    number: int | None
    project: str
    item: str
    cell: str
    file: str
    received: str
    wrong: str
    request: str
