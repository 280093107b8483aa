"""The commands for what departments send back: merge, status, log, undo."""

import sys
from collections.abc import Generator, Iterable
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from report_builder.cli.japanese import JapaneseCommand
from report_builder.cli.messages import DONE, PROBLEMS, say, say_json
from report_builder.cli.options import json_option, year_argument
from report_builder.model.change import Side
from report_builder.model.period import FiscalYear

if TYPE_CHECKING:
    from report_builder.commands.merge import Advance

_MERGE_HELP = """返送された調査票を、年度のデータに取り込みます。

フォルダを書くと、その中の Excel ファイルをすべて取り込みます。問題のあるファイルは取り込まず、
理由と、担当課ごとの差戻し票（output/年度/returns/）を作ります。

\b
例:
  report-builder merge 2021 inbox/
  report-builder merge 2021 保育課.xlsx --dry-run
  report-builder merge 2021 保育課.xlsx --prefer returned
"""


@click.command(
    cls=JapaneseCommand,
    name="merge",
    help=_MERGE_HELP,
    short_help="返送された調査票を取り込みます。",
)
@year_argument
@click.argument("paths", metavar="返送…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="何も書かずに、取り込むとどうなるかを出します。")
@click.option(
    "--prefer",
    type=click.Choice(["returned", "current"]),
    help="競合を、この回だけ、回答（returned）かいまの値（current）に決めます。",
)
@json_option
@click.pass_context
def merge_command(
    ctx: click.Context,
    year: FiscalYear,
    paths: tuple[Path, ...],
    *,
    prefer: Side | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Merges returned files and prints what became of each."""
    from report_builder.cli.return_lines import file_lines, merge_lines
    from report_builder.commands.merge import MergeOrder, merge_returns
    from report_builder.workspace import open_workspace

    order = MergeOrder(paths, dry_run, prefer)
    with _progress() as advance:
        report = merge_returns(open_workspace(ctx.obj), year, order, advance)
    say(report.problems)
    for file in report.files:
        say(file.problems)
        if not as_json:
            _echo(file_lines(file, dry_run=report.dry_run))
    if as_json:
        say_json(report)
    else:
        _echo(merge_lines(report))
    ctx.exit(PROBLEMS if report.has_errors else DONE)


@contextmanager
def _progress() -> "Generator[Advance | None, None, None]":
    """Yields what shows on a terminal how far the work is; None where nobody looks at one."""
    if not sys.stderr.isatty():
        yield None
        return
    with ExitStack() as stack:
        bars: list[Any] = []  # click does not name the type

        def advance(done: int, total: int) -> None:
            if not bars:
                bar = click.progressbar(length=total, label="取り込み中", file=sys.stderr)
                bars.append(stack.enter_context(bar))
            bars[0].update(done - bars[0].pos)

        yield advance


def _echo(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


@click.command(
    cls=JapaneseCommand,
    name="status",
    help="担当課ごとに、記入済み、未記入、競合の数と、最後に取り込んだ調査票を出します。",
    short_help="回答の状況を出します。",
)
@year_argument
@json_option
@click.pass_context
def status_command(ctx: click.Context, year: FiscalYear, *, as_json: bool) -> None:
    """Prints who has answered; the status is 1 while something is missing."""
    from report_builder.cli.status_lines import status_lines
    from report_builder.commands.status import return_status
    from report_builder.workspace import open_workspace

    status = return_status(open_workspace(ctx.obj), year)
    say(status.problems)
    if as_json:
        say_json(status)
    else:
        _echo(status_lines(status))
    ctx.exit(DONE if status.is_complete else PROBLEMS)


@click.command(
    cls=JapaneseCommand,
    name="log",
    help="いつ、どのファイルから、何がどう変わったかを、取り込みの記録から出します。",
    short_help="取り込みの記録を出します。",
)
@year_argument
@json_option
@click.pass_obj
def log_command(workspace: Path, year: FiscalYear, *, as_json: bool) -> None:
    """Prints the journal."""
    from report_builder.cli.return_lines import log_lines
    from report_builder.commands.log import return_log
    from report_builder.workspace import open_workspace

    log = return_log(open_workspace(workspace), year)
    say(log.problems)
    if as_json:
        say_json(log)
    else:
        _echo(log_lines(log))


@click.command(
    cls=JapaneseCommand,
    name="undo",
    help="最後の取り込みを取り消し、値を取り込む前に戻します。取消しも記録に残ります。",
    short_help="最後の取り込みを取り消します。",
)
@year_argument
@json_option
@click.pass_obj
def undo_command(workspace: Path, year: FiscalYear, *, as_json: bool) -> None:
    """Takes back the last merge and prints what was changed."""
    from report_builder.cli.return_lines import undo_lines
    from report_builder.commands.undo import undo_merge
    from report_builder.workspace import open_workspace

    undone = undo_merge(open_workspace(workspace), year)
    say(undone.problems)
    if as_json:
        say_json(undone)
    else:
        _echo(undo_lines(undone))
