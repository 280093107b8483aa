"""The commands that make papers of a year: build, summary, diff; and build-report."""

from pathlib import Path

import click

from report_builder.cli.japanese import JapaneseCommand
from report_builder.cli.messages import say
from report_builder.cli.options import (
    later_year_argument,
    output_option,
    workspace_option,
    year_argument,
)
from report_builder.model.period import FiscalYear

_BUILD_HELP = """資料２を Excel と Word で作ります。

\b
例:
  build-report 2020
  build-report 令和2年度 --paper A4 --format xlsx
"""

_SUMMARY_HELP = """会議に出す集計を Excel と Word で作ります。

評価の件数（階層別、主管課別）、指標の達成率、前の年度からの増減に、グラフを付けます。
"""

_DIFF_HELP = """変わった事業を、旧と新を並べた新旧対照表（Excel）にします。

年度を一つだけ書くと、前回 build-report で作ったときと比べます。

\b
例:
  report-builder diff 2020 2021
  report-builder diff 2020
"""


def _build_options(function: click.decorators.FC) -> click.decorators.FC:
    for option in (
        click.option(
            "--template", metavar="様式", help="templates/ の様式の名前。省くと計画の様式です。"
        ),
        output_option,
        click.option(
            "--format",
            "formats",
            multiple=True,
            type=click.Choice(["xlsx", "docx"]),
            help="作る形式。続けて書けます。省くとすべてです。",
        ),
        click.option(
            "--paper", type=click.Choice(["A3", "A4"]), help="用紙。省くと様式の用紙です。"
        ),
        year_argument,
    ):
        function = option(function)
    return function


@click.command(cls=JapaneseCommand, name="build", help=_BUILD_HELP, short_help="資料２を作ります。")
@_build_options
@click.pass_obj
def build_command(
    workspace: Path,
    year: FiscalYear,
    paper: str | None,
    formats: tuple[str, ...],
    output: Path | None,
    template: str | None,
) -> None:
    """Makes the paper and prints the files made."""
    from report_builder.commands.build import BuildOrder, build_report
    from report_builder.workspace import open_workspace

    order = BuildOrder(paper, formats, output, template)
    report = build_report(open_workspace(workspace), year, order)
    say(report.problems)
    for path in report.files:
        click.echo(f"{path}（{report.pages}ページ）")


@click.command(cls=JapaneseCommand, name="build-report", help=_BUILD_HELP)
@workspace_option
@_build_options
@click.pass_context
def build_report_command(ctx: click.Context, workspace: Path, **options: object) -> None:
    """Does what `report-builder build` does."""
    ctx.obj = workspace
    ctx.invoke(build_command, **options)


@click.command(
    cls=JapaneseCommand,
    name="summary",
    help=_SUMMARY_HELP,
    short_help="会議に出す集計を作ります。",
)
@year_argument
@output_option
@click.pass_obj
def summary_command(workspace: Path, year: FiscalYear, output: Path | None) -> None:
    """Makes the 集計 and prints the files made."""
    from report_builder.commands.summary import summarise_year
    from report_builder.workspace import open_workspace

    summary = summarise_year(open_workspace(workspace), year, output)
    for path in summary.files:
        click.echo(f"{path}（{summary.pages}ページ）")


@click.command(
    cls=JapaneseCommand,
    name="diff",
    help=_DIFF_HELP,
    short_help="二つの年度、または前回の作成時と比べます。",
)
@year_argument
@later_year_argument
@output_option
@click.pass_obj
def diff_command(
    workspace: Path, year: FiscalYear, later: FiscalYear | None, output: Path | None
) -> None:
    """Makes the 新旧対照表 and prints its name, or says that nothing has changed."""
    from report_builder.commands.diff import compare_years
    from report_builder.workspace import open_workspace

    compared = compare_years(open_workspace(workspace), year, later, output)
    if compared.file:
        some = compared.projects
        changed = f"{some}事業" if some else f"基本目標・施策など {compared.groups}件"
        click.echo(f"{compared.file}（{changed}、{compared.pages}ページ）")
    else:
        click.echo("変わったところはありません。ファイルは作りませんでした。")
