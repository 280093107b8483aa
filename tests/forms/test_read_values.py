"""One cell: what a person sees in it, and the answer that it gives."""

from datetime import date, datetime, time, timedelta

import pytest

from report_builder.forms.read_values import (
    Answer,
    Asked,
    CellValue,
    Written,
    read_answer,
    shown_text,
)


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (None, "General", ""),
        ("_x0041_", "@", "A"),
        (429, "General", "429"),
        (429.0, "0.0", "429"),
        (0.1 + 0.2, "0.00", "0.3"),
        (1e15, "General", "1000000000000000"),
        (1.5e-7, "0.0E+00", "0.00000015"),
        (-3.5, "#,##0", "-3.5"),
        (0.957, "0.0%", "95.7%"),
        (1, '"100%"', "1"),
        (12, '0"％"', "12"),
        (True, "General", "TRUE"),
        (date(2021, 4, 1), "m/d", "4月1日"),
        (date(2021, 4, 1), "yyyy/m/d", "2021年4月1日"),
        (date(2021, 4, 1), "[$-411]ge.m.d", "2021年4月1日"),
        (date(2021, 4, 1), 'm"year"d', "4月1日"),
        (datetime.fromisoformat("2021-04-01T09:30"), "m/d h:mm", "4月1日09:30"),
        (time(9, 30), "h:mm", "09:30"),
        (timedelta(hours=36, minutes=5), "[h]:mm", "36:05"),
    ],
)
def test_a_cell_is_read_as_a_person_sees_it(
    value: CellValue, number_format: str, shown: str
) -> None:
    assert shown_text(Written(value, number_format)) == shown


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (date(2021, 6, 30), "yyyy/m/d", "2021年6月30日"),
        ("令和3年6月30日", "@", "令和3年6月30日"),
        ("２０２１-０６-３０", "@", "2021-06-30"),
        ("", "@", ""),
    ],
)
def test_a_date_is_taken_where_a_date_was_asked_for(
    value: CellValue, number_format: str, text: str
) -> None:
    assert read_answer(Written(value, number_format), Asked("date")).text == text


@pytest.mark.parametrize(
    ("value", "number_format"), [(date(2021, 6, 30), "m/d"), ("6月30日", "@"), (44377, "General")]
)
def test_a_date_without_its_year_is_not_guessed(value: CellValue, number_format: str) -> None:
    answer = read_answer(Written(value, number_format), Asked("date"))
    assert answer.text is None
    assert answer.mistake
    assert answer.mistake[0] == "return-date-unclear"


def test_what_was_given_out_is_taken_back_whatever_it_is() -> None:
    for hole in ("text", "short", "grade", "number", "date"):
        asked = Asked(hole, base="　約4人\r\n ")
        assert read_answer(Written(asked.base), asked) == Answer(asked.base, asked.base)


def test_an_answer_that_means_the_same_is_the_base_itself() -> None:
    assert read_answer(Written(3061), Asked("number", base="3,061")).text == "3,061"
    assert read_answer(Written("一\r\n二"), Asked("text", base="一\n二 ")).text == "一\n二 "


def test_what_was_odd_in_the_base_already_is_not_named_again() -> None:
    asked = Asked("text", base="3\u00a0回")
    assert read_answer(Written("4\u00a0回"), asked).oddities == ()


def test_blanks_that_are_struck_through_are_blank() -> None:
    assert read_answer(Written("　", look="struck"), Asked("text")).text == ""
