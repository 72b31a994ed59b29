"""taizhang deliver: the booklets reach their receivers by folder, by zip or by e-mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from toolkit.declare.errors import DONE
from toolkit.declare.errors import FAULT
from toolkit.declare.errors import TO_LOOK_AT
from toolkit.declare.errors import in_account
from toolkit.frontends.chinese_help import command as chinese_command
from toolkit.frontends.options import AS_OF
from toolkit.frontends.options import BOOK
from toolkit.frontends.options import JSON
from toolkit.frontends.options import out_option
from toolkit.frontends.options import say_json

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from toolkit.workplace.handing_out import HandingOut
    from toolkit.workplace.letters import Mailing
    from toolkit.workplace.letters import Message


@chinese_command
@BOOK
@AS_OF
@out_option("放在哪个文件夹；不写则放在台账旁的“送达”文件夹")
@click.option("--mail", is_flag=True, help="发邮件；不带 --confirm 只预览，不发")
@click.option("--confirm", "code", metavar="确认码", help="按预览给出的确认码发出")
@click.option("--only", multiple=True, metavar="对象", help="只送这个下发对象，可写几次")
@click.option("--again", multiple=True, metavar="对象", help="发过的再发一次，可写几次")
@JSON
@in_account()
def command(
    book: Path,
    as_of: dt.date | None,
    out: Path | None,
    mail: bool,
    code: str | None,
    only: tuple[str, ...],
    again: tuple[str, ...],
    as_json: bool,
) -> int:
    """送达台账：把下发的分册送到每个接收人手里.

    不带 --mail：每个接收人一个文件夹、一个压缩包，另有一张签收用的“印发分送单”。

    带 --mail：先预览每一封（发给谁、标题、正文、附件），给出确认码；带 --confirm 才发，内容变了要重新预览。发件服务器填在参数表，
    密码用环境变量 TAIZHANG_SMTP_PASSWORD 或系统的密码库，不写在台账里。发过的不再发。

    只送登记库里记着、下发以后没有改过的分册。

    退出状态：0 全部送到或已预览，1 有没送的，2 文件或用法不对，3 服务器或磁盘的错。
    """
    if not mail:
        if code or again:
            raise click.UsageError("--confirm、--again 是发邮件用的，请同时写 --mail")
        return _handed_out(book, as_of, out, only, as_json=as_json)
    from toolkit.frontends.progress import telling_whom_one_waits_for
    from toolkit.workplace.mailing import preview
    from toolkit.workplace.mailing import send

    if code:
        tell = telling_whom_one_waits_for()
        mailing = send(book, as_of, code, only=only, again=again, tell=tell)
    else:
        mailing = preview(book, as_of, only=only, again=again)
    for remark in mailing.remarks:
        click.echo(f"注意：{remark}", err=True)
    if as_json:
        say_json(_plain_mailing(book, mailing, sent=bool(code)))
    else:
        _say_mailing(book, mailing, sent=bool(code))
    return _status(mailing)


def _handed_out(
    book: Path, as_of: dt.date | None, out: Path | None, only: tuple[str, ...], *, as_json: bool
) -> int:
    from toolkit.frontends.progress import telling_whom_one_waits_for
    from toolkit.workplace.handing_out import hand_out

    done = hand_out(book, as_of, only=only, out=out, tell=telling_whom_one_waits_for())
    account = done.account
    for remark in (*account.remarks, *filter(None, [account.unregistered])):
        click.echo(f"注意：{remark}", err=True)
    if as_json:
        say_json(_plain_handed(book, done))
    else:
        for each in done.handed:
            if account.has(each.archive):
                click.echo(f"{each.parcel.entry.title}：{each.folder}，压缩包{each.archive.name}")
        for sentence in (*done.refused.values(), *dict.fromkeys(account.refused.values())):
            click.echo(sentence)
        click.echo(f"共{len(done.handed)}份；签收用的单子：{done.sheet}")
    if account.disk_fault:
        return FAULT
    return TO_LOOK_AT if done.refused or account.refused or account.unregistered else DONE


def _plain_handed(book: Path, done: HandingOut) -> dict[str, object]:
    account = done.account
    parcels = [
        {
            "kind": each.parcel.entry.kind,
            "key": each.parcel.entry.key,
            "title": each.parcel.entry.title,
            "receiver": each.parcel.entry.person,
            "file": each.parcel.entry.file,
            "folder": str(each.folder),
            "zip": str(each.archive),
        }
        for each in done.handed
        if account.has(each.archive)
    ]
    refused = [{"title": title, "reason": why} for title, why in done.refused.items()]
    told = {"refusals": [*dict.fromkeys(account.refused.values())], "remarks": account.remarks}
    left = {"refused": refused, "unregistered": account.unregistered or None}
    return {"book": str(book), "parcels": parcels, "sheet": str(done.sheet), **left, **told}


def _status(mailing: Mailing) -> int:
    from toolkit.workplace.letters import State

    bad = {State.FAILED, State.PERHAPS}
    return TO_LOOK_AT if mailing.refused or any(m.state in bad for m in mailing.messages) else DONE


def _plain_mailing(book: Path, mailing: Mailing, *, sent: bool) -> dict[str, object]:
    refused = [{"title": title, "reason": why} for title, why in mailing.refused.items()]
    messages = [*map(_plain, mailing.messages)]
    told = {"refused": refused, "remarks": list(mailing.remarks)}
    return {"book": str(book), "sent": sent, "code": mailing.code, "messages": messages, **told}


def _plain(message: Message) -> dict[str, object]:
    entry = message.parcel.entry
    return {
        "kind": entry.kind,
        "key": entry.key,
        "title": entry.title,
        "receiver": entry.person,
        "to": message.to,
        "subject": message.letter.subject,
        "body": message.letter.body,
        "file": str(message.parcel.path),
        "size": message.parcel.path.stat().st_size,
        "sha256": entry.sha256,
        "state": str(message.state),
        "why": message.why,
    }


def _say_mailing(book: Path, mailing: Mailing, *, sent: bool) -> None:
    from toolkit.workplace.letters import State

    for each in mailing.messages:
        entry = each.parcel.entry
        click.echo(
            f"{entry.title}（{entry.person or '未填接收人'}）→ {each.to}：{each.state}{_because(each)}"
        )
        if not sent and each.state is State.TO_SEND:
            size = -(-each.parcel.path.stat().st_size // 1024)
            click.echo(f"  标题：{each.letter.subject}")
            for line in each.letter.body.splitlines():
                click.echo(f"  | {line}")
            click.echo(f"  附件：{entry.file}（{size} KB）")
    for sentence in mailing.refused.values():
        click.echo(sentence)
    count = sum(m.state is (State.SENT if sent else State.TO_SEND) for m in mailing.messages)
    if sent:
        click.echo(f"发出{count}封。")
    elif count:
        click.echo(f"待发{count}封，还没有发。核对无误后运行：")
        click.echo(f'  taizhang deliver "{book}" --mail --confirm {mailing.code}')
    else:
        click.echo("没有要发的邮件。")


def _because(message: Message) -> str:
    return f"。{message.why}" if message.why else ""
