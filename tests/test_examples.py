"""Every folder of examples/ is a city's paper without a line of Python, and works from end to end.

What is tested holds for any workspace: the tests find the examples, their years and their texts.
"""

import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook

from commands.town import filled
from report_builder.commands.build import BuildOrder, build_report
from report_builder.commands.forms import FormsOrder, make_forms
from report_builder.commands.merge import MergeOrder, merge_returns
from report_builder.forms.carrier import read_carrier
from report_builder.model.blanks import blanks
from report_builder.model.key import Key
from report_builder.model.number import number_of
from report_builder.model.period import FiscalYear
from report_builder.model.plan import Group, Plan, Project
from report_builder.model.values import values
from report_builder.workspace import Loaded, Workspace, load

FOLDER = Path(__file__).parent.parent / "examples"
NAMES = sorted(each.name for each in FOLDER.iterdir() if (each / "data").is_dir())
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

every_example = pytest.mark.parametrize("name", NAMES)
both_forms = pytest.mark.parametrize("form", ["xlsx", "docx"])


@cache
def _loaded(name: str) -> Loaded:
    """The year that is reported: the newest of those of which the fewest values are missing."""
    workspace = Workspace(FOLDER / name)
    years = (path.stem for path in (FOLDER / name / "data").glob("[0-9]*.yaml"))
    loaded = [load(workspace, FiscalYear(int(year))) for year in sorted(years, reverse=True)]
    return min(loaded, key=lambda each: len(list(blanks(each.plan.value, each.results.value))))


def _year(name: str) -> FiscalYear:
    return _loaded(name).results.value.year


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Gives the folder with the files of an example, built when it is first asked for."""

    @cache
    def build(name: str) -> Path:
        folder = tmp_path_factory.mktemp(name)
        build_report(Workspace(FOLDER / name), _year(name), BuildOrder(output=folder))
        return folder

    return build


@pytest.fixture
def copied(tmp_path: Path) -> Callable[[str], Workspace]:
    """Gives a copy of an example, to write into."""

    def copy(name: str) -> Workspace:
        shutil.copytree(FOLDER / name, tmp_path / name, ignore=shutil.ignore_patterns("output"))
        return Workspace(tmp_path / name)

    return copy


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def _text_of(folder: Path, form: str) -> str:
    (path,) = folder.glob(f"*.{form}")
    if form == "xlsx":
        rows = (row for sheet in load_workbook(path).worksheets for row in sheet.values)
        return _squeezed("".join(str(cell) for row in rows for cell in row if cell))
    with zipfile.ZipFile(path) as package:
        body = ET.fromstring(package.read("word/document.xml"))
    return _squeezed("".join(text.text or "" for text in body.iter(f"{W}t")))


def _said(name: str) -> Iterator[str]:
    """Yields the texts in the data of what the template shows: names, and all but numbers."""
    loaded = _loaded(name)
    plan, results = loaded.plan.value, loaded.results.value
    template = (FOLDER / name / "templates" / f"{plan.template}.yaml").read_text(encoding="utf-8")
    shown = set(re.findall(r"[^\s{},:\"]+\.[^\s{},:\"]+", template))
    for group in _groups(plan):
        yield from [group.name] if f"{group.level}.名称" in shown else []
        yield from (text for key, text in group.values.items() if f"{group.level}.{key}" in shown)
    yield from (project.name for project in plan.projects() if "事業.名称" in shown)
    yield from (indicator.name for indicator in plan.indicators if "指標.名称" in shown)
    for key, text in values(plan, results).items():
        subject, field = _field(key)
        yield from [text] if f"{subject}.{field}" in shown else []


def _groups(above: Plan | Group) -> Iterator[Group]:
    for child in above.children:
        if not isinstance(child, Project):
            yield child
            yield from _groups(child)


def _field(key: Key) -> tuple[str, str]:
    """Returns what templates call the subject of a value, and its field."""
    if key[0] in ("事業", "指標"):
        return ("結果" if key[0] == "事業" else "指標"), str(key[2])
    return str(key[0]), str(key[-1])


@every_example
@both_forms
def test_every_text_of_the_data_is_in_the_files(
    name: str, form: str, built: Callable[[str], Path]
) -> None:
    whole = _text_of(built(name), form)
    lines = {_squeezed(line) for text in _said(name) for line in text.splitlines()}
    assert len(lines) > 3
    assert not [line for line in lines if line not in whole and number_of(line) is None]


@every_example
def test_a_second_build_gives_the_same_bytes(
    name: str, built: Callable[[str], Path], tmp_path: Path
) -> None:
    order = BuildOrder(output=tmp_path)
    for path in build_report(Workspace(FOLDER / name), _year(name), order).files:
        assert path.read_bytes() == (built(name) / path.name).read_bytes()


@every_example
@both_forms
def test_libreoffice_prints_as_many_pages_and_every_character(
    name: str, form: str, built: Callable[[str], Path], soffice: Callable[..., Path], tmp_path: Path
) -> None:
    order = BuildOrder(output=tmp_path, formats=(form,))
    count = build_report(Workspace(FOLDER / name), _year(name), order).pages
    (path,) = built(name).glob(f"*.{form}")
    pages = _printed(soffice(path, "pdf"))
    assert len(pages) == count
    # The Word file has figures as they are printed.
    lost = Counter(_text_of(built(name), "docx")) - Counter("".join(pages))
    assert not lost


def _printed(pdf: Path) -> list[str]:
    run = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True)
    return [_squeezed(page) for page in run.stdout.decode("utf-8").split("\f")[:-1]]


@every_example
def test_a_form_that_was_filled_in_is_merged_back(
    name: str, copied: Callable[[str], Workspace], tmp_path: Path
) -> None:
    workspace, year = copied(name), _year(name)
    made = make_forms(workspace, year, FormsOrder(output=tmp_path / "forms"))
    assert made.forms
    assert all(form.questions for form in made.forms)
    path = made.forms[0].file
    key, answer = _changed(workspace, path)
    path.write_bytes(filled(path.read_bytes(), {key: answer}))
    (report,) = merge_returns(workspace, year, MergeOrder((path,))).files
    assert not report.problems
    merged = load(workspace, year)
    assert values(merged.plan.value, merged.results.value)[key] == answer


def _changed(workspace: Workspace, form: Path) -> tuple[Key, str]:
    """Returns the first text or number that a form asks for, and another answer to it."""
    plan = load(workspace, _year(workspace.root.name)).plan.value
    for slot in read_carrier(load_workbook(form), "").slots:
        key = slot.key if slot.row else None
        field = plan.field(_field(key)[1]) if key and len(key) > 2 else None
        if key and field and field.kind in ("文章", "数値"):
            return key, "　予定どおり行いました。" if field.kind == "文章" else "7"
    raise AssertionError(form)
