"""keys.yaml in; docs/template-keys.md, and a workbook of each example, out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from report_builder.commands.forms import FORM, GUIDE
from report_builder.commands.summary import TEMPLATE as SUMMARY
from report_builder.document.build import apart, build
from report_builder.document.comparison import State, compare
from report_builder.document.comparison_look import ComparisonSpec
from report_builder.document.comparison_reading import read_comparison
from report_builder.document.comparison_table import comparison_table
from report_builder.document.context import Facts
from report_builder.document.guide import build_guide
from report_builder.document.guide_reading import read_guide
from report_builder.document.look_reading import Source
from report_builder.document.summary import summarise
from report_builder.document.summary_look import SummarySpec
from report_builder.document.summary_reading import read_summary
from report_builder.document.table import Table
from report_builder.document.template_reading import read_template
from report_builder.forms.compose import compose
from report_builder.forms.write import write
from report_builder.layout.lay_out import lay_out
from report_builder.model.form import Form
from report_builder.model.period import FiscalYear
from report_builder.render import render_all
from report_builder.source import Node, Reader, parse
from report_builder.workspace import Workspace, load

HERE = Path(__file__).parent
DOCUMENT = HERE.parent / "template-keys.md"
PICTURES = HERE.parent / "images" / "keys"
YEARS = FiscalYear(2023), FiscalYear(2024)
"""The year before, and the one that is reported."""

PAPER = ""
"""`file` of an example that is the 様式 of a paper."""


@dataclass(frozen=True, slots=True)
class Section:
    """A key with its example.

    Attributes:
        place: To what it belongs.
        key: As a template has it.
        slug: Of its picture and its anchor.
        says: A sentence.
        example: YAML.
        file: Of what it is an example, as the name of a template; PAPER: any other.
        view: `pages`: whole pages are shown; else what is printed on them.
        height: How many mm from the top are shown; None: all.
    """

    place: str
    key: str
    slug: str
    says: str
    example: str
    file: str
    view: str
    height: float | None


@dataclass(frozen=True, slots=True)
class Chapter:
    """The keys of one place."""

    title: str
    sections: tuple[Section, ...]


# -------------------------------------------------------------------------------------- reading


def chapters() -> tuple[Chapter, ...]:
    """Returns what keys.yaml says.

    Raises:
        ReportError: It has mistakes; all of them are in it.
    """
    path = HERE / "keys.yaml"
    reader = Reader()
    node = parse(path.read_text(encoding="utf-8"), path.name)
    found = tuple(_chapter(reader, each) for each in reader.items(node, path.name))
    reader.close()
    return found


def _chapter(reader: Reader, node: Node) -> Chapter:
    entries = reader.entries(node, "章", required=("title", "place", "keys"))
    place = reader.text(entries["place"], "place")
    sections = reader.items(entries["keys"], "keys")
    return Chapter(
        reader.text(entries["title"], "title"),
        tuple(_section(reader, place, each) for each in sections),
    )


def _section(reader: Reader, place: str, node: Node) -> Section:
    known = ("slug", "file", "view", "height")
    entries = reader.entries(node, "節", required=("key", "says", "example"), optional=known)
    said = {key: reader.text(each, key) for key, each in entries.items()}
    return Section(
        place=place,
        key=said["key"],
        slug=f"{place}-{said.get('slug', said['key'])}",
        says=said["says"],
        example=said["example"].rstrip("\n") + "\n",
        file=said.get("file", PAPER),
        view=said.get("view", ""),
        height=float(said["height"]) if "height" in said else None,
    )


# ------------------------------------------------------------------------------------- document

_INTRODUCTION = """# 様式のキー、絵つき

<!-- docs/keys/keys.yaml から docs/keys/make.py で作ります。ここは直さないでください。 -->

[様式の書き方](template.md)のキーの一つ一つに、小さな例と、その例から作った紙面の絵があります。

- キーに書ける語と、省くとどうなるかは、様式の書き方の表にあります。
- 例は、どれも一つの様式の全体です（`name` は省きました）。
- データは、架空の市の[小さな計画](keys/data/plan.yaml)と、[令和5年度](keys/data/2023.yaml)と
  [令和6年度](keys/data/2024.yaml)の実績です。報告するのは令和6年度です。
- 絵は、紙面のうち文字や線のある所です。用紙の話のときは、ページの全体です。
"""


def document() -> str:
    """Returns docs/template-keys.md."""
    return "\n".join((_INTRODUCTION, *_contents(), *map(_chapter_text, chapters())))


def _contents() -> Iterator[str]:
    yield "| 所 | キー |\n|---|---|"
    for chapter in chapters():
        links = (f"[`{each.key}`](#{each.slug})" for each in chapter.sections)
        yield f"| {chapter.title} | {' '.join(links)} |"
    yield ""


def _chapter_text(chapter: Chapter) -> str:
    return "\n".join((f"## {chapter.title}\n", *map(_section_text, chapter.sections)))


def _section_text(section: Section) -> str:
    file = f"# templates/{section.file}.yaml\n" if section.file else ""
    return (
        f'<a id="{section.slug}"></a>\n\n'
        f"### `{section.key}`\n\n"
        f"{section.says}\n\n"
        f"```yaml\n{file}{section.example}```\n\n"
        f"![{section.key} の紙面](images/keys/{section.slug}.png)\n"
    )


# ------------------------------------------------------------------------------------ workbooks


def workbook(section: Section) -> bytes:
    """Returns the .xlsx of an example.

    Raises:
        ReportError: The example has mistakes.
    """
    if section.file == FORM:
        return _form_book(section)
    tables = tuple(_tables(section))
    if section.view != "pages":
        # The foot of a page is far below what a small table shows.
        tables = tuple(replace(table, footer="") for table in tables)
    return render_all([lay_out(table) for table in tables], "xlsx")


def _tables(section: Section) -> tuple[Table, ...]:
    facts = _facts()[YEARS[-1]]
    path = f"{section.slug} の例"
    source = Source(section.example, path, facts.plan, facts.scales)
    if section.file == SUMMARY:
        return summarise(facts, read_summary(source, SummarySpec()).value)
    if section.file == GUIDE:
        guide = read_guide(_named(section), path, facts.plan, facts.scales)
        return (build_guide(facts, guide.value, _form(facts)),)
    if section.file:
        return (_comparison(read_comparison(source, ComparisonSpec()).value),)
    template = read_template(_named(section), path, facts.plan, facts.scales)
    return apart(build(facts, template.value))


def _comparison(spec: ComparisonSpec) -> Table:
    before, after = (State(_facts()[year], year.era_name) for year in YEARS)
    return comparison_table(before, after, compare(before, after), spec)


def _form_book(section: Section) -> bytes:
    facts = _facts()[YEARS[-1]]
    template = read_template(_named(section), section.slug, facts.plan, facts.scales).value
    form = _form(facts)
    pages = lay_out(replace(build(facts, template, form), footer=""))
    return write(form, pages)


def _form(facts: Facts) -> Form:
    return compose(facts, facts.plan.departments[0])


def _named(section: Section) -> str:
    has_name = section.example.startswith("name:")
    return section.example if has_name else f"name: {section.file or '例'}\n{section.example}"


@cache
def _facts() -> Mapping[FiscalYear, Facts]:
    loaded = [load(Workspace(HERE), year) for year in YEARS]
    results = {year: each.results.value for year, each in zip(YEARS, loaded, strict=True)}
    return {
        year: Facts(each.plan.value, own, each.scales.value, {**results})
        for (year, own), each in zip(results.items(), loaded, strict=True)
    }
