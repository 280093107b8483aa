"""Plan and year in; what a field says of a 事業, an indicator or a group out, computed or given."""

from dataclasses import dataclass, replace

from report_builder.document.context import Context, Facts
from report_builder.document.entries import Entry
from report_builder.document.fields import catalogue
from report_builder.model.field import Field
from report_builder.model.plan import Group, Indicator, Project
from report_builder.model.section import Section, Value
from report_builder.model.year import Result


@dataclass(frozen=True, slots=True)
class Statements:
    """What a year and its plan say.

    Attributes:
        facts: 計画 and 年度実績.
        context: Of the whole, for what is computed.
        names: The catalogue, for the same.
    """

    facts: Facts
    context: Context
    names: dict[str, Entry]

    @classmethod
    def of(cls, facts: Facts) -> "Statements":
        """Returns the statements of a plan and a year."""
        return cls(facts, Context.of(facts), catalogue(facts.plan, facts.scales))

    def of_project(self, field: Field, project: Project) -> Value:
        """Returns the value of a 事業, which may be that of one above it (共通)."""
        if field.formula:
            shown = self._computed(f"結果.{field.name}", replace(self.context, project=project))
            return Value((Section(text=shown),)) if shown else Value()
        if field.period == "計画":
            text = project.values.get(field.name, "")
            own = Value((Section(text=text),)) if text else Value()
            return project.parts.get(field.name, own)
        results = self.facts.results.results
        result = results.get(project.number, Result())
        while field.name in result.shared:
            result = results.get(result.shared[field.name], Result())
        return result.values.get(field.name, Value())

    def of_indicator(self, field: Field, indicator: Indicator) -> str:
        """Returns the value of an indicator."""
        if field.formula:
            own = replace(self.context, indicator=indicator)
            return self._computed(f"指標.{field.name}", own)
        if field.period == "計画":
            return indicator.values.get(field.name, "")
        return self.facts.results.indicators.get(field.name, {}).get(indicator.id, "")

    def of_group(self, field: Field, groups: tuple[Group, ...]) -> str:
        """Returns the value of a group, given with those above it."""
        if field.formula:
            own = replace(self.context, groups={group.level: group for group in groups})
            return self._computed(f"{field.subject}.{field.name}", own)
        if field.period == "計画":
            return groups[-1].values.get(field.name, "")
        path = tuple(group.number or group.name for group in groups)
        return self.facts.results.groups.get(path, Result()).text(field.name)

    def _computed(self, name: str, context: Context) -> str:
        return "".join(self.names[name].show(context).parts)
