"""What stands in the cells to fill in, the answers out, and why some questions have none."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from report_builder.forms.carrier import Slot
from report_builder.forms.read_reasons import Oddity, Said, mistake, oddity
from report_builder.forms.read_slots import FoundSlot, Lack
from report_builder.forms.read_values import Answer, Asked, read_answer
from report_builder.model.form import CONFIRMATION, EXTENSION, PERSON, REMARK, Remark
from report_builder.model.key import Key
from report_builder.model.plan import Plan
from report_builder.problems import Place, Problem


@dataclass(slots=True)
class Answers:
    """The answers of a form, as they are gathered.

    Attributes:
        texts: By key; what is missing, or not understood, is not in it.
        places: Of the cell of each.
        mistakes: Each keeps the file from being taken.
        notes: What was smoothed over or is odd.
        remarks: Notes 備考 and the like that are no plain text: nothing hangs on them but that
            somebody reads them.
    """

    texts: dict[Key, str] = field(default_factory=dict[Key, str])
    places: dict[Key, Place] = field(default_factory=dict[Key, Place])
    mistakes: list[Problem] = field(default_factory=list[Problem])
    notes: list[Problem] = field(default_factory=list[Problem])
    remarks: list[Remark] = field(default_factory=list[Remark])


def read_answers(found: Iterable[FoundSlot], plan: Plan) -> Answers:
    """Returns the answers to the questions among some slots.

    Args:
        found: The slots as they are now.
        plan: 計画, for the units of its indicators.
    """
    answers = Answers()
    units = {each.id: each.unit for each in plan.indicators}
    for each in found:
        key = each.slot.key
        if each.slot.kind == "question" and key:
            answers.places[key] = each.place
            _read(each, key, _asked(each.slot, key, units), answers)
    return answers


def _asked(slot: Slot, key: Key, units: Mapping[str, str]) -> Asked:
    unit = units.get(str(key[1]), "") if key[0] == "指標" and len(key) > 1 else ""
    return Asked(slot.hole or "text", slot.label, slot.choices, slot.base, unit)


def _read(found: FoundSlot, key: Key, asked: Asked, answers: Answers) -> None:
    if found.lack:
        return
    read = [(spot.place, read_answer(spot.written, asked)) for spot in found.spots]
    problems = tuple(_mistakes(read, asked.label))
    texts = {answer.text for _, answer in read if answer.text}
    if problems and _is_aside(key):
        answers.remarks.extend(_aside(read, asked.label))
    elif problems:
        answers.mistakes.extend(problems)
    else:
        answers.texts[key] = next(iter(texts), "")
        answers.notes.extend(
            oddity(place, code, said) for place, answer in read for code, said in answer.oddities
        )


_Read = Sequence[tuple[Place, Answer]]


def _mistakes(read: _Read, label: str) -> Iterator[Problem]:
    for place, answer in read:
        if answer.mistake:
            yield mistake(place, *answer.mistake)
    if len({answer.text for _, answer in read if answer.text}) > 1:
        cells = "、".join(f"「{place.sheet}」{place.cell}" for place, _ in read)
        yield mistake(read[0][0], "return-copies-differ", Said(label, cells))


def _is_aside(key: Key) -> bool:
    """Tells whether a cell is for people to read, and none of the paper's values."""
    return key[0] in (REMARK, CONFIRMATION) or key in (PERSON, EXTENSION)


def _aside(read: _Read, label: str) -> Iterator[Remark]:
    for place, answer in read:
        yield Remark("note", label, answer.shown or _UNCALCULATED, place=str(place))


_UNCALCULATED = "（計算結果のない数式）"


# ------------------------------------------------------------------------ what is missing or twice


def missing(found: Iterable[FoundSlot]) -> Iterator[Problem]:
    """Yields a word on each deleted row and column, and on each cell under a merged one."""
    gone: dict[tuple[Lack, str], list[FoundSlot]] = {}
    for each in found:
        match each.lack:
            case "row":
                gone.setdefault(("row", each.slot.row), []).append(each)
            case "column":
                gone.setdefault(("column", each.slot.column), []).append(each)
            case "covered":
                yield oddity(each.place, "return-cell-covered", Said(each.slot.label))
            case None:
                pass
    for (lack, _), own in gone.items():
        labels = dict.fromkeys(each.slot.label for each in own if each.slot.label)
        if labels:
            yield oddity(own[0].place, _GONE[lack], Said(found="、".join(labels)))


_GONE: dict[Lack, Oddity] = {"row": "return-row-missing", "column": "return-column-missing"}


def copies(found: Iterable[FoundSlot]) -> Iterator[Problem]:
    """Yields one word on the cells to fill in that are there more than once, if any are."""
    twice = [each for each in found if each.copies > 1 and each.slot.kind == "question"]
    if twice:
        said = Said(twice[0].slot.label, found=str(len(twice)))
        yield oddity(twice[0].place, "return-copies-same", said)
