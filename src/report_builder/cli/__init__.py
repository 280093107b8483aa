"""How the program is typed and answers: report-builder, and build-report for its main job."""

import sys
from functools import partial
from pathlib import Path

import click

from report_builder import __version__
from report_builder.cli.japanese import JapaneseCommand, JapaneseGroup
from report_builder.cli.messages import DONE, PROBLEMS, run, say, say_json
from report_builder.cli.options import (
    json_option,
    later_year_argument,
    output_option,
    workspace_option,
    year_argument,
)
from report_builder.cli.returns import log_command, merge_command, status_command, undo_command
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

_FORMS_HELP = """担当課ごとの調査票（Excel）を作ります。

\b
例:
  report-builder forms 2021
  report-builder forms 令和3年度 --department 保育課 --department 健康課
"""


@click.group(cls=JapaneseGroup, no_args_is_help=False, help="計画の年度報告（資料２）を作ります。")
@workspace_option
@click.version_option(__version__, message="%(version)s", help="版の番号を表示して終わります。")
@click.pass_context
def report_builder(ctx: click.Context, workspace: Path) -> None:
    """Keeps the workspace for the command."""
    ctx.obj = workspace


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


@report_builder.command(name="build", help=_BUILD_HELP, short_help="資料２を作ります。")
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


@report_builder.command(
    name="init",
    help="別の計画や市のための作業フォルダを、見本から作ります。",
    short_help="別の計画の作業フォルダを作ります。",
)
@click.argument("folder", metavar="フォルダ", type=click.Path(path_type=Path))
@click.option(
    "--like", default="hinagata", metavar="見本", help="もとにする見本。省くとひな形です。"
)
def init_command(folder: Path, like: str) -> None:
    """Makes a workspace, and prints what is in it and what to do next."""
    from report_builder.commands.init import begin_workspace

    made = begin_workspace(folder, like)
    for name in made.files:
        click.echo(made.folder / name)
    click.echo(f"次に: build-report -C {made.folder} {made.years[-1]}", err=True)


@report_builder.command(
    name="new",
    help="新しい年度を始めます。前の年度の事業を引き継ぎ、評価や実績は空欄にします。",
    short_help="新しい年度を始めます。",
)
@year_argument
@click.pass_obj
def new_command(workspace: Path, year: FiscalYear) -> None:
    """Writes the file of a new year and prints its name."""
    from report_builder.commands.new import start_year
    from report_builder.workspace import open_workspace

    started = start_year(open_workspace(workspace), year)
    say(started.problems)
    click.echo(started.file)


@report_builder.command(name="forms", help=_FORMS_HELP, short_help="調査票を作ります。")
@year_argument
@click.option(
    "--department",
    "departments",
    metavar="課",
    multiple=True,
    help="作る課。続けて書けます。省くとすべての課です。",
)
@click.option(
    "--output",
    metavar="フォルダ",
    type=click.Path(path_type=Path),
    help="出力先のフォルダ。省くと output/年度/forms/ です。",
)
@click.pass_obj
def forms_command(
    workspace: Path, year: FiscalYear, departments: tuple[str, ...], output: Path | None
) -> None:
    """Makes the forms and prints the files made."""
    from report_builder.commands.forms import FormsOrder, make_forms
    from report_builder.workspace import open_workspace

    made = make_forms(open_workspace(workspace), year, FormsOrder(departments, output))
    say(made.problems)
    for form in made.forms:
        click.echo(f"{form.file}（記入欄 {form.questions}、記入済 {form.answered}）")


@report_builder.command(
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


@report_builder.command(
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
        click.echo(f"{compared.file}（{compared.projects}事業、{compared.pages}ページ）")
    else:
        click.echo("変わったところはありません。ファイルは作りませんでした。")


@report_builder.command(
    name="check",
    help="年度のデータの抜け、矛盾、計算、言葉の揺れを調べます。データは変えません。",
    short_help="データの抜けや矛盾を調べます。",
)
@year_argument
@json_option
@click.pass_context
def check_command(ctx: click.Context, year: FiscalYear, *, as_json: bool) -> None:
    """Prints what somebody should look at; the status is 1 if there is anything."""
    from report_builder.commands.check import check_year
    from report_builder.workspace import open_workspace

    report = check_year(open_workspace(ctx.obj), year)
    if as_json:
        say_json(report)
    else:
        say(report.problems)
        say((remark.problem for remark in report.remarks), as_result=True)
        click.echo(report.summary)
    ctx.exit(PROBLEMS if report.has_any else DONE)


for _command in (merge_command, status_command, undo_command, log_command):
    report_builder.add_command(_command)


@click.command(cls=JapaneseCommand, name="build-report", help=_BUILD_HELP)
@workspace_option
@_build_options
@click.pass_context
def build_report_command(ctx: click.Context, workspace: Path, **options: object) -> None:
    """Does what `report-builder build` does."""
    ctx.obj = workspace
    ctx.invoke(build_command, **options)


def main() -> None:
    """The command report-builder."""
    sys.exit(run(partial(report_builder.main, prog_name="report-builder", standalone_mode=False)))


def build_report() -> None:
    """The command build-report."""
    sys.exit(
        run(partial(build_report_command.main, prog_name="build-report", standalone_mode=False))
    )
