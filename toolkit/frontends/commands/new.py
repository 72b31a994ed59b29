"""taizhang new: a working folder for the month's work."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from toolkit.declare.errors import in_account
from toolkit.declare.real_path import real_path
from toolkit.frontends.chinese_help import command as chinese_command
from toolkit.frontends.options import ACTIVITY
from toolkit.frontends.options import JSON
from toolkit.frontends.options import PATH
from toolkit.frontends.options import say_json
from toolkit.workplace.activities import chosen
from toolkit.workplace.new_folder import make_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from toolkit.workplace.next_year import NextYear


@chinese_command
@click.argument("folder", metavar="文件夹", type=PATH)
@ACTIVITY
@click.option(
    "--from",
    "old",
    type=PATH,
    metavar="旧文件夹",
    help="换年度：从旧的工作文件夹（或其中的台账）带来名册、没有办结的事项、参数和改过的模板",
)
@click.option(
    "--year", type=int, metavar="年度", help="新年度；不写则看文件夹名，没有则是旧年度的下一年"
)
@click.option(
    "--without-macros", is_flag=True, help="台账用不带宏和按钮的 .xlsx（WPS，或只用菜单、命令行的）"
)
@click.option(
    "--for",
    "program",
    type=click.Choice(["libreoffice"]),
    help="台账用 LibreOffice 自己的 .ods：保存以后按钮还在（.xlsm 由 LibreOffice 保存会丢按钮）",
)
@JSON
@in_account()
def command(
    folder: Path,
    activity: str | None,
    old: Path | None,
    year: int | None,
    without_macros: bool,
    program: str | None,
    as_json: bool,
) -> int:
    """新建工作文件夹：台账工作簿、可在 Word 中修改的公文模板、登记库，以及下发、送达、回收、公文、归档各步的文件夹."""
    if program and (old or without_macros):
        raise click.UsageError("--for 不能和 --from、--without-macros 一起用")
    if old is not None:
        if activity is not None:
            raise click.UsageError("--from 的活动由旧台账自己说，不要再写 --activity")
        return _next_year(folder, old, year, macros=not without_macros, as_json=as_json)
    if year is not None:
        raise click.UsageError("--year 和 --from 一起用；新台账的年度在“参数”表填")
    catalogue = chosen(activity)
    if program:
        from toolkit.frontends.ods_workbook import control_ods

        made = control_ods(catalogue)
        written = make_workspace(folder, catalogue, book_content=made, suffix=".ods")
    else:
        written = make_workspace(folder, catalogue, macros=not without_macros)
    if as_json:
        paths = [str(path) for path in written]
        say_json({"folder": str(folder), "activity": catalogue.name, "written": paths})
    else:
        for path in written:
            click.echo(path)
        for words in _of_buttons(written[0]):
            click.echo(words)
        click.echo(f"下一步：打开{written[0].name}，{catalogue.front_page.first_step}")
    return 0


def _of_buttons(book: Path) -> Iterator[str]:
    """What a workbook's buttons need where no installer made its folder a trusted one."""
    folder = real_path(book.parent)
    if book.suffix == ".xlsx":
        return
    if sys.platform == "win32":
        yield (
            "按钮是宏：安装时建的工作文件夹，Excel 已信任；这个文件夹在别处的，打开“文件—选项—信任中心—"
            f"受信任位置”，添加“{folder}”。"
        )
        return
    yield (
        "按钮是宏：安装时建的工作文件夹，LibreOffice 已信任；这个文件夹在别处的，打开“工具—选项—LibreOffice—安全性—"
        f"宏安全性—可信来源”，添加“{folder}”。菜单“台账”和工具栏不用添加就能用。"
    )


def _next_year(folder: Path, old: Path, year: int | None, *, macros: bool, as_json: bool) -> int:
    from toolkit.workplace.next_year import next_year

    made = next_year(folder, old, year, macros=macros)
    if as_json:
        say_json(_object(made, folder))
        return 0
    for path in made.written:
        click.echo(path)
    click.echo(f"{made.begun.year}年度，由《{made.old_book.name}》（{made.old_year}年度）开始：")
    for ledger, (carried, there) in made.begun.carried.items():
        if there:
            click.echo(
                f"  {ledger.sheet}：带来{carried}行"
                + ("" if carried == there else f"（旧台账{there}行）")
            )
    for sheet, rows in made.left:
        click.echo(f"  {sheet}：{rows}行留在旧台账")
    for told in made.begun.told:
        click.echo(f"  {told}")
    for name in made.templates:
        click.echo(f"  公文模板/{name}：改过的，带来了。")
    for words in _of_buttons(made.written[0]):
        click.echo(words)
    click.echo(f"下一步：打开{made.written[0].name}，核对“参数”表和名册，再开始填。")
    return 0


def _object(made: NextYear, folder: Path) -> dict[str, object]:
    return {
        "folder": str(folder),
        "activity": made.catalogue.name,
        "written": [str(path) for path in made.written],
        "from": str(made.old_book),
        "old_year": made.old_year,
        "year": made.begun.year,
        "carried": {
            ledger.sheet: {"rows": carried, "of": there}
            for ledger, (carried, there) in made.begun.carried.items()
        },
        "left": dict(made.left),
        "told": made.begun.told,
        "own_templates": list(made.templates),
    }
