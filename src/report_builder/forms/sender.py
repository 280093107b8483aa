"""Whom a file is from that is not taken: what it carries in, the department out."""

from typing import get_args

from report_builder.forms.carrier import read_carrier
from report_builder.forms.package import inspect
from report_builder.forms.read_cells import open_workbook
from report_builder.forms.read_reasons import Mistake
from report_builder.problems import ReportError


def sender(content: bytes, shown: str, error: ReportError) -> str | None:
    """Returns the id of the department for which a form was made; None: it cannot be read.

    Args:
        content: The whole file, for which `read_return` raised.
        shown: How the user would type its name.
        error: What it raised: only a form that was understood so far is read again.
    """
    codes = {problem.code for problem in error.problems}
    if not codes <= set(get_args(Mistake)):
        return None
    try:
        return read_carrier(open_workbook(inspect(content, shown)), shown).department
    except ReportError:
        return None
