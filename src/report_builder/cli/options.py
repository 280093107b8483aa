"""YEAR, --output, --json …: the parameter types and decorators that commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from report_builder.model.period import FiscalYear, parse_fiscal_year

F = TypeVar("F", bound=Callable[..., Any])


def _year(text: str) -> FiscalYear:
    """Reads 年度, in any of the ways in which people write it; click reports the error."""
    year = parse_fiscal_year(text)
    if year is None:
        raise click.BadParameter(
            f"「{text}」は年度として読めません。2020・R2・令和2・令和2年度 のように書いてください。"
        )
    return year


def year_argument(function: F) -> F:
    """YEAR: the fiscal year."""
    return click.argument("year", metavar="年度", type=_year)(function)


def later_year_argument(function: F) -> F:
    """A second YEAR, which may be left out."""
    return click.argument("later", metavar="[新年度]", type=_year, required=False)(function)


def output_option(function: F) -> F:
    """--output: where the files go."""
    return click.option(
        "--output",
        metavar="フォルダ",
        type=click.Path(path_type=Path),
        help="出力先のフォルダ。省くと output/年度/ です。",
    )(function)


def workspace_option(function: F) -> F:
    """-C: the folder with data/ and templates/."""
    return click.option(
        "-C",
        "workspace",
        metavar="フォルダ",
        default=".",
        type=click.Path(path_type=Path),
        help="data/ と templates/ のあるフォルダ。省くと今のフォルダです。",
    )(function)


def json_option(function: F) -> F:
    """--json: the report for scripts."""
    return click.option("--json", "as_json", is_flag=True, help="結果を JSON で出します。")(
        function
    )
