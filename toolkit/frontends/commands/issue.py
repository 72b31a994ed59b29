"""taizhang issue: a paper is checked, numbered, dated and signed; a number is 作废 or 留号."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.declare.errors import DONE
from toolkit.declare.errors import FAULT
from toolkit.declare.errors import TO_LOOK_AT
from toolkit.declare.errors import in_account
from toolkit.frontends.chinese_help import command as chinese_command
from toolkit.frontends.options import JSON
from toolkit.frontends.options import PATH
from toolkit.frontends.options import Day
from toolkit.frontends.options import say_json

if TYPE_CHECKING:
    import datetime as dt

    from toolkit.usecases.signing import Group
    from toolkit.workplace.issuing import Signing


@chinese_command
@click.argument("paper", metavar="公文", type=PATH, required=False)
@click.option("--number", default="", metavar="文号", help="机要给的文号，代字、〔年份〕、序号写全")
@click.option("--signed-by", default="", metavar="姓名", help="签发人")
@click.option("--dated", type=Day(), metavar="日期", help="成文日期（签发的日期）")
@click.option("--printed", type=Day(), metavar="日期", help="印发日期；不写则与成文日期相同")
@click.option(
    "--reason",
    "typed",
    multiple=True,
    metavar="群组=原因",
    help="要写理由的一组，原因为已电话核实、待补报、领导同意先发或“其他：……”；可写几次",
)
@click.option("--by", default="", metavar="姓名", help="谁写的理由；不写则用登录名")
@click.option("--book", type=PATH, metavar="台账", help="所依的台账；不写则用登记库里记的")
@click.option("--void", default="", metavar="文号", help="作废这个文号，另写 --why")
@click.option("--reserve", default="", metavar="文号", help="留下这个文号，另写 --why")
@click.option("--why", default="", metavar="原因", help="作废或留号的原因")
@JSON
@in_account()
def command(
    paper: Path | None,
    number: str,
    signed_by: str,
    dated: dt.date | None,
    printed: dt.date | None,
    typed: tuple[str, ...],
    by: str,
    book: Path | None,
    void: str,
    reserve: str,
    why: str,
    as_json: bool,
) -> int:
    """签发一份生成的公文：做签发前检查，编上文号、写上日期，写出定稿和正本.

    按台账今天的内容、公文的统计截止日重新核对。检查分三级：“拦”的改好才能签发；“写理由”的每组用 --reason 写一个原因；“只提示”的核对即可。
    不能签发的只写出一页“签发前检查”。通过的在公文旁边写出定稿、正本、签发前检查、签发时的台账和核对单、文号登记簿，草稿不动。

    退出状态：0 已签发，1 不能签发，2 文件或用法不对。
    """
    if void or reserve:
        return _account_for(void, reserve, why, book, as_json=as_json)
    if paper is None:
        raise click.UsageError("请写明要签发的公文")
    from toolkit.declare.signing import Wanted
    from toolkit.frontends.progress import telling_whom_one_waits_for
    from toolkit.usecases.signing import reasons_typed
    from toolkit.workplace.issuing import issue
    from toolkit.workplace.person import login_name

    wanted = Wanted(number.strip(), signed_by.strip(), dated, printed or dated)
    reasons = reasons_typed(typed, by.strip() or login_name())
    done = issue(paper, wanted, reasons, book=book, tell=telling_whom_one_waits_for())
    for remark in done.account.remarks:
        click.echo(f"注意：{remark}", err=True)
    if as_json:
        say_json(_json_of(paper, done))
    else:
        _say(paper, done)
    if done.account.disk_fault:
        return FAULT
    return DONE if done.is_signed else TO_LOOK_AT


def _account_for(void: str, reserve: str, why: str, book: Path | None, *, as_json: bool) -> int:
    if void and reserve:
        raise click.UsageError("--void 和 --reserve 一次只写一个")
    from toolkit.frontends.progress import telling_whom_one_waits_for
    from toolkit.reading.files.opening import content_of
    from toolkit.reading.files.opening import read_bytes
    from toolkit.register.entries import Use
    from toolkit.workplace.numbering import account_for

    if book:
        content_of(
            read_bytes(book), book
        )  # -- refuses what is no workbook: nobody's number is kept --
    number, use = (void, Use.VOID) if void else (reserve, Use.RESERVED)
    home = book.parent if book else Path()
    account = account_for(number.strip(), use, why, home, telling_whom_one_waits_for())
    if as_json:
        said = {"number": number, "use": str(use), "why": why, "remarks": account.remarks}
        say_json({**said, "refusals": list(account.refused.values())})
    else:
        click.echo(f"文号“{number}”已登记为{use}（{why}）。")
        for each in (*account.remarks, *account.refused.values()):
            click.echo(f"注意：{each}", err=True)
    return FAULT if account.disk_fault else DONE


def _say(paper: Path, done: Signing) -> None:
    account = done.account
    if done.is_signed:
        number = f"，文号“{done.wanted.number}”" if done.wanted.number else ""
        click.echo(f"已签发：《{paper.name}》{number}")
        files = (done.final, done.clean, done.page, done.check_list, done.data, done.register)
        for each in filter(None, files):
            click.echo(f"  {each}")
    elif done.clean is None:
        click.echo(f"没有签发：《{paper.name}》")
    for group in done.gated.groups:
        if group.open:
            click.echo(_line(group))
    for remark in done.gated.remarks:
        click.echo(f"注意：{remark}")
    for refusal in dict.fromkeys(account.refused.values()):
        click.echo(f"没有写出：{refusal}")
    if account.unregistered:
        click.echo(account.unregistered, err=True)
    if account.has(done.page):
        click.echo(f"签发前检查：{done.page}")


def _line(group: Group) -> str:
    from toolkit.workplace.signing_page import said_of

    said = said_of(group)
    if group.stops and not group.reason:
        return f"{group.hold}　{group.name}：{said}{group.todo}"
    return f"{group.hold}　{group.name}：{said}{f'理由：{group.reason}' if group.reason else ''}"


def _json_of(paper: Path, done: Signing) -> dict[str, object]:
    files = {
        "final": done.final,
        "clean": done.clean,
        "check_list": done.check_list,
        "data": done.data,
        "register": done.register,
    }
    return {
        "document": str(paper),
        "signed": done.is_signed,
        "number": done.wanted.number,
        "groups": [_plain(each) for each in done.gated.groups if each.open],
        "passed": [each.name for each in done.gated.groups if not each.open],
        "page": str(done.page),
        **{name: str(path) if path and done.is_signed else None for name, path in files.items()},
        "refusals": [*dict.fromkeys(done.account.refused.values())],
        "remarks": [*done.gated.remarks, *done.account.remarks],
        "unregistered": done.account.unregistered or None,
    }


def _plain(group: Group) -> dict[str, object]:
    return {
        "group": group.name,
        "hold": str(group.hold),
        "stops": group.stops,
        "open": [
            {"sentence": each.sentence, "cells": [str(cell) for cell in each.cells]}
            for each in group.open
        ],
        "todo": group.todo,
        "reason": str(group.reason) if group.reason else None,
    }
