"""What a year does not say yet: each department's part, each group's text, and nothing else."""

from dataclasses import replace

from document.toys import FIELDS, group, plan, project, results
from report_builder.model.blanks import blanks
from report_builder.model.field import Answerer, Field, Kind
from report_builder.model.plan import Plan
from report_builder.model.section import Section, Value
from report_builder.model.year import Result


def _field(kind: Kind, subject: str, *, answered_by: Answerer = "担当課") -> Field:
    return Field("値", kind, "年度", subject, answered_by, "三段階" if kind == "評価" else None)


def _plan(*fields: Field) -> Plan:
    of = plan(
        group("目標", "１", project(1, "kenko", "hoiku")), group("目標", "２"), levels=("目標",)
    )
    return replace(of, fields=fields)


def test_an_undivided_text_is_owed_as_a_whole() -> None:
    assert list(blanks(_plan(_field("文章", "担当課")), results())) == [("事業", 1, "値", "")]


def test_a_text_divided_from_the_beginning_is_owed_by_each_department() -> None:
    divided = replace(_field("文章", "担当課"), is_divided=True)
    said = results({1: {"値": (Section(("hoiku",), text="した。"),)}})
    assert list(blanks(_plan(divided), results())) == [
        ("事業", 1, "値", "kenko"),
        ("事業", 1, "値", "hoiku"),
    ]
    assert list(blanks(_plan(divided), said)) == [("事業", 1, "値", "kenko")]


def test_a_grade_is_owed_by_the_departments_that_have_not_given_one() -> None:
    said = results({1: {"値": (Section(("kenko",), text="A"),)}})
    assert list(blanks(_plan(_field("評価", "担当課")), said)) == [("事業", 1, "値", "hoiku")]


def test_a_text_of_each_group_is_owed_by_those_that_have_none() -> None:
    of = _plan(_field("文章", "目標", answered_by="主管課"))
    said = replace(results(), groups={("１",): Result({"値": Value((Section(text="順調"),))})})
    assert list(blanks(of, said)) == [("目標", "２", "値")]


def test_nothing_is_owed_that_nobody_is_asked_or_that_is_not_required() -> None:
    fields = (
        _field("文章", "事業", answered_by="事務局"),
        replace(_field("短文", "事業"), is_required=False),
        FIELDS[-1],
    )
    assert list(blanks(_plan(*fields), results())) == []
