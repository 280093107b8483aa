"""The commands before and after the returns: init, new, forms, check."""

from pathlib import Path

import click

from report_builder.cli.japanese import JapaneseCommand
from report_builder.cli.messages import DONE, PROBLEMS, say, say_json
from report_builder.cli.options import json_option, year_argument
from report_builder.model.period import FiscalYear

_FORMS_HELP = """担当課ごとの調査票（Excel）を作ります。

\b
例:
  report-builder forms 2021
  report-builder forms 令和3年度 --department 保育課 --department 健康課
"""


@click.command(
    cls=JapaneseCommand,
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


@click.command(
    cls=JapaneseCommand,
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


@click.command(cls=JapaneseCommand, name="forms", help=_FORMS_HELP, short_help="調査票を作ります。")
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


@click.command(
    cls=JapaneseCommand,
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
