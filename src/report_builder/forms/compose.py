"""Plan and results in, the Form 調査票 of one department out: what it is asked, and its base."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

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
from report_builder.model.plan import Department, Indicator, Project
from report_builder.model.scale import Scale
from report_builder.model.values import writer
from report_builder.model.year import Section, Value

_TEXT_PROMPT = "実績・取組の状況を書いてください。改行は Alt+Enter です。"
_REMARK_PROMPT = "事務局への連絡があれば書いてください。紙面には載りません。"
_CONFIRM_PROMPT = "主管課の内容を確認したら選んでください。意見は「備考」に書いてください。"


def compose(facts: Facts, department: Department) -> Form:
    """Returns the form of a department; without questions where the plan asks it for nothing."""
    asking = _Asking(facts, department)
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
    """What one department is asked about a 事業."""

    facts: Facts
    department: Department

    def about(self, project: Project) -> Iterator[Question]:
        own = self.department.id
        if own not in project.departments or not self.department.has_addressee:
            return
        answers: list[Question] = []
        for field in self.facts.plan.fields:
            answers.extend(self._of_field(field, project))
        yield from answers
        if project.lead != own:
            yield Question(
                (CONFIRMATION, project.number),
                f"No.{project.number} 確認",
                "短文",
                (CONFIRMED, OBJECTED),
                required=not answers,
                prompt=_CONFIRM_PROMPT,
            )
        yield Question(
            (REMARK, project.number),
            f"No.{project.number} 備考",
            "文章",
            required=False,
            prompt=_REMARK_PROMPT,
        )

    def _of_field(self, field: Field, project: Project) -> Iterator[Question]:
        if field.period == "計画" or field.answered_by == "事務局":
            return
        match field.subject:
            case "事業":
                if project.lead == self.department.id:
                    yield self._whole(field, project)
            case "担当課":
                yield from self._sections(field, project)
            case "指標":
                for identity in project.indicators:
                    yield from self._indicator(field, project, identity)
            case _:
                return

    def _whole(self, field: Field, project: Project) -> Question:
        result = self.facts.results.results.get(project.number)
        base = result.text(field.name) if result else ""
        key = ("事業", project.number, field.name)
        return self._question(key, f"No.{project.number} {field.name}", field, base)

    def _sections(self, field: Field, project: Project) -> Iterator[Question]:
        sections = self._present(field, project)
        for key, section in zip(section_keys(sections), sections, strict=True):
            if writer(project, section, self._addressed()) == self.department.id:
                label = f"No.{project.number} {field.name}{self._whose(section)}"
                whole = ("事業", project.number, field.name, key)
                yield self._question(whole, label, field, section.text)

    def _present(self, field: Field, project: Project) -> tuple[Section, ...]:
        """Returns the sections there are, and those that a field of each department lacks."""
        result = self.facts.results.results.get(project.number)
        value = result.values.get(field.name, Value()) if result else Value()
        if field.kind == "文章":
            return value.sections or (Section(),)
        said = {each for section in value.sections for each in section.departments}
        lacking = (Section((each,)) for each in project.departments if each not in said)
        return (*value.sections, *lacking)

    def _whose(self, section: Section) -> str:
        year = self.facts.results.year
        departments = {each.id: each for each in self.facts.plan.departments}
        names = "・".join(departments[each].name_in(year) for each in section.departments)
        return f"（{names}）" if names else ""

    def _addressed(self) -> frozenset[str]:
        return frozenset(each.id for each in self.facts.plan.departments if each.has_addressee)

    def _indicator(self, field: Field, project: Project, identity: str) -> Iterator[Question]:
        indicator = self._indicators()[identity]
        home = self._homes()[identity]
        if home is not project or (indicator.department or project.lead) != self.department.id:
            return
        base = self.facts.results.indicators.get(field.name, {}).get(identity, "")
        label = f"No.{project.number} {indicator.name}"
        yield self._question(("指標", identity, field.name), label, field, base, indicator.unit)

    def _indicators(self) -> Mapping[str, Indicator]:
        return {indicator.id: indicator for indicator in self.facts.plan.indicators}

    def _homes(self) -> Mapping[str, Project]:
        """The 事業 at which a shared indicator is asked for: the first that has it."""
        homes: dict[str, Project] = {}
        for project in self.facts.plan.projects():
            for identity in project.indicators:
                homes.setdefault(identity, project)
        return homes

    def _question(self, key: Key, label: str, field: Field, base: str, unit: str = "") -> Question:
        scale = next((each for each in self.facts.scales if each.name == field.scale), None)
        prompt = _scale_prompt(scale) if scale else _prompt(field, unit)
        choices = scale.codes if scale else ()
        return Question(key, label, field.kind, choices, base, prompt=prompt)


def _scale_prompt(scale: Scale) -> str:
    return "\n".join(f"{grade.code}：{grade.name}{grade.explanation}" for grade in scale.grades)


def _prompt(field: Field, unit: str) -> str:
    if field.kind == "数値":
        return "数字だけを書いてください。" + (f"単位は {unit} です。" if unit else "")
    return _TEXT_PROMPT if field.kind == "文章" else f"{field.name}を書いてください。"
