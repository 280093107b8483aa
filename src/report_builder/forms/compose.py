"""Plan and results in, the Form 調査票 of one department out: what it is asked, and its base.

Of a 事業 of several departments, each is asked for what it answers for (model/answering.py).
Whoever is not the lead is asked to confirm the rest, and may propose in the note. Of indicators
without a 事業 a department sees those that it gives, and all those of a group that it answers for.
"""

from collections.abc import Iterable, Iterator, Mapping
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
from report_builder.model.holder import Holder, holders
from report_builder.model.key import Key, section_keys
from report_builder.model.label import key_label
from report_builder.model.plan import Department, Indicator, Project, path_of
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
        question for holder in holders(facts.plan) for question in asking.about(holder)
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
    """What one department is asked.

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

    def about(self, holder: Holder) -> Iterator[Question]:
        """Yields the questions about a 事業, or about a group and its own indicators."""
        if holder.project:
            yield from self._about_project(holder, holder.project)
            return
        fields = [each for each in self.facts.plan.fields if is_asked(each)]
        path = path_of(holder.groups)
        if path and path not in self.answering.heads:
            for field in fields:
                if field.subject == holder.groups[-1].level:
                    yield from self._group(field, path)
        for identity in holder.indicators:
            if self.answering.homes[identity].key == holder.key:
                indicator = self.answering.indicators[identity]
                yield from self._about_indicator(fields, holder, indicator)

    def _about_indicator(
        self, fields: Iterable[Field], holder: Holder, indicator: Indicator
    ) -> Iterator[Question]:
        """Yields the questions about an indicator without a 事業, and the room for a note."""
        own = [field for field in fields if field.subject == "指標"]
        answers = [each for field in own for each in self._indicator(field, holder, indicator)]
        yield from answers
        if answers or self._is_of(holder.departments):
            yield self._aside((REMARK, "指標", indicator.id), (), _REMARK_PROMPT, required=False)

    def _is_of(self, departments: Iterable[str]) -> bool:
        return self.own in {self.answering.answers.get(each) for each in departments}

    def _about_project(self, holder: Holder, project: Project) -> Iterator[Question]:
        """Yields the questions about a 事業, in the order of the plan's fields."""
        if not self._is_of(self._concerned(project)):
            return
        number = project.number
        result = self.facts.results.results.get(number, Result())
        every = self.facts.plan.fields
        fields = [each for each in every if is_asked(each) and result.owes(each.name)]
        answers = [each for field in fields for each in self._of(field, holder, project)]
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

    def _of(self, field: Field, holder: Holder, project: Project) -> Iterator[Question]:
        match field.subject:
            case "事業":
                if self.answering.lead(project) == self.own:
                    yield self._whole(field, project)
            case "担当課":
                yield from self._sections(field, project)
            case "指標":
                for identity in project.indicators:
                    yield from self._indicator(field, holder, self.answering.indicators[identity])
            case level:
                # A group is asked about where it begins.
                depth = self.facts.plan.levels.index(level) + 1
                for path in self.answering.begins.get(project.number, ()):
                    if len(path) == depth:
                        yield from self._group(field, path)

    def _group(self, field: Field, path: tuple[str, ...]) -> Iterator[Question]:
        key = (field.subject, *path, field.name)
        if self.answering.owner(self.facts.results, key) == self.own:
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

    def _indicator(self, field: Field, holder: Holder, indicator: Indicator) -> Iterator[Question]:
        is_here = self.answering.homes[indicator.id].key == holder.key
        if not is_here or self.answering.teller(holder, indicator) != self.own:
            return
        base = self.facts.results.indicators.get(field.name, {}).get(indicator.id, "")
        question = self._question(("指標", indicator.id, field.name), field, base, indicator.unit)
        where = f"No.{holder.number}" if holder.project else "".join(map(str, holder.key))
        yield replace(question, label=f"{where} {indicator.name}".strip())

    def _question(self, key: Key, field: Field, base: str, unit: str = "") -> Question:
        scale = self.scales.get(field.scale or "")
        prompt = _scale_prompt(scale) if scale else _prompt(field, unit)
        choices = scale.codes if scale else ()
        return Question(key, self._label(key), field.kind, choices, base, field.is_required, prompt)

    def _label(self, key: Key) -> str:
        return key_label(self.facts.plan, self.facts.results.year, key)


def is_asked(field: Field) -> bool:
    """Tells whether departments are asked for a field each year."""
    return field.period == "年度" and field.answered_by != "事務局" and field.formula is None


def _scale_prompt(scale: Scale) -> str:
    return "\n".join(f"{grade.code}：{grade.name}{grade.explanation}" for grade in scale.grades)


def _prompt(field: Field, unit: str) -> str:
    if field.kind == "数値":
        return _NUMBER_PROMPT + (f"単位は「{unit}」です。" if unit else "")
    return _TEXT_PROMPT if field.kind == "文章" else f"{field.name}を書いてください。"
