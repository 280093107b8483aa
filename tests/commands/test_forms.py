"""make_forms: which departments get a form, what it is called, and what is said of the others."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from report_builder.commands.forms import FormsOrder, MadeForms, make_forms
from report_builder.commands.new import start_year
from report_builder.forms.carrier import read_carrier
from report_builder.model.period import FiscalYear
from report_builder.problems import ReportError
from report_builder.workspace import Workspace, open_workspace

YEAR = FiscalYear(2020)

NAMES = (
    "01_子ども政策課", "02_保育課", "03_子ども家庭支援センター", "04_健康課", "05_障がい者支援課",
    "06_指導室", "07_教育総務課", "08_生涯学習推進課", "09_企画政策課", "10_地域防災課",
    "11_商工振興課", "12_都市計画課", "13_管理課", "14_建設課",
)  # fmt: skip


@pytest.fixture
def city(workspace: Path) -> Workspace:
    """A fresh copy of the city's own workspace."""
    return open_workspace(workspace)


def _make(city: Workspace, *departments: str, year: FiscalYear = YEAR) -> MadeForms:
    return make_forms(city, year, FormsOrder(departments))


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _texts(path: Path) -> list[str]:
    """The labels of what a form shows for reference."""
    book = load_workbook(path)
    return [slot.label for slot in read_carrier(book, path.name).slots if slot.label]


# ------------------------------------------------------------------------- which files


def test_every_department_that_can_be_asked_gets_a_file(city: Workspace) -> None:
    made = _make(city)
    folder = city.output(YEAR) / "forms"
    assert [form.file for form in made.forms] == [folder / f"{name}.xlsx" for name in NAMES]
    assert sorted(each.stem for each in folder.iterdir()) == list(NAMES)


def test_what_stands_already_is_counted(city: Workspace) -> None:
    (form,) = _make(city, "管理課").forms
    # It is asked to confirm No. 54 and 55, and has not.
    assert (form.department, form.questions, form.answered) == ("管理課", 2, 0)


@pytest.mark.parametrize("word", ["こども政策課", "子ども政策課", "kodomo-seisaku"])
def test_a_department_may_be_named_by_any_of_its_names(city: Workspace, word: str) -> None:
    city.year(YEAR).rename(city.year(FiscalYear(2022)))
    _edit(city.year(FiscalYear(2022)), "年度: 令和2年度", "年度: 令和4年度")
    (form,) = _make(city, word, year=FiscalYear(2022)).forms
    assert form.file.name == "01_こども政策課.xlsx"


def test_departments_keep_their_numbers_and_order(city: Workspace) -> None:
    made = _make(city, "建設課", "健康課")
    assert [form.file.name for form in made.forms] == ["04_健康課.xlsx", "14_建設課.xlsx"]


def test_a_name_that_windows_does_not_take_is_changed_in_the_file_s_name_only(
    city: Workspace,
) -> None:
    names = '名称: 管理課, 年度別名称: [{開始: 令和2年度, 名称: "公園/管理課"}]'
    _edit(city.plan, "名称: 管理課", names)
    (form,) = _make(city, "kanri").forms
    assert (form.file.name, form.department) == ("13_公園＿管理課.xlsx", "公園/管理課")


def test_the_forms_go_where_they_are_wanted(city: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "配布" / "令和2年度"
    make_forms(city, YEAR, FormsOrder(("健康課",), folder))
    assert [each.name for each in folder.iterdir()] == ["04_健康課.xlsx"]


def test_the_same_year_gives_the_same_bytes(city: Workspace) -> None:
    first = {form.file: form.file.read_bytes() for form in _make(city).forms}
    again = {form.file: form.file.read_bytes() for form in _make(city).forms}
    assert first == again


# ------------------------------------------------------------------------- what they show


def test_the_first_year_shows_no_year_before(city: Workspace) -> None:
    (form,) = _make(city, "健康課").forms
    assert not any("前年度" in label for label in _texts(form.file))


def test_a_later_year_shows_the_one_before(city: Workspace) -> None:
    start_year(city, FiscalYear(2021))
    (form,) = _make(city, "健康課", year=FiscalYear(2021)).forms
    labels = _texts(form.file)
    assert "No.3 前年度評価" in labels
    assert "No.3 前年度実績" in labels
    assert "No.3 実績" in labels


def test_the_form_and_its_guide_have_the_due_date(city: Workspace) -> None:
    _edit(city.year(YEAR), "年度: 令和2年度", "年度: 令和2年度\n提出期限: 令和3年5月21日")
    (form,) = _make(city, "健康課").forms
    book = load_workbook(form.file)
    for name in ("調査票", "記入要領"):
        texts = [str(cell.value) for row in book[name].iter_rows() for cell in row]
        assert any("令和3年5月21日" in text for text in texts)


def test_a_city_without_a_guide_has_forms_without_it(city: Workspace) -> None:
    city.template("kinyuyoryo").unlink()
    (form,) = _make(city, "健康課").forms
    assert load_workbook(form.file).sheetnames == ["調査票", "_base"]


# ------------------------------------------------------------------------- what is said


def test_a_department_without_an_addressee_is_in_the_form_of_the_lead(city: Workspace) -> None:
    (problem,) = _make(city).problems
    assert (problem.code, problem.severity) == ("form-no-addressee", "warning")
    assert str(problem) == (
        "data/plan.yaml:36: 「施設所管課」は宛先がないので、調査票はありません。"
        "No.55 は「都市計画課」の調査票に入っています。"
    )


def test_a_department_that_is_gone_is_in_the_form_of_its_successor(city: Workspace) -> None:
    _edit(city.plan, "id: kensetsu, 名称: 建設課", "id: kensetsu, 名称: 建設課, 後継: kanri")
    problem = next(each for each in _make(city).problems if each.code == "form-successor")
    assert problem.message == "「建設課」は後継があるので、調査票はありません。"
    assert problem.advice == "「管理課」の調査票で答えてもらいます。"


def test_a_department_that_is_asked_nothing_is_named(city: Workspace) -> None:
    _edit(city.plan, "- {id: kanri,", "- {id: koho, 名称: 広報課}\n  - {id: kanri,")
    problem = next(each for each in _make(city).problems if each.code == "form-nothing-asked")
    assert problem.message == "「広報課」には答える欄がないので、調査票はありません。"


def test_a_project_that_nobody_can_be_asked_about_is_named(city: Workspace) -> None:
    _edit(city.plan, "担当課: [保育課]", "担当課: [施設所管課]")
    problem = next(each for each in _make(city).problems if each.code == "form-nobody-asked")
    assert "No.1 は" in problem.message
    assert problem.place.path == "data/plan.yaml"


def test_a_field_without_a_column_is_named_once_for_all_departments(city: Workspace) -> None:
    asked = "header: 達成度, align: center, style: locked, input: true}"
    _edit(city.template("chosahyo"), asked, asked.replace(", input: true", ""))
    made = _make(city, "管理課", "商工振興課", "都市計画課")
    (problem,) = made.problems
    assert problem.code == "form-column-missing"
    assert str(problem) == (
        "templates/chosahyo.yaml: 「達成度」の記入欄がないので、調査票で聞けません"
        "（No.65 達成度など 5件）。"
        "columns に、「達成度」を show にした input: true の列を足してください。"
    )
    assert len(made.forms) == 3


def test_of_departments_that_were_not_wanted_nothing_is_said(city: Workspace) -> None:
    assert _make(city, "健康課").problems == ()


def test_a_department_that_nobody_knows_is_told_the_nearest_and_nothing_is_made(
    city: Workspace,
) -> None:
    with pytest.raises(ReportError) as caught:
        _make(city, "健康課", "保険課", "xyz")
    near, far = caught.value.problems
    assert (near.code, far.code) == ("department-unknown", "department-unknown")
    assert "保育課" in near.advice
    assert far.advice.startswith("子ども政策課・保育課・")
    assert not (city.output(YEAR) / "forms").exists()


def test_a_workspace_without_a_form_template_is_told_so(small: Workspace) -> None:
    with pytest.raises(ReportError, match=r"templates/chosahyo\.yaml"):
        make_forms(small, FiscalYear(2022), FormsOrder())


def test_mistakes_in_the_guide_are_reported_with_their_lines(city: Workspace) -> None:
    _edit(city.template("kinyuyoryo"), "grades: 評価基準", "grades: 評価基順")
    with pytest.raises(ReportError) as caught:
        _make(city, "健康課")
    (problem,) = caught.value.problems
    assert problem.code == "scale-unknown"
    assert str(problem.place).startswith("templates/kinyuyoryo.yaml:")
