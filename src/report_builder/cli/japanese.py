"""Click's own words, help headings and usage errors, in Japanese."""

import click
from click.core import ParameterSource

__all__ = ["JapaneseCommand", "JapaneseGroup", "ParameterSource", "usage_message"]


class _Headings(click.Command):
    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the line 使い方."""
        formatter.write_usage(
            ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="使い方: "
        )

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the list of options."""
        records = [param.get_help_record(ctx) for param in self.get_params(ctx)]
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
            return f"「{error.option_name}」の使い方が違います。値を続けて書いてください。"
        case _:
            return _other(error)


def _bad_parameter(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        words = "・".join(map(str, kind.choices))
        name = error.param.opts[0] if error.param else ""
        return f"{name} には {words} のどれかを書いてください。"
    return error.message


def _other(error: click.UsageError) -> str:
    message = error.message
    if message.startswith("No such command"):
        return f"{message.split()[-1].strip(chr(39) + '.')} というコマンドはありません。"
    if message.startswith(("Got unexpected extra", "Unexpected")):
        return "余分な語があります。語の順と数を確かめてください。"
    return "コマンドを書いてください。" if message.startswith("Missing command") else message
