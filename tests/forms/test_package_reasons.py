"""Every reason to refuse a file says what is wrong and what to do."""

from typing import get_args

import pytest

from report_builder.forms.package_reasons import Code, refusal
from report_builder.problems import Place


@pytest.mark.parametrize("code", get_args(Code))
def test_a_refusal_is_two_sentences_that_name_what_was_found(code: Code) -> None:
    (problem,) = refusal(Place("保育課.xlsx"), code, "見つけたもの").problems
    assert problem.code == code
    assert problem.severity == "error"
    assert problem.message.endswith("。")
    assert problem.advice.endswith("。")
    assert "{" not in problem.message + problem.advice
