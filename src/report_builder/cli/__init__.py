"""How the program is typed and answers: report-builder, and build-report for its main job."""

import sys
from functools import partial
from pathlib import Path

import click

from report_builder import __version__
from report_builder.cli.japanese import JapaneseGroup
from report_builder.cli.messages import run
from report_builder.cli.options import workspace_option
from report_builder.cli.papers import (
    build_command,
    build_report_command,
    diff_command,
    summary_command,
)
from report_builder.cli.preparing import check_command, forms_command, init_command, new_command
from report_builder.cli.returns import log_command, merge_command, status_command, undo_command


@click.group(cls=JapaneseGroup, no_args_is_help=False, help="計画の年度報告（資料２）を作ります。")
@workspace_option
@click.version_option(__version__, message="%(version)s", help="版の番号を表示して終わります。")
@click.pass_context
def report_builder(ctx: click.Context, workspace: Path) -> None:
    """Keeps the workspace for the command."""
    ctx.obj = workspace


for _command in (
    build_command,
    new_command,
    forms_command,
    merge_command,
    status_command,
    log_command,
    undo_command,
    check_command,
    summary_command,
    diff_command,
    init_command,
):
    report_builder.add_command(_command)


def main() -> None:
    """The command report-builder."""
    sys.exit(run(partial(report_builder.main, prog_name="report-builder", standalone_mode=False)))


def build_report() -> None:
    """The command build-report."""
    sys.exit(
        run(partial(build_report_command.main, prog_name="build-report", standalone_mode=False))
    )
