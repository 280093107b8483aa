"""Plan and results in, the Form 調査票 of one department out: what it is asked, and its base.

Who is asked, where a 事業 has several departments: each for its own sections; the lead (主管課) for
評価, for what is undivided, and for what belongs to an office without an addressee. Whoever is not
the lead is asked to confirm, and may propose in the note. A department with a successor (後継) is
asked nothing: the successor answers in its stead.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from report_builder.document.context import Facts
from report_builder.model.field import Field
from report_builder.model.form import (
    CONFIRMATION,
    CONFIRMED,
    EXTENSION,
    OBJECTED,
    PERSON,
    REMARK,
    Form,
    Question,
)
from report_builder.model.key import Key, section_keys
from report_builder.model.label import key_label
from report_builder.model.plan import Department, Indicator, Project
from report_builder.model.scale import Scale
from report_builder.model.values import writer
from report_builder.model.year import Section, Value

_TEXT_PROMPT = "欄の中で改行するときは、Alt キーを押しながら Enter キーを押します。"
_REMARK_PROMPT = "事務局への連絡や意見があれば書いてください。資料には載りません。"
_CONFIRM_PROMPT = (
    f"主管課の内容でよければ「{CONFIRMED}」、直したいところがあれば「{OBJECTED}」を選び、"
    "案を備考に書いてください。"
)
_NUMBER_PROMPT = "数字だけを書いてください。「中止」など、言葉でも答えられます。"


def compose(facts: Facts, department: Department) -> Form:
    """Returns the form of a department; without questions where the plan asks it for nothing."""
    asking = _asking(facts, department)
    questions = tuple(
        question for project in facts.plan.projects() for question in asking.about(project)
    )
    who = (_short(PERSON), _short(EXTENSION)) if questions else ()
    return Form(
        facts.plan.name,
        facts.results.year,
        department.id,
        (*who, *questions),
        facts.results.due,
    )


def answering(departments: Mapping[str, Department], identity: str) -> Department | None:
    """Returns who answers for a department: itself, its last successor, or nobody."""
    department = departments[identity]
    while department.successor:
        department = departments[department.successor]
    return department if department.has_addressee else None


def _short(key: Key) -> Question:
    return Question(key, str(key[0]), "短文", required=False)


@dataclass(frozen=True, slots=True)
class _Asking:
    """What one department is asked about a 事業.

    Attributes:
        facts: What the form is made from.
        own: The department's id.
        answers: Id of a department to that of who answers for it; without those nobody does.
        indicators: Id to indicator.
        homes: Id of an indicator to the 事業 at which it is asked for: the first that has it.
        scales: Name to scale.
    """

    facts: Facts
    own: str
    answers: Mapping[str, str]
    indicators: Mapping[str, Indicator]
    homes: Mapping[str, int]
    scales: Mapping[str, Scale]

    def about(self, project: Project) -> Iterator[Question]:
        """Yields the questions about a 事業, in the order of the plan's fields."""
        if self.own not in {self.answers.get(each) for each in self._concerned(project)}:
            return
        number = project.number
        answers = [each for field in self.facts.plan.fields for each in self._of(field, project)]
        yield from answers
        if self._lead(project) != self.own:
            choices = (CONFIRMED, OBJECTED)
            yield self._aside(
                (CONFIRMATION, number), choices, _CONFIRM_PROMPT, required=not answers
            )
        yield self._aside((REMARK, number), (), _REMARK_PROMPT, required=False)

    def _concerned(self, project: Project) -> Iterator[str]:
        """Yields its departments, and those of its indicators, which may be others."""
        yield from project.departments
        for identity in project.indicators:
            yield self.indicators[identity].department or ""

    def _aside(
        self, key: Key, choices: tuple[str, ...], prompt: str, *, required: bool
    ) -> Question:
        kind = "短文" if choices else "文章"
        return Question(key, self._label(key), kind, choices, required=required, prompt=prompt)

    def _lead(self, project: Project) -> str | None:
        """Returns who answers for the whole: the first who can, if the lead cannot."""
        ids = (project.lead or "", *project.departments)
        return next((self.answers[each] for each in ids if each in self.answers), None)

    def _of(self, field: Field, project: Project) -> Iterator[Question]:
        if field.period == "計画" or field.answered_by == "事務局":
            return
        match field.subject:
            case "事業":
                if self._lead(project) == self.own:
                    yield self._whole(field, project)
            case "担当課":
                yield from self._sections(field, project)
            case "指標":
                for identity in project.indicators:
                    yield from self._indicator(field, project, self.indicators[identity])
            case _:
                return

    def _whole(self, field: Field, project: Project) -> Question:
        result = self.facts.results.results.get(project.number)
        base = result.text(field.name) if result else ""
        return self._question(("事業", project.number, field.name), field, base)

    def _sections(self, field: Field, project: Project) -> Iterator[Question]:
        sections = self._present(field, project)
        for key, section in zip(section_keys(sections), sections, strict=True):
            if self._writer(project, section) == self.own:
                yield self._question(("事業", project.number, field.name, key), field, section.text)

    def _writer(self, project: Project, section: Section) -> str | None:
        first = writer(project, section, frozenset(self.answers))
        return self.answers.get(first or "") or self._lead(project)

    def _present(self, field: Field, project: Project) -> tuple[Section, ...]:
        """Returns the sections there are, and those that a field of each department lacks."""
        result = self.facts.results.results.get(project.number)
        value = result.values.get(field.name, Value()) if result else Value()
        if field.kind == "文章":
            return value.sections or (Section(),)
        said = {each for section in value.sections for each in section.departments}
        lacking = (Section((each,)) for each in project.departments if each not in said)
        return (*value.sections, *lacking)

    def _indicator(
        self, field: Field, project: Project, indicator: Indicator
    ) -> Iterator[Question]:
        answers = self.answers.get(indicator.department or "") or self._lead(project)
        if self.homes[indicator.id] != project.number or answers != self.own:
            return
        base = self.facts.results.indicators.get(field.name, {}).get(indicator.id, "")
        question = self._question(("指標", indicator.id, field.name), field, base, indicator.unit)
        yield replace(question, label=f"No.{project.number} {indicator.name}")

    def _question(self, key: Key, field: Field, base: str, unit: str = "") -> Question:
        scale = self.scales.get(field.scale or "")
        prompt = _scale_prompt(scale) if scale else _prompt(field, unit)
        choices = scale.codes if scale else ()
        return Question(key, self._label(key), field.kind, choices, base, prompt=prompt)

    def _label(self, key: Key) -> str:
        return key_label(self.facts.plan, self.facts.results.year, key)


def _asking(facts: Facts, department: Department) -> _Asking:
    departments = {each.id: each for each in facts.plan.departments}
    answers = {each: answering(departments, each) for each in departments}
    homes: dict[str, int] = {}
    for project in facts.plan.projects():
        for identity in project.indicators:
            homes.setdefault(identity, project.number)
    return _Asking(
        facts,
        department.id,
        {each: who.id for each, who in answers.items() if who},
        {indicator.id: indicator for indicator in facts.plan.indicators},
        homes,
        {scale.name: scale for scale in facts.scales},
    )


def _scale_prompt(scale: Scale) -> str:
    return "\n".join(f"{grade.code}：{grade.name}{grade.explanation}" for grade in scale.grades)


def _prompt(field: Field, unit: str) -> str:
    if field.kind == "数値":
        return _NUMBER_PROMPT + (f"単位は「{unit}」です。" if unit else "")
    return _TEXT_PROMPT if field.kind == "文章" else f"{field.name}を書いてください。"
