"""taizhang remind: who is due, what is said to each, the letter to those who are late."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from toolkit.declare.errors import DONE
from toolkit.declare.errors import TO_LOOK_AT
from toolkit.declare.errors import in_account
from toolkit.declare.wording import listed
from toolkit.frontends.chinese_help import command as chinese_command
from toolkit.frontends.options import AS_OF
from toolkit.frontends.options import BOOK
from toolkit.frontends.options import JSON
from toolkit.frontends.options import out_option
from toolkit.frontends.options import say_json
from toolkit.usecases.handling import not_handled

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.distribution.reminding import NotDue
    from toolkit.usecases.reminding import Pressed
    from toolkit.workplace.reminding import Reminded


@chinese_command
@BOOK
@AS_OF
@out_option("催报清单和便函放在哪个文件夹；不写则放在台账旁的“公文”文件夹")
@JSON
@in_account()
def command(book: Path, as_of: dt.date | None, out: Path | None, as_json: bool) -> int:
    """催报：列出到期没有报送、退回没有重报的单位，每个单位说什么，给逾期的写便函.

    看台账里登记报送情况的表和登记库，按统计截止日算。期限前两个工作日起提醒；逾期第一个工作日打电话，再不报的发便函，便函的补报期限
    过了仍不报的，请示领导后督办或者通报。退回的写明原因，看重报时限，不算迟报。便函只发给逾期的，一批一份。

    退出状态：0 没有要催的，1 有要催的，2 文件或用法不对。
    """
    from toolkit.frontends.progress import telling_whom_one_waits_for
    from toolkit.workplace.reminding import remind_book

    done = remind_book(book, as_of, out, telling_whom_one_waits_for())
    for remark in done.remarks:
        click.echo(f"注意：{remark}", err=True)
    for refusal in filter(None, (*done.refusals, done.unregistered)):
        click.echo(refusal, err=True)
    if as_json:
        say_json(_as_json(book, done))
    else:
        for line in _lines(done):
            click.echo(line)
    return TO_LOOK_AT if done.reminding.pressed or done.refusals or done.unregistered else DONE


def _lines(done: Reminded) -> Iterator[str]:
    reminding = done.reminding
    way = ""
    for each in reminding.pressed:
        if each.due.way != way:
            way = each.due.way
            yield f"【{way}】"
        yield f"{each.due.life.key.said}　{_contact(each)}"
        yield f"    {each.words}"
    if not reminding.pressed:
        yield f"截至{reminding.as_of}没有要催报的台账。"
    if reminding.not_due:
        yield f"不用催的{len(reminding.not_due)}份："
    yield from _quiet(reminding.not_due)
    if done.listing:
        yield f"清单：{done.listing}"
    for letter in done.letters:
        yield f"便函：{letter.file}"


def _quiet(not_due: Sequence[NotDue]) -> Iterator[str]:
    """Those that nobody is pressed for, by batch and reason."""
    alike: dict[tuple[str, str], list[str]] = {}
    for each in not_due:
        key, stage = each.life.key, each.life.stage
        why = each.why if each.life.is_owing else str(stage)
        alike.setdefault((key.batch, why), []).append(key.said)
    for (batch, why), names in alike.items():
        yield f"    {batch}　{why}：{listed(names)}"


def _contact(each: Pressed) -> str:
    contact = each.contact or "没有填报送联系人"
    return f"{contact}　{each.phone}".rstrip("　")


def _as_json(book: Path, done: Reminded) -> dict[str, object]:
    reminding = done.reminding
    files = [str(each.file) for each in done.letters]
    return {
        "book": str(book),
        "as_of": str(reminding.as_of),
        "due": [_due(each) for each in reminding.pressed],
        "not_due": [_not_due(each) for each in reminding.not_due],
        "messages": [_message(each) for each in reminding.pressed],
        "notice": files[0] if files else None,
        "notices": files,
        "listing": str(done.listing) if done.listing else None,
        "new_last_day": str(reminding.again),
        "refusals": list(done.refusals),
        "unregistered": done.unregistered or None,
        "remarks": list(done.remarks),
        "not_handled": not_handled(done.left),
    }


def _due(each: Pressed) -> dict[str, object]:
    due = each.due
    return {
        **due.life.key._asdict(),
        "full_name": each.unit.full_name or None,
        "stage": str(due.life.stage),
        "way": str(due.way),
        "last_day": due.last_day and str(due.last_day),
        "set_for": due.planned and str(due.planned),
        "workdays_overdue": due.overdue,
        "reason": each.why or None,
        "expected": each.expected or None,
        "contact": each.contact or None,
        "phone": each.phone or None,
    }


def _not_due(each: NotDue) -> dict[str, object]:
    return {**each.life.key._asdict(), "stage": str(each.life.stage), "why": each.why}


def _message(each: Pressed) -> dict[str, object]:
    return {
        "unit": each.due.life.key.unit,
        "to": each.contact or None,
        "address": each.unit.address or None,
        "text": each.words,
    }
