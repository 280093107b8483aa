"""Form 調査票, Return 回答: what a department is asked, and what it answers. No Excel."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from report_builder.model.field import Kind
from report_builder.model.key import Key
from report_builder.model.period import FiscalYear

REMARK = "備考"
"""First word of the key of a note to the planning division, of which each 事業 has one, and each
indicator without a 事業."""

CONFIRMATION = "確認"
"""First word of the key where a department that is not the lead confirms or objects."""

CONFIRMED, OBJECTED = "確認済", "意見あり"

PERSON, EXTENSION = ("記入者",), ("内線",)
"""Keys of who filled the form in, and where to call."""


@dataclass(frozen=True, slots=True)
class Question:
    """記入欄: one value that a department is asked for.

    Attributes:
        key: The identity of the value; ("備考", 23) for a note.
        label: What it is called in messages: `No.10 実績（保育課）`.
        kind: 種類.
        choices: The codes of a 評価; the words of a 確認; else empty.
        base: 配布時の値: what the cell holds when the form is made.
        required: Counted by 記入済 n/m; notes are not.
        prompt: What the person at the cell is told.
    """

    key: Key
    label: str
    kind: Kind
    choices: tuple[str, ...] = ()
    base: str = ""
    required: bool = True
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """調査票 of one department.

    Attributes:
        plan: The plan's name.
        year: 年度.
        department: Its id.
        questions: In the order of the rows.
        due: 提出期限 as written, or None.
    """

    plan: str
    year: FiscalYear
    department: str
    questions: tuple[Question, ...]
    due: str | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """付記: something in a returned form that is no answer, and must not be lost.

    Attributes:
        kind: `note` 備考; `suggestion` a changed reference cell (a plan's text); `stray` writing
            outside the cells to fill in, a comment included.
        label: Of what it speaks: `No.10 今後の方針`, or the sheet and cell.
        text: What was written.
        before: What stood there, for a suggestion.
        place: The name of the file, sheet and cell, as a message shows them.
    """

    kind: Literal["note", "suggestion", "stray"]
    label: str
    text: str
    before: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Return:
    """回答: what came back.

    Attributes:
        plan: The plan's name, as the form carried it.
        year: 年度.
        department: Its id.
        base: 配布時の値 of every question, by key.
        answers: Normalised text by key; a key of base that is not in it is missing, not blank.
        remarks: 付記.
        person: 記入者.
        extension: 内線.
    """

    plan: str
    year: FiscalYear
    department: str
    base: Mapping[Key, str]
    answers: Mapping[Key, str]
    remarks: tuple[Remark, ...] = ()
    person: str = ""
    extension: str = field(default="")
