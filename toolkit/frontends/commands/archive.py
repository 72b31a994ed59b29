"""taizhang archive: all that belongs to a signed paper is put together under its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from toolkit.declare.errors import DONE
from toolkit.declare.errors import FAULT
from toolkit.declare.errors import TO_LOOK_AT
from toolkit.declare.errors import in_account
from toolkit.frontends.chinese_help import command as chinese_command
from toolkit.frontends.options import JSON
from toolkit.frontends.options import PATH
from toolkit.frontends.options import say_json

if TYPE_CHECKING:
    from pathlib import Path


@chinese_command
@click.argument("paper", metavar="公文", type=PATH)
@click.option("--book", type=PATH, metavar="台账", help="所依的台账；不写则用登记库里记的")
@JSON
@in_account()
def command(paper: Path, book: Path | None, as_json: bool) -> int:
    """把签发了的公文归档：放进“归档”下以文号命名的文件夹，附归档清单和发文稿纸.

    归档的有正本、定稿、签发前检查、签发时的台账和核对单、模板。缺一件、签发以后改过一件都不归档，写明是哪件。原来的文件不动。

    退出状态：0 已归档，1 不能归档，2 文件或用法不对。
    """
    from toolkit.frontends.progress import telling_whom_one_waits_for
    from toolkit.workplace.archiving import archive

    done = archive(paper, book=book, tell=telling_whom_one_waits_for())
    account = done.account
    refusals = [*dict.fromkeys(account.refused.values())]
    if as_json:
        there = [str(each) for each in done.files if account.has(each)]
        said = {"document": str(paper), "folder": str(done.folder), "files": there}
        say_json({**said, "refusals": refusals, "remarks": account.remarks})
    else:
        if not refusals:
            click.echo(f"已归档：{done.folder}")
        for each in filter(account.has, done.files):
            click.echo(f"  {each.name}")
        for refusal in refusals:
            click.echo(refusal)
    for remark in account.remarks:
        click.echo(f"注意：{remark}", err=True)
    if account.disk_fault:
        return FAULT
    return TO_LOOK_AT if refusals else DONE
