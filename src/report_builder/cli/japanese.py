"""Click's own words, help headings and usage errors, in Japanese."""

from difflib import get_close_matches

import click

from report_builder.cli.help_text import HelpText

ARGUMENTS = {
    "年度": "2020・R2・令和2・令和2年度 のように書きます。",
    "[新年度]": "比べる新しい方の年度。省くと前回の作成時と比べます。",
    "フォルダ": "新しく作る作業フォルダ。",
    "返送…": "返送された調査票か、それを入れたフォルダ。続けて書けます。",
}
"""What an argument means, by the word that stands for it in the help."""


class _Context(click.Context):
    formatter_class = HelpText


class _Headings(click.Command):
    context_class = _Context

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Returns what follows the command's name in the line 使い方."""
        params = self.get_params(ctx)
        return [
            "[オプション]",
            *(piece for param in params for piece in param.get_usage_pieces(ctx)),
        ]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the line 使い方."""
        pieces = " ".join((ctx.command_path, *self.collect_usage_pieces(ctx)))
        formatter.write_text(f"使い方: {pieces}")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the list of arguments and the list of options."""
        params = self.get_params(ctx)
        arguments = [each for each in params if isinstance(each, click.Argument)]
        words = [word for each in arguments for word in each.get_usage_pieces(ctx)]
        if words:
            with formatter.section("引数"):
                formatter.write_dl([(word, ARGUMENTS.get(word, "")) for word in words])
        options = [each for each in params if each not in arguments]
        records = [each.get_help_record(ctx) for each in options]
        with formatter.section("オプション"):
            formatter.write_dl([record for record in records if record])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Returns --help with its text in Japanese."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "この説明を表示して終わります。"
        return option


class JapaneseCommand(_Headings):
    """A command whose help is Japanese throughout."""


class JapaneseGroup(_Headings, click.Group):
    """A group of commands whose help is Japanese throughout."""

    command_class = JapaneseCommand

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Returns what follows the name of the group in the line 使い方."""
        return [*super().collect_usage_pieces(ctx), "コマンド …"]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the options, then the commands in the order of the year."""
        super().format_options(ctx, formatter)
        commands = [(name, self.commands[name].get_short_help_str(60)) for name in self.commands]
        with formatter.section("コマンド"):
            formatter.write_dl(commands)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Returns the names in the order in which they were declared."""
        del ctx
        return list(self.commands)


def usage_message(error: click.UsageError) -> str:
    """Returns what was typed wrongly, in Japanese."""
    match error:
        case click.NoSuchOption():
            near = error.possibilities or ()
            hint = f"「{near[0]}」ではありませんか。" if near else ""
            return f"「{error.option_name}」というオプションはありません。{hint}"
        case click.MissingParameter():
            name = error.param.human_readable_name if error.param else ""
            return f"「{name}」がありません。"
        case click.BadParameter():
            return _bad_parameter(error)
        case click.BadOptionUsage():
            return _bad_usage(error)
        case _:
            return _other(error)


def _bad_parameter(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        words = "・".join(map(str, kind.choices))
        name = error.param.opts[0] if error.param else ""
        return f"{name} には {words} のどれかを書いてください。"
    return error.message


def _bad_usage(error: click.BadOptionUsage) -> str:
    if "does not take a value" in error.message:
        return f"「{error.option_name}」に値は付きません。「=」とその後を消してください。"
    return f"「{error.option_name}」の使い方が違います。値を続けて書いてください。"


def _other(error: click.UsageError) -> str:
    """Tells click's other errors apart by its own words: it has no classes for them."""
    message = error.message
    if message.startswith("Missing command"):
        return f"{error.ctx.get_help()}\n\nコマンドを書いてください。" if error.ctx else message
    if message.startswith("No such command"):
        return _no_command(error)
    if message.startswith("Got unexpected extra"):
        return "余分な語があります。語の順と数を確かめてください。"
    return message


def _no_command(error: click.UsageError) -> str:
    name = error.message.removeprefix("No such command ").rstrip(".")[1:-1]
    group = error.ctx.command if error.ctx else None
    known = list(group.commands) if isinstance(group, click.Group) else []
    near = get_close_matches(name, known, 1)
    hint = f"「{near[0]}」ではありませんか。" if near else ""
    return f"「{name}」というコマンドはありません。{hint}"
