"""report-builder forms: the files made on stdout, what is to be known on stderr."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.answers import Answer

Type = Callable[..., Answer]


@pytest.fixture
def city(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh copy of the city's own workspace, which is also the current folder."""
    monkeypatch.chdir(workspace)
    return workspace


def test_each_file_is_printed_with_its_count(city: Path, type_in: Type) -> None:
    answer = type_in("forms", "2020")
    lines = answer.out.splitlines()
    assert answer.status == 0
    assert len(lines) == 14
    assert lines[3] == "output/2020/forms/04_健康課.xlsx（記入欄 43、記入済 39）"
    assert all((city / line.split("（")[0]).exists() for line in lines)


def test_who_has_no_form_is_said_on_stderr(city: Path, type_in: Type) -> None:
    del city
    answer = type_in("forms", "R2")
    assert answer.err.startswith("注意 data/plan.yaml:36: 「施設所管課」は宛先がない")


def test_some_departments_can_be_chosen(city: Path, type_in: Type) -> None:
    del city
    answer = type_in("forms", "2020", "--department", "保育課", "--department", "健康課")
    assert [line[:24] for line in answer.out.splitlines()] == [
        "output/2020/forms/02_保育課", "output/2020/forms/04_健康課",
    ]  # fmt: skip
    assert answer.err == ""


def test_an_unknown_department_is_an_error(city: Path, type_in: Type) -> None:
    del city
    answer = type_in("forms", "2020", "--department", "保険課")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith("誤り data/plan.yaml: 「保険課」という担当課は計画にありません。")
