"""The command line `taizhang`: its subcommands are loaded one by one, as they are called."""

from __future__ import annotations

import errno
import gc
import os
import sys
from contextlib import nullcontext
from contextlib import redirect_stdout
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from io import StringIO
from typing import TYPE_CHECKING

import click

from toolkit.declare.button import BUTTONS
from toolkit.declare.disk import BROKEN_PIPE
from toolkit.declare.errors import DONE
from toolkit.declare.errors import WRONG
from toolkit.declare.errors import ToolkitError
from toolkit.declare.errors import nothing_yet
from toolkit.frontends.chinese_help import ChineseGroup
from toolkit.frontends.chinese_help import WrongUsageError
from toolkit.frontends.chinese_help import usage_sentence
from toolkit.frontends.failures import failure_of
from toolkit.frontends.speaking import JSON_FLAG
from toolkit.frontends.speaking import OUTPUT
from toolkit.frontends.speaking import deliver
from toolkit.frontends.speaking import flush_output
from toolkit.frontends.speaking import give_up_on
from toolkit.frontends.speaking import speak_chinese
from toolkit.frontends.speaking import tell
from toolkit.frontends.speaking import undisturbed
from toolkit.frontends.two_languages import english_usage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.declare.button import Button
    from toolkit.frontends.failures import Failure

BEFORE_THE_MONTH = {"new": "新建工作文件夹：台账工作簿、公文模板和各文件夹"}
BESIDE_THE_MONTH = {
    "reconcile": "分表—总表对账：各单位分册和总册的合计，差在哪一格",
    "deliver": "送达：每个接收人一个文件夹、一个压缩包，或发邮件",
    "upgrade": "升级：把旧版的工作文件夹带到这一版，逐格交代",
    "verify": "核对改过的公文：每个数变了没有，和台账还对不对",
    "archive": "归档：正本、定稿、核对单、检查页和数据放在一起",
    "register": "查登记：何时、何人、依哪份台账生成和下发了什么",
    "render": "用任一模板和 JSON 数据生成文档",
    "lint": "检查公文模板",
    "measure": "按 GB/T 9704 量公文版面",
    "rules": "查规则：全部规则，或一条规则的依据和说明",
    "activities": "列出已装的活动",
    "bundle": "制作离线安装包（Windows、Linux）",
    "demo": "生成演示文件夹并走一遍全部功能",
}
COMMANDS_ROOM = "toolkit.frontends.commands"
SELDOM = (200_000, 50, 50)  # -- a short life that makes many rows and few cycles --


def commands(buttons: Sequence[Button] = BUTTONS) -> dict[str, str]:
    """Every subcommand with its line of help, in the order of the month's work."""
    month = {each.command: each.summary for each in buttons}
    return {**BEFORE_THE_MONTH, **month, **BESIDE_THE_MONTH}


class Taizhang(ChineseGroup):
    """The group whose subcommands live in a module each of `toolkit.frontends.commands`.

    A button's subcommand that has no module yet says that it comes with a later version.
    """

    buttons: Sequence[Button] = BUTTONS

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All subcommands, in the order of the month's work."""
        del ctx
        return list(commands(self.buttons))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand of that name, imported now."""
        del ctx
        if cmd_name not in commands(self.buttons):
            return None
        module = f"{COMMANDS_ROOM}.{cmd_name}"
        if find_spec(module) is None:
            from toolkit.frontends.commands_to_come import not_yet

            return not_yet(cmd_name)
        with nothing_yet():
            command: click.Command = import_module(module).command
        command.name = cmd_name
        return command

    def short_helps(self) -> dict[str, str]:
        """A line for each subcommand, without importing any."""
        return commands(self.buttons)


@click.group(cls=Taizhang, invoke_without_command=True, add_help_option=False)
@click.option("--help", "-h", "show_help", is_flag=True, help="显示本说明")
@click.option("--version", "show_version", is_flag=True, help="显示版本号")
@click.pass_context
def taizhang(context: click.Context, show_help: bool, show_version: bool) -> None:
    """台账工具箱：校验台账、生成公文、分发和回收.

    退出状态：0 完成，1 有要看的，2 文件或用法不对，3 程序或磁盘的错，130 人中止。

    送到管道或文件的输出，编码可用环境变量 PYTHONIOENCODING 指定（如 utf-8、gbk）。
    """
    if show_version:
        from toolkit import __version__

        click.echo(f"台账工具箱 {__version__}")
        context.exit(DONE)
    if show_help or context.invoked_subcommand is None:
        click.echo(context.get_help())
        context.exit(DONE if show_help else WRONG)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status (`toolkit.declare.errors`).

    Whatever ends it is one sentence on standard error; with --json, standard output has one object
    all the same.
    """
    as_json = JSON_FLAG in (sys.argv[1:] if arguments is None else arguments)
    speak_chinese(as_json=as_json)
    gc.set_threshold(*SELDOM)
    said = StringIO()
    with redirect_stdout(said) if as_json else nullcontext():
        status, failure = _run(arguments)
    with undisturbed(for_good=arguments is None):
        if as_json:
            return max(status, deliver(said.getvalue(), failure))
        if failure is not None:
            tell(failure)
    return status


def _run(arguments: Sequence[str] | None) -> tuple[int, Failure | None]:
    """The exit status, and what ended the command before its time."""
    try:
        words = _json_last(sys.argv[1:] if arguments is None else list(arguments))
        status = taizhang.main(words, prog_name="taizhang", standalone_mode=False)
        flush_output()
    except BaseException as error:  # noqa: BLE001 - whatever it is, a person is told
        failure = _failure(error)
        if failure.code == BROKEN_PIPE.code:
            give_up_on(sys.stdout)
        return failure.exit_status, failure
    return status if isinstance(status, int) else DONE, None


def _json_last(words: list[str]) -> list[str]:
    """The same words where --json stands before the subcommand, or alone.

    Raises:
        WrongUsageError: there is no subcommand.
    """
    if words[:1] != [JSON_FLAG]:
        return words
    rest = [word for word in words if word != JSON_FLAG]
    if not rest:
        raise WrongUsageError("没有写命令。用 taizhang --help 查看用法。")
    return rest if rest[0].startswith("-") else [*rest, JSON_FLAG]


def _failure(error: BaseException) -> Failure:
    """What is to be said; click's own errors are looked behind."""
    match error:
        case ToolkitError():
            found = failure_of(error)
            return replace(found, message=f"{found.message}{error.on_command_line}")
        case click.ClickException():
            return failure_of(WrongUsageError(english_usage(error) or usage_sentence(error)))
        case click.Abort():
            return failure_of(error.__cause__ or error)
        case SystemExit():  # -- click's answer to a pipe that nobody reads --
            return failure_of(BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE), OUTPUT))
        case _:
            return failure_of(error)
