"""Values by key in, the patch of a year's file out: where in its nodes each value belongs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from report_builder import source
from report_builder.model.field import Field
from report_builder.model.key import UNDIVIDED, Key, section_keys
from report_builder.model.plan import Plan, Project, path_of
from report_builder.model.section import Section
from report_builder.model.values import section_rank
from report_builder.problems import Place
from report_builder.store.actual_reading import actuals_of
from report_builder.store.department_reading import names_of
from report_builder.store.fills import Entries, Fill, Identity, Items, Word, is_blank, misfit
from report_builder.store.patch import Names, New, Patch, Text

_TOP = ("年度", "提出期限", "改ページ", "検査しない", "事業", "指標")


def build_patch(plan: Plan, root: source.Mapping, texts: Mapping[Key, str]) -> Patch:
    """Returns what is to become of a year's file so that it holds some values.

    Raises:
        ReportError: The plan has no such value, or the file no room for it.
    """
    wanted = _sort_out(plan, texts, root.place)
    parts: dict[str, Fill] = {}
    numbers = [number for number in (*wanted.values, *wanted.actuals) if number is not None]
    if numbers:
        parts["事業"] = _projects(plan, wanted, dict.fromkeys(numbers))
    if None in wanted.actuals:
        order = [each.id for each in plan.indicators]
        parts["指標"] = _actuals(plan, wanted.actuals[None], order)
    for level, groups in wanted.groups.items():
        parts[level] = _groups(plan, level, groups)
    patch = Entries(parts, (*_TOP, *plan.levels)).change(root)
    assert isinstance(patch, Patch)  # noqa: S101 - the root is no blank
    return patch


_Texts = dict[str, dict[str, str]]
"""Field name to {section key: text}; or indicator id to {field name: text}."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The values by where they stand: No. of the 事業, None at the root; level and position."""

    values: dict[int, _Texts] = field(default_factory=dict[int, _Texts])
    actuals: dict[int | None, _Texts] = field(default_factory=dict[int | None, _Texts])
    groups: dict[str, dict[Identity, dict[str, str]]] = field(
        default_factory=dict[str, dict[Identity, dict[str, str]]]
    )


def _sort_out(plan: Plan, texts: Mapping[Key, str], place: Place) -> _Wanted:
    wanted, owners = _Wanted(), actuals_of(plan).owners
    subjects = {each.name: each.subject for each in plan.fields if each.period == "年度"}
    for key, text in texts.items():
        match key, subjects.get(str(key[-1])), subjects.get(str(key[-2:][0])):
            case ("事業", int(number), str(name)), ("事業" | "担当課"), _:
                _put(wanted.values.setdefault(number, {}), name, UNDIVIDED, text)
            case ("事業", int(number), str(name), str(section)), _, "担当課":
                _put(wanted.values.setdefault(number, {}), name, section, text)
            case ("指標", str(identity), str(name)), "指標", _ if identity in owners:
                own = wanted.actuals.setdefault(owners[identity].number, {})
                _put(own, identity, name, text)
            case (str(level), *path, str(name)), subject, _ if level == subject:
                groups = wanted.groups.setdefault(level, {})
                groups.setdefault(tuple(map(str, path)), {})[name] = text
            case _:
                raise misfit(place)
    return wanted


def _put(texts: _Texts, first: str, second: str, text: str) -> None:
    texts.setdefault(first, {})[second] = text


# ------------------------------------------------------------------------------------ lists


def _projects(plan: Plan, wanted: _Wanted, numbers: Iterable[int]) -> Items:
    projects = {project.number: project for project in plan.projects()}
    order = [name for name, _ in _fields(plan, "事業", "担当課")]
    parts: dict[Identity, Entries] = {
        number: Entries(
            _project_parts(plan, projects.get(number, Project(number, "")), wanted),
            ("No", *order, "指標"),
        )
        for number in numbers
    }
    return Items(
        parts,
        heads=lambda number: ("No", Text(str(number))),
        identify=lambda node: [_number(item) for item in node.items],
        rank=lambda number: number if isinstance(number, int) else -1,
    )


def _number(item: source.Node) -> int:
    text = _scalar(item, "No")
    return int(text) if text.isdecimal() and text.isascii() else -1


def _project_parts(plan: Plan, project: Project, wanted: _Wanted) -> dict[str, Fill]:
    fields = dict(_fields(plan, "事業", "担当課"))
    parts: dict[str, Fill] = {
        name: _Divided(plan, project, fields[name], sections)
        for name, sections in wanted.values.get(project.number, {}).items()
    }
    actuals = wanted.actuals.get(project.number)
    if actuals:
        parts["指標"] = _actuals(plan, actuals, project.indicators)
    return parts


def _actuals(plan: Plan, actuals: _Texts, order: Sequence[str]) -> Entries:
    """Returns what a 指標 is to hold, that of a 事業 or that of the root."""
    own = dict(_fields(plan, "指標"))
    each: dict[str, Fill] = {name: _Actual(own, texts) for name, texts in actuals.items()}
    return Entries(each, order)


def _groups(plan: Plan, level: str, groups: dict[Identity, dict[str, str]]) -> Items:
    fields = dict(_fields(plan, level))
    paths = [path_of(each) for each in plan.groups()]
    parts: dict[Identity, Entries] = {
        path: Entries(_words(fields, texts), ("位置", *fields)) for path, texts in groups.items()
    }
    return Items(
        parts,
        heads=lambda path: ("位置", Names(path if isinstance(path, tuple) else ())),
        identify=lambda node: [_list(item, "位置") for item in node.items],
        rank=lambda path: paths.index(path) if path in paths else len(paths),
    )


def _fields(plan: Plan, *subjects: str) -> Iterable[tuple[str, Field]]:
    for each in plan.fields:
        if each.period == "年度" and each.formula is None and each.subject in subjects:
            yield each.name, each


def _words(fields: Mapping[str, Field], texts: Mapping[str, str]) -> dict[str, Fill]:
    return {name: Word(text, fields[name].kind == "文章") for name, text in texts.items()}


# ------------------------------------------------------- values that may have two shapes each


@dataclass(frozen=True, slots=True)
class _Actual:
    """An indicator's value: bare where there is one field, else by field."""

    fields: Mapping[str, Field]
    texts: Mapping[str, str]

    def new(self) -> New:
        only = self._only()
        return only.new() if only else self._entries().new()

    def change(self, node: source.Node) -> Patch | New:
        only = self._only()
        if only and isinstance(node, source.Scalar):
            return only.change(node)
        return self._entries().change(node)

    def _only(self) -> Fill | None:
        parts = _words(self.fields, self.texts)
        return next(iter(parts.values())) if len(self.fields) == 1 else None

    def _entries(self) -> Entries:
        return Entries(_words(self.fields, self.texts), tuple(self.fields))


@dataclass(frozen=True, slots=True)
class _Divided:
    """A value of a 事業: undivided, a list of sections, or by department."""

    plan: Plan
    project: Project
    field: Field
    texts: Mapping[str, str]

    def new(self) -> New:
        return self._shape().new()

    def change(self, node: source.Node) -> Patch | New:
        match node:
            case source.Mapping():
                return self._by_department().change(node)
            case source.Sequence():
                return self._sections().change(node)
            case source.Scalar():
                fits = is_blank(node) or set(self.texts) == {UNDIVIDED}
                if not fits:
                    raise misfit(node.place)
                return self._shape().change(node)

    def _shape(self) -> Fill:
        if set(self.texts) == {UNDIVIDED}:
            return Word(self.texts[UNDIVIDED], self.field.kind == "文章")
        return self._sections() if self.field.kind == "文章" else self._by_department()

    def _by_department(self) -> Entries:
        parts: dict[str, Fill] = {self._name(key): Word(text) for key, text in self.texts.items()}
        return Entries(parts, [self._name(each) for each in self.project.departments])

    def _sections(self) -> Items:
        parts: dict[Identity, Entries] = {
            key: Entries({"文章": Word(text, is_prose=True)}, ("担当課", "見出し", "文章", "結び"))
            for key, text in self.texts.items()
        }
        return Items(
            parts,
            heads=lambda key: ("担当課", Names(tuple(map(self._name, _departments(key))))),
            identify=self._section_keys,
            rank=lambda key: section_rank(self.project.departments, _departments(key)),
        )

    def _name(self, identity: str) -> str:
        names = (each.name for each in self.plan.departments if each.id == identity)
        return next(names, identity)

    def _section_keys(self, node: source.Sequence) -> Sequence[str]:
        ids = names_of(self.plan.departments).ids
        named = ([ids.get(name, name) for name in _list(item, "担当課")] for item in node.items)
        return section_keys(Section(tuple(each)) for each in named)


def _departments(key: Identity) -> tuple[str, ...]:
    own = str(key).split("#", maxsplit=1)[0]
    return tuple(own.split("+")) if own else ()


# ------------------------------------------------------------------------------------ nodes


def _child(item: source.Node, name: str) -> source.Node | None:
    if not isinstance(item, source.Mapping):
        return None
    return next((value for key, value in item.entries if key.text == name), None)


def _scalar(item: source.Node, name: str) -> str:
    value = _child(item, name)
    return value.text if isinstance(value, source.Scalar) else ""


def _list(item: source.Node, name: str) -> tuple[str, ...]:
    value = _child(item, name)
    items = value.items if isinstance(value, source.Sequence) else ()
    return tuple(each.text if isinstance(each, source.Scalar) else "" for each in items)
