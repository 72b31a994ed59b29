"""taizhang new: a working folder for the month's work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from toolkit.declare.errors import in_account
from toolkit.frontends.chinese_help import command as chinese_command
from toolkit.frontends.options import ACTIVITY
from toolkit.frontends.options import JSON
from toolkit.frontends.options import PATH
from toolkit.frontends.options import say_json
from toolkit.workplace.activities import chosen
from toolkit.workplace.new_folder import make_workspace

if TYPE_CHECKING:
    from pathlib import Path


@chinese_command
@click.argument("folder", metavar="文件夹", type=PATH)
@ACTIVITY
@click.option(
    "--without-macros", is_flag=True, help="台账用不带宏和按钮的 .xlsx（WPS，或只用菜单、命令行的）"
)
@JSON
@in_account()
def command(folder: Path, activity: str | None, without_macros: bool, as_json: bool) -> int:
    """新建工作文件夹：台账工作簿、可在 Word 中修改的公文模板、登记库，以及 下发、送达、回收、公文、归档 五个文件夹."""
    catalogue = chosen(activity)
    written = make_workspace(folder, catalogue, macros=not without_macros)
    if as_json:
        paths = [str(path) for path in written]
        say_json({"folder": str(folder), "activity": catalogue.name, "written": paths})
    else:
        for path in written:
            click.echo(path)
        click.echo(f"下一步：打开{written[0].name}，{catalogue.front_page.first_step}")
    return 0
