"""Plan and results in, the Form 調査票 of one department out: what it is asked, and its base.

Of a 事業 of several departments, each is asked for what it answers for (model/answering.py).
Whoever is not the lead is asked to confirm the rest, and may propose in the note.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from report_builder.document.context import Facts
from report_builder.model.answering import Answering
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
from report_builder.model.year import Result

_TEXT_PROMPT = "欄の中で改行するときは、Alt キーを押しながら Enter キーを押します。"
_REMARK_PROMPT = "事務局への連絡や意見があれば書いてください。資料には載りません。"
_CONFIRM_PROMPT = (
    f"主管課に任せてよければ「{CONFIRMED}」、書いてほしいことや直したいところがあれば"
    f"「{OBJECTED}」を選び、案を備考に書いてください。"
)
_NUMBER_PROMPT = "数字だけを書いてください。「中止」など、言葉でも答えられます。"


def compose(facts: Facts, department: Department) -> Form:
    """Returns the form of a department; without questions where the plan asks it for nothing."""
    scales = {scale.name: scale for scale in facts.scales}
    asking = _Asking(facts, department.id, Answering.of(facts.plan), scales)
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


def _short(key: Key) -> Question:
    return Question(key, str(key[0]), "短文", required=False)


@dataclass(frozen=True, slots=True)
class _Asking:
    """What one department is asked about a 事業.

    Attributes:
        facts: What the form is made from.
        own: The department's id.
        answering: Who answers for what.
        scales: Name to scale.
    """

    facts: Facts
    own: str
    answering: Answering
    scales: Mapping[str, Scale]

    def about(self, project: Project) -> Iterator[Question]:
        """Yields the questions about a 事業, in the order of the plan's fields."""
        if self.own not in {self.answering.answers.get(each) for each in self._concerned(project)}:
            return
        number = project.number
        answers = [each for field in self.facts.plan.fields for each in self._of(field, project)]
        yield from answers
        if self.answering.lead(project) != self.own:
            choices = (CONFIRMED, OBJECTED)
            yield self._aside(
                (CONFIRMATION, number), choices, _CONFIRM_PROMPT, required=not answers
            )
        yield self._aside((REMARK, number), (), _REMARK_PROMPT, required=False)

    def _concerned(self, project: Project) -> Iterator[str]:
        """Yields its departments, and those of its indicators, which may be others."""
        yield from project.departments
        for identity in project.indicators:
            yield self.answering.indicators[identity].department or ""

    def _aside(
        self, key: Key, choices: tuple[str, ...], prompt: str, *, required: bool
    ) -> Question:
        kind = "短文" if choices else "文章"
        return Question(key, self._label(key), kind, choices, required=required, prompt=prompt)

    def _of(self, field: Field, project: Project) -> Iterator[Question]:
        if field.period == "計画" or field.answered_by == "事務局" or field.formula:
            return
        if not self.facts.results.results.get(project.number, Result()).owes(field.name):
            return
        match field.subject:
            case "事業":
                if self.answering.lead(project) == self.own:
                    yield self._whole(field, project)
            case "担当課":
                yield from self._sections(field, project)
            case "指標":
                for identity in project.indicators:
                    yield from self._indicator(field, project, self.answering.indicators[identity])
            case level:
                yield from self._groups(field, level, project)

    def _groups(self, field: Field, level: str, project: Project) -> Iterator[Question]:
        """Yields the question about the group of a level that begins with a 事業, if one does."""
        depth = self.facts.plan.levels.index(level) + 1
        for path in self.answering.begins.get(project.number, ()):
            key = (level, *path, field.name)
            if len(path) == depth and self.answering.owner(self.facts.results, key) == self.own:
                result = self.facts.results.groups.get(path)
                yield self._question(key, field, result.text(field.name) if result else "")

    def _whole(self, field: Field, project: Project) -> Question:
        result = self.facts.results.results.get(project.number)
        base = result.text(field.name) if result else ""
        return self._question(("事業", project.number, field.name), field, base)

    def _sections(self, field: Field, project: Project) -> Iterator[Question]:
        sections = self.answering.sections(self.facts.results, project, field)
        for key, section in zip(section_keys(sections), sections, strict=True):
            if self.answering.writer(project, section) == self.own:
                yield self._question(("事業", project.number, field.name, key), field, section.text)

    def _indicator(
        self, field: Field, project: Project, indicator: Indicator
    ) -> Iterator[Question]:
        is_here = self.answering.homes[indicator.id] == project.number
        if not is_here or self.answering.teller(project, indicator) != self.own:
            return
        base = self.facts.results.indicators.get(field.name, {}).get(indicator.id, "")
        question = self._question(("指標", indicator.id, field.name), field, base, indicator.unit)
        yield replace(question, label=f"No.{project.number} {indicator.name}")

    def _question(self, key: Key, field: Field, base: str, unit: str = "") -> Question:
        scale = self.scales.get(field.scale or "")
        prompt = _scale_prompt(scale) if scale else _prompt(field, unit)
        choices = scale.codes if scale else ()
        return Question(key, self._label(key), field.kind, choices, base, field.is_required, prompt)

    def _label(self, key: Key) -> str:
        return key_label(self.facts.plan, self.facts.results.year, key)


def _scale_prompt(scale: Scale) -> str:
    return "\n".join(f"{grade.code}：{grade.name}{grade.explanation}" for grade in scale.grades)


def _prompt(field: Field, unit: str) -> str:
    if field.kind == "数値":
        return _NUMBER_PROMPT + (f"単位は「{unit}」です。" if unit else "")
    return _TEXT_PROMPT if field.kind == "文章" else f"{field.name}を書いてください。"
