"""click's help and usage errors, said in Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import click

from toolkit.chinese.screen_lines import broken
from toolkit.chinese.screen_lines import columns_of
from toolkit.chinese.screen_lines import padded
from toolkit.declare.errors import ToolkitError
from toolkit.declare.errors import nothing_yet

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

INDENT, GAP = 2, 2
MOST_OF_A_NAME = 28  # -- columns; a longer one stands on a line of its own --


class WrongUsageError(ToolkitError):
    """A command is not written as it should be."""


class ChineseCommand(click.Command):
    """A command whose help page is Chinese; `--help` and `-h` show it."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """What was written, understood; nothing is done yet."""
        with nothing_yet():
            return super().make_context(info_name, args, parent, **extra)

    def get_help_option(self, ctx: click.Context) -> click.Option:
        """The option that shows the page."""
        del ctx
        return _help_option()

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The page: usage, what it does, arguments and options."""
        _usage(self, ctx, formatter)
        _prose(self, formatter)
        _options(self, ctx, formatter)


class ChineseGroup(click.Group):
    """A group whose help page is Chinese."""

    def short_helps(self) -> dict[str, str]:
        """A line for each subcommand."""
        raise NotImplementedError

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The page: usage, what it is, subcommands, options."""
        _usage(self, ctx, formatter)
        _prose(self, formatter)
        _section(formatter, "命令", list(self.short_helps().items()))
        _options(self, ctx, formatter)


def command(function: Callable[..., object]) -> ChineseCommand:
    """Make a function a subcommand with a Chinese help page."""
    made: ChineseCommand = click.command(cls=ChineseCommand)(function)
    return made


_QUOTES = "'\""  # -- in which click writes a name --


def usage_sentence(error: click.ClickException) -> str:
    """A usage error as one Chinese sentence with what to do."""
    what = _what(error)
    if "用 taizhang" in what:
        return f"{what}。"
    hint = "用 taizhang --help 查看用法。"
    if isinstance(error, click.UsageError) and error.ctx is not None:
        hint = f"用 {error.ctx.command_path} --help 查看用法。"
    return f"{what}。{hint}"


def _what(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            return f"没有选项“{error.option_name}”"
        case click.MissingParameter():
            return f"缺少“{_written(error.param)}”"
        case click.BadParameter():
            return f"“{_written(error.param)}”不对：{_why(error)}"
        case click.BadOptionUsage() if "does not take a value" in error.message:
            return f"选项“{error.option_name}”后面不写值"
        case click.BadOptionUsage():
            return f"选项“{error.option_name}”的用法不对，它后面要写一个值"
        case click.UsageError() if error.message.startswith("No such command"):
            name = error.message.removeprefix("No such command").strip(" .").split(".")[0]
            return f"没有命令“{name.strip(_QUOTES)}”"
        case click.UsageError() if "extra argument" in error.message:
            more = error.message.partition("(")[2].rstrip(").")
            return f"多写了参数：{'、'.join(more.split())}"
        case _:
            return error.format_message()


def _written(parameter: click.Parameter | None) -> str:
    """A parameter as a person writes it: --as-of, 台账文件."""
    if parameter is None:
        return "参数"
    return (
        parameter.opts[0] if isinstance(parameter, click.Option) else parameter.human_readable_name
    )


def _why(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return f"应为 {'、'.join(map(str, kind.choices))} 之一"
    if kind is click.INT:
        return "应是用数字写的整数"
    return error.message.rstrip("。")


def _help_option() -> click.Option:
    def show(context: click.Context, _: click.Parameter, wanted: bool) -> None:
        if wanted and not context.resilient_parsing:
            click.echo(context.get_help())
            context.exit(0)

    return click.Option(
        ["--help", "-h"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help="显示本说明",
    )


def _usage(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    pieces = " ".join(["命令…" if isinstance(command, click.Group) else "[选项]", *_names(command)])
    formatter.write(f"用法：{ctx.command_path} {pieces}\n")


def _names(command: click.Command) -> list[str]:
    arguments = [each for each in command.params if isinstance(each, click.Argument)]
    return [_argument(each) for each in arguments]


def _argument(argument: click.Argument) -> str:
    """台账; [文件夹] where it may be left out; 模板… where there may be several."""
    name = argument.human_readable_name + ("…" if argument.nargs == -1 else "")
    return name if argument.required else f"[{name}]"


def _prose(command: click.Command, formatter: click.HelpFormatter) -> None:
    blanks = " " * INDENT
    for paragraph in (command.help or "").split("\n\n"):
        words = "".join(map(str.strip, paragraph.strip().splitlines())).rstrip(".")
        lines = broken(words, formatter.width - INDENT)
        formatter.write("\n" + "".join(f"{blanks}{line}\n" for line in lines))


def _options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    options = [each for each in command.get_params(ctx) if isinstance(each, click.Option)]
    records = [
        (names, said.replace("[required]", "（必填）"))
        for names, said in filter(None, (each.get_help_record(ctx) for each in options))
    ]
    _section(formatter, "选项", records)


def _section(formatter: click.HelpFormatter, title: str, rows: Sequence[tuple[str, str]]) -> None:
    """Two columns that stand straight: click counts a Han character as one column."""
    if not rows:
        return
    names = min(max(columns_of(name) for name, _ in rows), MOST_OF_A_NAME)
    beside = " " * (INDENT + names + GAP)
    formatter.write(f"\n{title}：\n")
    for name, said in rows:
        lines = [*broken(said, formatter.width - len(beside))]
        first = f"{' ' * INDENT}{padded(name, names)}{' ' * GAP}"
        if columns_of(name) > names:
            formatter.write(f"{' ' * INDENT}{name}\n")
            first = beside
        formatter.write("\n".join([first + lines[0], *(beside + line for line in lines[1:])]))
        formatter.write("\n")
