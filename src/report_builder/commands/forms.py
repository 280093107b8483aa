"""report-builder forms: a 調査票 for each department, as workbooks."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from re import sub

from report_builder.commands.build import write_all
from report_builder.document.build import build
from report_builder.document.context import Facts
from report_builder.document.guide import Guide, build_guide
from report_builder.document.guide_reading import read_guide
from report_builder.document.table import Table
from report_builder.document.template import Template, leaf_columns
from report_builder.document.template_reading import read_template
from report_builder.files import ensure_folder, read_text
from report_builder.forms.compose import compose, is_asked
from report_builder.forms.write import write
from report_builder.layout.lay_out import lay_out
from report_builder.model.answering import Answering, answering
from report_builder.model.form import Form, Question
from report_builder.model.holder import Holder, holders
from report_builder.model.key import Key, key_text
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Department
from report_builder.problems import Place, Problem, ReportError
from report_builder.workspace import Loaded, Workspace, load, load_year_before

FORM, GUIDE = "chosahyo", "kinyuyoryo"
"""Names of the templates of 調査票 and 記入要領; a city without the second has forms without it."""

FOLDER = "forms"
"""Of the forms, within the folder of the year."""


@dataclass(frozen=True, slots=True)
class FormsOrder:
    """What is to be made.

    Attributes:
        departments: Names (of the plan, or of the year) or ids; empty: all.
        output: Folder; None: output/YEAR/forms of the workspace.
    """

    departments: tuple[str, ...] = ()
    output: Path | None = None


@dataclass(frozen=True, slots=True)
class MadeForm:
    """A form that was made.

    Attributes:
        file: Written.
        department: Its name in the year.
        questions: How many cells must be filled in.
        answered: How many of them already hold something.
    """

    file: Path
    department: str
    questions: int
    answered: int


@dataclass(frozen=True, slots=True)
class MadeForms:
    """What was made.

    Attributes:
        forms: In the order of the plan.
        problems: Departments without a form, and what nobody is asked for.
    """

    forms: tuple[MadeForm, ...]
    problems: tuple[Problem, ...]


def make_forms(workspace: Workspace, year: FiscalYear, order: FormsOrder) -> MadeForms:
    """Makes the forms of a year: all of them, or those of some departments.

    Raises:
        ReportError: Data or templates have mistakes, a department is not in the plan, or a file
            cannot be written; then no file has changed.
    """
    loaded = load(workspace, year)
    chosen = _chosen(loaded, order.departments)
    making = _making(workspace, loaded)
    folder = order.output or workspace.output(year) / FOLDER
    made: dict[Path, bytes] = {}
    forms: list[MadeForm] = []
    left_out: dict[Key, Question] = {}
    problems: list[Problem] = [] if order.departments else list(_asked_of_nobody(loaded))
    for number, department in chosen:
        form = compose(making.facts, department)
        if not form.questions:
            problems.append(_without_form(loaded, department))
            continue
        name = department.name_in(year)
        path = folder / f"{number:02}_{_file_name(name)}.xlsx"
        table = build(making.facts, making.template, form)
        not_asked = {each.key: each for each in _left_out(form, table)}
        left_out |= not_asked
        made[path] = making.workbook(form, table)
        forms.append(_made(path, name, form, not_asked))
    ensure_folder(folder)
    write_all(made)
    problems += _without_column(workspace, making.template, left_out.values())
    return MadeForms(tuple(forms), tuple(problems))


@dataclass(frozen=True, slots=True)
class _Making:
    """What all forms are made with."""

    facts: Facts
    template: Template
    guide: Guide | None

    def workbook(self, form: Form, table: Table) -> bytes:
        """Returns the file of a form; a larger paper's form is printed on A4."""
        pages = lay_out(table, replace(table.paper, size="A4"))
        guide = lay_out(build_guide(self.facts, self.guide, form)) if self.guide else None
        return write(form, pages, guide)


def _making(workspace: Workspace, loaded: Loaded) -> _Making:
    plan, scales, results = loaded.plan.value, loaded.scales.value, loaded.results.value
    before = load_year_before(workspace, loaded)
    others = {before.year: before} if before else {}
    form, guide = workspace.template(FORM), workspace.template(GUIDE)
    shown = workspace.shown(form)
    template = read_template(read_text(form, shown), shown, plan, scales).value
    shown = workspace.shown(guide)
    found = read_guide(read_text(guide, shown), shown, plan, scales) if guide.exists() else None
    return _Making(Facts(plan, results, scales, others), template, found and found.value)


def _chosen(loaded: Loaded, words: tuple[str, ...]) -> list[tuple[int, Department]]:
    """Returns the departments that are meant, with their numbers, in the order of the plan."""
    year, departments = loaded.results.value.year, loaded.plan.value.departments
    known = {
        word: each.id for each in departments for word in (each.id, each.name, each.name_in(year))
    }
    unknown = [word for word in words if word not in known]
    if unknown:
        raise ReportError(_unknown(loaded, word, known) for word in unknown)
    wanted = {known[word] for word in words}
    return [
        (number, each)
        for number, each in enumerate(departments, 1)
        if not words or each.id in wanted
    ]


def _unknown(loaded: Loaded, word: str, known: dict[str, str]) -> Problem:
    year = loaded.results.value.year
    near = get_close_matches(word, known, 3, 0.3)
    names = near or [each.name_in(year) for each in loaded.plan.value.departments]
    return Problem(
        loaded.plan.place("担当課"),
        f"「{word}」という担当課は計画にありません。",
        f"{'・'.join(names)}{'ではありませんか' if near else 'のどれかにしてください'}。",
        "department-unknown",
    )


def _file_name(name: str) -> str:
    """Returns a name that Windows takes for a file."""
    return sub(r'[\\/:*?"<>|\x00-\x1f]', "＿", name).rstrip(". ")


def _made(path: Path, name: str, form: Form, left_out: Container[Key]) -> MadeForm:
    """Counts what the sheet itself counts: what must be answered, and can be."""
    asked = (question for question in form.questions if question.required)
    required = [question for question in asked if question.key not in left_out]
    answered = sum(bool(question.base.strip()) for question in required)
    return MadeForm(path, name, len(required), answered)


def _left_out(form: Form, table: Table) -> list[Question]:
    """Returns what must be answered and stands nowhere in the table."""
    rows = (*table.running, *(row for block in table.blocks for row in block.rows))
    placed = {cell.hole.key for row in rows for cell in row.cells if cell.hole}
    return [each for each in form.questions if each.required and key_text(each.key) not in placed]


def _without_column(
    workspace: Workspace, template: Template, left_out: Iterable[Question]
) -> Iterator[Problem]:
    """Says once for each field that the template has no column, or no row, to answer it in."""
    inputs = {each.show for each in leaf_columns(template.table.columns) if each.is_input}
    fields: dict[str, list[Question]] = {}
    for question in left_out:
        kind, _, *name = question.key
        fields.setdefault(str(name[0] if name else kind), []).append(question)
    for name, questions in fields.items():
        has_column = any(show.endswith(f".{name}") for show in inputs)
        yield Problem(
            Place(workspace.shown(workspace.template(FORM))),
            f"「{name}」の記入欄がないので、調査票で聞けません（{questions[0].label}など"
            f" {len(questions)}件）。",
            "rows を、聞くものがどれも行になるように直してください。"
            if has_column
            else f"columns に、「{name}」を show にした input: true の列を足してください。",
            "form-column-missing",
            "warning",
        )


def _without_form(loaded: Loaded, department: Department) -> Problem:
    """Says why a department has no form, and in whose form its 事業 are."""
    plan, year = loaded.plan.value, loaded.results.value.year
    departments = {each.id: each for each in plan.departments}
    who = answering(departments, department.id)
    name = department.name_in(year)
    if who is None:
        message = f"「{name}」は宛先がないので、調査票はありません。"
        advice = _in_form_of_lead(loaded, department)
        code = "form-no-addressee"
    elif who is not department:
        message = f"「{name}」は後継があるので、調査票はありません。"
        advice = f"「{who.name_in(year)}」の調査票で答えてもらいます。"
        code = "form-successor"
    else:
        message = f"「{name}」には答える欄がないので、調査票はありません。"
        advice = "事業、施策、指標の「担当課」に入っているか確かめてください。"
        code = "form-nothing-asked"
    return Problem(loaded.plan.place("担当課", department.id), message, advice, code, "warning")


def _in_form_of_lead(loaded: Loaded, department: Department) -> str:
    plan, year = loaded.plan.value, loaded.results.value.year
    who = Answering.of(plan)
    leads: dict[str, list[str]] = {}
    for project in plan.projects():
        lead = who.lead(project) if department.id in project.departments else None
        if lead:
            leads.setdefault(lead, []).append(f"No.{project.number}")
    rows = "、".join(
        f"{'・'.join(numbers)} は「{plan.department(lead).name_in(year)}」"
        for lead, numbers in leads.items()
    )
    return f"{rows}の調査票に入っています。" if rows else "担当する事業もありません。"


def _asked_of_nobody(loaded: Loaded) -> Iterator[Problem]:
    who = Answering.of(loaded.plan.value)
    for project in loaded.plan.value.projects():
        if who.lead(project) is None:
            yield Problem(
                loaded.plan.place("事業", project.number),
                f"No.{project.number} は、宛先のある担当課がないので、どの調査票にもありません。",
                "担当課を加えるか、年度のファイルに事務局で書いてください。",
                "form-nobody-asked",
                "warning",
            )
    for holder in holders(loaded.plan.value):
        if holder.project is None:
            yield from _figures_asked_of_nobody(loaded, who, holder)


def _figures_asked_of_nobody(loaded: Loaded, who: Answering, holder: Holder) -> Iterator[Problem]:
    """Says once for a group of which figures it is that no department gives them."""
    lone = [
        indicator
        for identity in holder.indicators
        if not who.teller(holder, indicator := who.indicators[identity])
    ]
    if lone and any(each.subject == "指標" and is_asked(each) for each in who.plan.fields):
        more = f"など {len(lone)}件" if len(lone) > 1 else ""
        yield Problem(
            loaded.plan.place("指標", lone[0].id),
            f"指標「{lone[0].name}」{more}は、宛先のある担当課がないので、どの調査票にもありません。",
            "施策か指標に担当課を加えるか、年度のファイルに事務局で書いてください。",
            "form-nobody-asked",
            "warning",
        )
