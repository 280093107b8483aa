"""What a value is called in messages to people, from its key."""

from report_builder.model.form import CONFIRMATION, REMARK
from report_builder.model.key import Key
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Plan


def key_label(plan: Plan, year: FiscalYear, key: Key) -> str:
    """Returns `No.10 実績（保育課）`, `妊娠届受理件数の実績値`, `施策１①の総括`, …."""
    match key:
        case ("事業", number, name, str(section)):
            return f"No.{number} {name}{_whose(plan, year, section)}"
        case ("事業", number, name):
            return f"No.{number} {name}"
        case (word, number) if word in (REMARK, CONFIRMATION):
            return f"No.{number} {word}"
        case ("指標", identity, name) | (name, "指標", identity) if key[0] in ("指標", REMARK):
            return f"{_name(plan, identity)}の{name}"
        case (level, *path, name):
            return f"{level}{''.join(map(str, path))}の{name}" if path else f"{level}{name}"
        case _:
            return str(key[0]) if key else ""


def _name(plan: Plan, identity: str | int) -> str:
    names = (indicator.name for indicator in plan.indicators if indicator.id == identity)
    return next(names, str(identity))


def _whose(plan: Plan, year: FiscalYear, section: str) -> str:
    """Returns the departments of a section in brackets, and which of several theirs it is."""
    if not section:
        return ""
    own, _, ordinal = section.partition("#")
    departments = {department.id: department for department in plan.departments}
    names = (departments[each].name_in(year) for each in own.split("+") if each in departments)
    return f"（{'・'.join(names)}{f'の{ordinal}つ目' if ordinal else ''}）"
