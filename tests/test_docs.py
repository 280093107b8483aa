"""Nothing is undocumented: template keys, names, commands, options, problem codes; examples work.

With --golden-update, what is generated (the list of names, the help texts) is written anew.
"""

import ast
import importlib
import re
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import cast, get_args

import click
import pytest
from click.testing import CliRunner

from report_builder.cli import build_report_command, report_builder
from report_builder.document import comparison_look, summary_look
from report_builder.document.column_reading import JOINS, YEARS
from report_builder.document.comparison_look import ComparisonSpec
from report_builder.document.comparison_reading import read_comparison
from report_builder.document.fields import catalogue
from report_builder.document.guide_reading import read_guide
from report_builder.document.kinds import Kind
from report_builder.document.look_reading import Source
from report_builder.document.style_reading import DEFAULT_STYLES, STYLE_WORDS
from report_builder.document.summary import summed_up
from report_builder.document.summary_look import SummarySpec
from report_builder.document.summary_reading import read_summary
from report_builder.document.table import Fill, Style
from report_builder.document.template import REPEATED_YEARS, Arrangement
from report_builder.document.template_reading import read_template
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Plan
from report_builder.model.scale import Scale
from report_builder.store.reading import Text, read_all
from report_builder.workspace import LoadedPlan, Workspace, load_plan

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "report_builder"
TEMPLATE, GALLERY, COMMANDS, PROBLEMS, DATA = (
    ROOT / "docs" / f"{name}.md"
    for name in ("template", "template-keys", "commands", "problems", "data")
)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _examples(path: Path) -> list[str]:
    return re.findall(r"(?ms)^```yaml\n(.*?)^```", _read(path))


def _city() -> LoadedPlan:
    return load_plan(Workspace(ROOT))


def _check_generated(path: Path, name: str, expected: str, *, update: bool) -> None:
    """Compares what stands between two marks of a document, or writes it anew."""
    before, rest = _read(path).split(f"<!-- {name} -->\n")
    old, after = rest.split(f"<!-- /{name} -->")
    if update:
        text = f"{before}<!-- {name} -->\n{expected}<!-- /{name} -->{after}"
        path.write_text(text, encoding="utf-8")
        return
    assert old == expected, f"{path.name} is stale: run pytest with --golden-update"


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--golden-update"))


# ----------------------------------------------------------------------------------- templates


def _keys_read_in(folder: str) -> set[str]:
    """Every key that the modules of a folder read from a mapping of fixed keys."""
    keys: set[str] = set()
    for path in sorted((SOURCE / folder).glob("*_reading.py")):
        module = importlib.import_module(f"report_builder.{folder}.{path.stem}")
        for call in ast.walk(ast.parse(_read(path))):
            if isinstance(call, ast.Call) and ast.unparse(call.func).endswith(".entries"):
                keys |= set(_keys_of(call, vars(module)))
            elif isinstance(call, ast.Call) and ast.unparse(call.func) == "read_kind":
                keys |= set(_words(vars(module)[ast.unparse(call.args[3])]))
    return keys


def _keys_of(call: ast.Call, names: dict[str, object]) -> Iterator[str]:
    for argument in (*call.args[2:], *(keyword.value for keyword in call.keywords)):
        for node in ast.walk(argument):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
            elif isinstance(node, ast.Name):
                yield from _words(names.get(node.id))


def _words(found: object) -> Iterator[str]:
    for word in cast("tuple[object, ...]", found) if isinstance(found, tuple) else ():
        yield from word.every if isinstance(word, Kind) else (str(word),)


@pytest.mark.parametrize(
    "key", sorted(_keys_read_in("document") | {each.name for each in fields(Style)})
)
def test_every_key_of_a_template_is_documented(key: str) -> None:
    assert f"`{key}`" in _read(TEMPLATE)


@pytest.mark.parametrize(
    "key", sorted(_keys_read_in("document") | {each.name for each in fields(Style)})
)
def test_every_key_of_a_template_has_an_example(key: str) -> None:
    assert re.search(rf"\b{key}: ?", "".join(_examples(TEMPLATE)))


@pytest.mark.parametrize(
    "key", sorted(_keys_read_in("document") | {each.name for each in fields(Style)})
)
def test_every_key_of_a_template_has_a_picture(key: str) -> None:
    assert f"### `{key}`\n" in _read(GALLERY)


@pytest.mark.parametrize(
    "word",
    sorted(
        {*YEARS, *JOINS, *REPEATED_YEARS, *map(str, get_args(Arrangement)), *DEFAULT_STYLES}
        | {*map(str, get_args(Fill)), *summary_look.ROLES, *comparison_look.ROLES}
        | {f"{{{name}}}" for name in (*summary_look.NAMES, *comparison_look.NAMES)}
        | {word for words in STYLE_WORDS.values() for word in words if word != "false"}
    ),
)
def test_every_word_that_a_key_takes_is_documented(word: str) -> None:
    assert f"`{word}`" in _read(TEMPLATE)


def test_every_name_that_a_template_can_show_is_listed(update: bool) -> None:  # noqa: FBT001
    city = _city()
    rows = "".join(
        f"| `{name}` | {entry.subject} | {entry.meaning} |\n"
        for name, entry in catalogue(city.plan.value, city.scales.value).items()
    )
    table = f"\n| 項目 | 書けるところ | 意味 |\n|---|---|---|\n{rows}\n"
    _check_generated(TEMPLATE, "項目", table, update=update)


@pytest.mark.parametrize("example", _examples(TEMPLATE))
def test_every_example_of_a_template_can_be_read(example: str) -> None:
    city = _city()
    given = set(re.findall(r"(?m)^(\w+):", example))
    if example.startswith("# templates/"):
        assert _says_something(Source(example, "docs/template.md", *_values(city)))
        return
    if "grid" in given:
        assert read_guide(example, "docs/template.md", city.plan.value, city.scales.value)
        return
    text = example if "name" in given else f"name: 例\n{example}"
    if not given & {"columns", "blocks"}:
        text += "columns: [{show: 事業.番号, width: 2}]\n"
    template = read_template(text, "docs/template.md", city.plan.value, city.scales.value)
    assert template.value.table.columns


def _values(city: LoadedPlan) -> tuple[Plan, tuple[Scale, ...]]:
    return city.plan.value, city.scales.value


def _says_something(source: Source) -> bool:
    """Reads a file of the name in its first line; tells whether it changes anything."""
    if source.text.startswith("# templates/shukei.yaml\n"):
        return read_summary(source, SummarySpec()).value != SummarySpec()
    assert source.text.startswith("# templates/shinkyu.yaml\n")
    return read_comparison(source, ComparisonSpec()).value != ComparisonSpec()


def _templates(name: str) -> list[Path]:
    return [ROOT / "templates" / f"{name}.yaml", ROOT / f"examples/hinagata/templates/{name}.yaml"]


@pytest.mark.parametrize("path", _templates("shukei"), ids=lambda path: path.parent.parent.name)
def test_a_commented_file_for_the_summary_says_what_holds_without_it(path: Path) -> None:
    city = load_plan(Workspace(path.parent.parent))
    read = read_summary(Source(_read(path), path.name, *_values(city)), SummarySpec()).value
    assert {*summary_look.ROLES} - {"line"} <= set(re.findall(r"(?m)^  (\w+): \{", _read(path)))
    assert replace(read, show=()) == SummarySpec()
    assert read.show in ((), tuple(field.name for field in summed_up(city.plan.value)))


@pytest.mark.parametrize("path", _templates("shinkyu"), ids=lambda path: path.parent.parent.name)
def test_a_commented_file_for_the_comparison_says_what_holds_without_it(path: Path) -> None:
    city = load_plan(Workspace(path.parent.parent))
    read = read_comparison(Source(_read(path), path.name, *_values(city)), ComparisonSpec()).value
    assert {*comparison_look.ROLES} <= set(re.findall(r"(?m)^  (\w+): \{", _read(path)))
    assert read == ComparisonSpec()


@pytest.mark.parametrize("path", sorted((ROOT / "templates").glob("*.yaml")), ids=lambda p: p.name)
def test_every_template_of_the_city_is_listed(path: Path) -> None:
    assert f"`{path.name}`" in _read(ROOT / "templates" / "README.md")


# ---------------------------------------------------------------------------------------- data


@pytest.mark.parametrize("key", sorted(_keys_read_in("store")))
def test_every_key_of_the_data_is_documented(key: str) -> None:
    # The table of words explains its own keys, in the file that staff add words to.
    assert f"`{key}`" in _read(DATA) or key in _read(ROOT / "templates" / "words.yaml")


def test_the_examples_of_the_data_can_be_read_together() -> None:
    texts = {example.splitlines()[0]: example for example in _examples(DATA)}
    names = ("templates/scales.yaml", "data/plan.yaml", "data/2020.yaml")
    scales, plan, year = (Text(name, texts[f"# {name}"]) for name in names)
    read = read_all(scales, plan, year, FiscalYear(2020))
    assert read[2].value.results[2].text("実績").endswith("（子ども政策課）")


def test_the_examples_of_a_plan_of_indicators_can_be_read_together() -> None:
    texts = {example.splitlines()[0]: example for example in _examples(DATA)}
    scales = Text("templates/scales.yaml", texts["# templates/scales.yaml"])
    names = ("data/plan.yaml", "data/2020.yaml")
    plan, year = (Text(name, texts[f"# {name}（事業のない計画）"]) for name in names)
    read = read_all(scales, plan, year, FiscalYear(2020))
    assert read[2].value.indicators["見込値"] == {"相談": "130"}


# ------------------------------------------------------------------------------------ commands


def _commands() -> Iterator[tuple[str, click.Command]]:
    yield "report-builder", report_builder
    for name, command in report_builder.commands.items():
        yield f"report-builder {name}", command
    yield "build-report", build_report_command


def _help(name: str) -> str:
    program, *words = name.split()
    command = build_report_command if program == "build-report" else report_builder
    shown = CliRunner().invoke(
        command, [*words, "--help"], prog_name=program, env={"COLUMNS": "80"}
    )
    return shown.output


def test_the_help_texts_are_fresh(update: bool) -> None:  # noqa: FBT001
    helps = "".join(f"\n### {name}\n\n```text\n{_help(name)}```\n" for name, _ in _commands())
    _check_generated(COMMANDS, "説明", f"{helps}\n", update=update)


@pytest.mark.parametrize(("name", "command"), list(_commands()), ids=str)
def test_every_command_and_option_is_documented(name: str, command: click.Command) -> None:
    part = _read(COMMANDS).split(f"### {name}\n", 1)[1].split("```\n", 1)[0]
    options = [each for each in command.params if isinstance(each, click.Option)]
    assert not [option.opts for option in options if option.opts[0] not in part]


# ------------------------------------------------------------------------------------ problems

NOT_CODES = frozenset({
    "build-report", "report-builder",                                   # commands
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le",                        # encodings
    "chart-sheet", "custom-xml", "data-model", "embedded-object",       # what a workbook may hold
    "external-link", "ms-word", "pivot-table",
    "not-asked", "not-yours", "take-back",                              # what may become of a value
})  # fmt: skip
"""Words with a hyphen in src/ that are no code of a problem."""

_CODE = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")


def _codes() -> set[str]:
    found = {
        node.value
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(_read(path)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return {word for word in found if _CODE.fullmatch(word)} - NOT_CODES


def _documented_codes() -> set[str]:
    return set(re.findall(r"(?m)^\| `([a-z0-9-]+)`", _read(PROBLEMS)))


def test_every_code_of_a_problem_is_documented() -> None:
    assert sorted(_codes() - _documented_codes()) == []


def test_every_documented_code_is_still_used() -> None:
    assert sorted(_documented_codes() - _codes()) == []


# --------------------------------------------------------------------------------------- links


@pytest.mark.parametrize(
    "path",
    sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "templates" / "README.md"]),
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_every_link_leads_to_a_file(path: Path) -> None:
    links = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", _read(path))
    assert not [link for link in links if not (path.parent / link).exists()]
