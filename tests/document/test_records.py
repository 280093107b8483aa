"""The records within a 事業, and the rows in which they begin."""

from dataclasses import replace

import pytest

from document.toys import SCALES, plan, project, results
from report_builder.document.context import Context, Facts
from report_builder.document.records import Record, begun_records, record_of
from report_builder.model.plan import Project


def _record(own: Project, *sources: str) -> Record:
    context = Context.of(Facts(plan(own), results(), SCALES))
    return record_of(replace(context, project=own), ("事業", *sources))


def _begun(record: Record) -> list[list[int]]:
    """The depths of the records that begin in each row."""
    return [[each.depth for each in row] for row in begun_records(record)]


def _names(record: Record) -> list[str]:
    return [each.context.indicator.name for each in record.inner if each.context.indicator]


def test_a_project_alone_has_one_row() -> None:
    record = _record(project(1, "kenko"))
    assert record.height == 1
    assert _begun(record) == [[0]]


def test_a_project_is_as_high_as_what_is_within_it() -> None:
    record = _record(project(1, "kenko", "hoiku"), "担当課")
    assert record.height == 2
    assert _begun(record) == [[0, 1], [1]]


@pytest.mark.parametrize("source", ["指標", "担当課", "区分"])
def test_a_project_with_nothing_within_it_still_has_a_row(source: str) -> None:
    record = _record(project(1), source)
    assert record.height == 1
    assert _begun(record)[0][0] == 0


def test_three_records_deep_each_begins_where_its_first_row_is() -> None:
    record = _record(project(1, "kenko", "hoiku", indicators=["受理", "相談"]), "担当課", "指標")
    assert _begun(record) == [[0, 1, 2], [1, 2]]


def test_an_indicator_stands_under_the_department_that_knows_it() -> None:
    record = _record(project(1, "kenko", "hoiku", indicators=["受理", "相談"]), "担当課", "指標")
    assert [_names(inner) for inner in record.inner] == [["受理件数"], ["相談件数"]]


def test_an_indicator_of_a_department_elsewhere_stands_under_the_lead() -> None:
    record = _record(project(1, "kenko", indicators=["受理", "相談"]), "担当課", "指標")
    assert [_names(inner) for inner in record.inner] == [["受理件数", "相談件数"]]


def test_indicators_keep_the_order_of_the_project() -> None:
    record = _record(project(1, "kenko", indicators=["相談", "受理"]), "指標")
    assert _names(record) == ["相談件数", "受理件数"]
