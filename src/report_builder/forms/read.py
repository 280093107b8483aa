"""The bytes of a returned form in; the Return 回答, or all reasons why it is not taken, out.

Rows are found by their hidden ids, columns by theirs, the sheet by its mark: what was inserted,
sorted, hidden, renamed or put in front does not matter. docs/returns.md says for staff how each
odd return is taken. A file is taken whole or not at all: one answer that cannot be understood
refuses it. What is missing or blank does not, and empties nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from report_builder.forms.carrier import BASE_SHEET, Carried, Grid, find_grids, read_carrier
from report_builder.forms.package import inspect
from report_builder.forms.read_answers import Answers, copies, missing, read_answers
from report_builder.forms.read_cells import FilledSheet, filled_sheets, open_workbook
from report_builder.forms.read_reasons import Said, mistake
from report_builder.forms.read_remarks import Known, beside_answers, extras, suggestions
from report_builder.forms.read_slots import FormSheet, find_slots, mixed_rows
from report_builder.model.form import EXTENSION, PERSON, Remark, Return
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Plan
from report_builder.problems import Located, Place, Problem, ReportError


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a file.

    Attributes:
        returned: 回答, with the cell of each answer.
        notes: What was smoothed over, is odd, or is missing.
    """

    returned: Located[Return]
    notes: tuple[Problem, ...] = ()


def read_return(
    content: bytes, shown: str, plan: Plan, year: FiscalYear, department: str | None = None
) -> Reading:
    """Returns what a department answered.

    Args:
        content: The whole file.
        shown: How the user would type its name, for messages.
        plan: 計画 that the form must be made from.
        year: 年度 that it must ask for.
        department: Id of the one that must have answered; None: any that the plan has.

    Raises:
        ReportError: It is no form, of another plan, year or department, or has answers that
            cannot be understood; with every reason.
    """
    package = inspect(content, shown)
    workbook = open_workbook(package)
    carried = read_carrier(workbook, shown)
    others = tuple(_others(carried, Place(shown), plan, year, department))
    if others:
        raise ReportError(others)
    sheets = filled_sheets(workbook, package)
    forms = _forms(sheets, find_grids(workbook, shown))
    found = find_slots(forms, [slot for slot in carried.slots if slot.row], shown)
    answers = read_answers(found, plan)
    mistakes = tuple(mixed_rows(found)) or tuple(answers.mistakes)
    if mistakes:
        raise ReportError(mistakes)
    known = Known.of(forms, carried.slots)
    beside = [beside_answers(each, known, shown) for each in sheets if each.name != BASE_SHEET]
    remarks = (*answers.remarks, *suggestions(found), *chain(*(each for each, _ in beside)))
    return Reading(
        Located(_returned(carried, answers, remarks), shown, answers.places),
        (
            *answers.notes,
            *missing(found),
            *copies(found),
            *chain(*(each for _, each in beside)),
            *extras(Place(shown), package.extras),
        ),
    )


def _forms(sheets: Sequence[FilledSheet], grids: Sequence[Grid]) -> tuple[FormSheet, ...]:
    by_name = {sheet.name: sheet for sheet in sheets}
    return tuple(FormSheet(by_name[grid.sheet.title], grid) for grid in grids)


def _returned(carried: Carried, answers: Answers, remarks: tuple[Remark, ...]) -> Return:
    asked = (slot for slot in carried.slots if slot.kind == "question")
    return Return(
        carried.plan,
        carried.year,
        carried.department,
        base={slot.key: slot.base for slot in asked if slot.key},
        answers=answers.texts,
        remarks=remarks,
        person=answers.texts.get(PERSON, ""),
        extension=answers.texts.get(EXTENSION, ""),
    )


def _others(
    carried: Carried, place: Place, plan: Plan, year: FiscalYear, department: str | None
) -> Iterator[Problem]:
    """Yields why a form is not one that was asked for."""
    names = {each.id: each.name_in(year) for each in plan.departments}
    if carried.plan != plan.name:
        yield mistake(place, "return-other-plan", Said(found=carried.plan, wanted=plan.name))
    if carried.year != year:
        said = Said(found=carried.year.era_name, wanted=year.era_name)
        yield mistake(place, "return-other-year", said)
    if carried.department not in names:
        yield mistake(place, "return-department-unknown", Said(found=carried.department))
    elif department not in (None, carried.department):
        said = Said(found=names[carried.department], wanted=names.get(department, department))
        yield mistake(place, "return-other-department", said)
