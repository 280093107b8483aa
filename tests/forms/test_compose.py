"""What each department is asked, where a 事業 has one, several, gone or nameless ones."""

from dataclasses import replace

from document.toys import SCALES, plan, project, results
from report_builder.document.context import Facts
from report_builder.forms.compose import compose
from report_builder.model.field import Field
from report_builder.model.form import Form, Question
from report_builder.model.key import Key
from report_builder.model.plan import Department, Project
from report_builder.model.section import Section
from report_builder.model.year import YearResults

FIELDS = (
    Field("方針", "文章", "計画"),
    Field("評価", "評価", "年度", answered_by="主管課", scale="三段階"),
    Field("講評", "短文", "年度"),
    Field("実績", "文章", "年度", "担当課", answered_by="担当課"),
    Field("実績値", "数値", "年度", "指標", answered_by="担当課"),
)
KENKO, HOIKU = Department("kenko", "健康課"), Department("hoiku", "保育課")
OFFICES = Department("offices", "施設所管課", has_addressee=False)
GONE = Department("gone", "旧健康課", successor="kenko")

GRADE, TEXT = ("事業", 1, "評価"), ("事業", 1, "実績", "")
CONFIRM, NOTE = ("確認", 1), ("備考", 1)


def _form(department: Department, *projects: Project, year: YearResults | None = None) -> Form:
    of = plan(*projects, fields=FIELDS, departments=(KENKO, HOIKU, OFFICES, GONE))
    return compose(Facts(of, year or results(), SCALES), department)


def _asked(
    department: Department, *projects: Project, year: YearResults | None = None
) -> list[Key]:
    """The keys of what is asked, without 記入者 and 内線."""
    return [each.key for each in _form(department, *projects, year=year).questions][2:]


def _question(form: Form, key: Key) -> Question:
    return next(each for each in form.questions if each.key == key)


def test_the_only_department_is_asked_for_all_that_the_year_wants_to_know() -> None:
    assert _asked(KENKO, project(1, "kenko")) == [GRADE, TEXT, NOTE]


def test_a_department_is_not_asked_about_a_project_of_others() -> None:
    assert _form(HOIKU, project(1, "kenko")).questions == ()


def test_who_fills_in_the_form_is_asked_first_and_need_not_answer() -> None:
    person, extension = _form(KENKO, project(1, "kenko")).questions[:2]
    assert [(each.key, each.kind, each.required) for each in (person, extension)] == [
        (("記入者",), "短文", False),
        (("内線",), "短文", False),
    ]


def test_of_an_undivided_text_the_lead_is_asked_and_the_others_must_confirm() -> None:
    shared = project(1, "kenko", "hoiku")
    assert _asked(KENKO, shared) == [GRADE, TEXT, NOTE]
    assert _asked(HOIKU, shared) == [CONFIRM, NOTE]
    confirm = _question(_form(HOIKU, shared), CONFIRM)
    assert (confirm.required, confirm.choices) == (True, ("確認済", "意見あり"))


def test_a_department_with_a_section_of_its_own_may_confirm_but_need_not() -> None:
    sections = (Section(("kenko",), text="健診"), Section(("hoiku",), text="保育"))
    form = _form(HOIKU, project(1, "kenko", "hoiku"), year=results({1: {"実績": sections}}))
    own = ("事業", 1, "実績", "hoiku")
    assert [each.key for each in form.questions][2:] == [own, CONFIRM, NOTE]
    assert (_question(form, own).base, _question(form, CONFIRM).required) == ("保育", False)


def test_a_section_of_several_departments_is_asked_of_the_first_of_them() -> None:
    year = results({1: {"実績": (Section(("hoiku", "kenko"), text="共に"),)}})
    shared = project(1, "kenko", "hoiku")
    assert ("事業", 1, "実績", "hoiku+kenko") in _asked(HOIKU, shared, year=year)
    assert _asked(KENKO, shared, year=year) == [GRADE, NOTE]


def test_what_belongs_to_an_office_without_an_addressee_is_asked_of_the_lead() -> None:
    year = results({1: {"実績": (Section(("offices",), text="修繕"),)}})
    shared = project(1, "kenko", "offices")
    assert _form(OFFICES, shared, year=year).questions == ()
    assert ("事業", 1, "実績", "offices") in _asked(KENKO, shared, year=year)


def test_where_the_lead_cannot_be_asked_the_first_who_can_is_asked_in_its_stead() -> None:
    assert _asked(HOIKU, project(1, "offices", "hoiku", "kenko")) == [GRADE, TEXT, NOTE]
    assert _asked(KENKO, project(1, "offices", "hoiku", "kenko")) == [CONFIRM, NOTE]


def test_a_project_that_nobody_can_be_asked_about_is_in_no_form() -> None:
    lonely = project(1, "offices")
    assert [_form(each, lonely).questions for each in (KENKO, HOIKU, OFFICES)] == [(), (), ()]


def test_a_successor_answers_for_a_department_that_is_gone() -> None:
    assert _form(GONE, project(1, "gone")).questions == ()
    assert _asked(KENKO, project(1, "gone")) == [GRADE, TEXT, NOTE]


def test_an_indicator_is_asked_of_its_own_department_and_otherwise_of_the_lead() -> None:
    # 相談 is hoiku's, whatever the 事業; 受理 names nobody.
    of = project(1, "kenko", indicators=["受理", "相談"])
    value = ("指標", "受理", "実績値")
    assert _asked(KENKO, of) == [GRADE, TEXT, value, NOTE]
    assert _asked(HOIKU, of) == [("指標", "相談", "実績値"), CONFIRM, NOTE]


def test_an_indicator_of_several_projects_is_asked_for_once() -> None:
    first, second = (project(number, "kenko", indicators=["受理"]) for number in (1, 2))
    assert _asked(KENKO, first, second).count(("指標", "受理", "実績値")) == 1


def test_a_value_is_asked_for_with_what_the_year_says_of_it_already() -> None:
    year = results({1: {"評価": "B", "実績": "続けた。"}}, actuals={"受理": "429"})
    form = _form(KENKO, project(1, "kenko", indicators=["受理"]), year=year)
    assert [each.base for each in form.questions] == ["", "", "B", "続けた。", "429", ""]


def test_questions_are_called_as_people_would() -> None:
    year = results({1: {"実績": (Section(("kenko",)),)}})
    form = _form(KENKO, project(1, "kenko", "hoiku", indicators=["受理"]), year=year)
    assert [each.label for each in form.questions] == [
        "記入者", "内線", "No.1 評価", "No.1 実績（健康課）", "No.1 受理件数", "No.1 備考",
    ]  # fmt: skip


def test_a_grade_may_be_any_of_its_scale_and_says_what_each_means() -> None:
    grade = _question(_form(KENKO, project(1, "kenko")), GRADE)
    assert grade.choices == ("A", "B", "C")
    assert grade.prompt == "A：順調(予定どおり)\nB：遅れ\nC：未着手"


def test_a_number_is_asked_for_in_its_unit() -> None:
    form = _form(KENKO, project(1, "kenko", indicators=["受理"]))
    prompt = _question(form, ("指標", "受理", "実績値")).prompt
    expected = "数字だけを書いてください。「中止」など、言葉でも答えられます。単位は「件」です。"
    assert prompt == expected


def test_notes_are_not_counted() -> None:
    assert not _question(_form(KENKO, project(1, "kenko")), NOTE).required


def test_the_form_knows_plan_year_department_and_due_date() -> None:
    form = _form(KENKO, project(1, "kenko"), year=replace(results(), due="令和4年6月30日"))
    assert (form.plan, form.year.number, form.department, form.due) == (
        "試験の計画", 2021, "kenko", "令和4年6月30日",
    )  # fmt: skip
