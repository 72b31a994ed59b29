"""taizhang distribute: one workbook for each receiver, with only its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from toolkit.declare.errors import in_account
from toolkit.declare.wording import listed
from toolkit.frontends.chinese_help import command as chinese_command
from toolkit.frontends.options import AS_OF
from toolkit.frontends.options import BOOK
from toolkit.frontends.options import JSON
from toolkit.frontends.options import out_option
from toolkit.frontends.options import say_json
from toolkit.workplace.folders import DISPATCH_FOLDER

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from toolkit.workplace.booklets import Distribution
    from toolkit.workplace.written import WrittenBooklet


@chinese_command
@BOOK
@AS_OF
@out_option("分册放在哪个文件夹；不写则放在台账旁的“下发”文件夹")
@JSON
@in_account()
def command(book: Path, as_of: dt.date | None, out: Path | None, as_json: bool) -> int:
    """分发台账：每个填报人一个分册，只含各自的行.

    分册为不带宏的 .xlsx；受限的列不下发；不归填报人填的列加锁。
    同时写出“下发清单”。

    退出状态：0 全部写出，1 有的行不在任何分册里、没有发给该填的或者不能给他看，有的分册含受限内容没有发出或没有登记，2 文件或用法不对。
    """
    from toolkit.frontends.progress import telling_steps
    from toolkit.workplace.booklets import distribute_book

    folder = out or book.parent / DISPATCH_FOLDER
    with telling_steps() as tell:
        sent = distribute_book(book, as_of, folder, tell)
    for note in (*sent.notes, *sent.remarks):
        click.echo(f"注意：{note}", err=True)
    if sent.unregistered:
        click.echo(sent.unregistered, err=True)
    for sentence in sent.kept_back:
        click.echo(sentence, err=True)
    status = 1 if sent.left or sent.unregistered or sent.kept_back or sent.doubts else 0
    if as_json:
        booklets = [_plain(each) for each in sent.written]
        said = {"book": str(book), "packages": booklets, "listing": str(sent.listing)}
        left = {"unsent": sent.left, "unregistered": sent.unregistered}
        gate = {"kept_back": list(sent.kept_back), "passed": list(sent.passed)}
        told = {**gate, "remarks": list(sent.remarks), "file_notes": list(sent.notes)}
        told["doubts"] = list(sent.doubts)
        say_json({**said, **left, **told})
        return status
    _say(sent)
    return status


def _say(sent: Distribution) -> None:
    """What went out, what did not, and why."""
    for each in sent.written:
        empty = listed(map(str, each.kept_home))
        counts = "，".join(f"{sheet}{count}行" for sheet, count in each.rows.items() if count)
        click.echo(f"{each.path}：{counts or '没有该单位的行，发空表，填新增的，没有的作零报告'}")
        if empty:
            click.echo(f"  可能含受限内容，空着发出：{empty}")
        if valueless := listed(map(str, each.without_value)):
            click.echo(f"  公式没有结果、是错误值或者图片，空着发出：{valueless}")
    for sentence in sent.passed:
        click.echo(f"出门检查：{sentence}")
    click.echo(f"共{len(sent.written)}个分册；清单：{sent.listing}")
    for sheet, rows in sent.left.items():
        numbers = "、".join(map(str, rows))
        click.echo(
            f"“{sheet}”第{numbers}行没有归到任何{sent.receivers}，留在办公室，请补填后再分发。"
        )
    for sentence in sent.doubts:
        click.echo(sentence)


def _plain(written: WrittenBooklet) -> dict[str, object]:
    return {
        "kind": written.booklet.kind.name,
        "key": written.booklet.key,
        "title": written.booklet.title,
        "receiver": written.booklet.receiver,
        "version": written.version,
        "version_before": written.before or None,
        "file": str(written.path),
        "rows": dict(written.rows),
        "kept_home": list(map(str, written.kept_home)),
        "without_value": list(map(str, written.without_value)),
    }
