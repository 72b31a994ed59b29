"""taizhang new: a working folder for the month's work."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from toolkit.declare.errors import ToolkitError
from toolkit.frontends.chinese_help import command as chinese_command
from toolkit.frontends.options import JSON
from toolkit.frontends.options import say_json
from toolkit.frontends.workspace import REGISTER_FILE
from toolkit.frontends.workspace import STEP_FOLDERS
from toolkit.frontends.workspace import TEMPLATES_FOLDER


class OccupiedError(ToolkitError):
    """There is a working folder already; nothing of it is written over."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"“{path}”已经存在，不会覆盖。请换一个文件夹，或先移走原来的文件。")


@chinese_command
@click.argument("folder", metavar="文件夹", type=click.Path(path_type=Path))
@click.option(
    "--without-macros", is_flag=True, help="台账用不带宏和按钮的 .xlsx（WPS，或只用菜单、命令行的）"
)
@JSON
def command(folder: Path, without_macros: bool, as_json: bool) -> int:
    """新建工作文件夹：台账工作簿、可在 Word 中修改的公文模板、登记库，以及 下发、回收、公文、归档 四个文件夹."""
    written = make_workspace(folder, macros=not without_macros)
    if as_json:
        say_json({"folder": str(folder), "written": [str(path) for path in written]})
    else:
        for path in written:
            click.echo(path)
        click.echo(f"下一步：打开{written[0].name}，先填单位名录、人员名册和联系点一览表。")
    return 0


def make_workspace(folder: Path, *, macros: bool = True) -> list[Path]:
    """The files and folders made, the workbook first.

    Raises:
        OccupiedError: the workbook, the templates or the register are there already.
    """
    from toolkit.frontends.resources import blank_workbook
    from toolkit.frontends.resources import folder as shipped
    from toolkit.register import Register

    source = blank_workbook(macros=macros)
    book, templates = folder / source.name, folder / TEMPLATES_FOLDER
    register = folder / REGISTER_FILE
    for path in (book, templates, register):
        if path.exists():
            raise OccupiedError(path)
    folder.mkdir(parents=True, exist_ok=True)
    templates.mkdir()
    shutil.copyfile(source, book)
    written = [book]
    for template in sorted(shipped("doc_templates").glob("*.docx")):
        written.append(templates / template.name)
        shutil.copyfile(template, written[-1])
    for name in STEP_FOLDERS:
        (folder / name).mkdir(exist_ok=True)
        written.append(folder / name)
    Register(register).create()
    return [*written, register]
