"""The command line `taizhang`: its subcommands are loaded one by one, as they are called."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

import click

from toolkit.declare.button import BUTTONS
from toolkit.declare.errors import ToolkitError
from toolkit.declare.errors import whose
from toolkit.frontends.chinese_help import ChineseGroup
from toolkit.frontends.chinese_help import usage_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.declare.button import Button

BEFORE_THE_MONTH = {"new": "新建工作文件夹：台账工作簿、公文模板和各文件夹"}
BESIDE_THE_MONTH = {
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
DONE, TO_LOOK_AT, WRONG = 0, 1, 2
LOG = "taizhang-出错.log"
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
    """台账工具箱：校验台账、生成公文、分发和回收."""
    if show_version:
        from toolkit import __version__

        click.echo(f"台账工具箱 {__version__}")
        context.exit(DONE)
    if show_help or context.invoked_subcommand is None:
        click.echo(context.get_help())
        context.exit(DONE if show_help else WRONG)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status: 0 done, 1 findings or refusals, 2 wrong usage.

    Every error that a person can cause ends in one sentence on standard error.
    """
    _speak_utf8()
    gc.set_threshold(*SELDOM)
    try:
        status = taizhang.main(arguments, prog_name="taizhang", standalone_mode=False)
    except click.ClickException as wrong:
        click.echo(usage_sentence(wrong), err=True)
        return WRONG
    except click.Abort:
        click.echo("已中止，没有写出文件。", err=True)
        return WRONG
    except ToolkitError as error:
        click.echo(f"{error}{error.on_command_line}", err=True)
        return error.exit_status
    except OSError as error:
        click.echo(_os_sentence(error), err=True)
        return WRONG
    except Exception as error:  # noqa: BLE001 - a fault of the program's own ends in a sentence too
        click.echo(_own_fault(error), err=True)
        return WRONG
    return status if isinstance(status, int) else DONE


def run() -> None:
    """The console script."""
    sys.exit(main())


def _speak_utf8() -> None:
    """Chinese must come out whatever the locale says; a terminal keeps its own encoding."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            if stream.isatty():
                reconfigure(errors="replace")
            else:
                reconfigure(encoding="utf-8", errors="surrogateescape")


def _own_fault(error: Exception) -> str:
    """The sentence for a fault of the program, whose details go into a log for the IT person."""
    import tempfile
    import traceback
    from pathlib import Path

    log = Path(tempfile.gettempdir()) / LOG
    log.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    kind = type(error).__name__
    return f"{whose(error, '程序内部')}出错（{kind}），原文件没有改动。请把日志“{log}”交给信息技术人员。"


def _os_sentence(error: OSError) -> str:
    file = f"《{error.filename}》" if error.filename else "文件"
    if isinstance(error, PermissionError):
        return f"{file}不能写入：请检查权限，或关闭正在打开它的程序后再试。"
    if isinstance(error, FileNotFoundError):
        return f"{file}不存在，请检查路径后再试。"
    if isinstance(error, (FileExistsError, NotADirectoryError)):
        return f"{file}是一个文件，不能当作文件夹，请另选文件夹。"
    return f"{file}读写失败（{error.strerror or error}），请检查磁盘和权限后再试。"
