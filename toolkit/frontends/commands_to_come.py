"""Subcommands that are announced and come with a later version: they say so and do nothing."""

from __future__ import annotations

import click

from toolkit.declare.errors import ToolkitError
from toolkit.frontends.chinese_help import ChineseCommand


class NotYetError(ToolkitError):
    """The command belongs to a later version."""

    def __init__(self, name: str) -> None:
        super().__init__(f"命令 {name} 在后续版本提供，本版本没有改动任何文件。")


def not_yet(name: str) -> ChineseCommand:
    """A command that takes any arguments and says that it is not there yet."""

    def say(arguments: tuple[str, ...]) -> None:
        del arguments
        raise NotYetError(name)

    taken = click.Argument(["arguments"], metavar="参数", nargs=-1, type=click.UNPROCESSED)
    return ChineseCommand(
        name,
        callback=say,
        params=[taken],
        help="在后续版本提供。",
        context_settings={"ignore_unknown_options": True},
    )
