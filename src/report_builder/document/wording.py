"""Names of the catalogue in, their words out: for the texts and cells of one paper."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from report_builder.document.context import Context, Facts
from report_builder.document.entries import Entry, Shown
from report_builder.document.fields import catalogue
from report_builder.document.table import Hole, HoleKind
from report_builder.document.template import Text
from report_builder.model.field import Kind
from report_builder.model.form import REMARK, Form, Question
from report_builder.model.holder import Holder, homes_of
from report_builder.model.key import Key, key_text
from report_builder.model.period import FiscalYear
from report_builder.model.year import Result, YearResults


@dataclass(frozen=True, slots=True)
class Wording:
    """What a paper says where its template names something.

    Attributes:
        facts: What it is made from.
        names: The catalogue.
        asked: What a form asks for, by key; empty on a paper.
        context: Of the paper as a whole.
        homes: Id of an indicator to where it is asked for, and counted.
        sections: No. and field to the keys of the sections that a form asks for.
        remarked: The years that have notes, or values that do not apply.
    """

    facts: Facts
    names: Mapping[str, Entry]
    asked: Mapping[Key, Question]
    context: Context
    homes: Mapping[str, Holder]
    sections: Mapping[tuple[int, str], frozenset[str]]
    remarked: frozenset[FiscalYear]

    @classmethod
    def of(cls, facts: Facts, form: Form | None) -> "Wording":
        """Returns the wording of a paper, or of a form: only what it asks about is shown."""
        asked = {question.key: question for question in form.questions} if form else {}
        context = Context.of(facts, form)
        if form:
            # Each 事業, and each indicator without one, that it asks about has room for a note.
            about = [key[1:] for key in asked if key[0] == REMARK]
            projects = frozenset(int(each[0]) for each in about if len(each) == 1)
            figures = frozenset(str(each[1]) for each in about if len(each) > 1)
            context = replace(context, projects=projects, figures=figures)
        names = catalogue(facts.plan, facts.scales)
        years = (facts.results, *facts.others.values())
        remarked = frozenset(each.year for each in years if _is_remarked(each))
        return cls(facts, names, asked, context, homes_of(facts.plan), _sections(asked), remarked)

    def fill(self, text: Text, context: Context | None = None, offset: int = 0) -> str:
        """Returns a text with the words of a record, and of a year, in place of the names."""
        known = self.in_year(context or self.context, offset)
        return "".join(
            "・".join(self.names[piece].show(known).parts) if place % 2 else piece
            for place, piece in enumerate(text)
        )

    def shown(self, name: str, context: Context, offset: int) -> Shown:
        """Returns what a name shows of a record in a year."""
        return self.names[name].show(self.in_year(context, offset))

    def question(self, name: str, context: Context) -> Question | None:
        """Returns what a form asks where a name stands, or None where it asks nothing."""
        key = self.names[name].key
        if not (key and self.asked) or self._is_asked_elsewhere(context):
            return None
        return self.asked.get(key(context))

    def remark(self, name: str, context: Context, offset: int) -> str | None:
        """Returns the mark of the note to a value, mostly none; None: the value does not apply."""
        own = self.in_year(context, offset)
        key = self.names[name].key
        if own.results.year not in self.remarked or key is None:
            return ""
        match key(own):
            case ("事業", int(number), str(field), *_):
                result = own.results.results.get(number, Result())
                return None if field in result.not_applicable else result.notes.get((field,), "")
            case ("指標", str(identity), str(field)) if own.indicator and own.project:
                number = own.indicator.project or own.project.number
                notes = own.results.results.get(number, Result()).notes
                return notes.get((identity, field)) or notes.get((identity,), "")
            case _:
                return ""

    def is_asked_in_another_row(self, name: str, context: Context) -> bool:
        """Tells whether a form asks for another section of the same value: it stands there."""
        key = self.names[name].key
        if not (key and self.asked and context.project):
            return False
        match key(context):
            case ("事業", int(number), str(field), str(section)):
                asked = self.sections.get((number, field), frozenset[str]())
                return bool(asked) and section not in asked
            case _:
                return False

    def _is_asked_elsewhere(self, context: Context) -> bool:
        """Tells whether a row is an indicator that is asked for further up already."""
        return context.indicator is not None and not self.is_home(context)

    def is_home(self, context: Context) -> bool:
        """Tells whether the indicator of a row is asked for, and counted, where the row stands."""
        home = self.homes.get(context.indicator.id) if context.indicator else None
        return home is not None and home.key == context.holder

    def in_year(self, context: Context, offset: int) -> Context:
        """Returns a context whose results are those of a year so many after the reported one."""
        return context.in_year(offset) if offset else context


def _is_remarked(year: YearResults) -> bool:
    return any(result.notes or result.not_applicable for result in year.results.values())


def _sections(asked: Iterable[Key]) -> dict[tuple[int, str], frozenset[str]]:
    found: dict[tuple[int, str], frozenset[str]] = {}
    for key in asked:
        match key:
            case ("事業", int(number), str(field), str(section)):
                own = found.get((number, field), frozenset[str]())
                found[number, field] = own | {section}
            case _:
                pass
    return found


def hole_of(question: Question, lines: int = 1) -> Hole:
    """Returns the 記入欄 of a question, with room for so many lines of writing."""
    kind = _HOLES[question.kind]
    return Hole(key_text(question.key), kind, question.choices, question.prompt, lines)


_HOLES: Mapping[Kind, HoleKind] = {
    "文章": "text",
    "短文": "short",
    "評価": "grade",
    "数値": "number",
    "日付": "date",
}
