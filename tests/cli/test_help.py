"""--help is Japanese throughout, and fits the terminal."""

import re
from collections.abc import Callable, Iterator

import click
import pytest

from cli.answers import Answer
from report_builder.cli import build_report_command, report_builder
from report_builder.cli.help_text import columns_of
from report_builder.cli.japanese import ARGUMENTS

ENGLISH = re.compile(
    r"\b(usage|options?|errors?|commands?|arguments?|args|show|message|exit|default|required|try"
    r"|missing|invalid|text|path|directory|file|integer|year|positional|version|help)\b",
    re.IGNORECASE,
)
"""Words of click's own help."""


def _commands() -> Iterator[list[str]]:
    yield []
    for name in report_builder.commands:
        yield [name]


COMMANDS = pytest.mark.parametrize(
    "command", list(_commands()), ids=lambda words: " ".join(words) or "-"
)


@COMMANDS
@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_no_word_of_the_help_is_english(
    type_in: Callable[..., Answer],
    monkeypatch: pytest.MonkeyPatch,
    command: list[str],
    columns: str,
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    answer = type_in(*command, "--help")
    own = re.sub(r"--[a-z-]+", "", answer.out)  # the names of options are typed, not read
    assert not ENGLISH.findall(own)
    assert (answer.status, answer.err) == (0, "")


@COMMANDS
@pytest.mark.parametrize("columns", [60, 80])
def test_no_line_of_the_help_is_wider_than_the_terminal(
    type_in: Callable[..., Answer],
    monkeypatch: pytest.MonkeyPatch,
    command: list[str],
    columns: int,
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = type_in(*command, "--help").out.splitlines()
    # An example is typed as it stands, in one line.
    filled = [line for line in lines if columns == FULL or not EXAMPLE.match(line)]
    assert not [line for line in filled if columns_of(line) > columns]


FULL = 80
EXAMPLE = re.compile(r" +(report-builder|build-report) ")


def test_the_help_lists_the_commands_in_the_order_of_the_year(
    type_in: Callable[..., Answer],
) -> None:
    listed = type_in("--help").out.split("コマンド:\n")[1]
    assert re.findall(r"(?m)^  (\S+)", listed) == list(report_builder.commands)


def test_every_command_has_help_of_its_own() -> None:
    commands = [report_builder, build_report_command, *report_builder.commands.values()]
    assert not [command.name for command in commands if not command.help]


def test_every_option_has_help_of_its_own() -> None:
    for command in (report_builder, build_report_command, *report_builder.commands.values()):
        options = [each for each in command.params if isinstance(each, click.Option)]
        assert not [option.opts for option in options if not option.help]


def test_every_argument_is_explained() -> None:
    commands = (build_report_command, *report_builder.commands.values())
    arguments = [each for command in commands for each in command.params]
    words = {each.human_readable_name for each in arguments if isinstance(each, click.Argument)}
    assert words <= set(ARGUMENTS)


def test_build_report_has_the_options_of_build() -> None:
    own = {each.name for each in build_report_command.params}
    assert own == {each.name for each in report_builder.commands["build"].params} | {"workspace"}


def test_the_version_is_a_number(type_in: Callable[..., Answer]) -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+\n", type_in("--version").out)
