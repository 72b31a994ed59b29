"""taizhang register: what the register of a working folder holds, and whether all of it still stands."""

from __future__ import annotations

import re
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING

import click

from toolkit.declare.errors import DONE
from toolkit.declare.errors import TO_LOOK_AT
from toolkit.declare.errors import in_account
from toolkit.declare.real_path import real_path
from toolkit.declare.wording import listed
from toolkit.frontends.chinese_help import command as chinese_command
from toolkit.frontends.options import JSON
from toolkit.frontends.options import PATH
from toolkit.frontends.options import say_json
from toolkit.register.entries import Standing
from toolkit.workplace.printed_head import HEAD_SHOWN
from toolkit.workplace.printed_head import check_lists
from toolkit.workplace.printed_head import compared

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.register.entries import Change
    from toolkit.register.entries import Entry
    from toolkit.register.entries import RunEntry
    from toolkit.register.register import Register

FEWEST_DIGITS = 8


class Head(click.ParamType[str]):
    """The head of the chain as a 核对单 has it printed, or more of it."""

    name = "链首"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Its hexadecimal digits, or a usage error."""
        text = str(value).strip().lower()
        if not re.fullmatch(rf"[0-9a-f]{{{FEWEST_DIGITS},64}}", text):
            said = f"“{value}”不是登记链首，请照抄核对单第三行的{HEAD_SHOWN}位（数字和 a 到 f，至少{FEWEST_DIGITS}位）"
            self.fail(said, param, ctx)
        return text


@chinese_command
@click.argument("folder", metavar="文件夹", type=PATH, required=False, default=".")
@click.option("--head", type=Head(), metavar="链首", help="核对单上印的登记链首还在不在登记里")
@click.option(
    "--trail",
    "show_trail",
    is_flag=True,
    help="列出说明和单元格的改动：何时、何人、从什么改成什么、为什么",
)
@JSON
@in_account()
def command(folder: Path, head: str | None, show_trail: bool, as_json: bool) -> int:
    """查工作文件夹的登记：每次校验、生成公文、下发台账的时间、经办人、台账、文件和版本.

    “台账指纹”相同，说明两次所依的台账内容相同。不写文件夹则查当前文件夹。每次都核对登记前后衔接、与“公文”里各份核对单上的链首相符。

    退出状态：0 登记完好，1 被改动过、末尾被删过，或所问的链首不在登记里，2 文件或用法不对。
    """
    from toolkit.workplace.register_place import register_of

    register = register_of(folder)
    entries, broken = register.runs(), register.broken()
    papers = compared(register, folder, check_lists(folder))
    wrong = [*filter(None, [broken]), *papers.wrong]
    asked = register.entries_with(head) if head else []
    trail = register.changes() if show_trail else []
    status = TO_LOOK_AT if wrong or (head and not asked) else DONE
    if as_json:
        said = _as_json(register, entries, trail if show_trail else None)
        found = {"asked": head, "found": [asdict(each) for each in asked]} if head else None
        checked = {"broken": broken, "check_lists": asdict(papers), "head_asked": found}
        say_json({**said, **checked})
        return status
    for line in [*_of_runs(entries, folder), *_of_trail(trail, asked=show_trail)]:
        click.echo(line)
    click.echo(f"登记链首 {register.head()[:HEAD_SHOWN]}" if entries else "还没有登记。")
    if head:
        click.echo(_where(head, asked, entries))
    for sentence in wrong:
        click.echo(sentence)
    if entries and not wrong:
        click.echo(
            f"登记前后衔接{f'，与“公文”里{papers.agree}份核对单相符' if papers.agree else ''}。"
        )
    if papers.passed_over:
        click.echo(f"“公文”里还有{papers.passed_over}份核对单不是按这个登记库写的，没有比对。")
    return status


def _as_json(
    register: Register, entries: Sequence[RunEntry], trail: Sequence[Change] | None
) -> dict[str, object]:
    said: dict[str, object] = {"register": register.name, "head": register.head()}
    said["runs"] = [_plain(each) for each in entries]
    if trail is not None:
        said["trail"] = [{**asdict(each), "at": each.at.isoformat()} for each in trail]
    return said


def _where(head: str, found: Sequence[Entry], entries: Sequence[RunEntry]) -> str:
    """Where a head stands that was asked for."""
    if not found:
        return (
            f"链首 {head} 不在登记里：印它的那份核对单以后，登记库末尾被删去过，或换成了别的一份；"
            "也可能抄错了，或核对单是别的工作文件夹的。"
        )
    entry = found[0]
    steps = {each.number: each.run.step for each in entries}
    run = f"第{entry.run}次登记（{steps.get(entry.run, '')}）" if entry.run else "第一次登记以前"
    after = "、".join(f"第{number}次" for number in steps if number > entry.run)
    return (
        f"链首 {head} 在登记里：第{entry.number}条，{entry.at[:16].replace('T', ' ')}，{run}。"
        f"{f'以后又有{after}登记。' if after else '以后没有别的登记。'}"
    )


def _of_runs(entries: Sequence[RunEntry], folder: Path) -> Iterator[str]:
    """A line for each run, with its working folder where it is another one, as in a register that several share."""
    here = str(real_path(folder))
    elsewhere = {each.run.folder for each in entries} - {"", here}
    for entry in entries:
        run = entry.run
        where = f"　{run.host}：{run.folder}" if run.folder in elsewhere else ""
        as_of = f"　截至{run.as_of}" if run.as_of else ""
        when = run.at.strftime("%Y-%m-%d %H:%M")
        undone = "" if entry.standing is Standing.DONE else f"　{entry.standing}"
        drawn = f"　《{run.book}》{as_of}　台账指纹 {run.cells[:12]}" if run.book else ""
        why = entry.why and f"：{entry.why}"
        yield f"{entry.number}　{when}　{run.who}　{run.step}{drawn}{where}{undone}{why}"
        for paper in run.papers:
            yield f"    {paper.file}（模板 {paper.template}）"
        for issued in run.issued:
            number = issued.number or "（不编号）"
            yield f"    {number}　{issued.use}　{issued.title}{issued.why and f'（{issued.why}）'}"
        for sent in run.sent:
            receiver = f"{sent.title}　{sent.person}" if sent.person else sent.title
            yield f"    {sent.version}　{receiver}　{sent.file}"
        for way, there in groupby(run.delivered, lambda entry: entry.how):
            yield f"    {way}　{listed(f'{each.title}（{each.to}）' for each in there)}"


def _of_trail(trail: Sequence[Change], *, asked: bool) -> Iterator[str]:
    if asked:
        yield f"改动{len(trail)}处"
    for each in trail:
        when = each.at.strftime("%Y-%m-%d %H:%M")
        change = f"“{each.old}”→“{each.new}”　" if each.old or each.new else ""
        yield f"    {when}　{each.who}　《{each.file}》{each.place}　{change}{each.why}"


def _plain(entry: RunEntry) -> dict[str, object]:
    run = entry.run
    return {
        "number": entry.number,
        **asdict(run),
        "at": run.at.isoformat(),
        "as_of": run.as_of and str(run.as_of),
        "standing": str(entry.standing),
        "ended": entry.ended and entry.ended.isoformat(),
        "why": entry.why,
    }
