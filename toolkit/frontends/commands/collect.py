"""taizhang collect: the booklets that came back, merged into a copy of the office's workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from toolkit.chinese.dates import full_day
from toolkit.declare.errors import in_account
from toolkit.declare.standard import MergeQuestion
from toolkit.declare.standard.question import OPEN
from toolkit.frontends.chinese_help import command as chinese_command
from toolkit.frontends.options import JSON
from toolkit.frontends.options import PATH
from toolkit.frontends.options import Day
from toolkit.frontends.options import say_json
from toolkit.reading.collector import collector_paused
from toolkit.usecases.collected_json import as_json as json_of_collected
from toolkit.usecases.handling import not_handled
from toolkit.usecases.left_in_returns import left_in_returns
from toolkit.usecases.placeholders import TO_COMPLETE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

    from toolkit.usecases.collecting import Collected
    from toolkit.workplace.collection import Collection

SHOWN = 30


@chinese_command
@click.argument("files", metavar="分册", nargs=-1, type=PATH)
@click.option("--into", "book", metavar="台账", required=True, type=PATH, help="合并到哪本台账总册")
@click.option("--dry-run", is_flag=True, help="只说会怎样：不写文件，不移动收回的文件")
@click.option(
    "--as", "unit", metavar="单位", default="", help="隐藏的“系统”表没有了的分册，写明是谁报送的"
)
@click.option(
    "--return-whole", "whole", is_flag=True, help="有一处问题就整份退回；不写则只退有问题的行"
)
@click.option(
    "--again-by", type=Day(), metavar="日期", help="退回的限哪天重报；不写则按活动规定的天数"
)
@click.option(
    "--return",
    "reporter",
    metavar="单位",
    default="",
    help="退回这个单位报来的，另写 --why；只登记，不合并",
)
@click.option("--why", default="", metavar="原因", help="退回的原因，有几处写几处，用；隔开")
@click.option("--undo", is_flag=True, help="取回最近一次合并以前的总册，另存在旁边")
@JSON
@collector_paused()
@in_account()
def command(
    files: tuple[Path, ...],
    book: Path,
    dry_run: bool,
    unit: str,
    whole: bool,
    again_by: dt.date | None,
    reporter: str,
    why: str,
    undo: bool,
    as_json: bool,
) -> int:
    """回收合并：收回的分册逐格并入台账总册的副本，总册原文件不动.

    不写文件的，取“回收”文件夹里的全部。写出 BOOK_合并；对不上的列在“合并冲突”表，选了“处理”再合并一次即照办。
    有问题的退回（标注副本和退回清单在“回收/退回”）；认不出的移到“回收/未处理”，旁边写明原因。

    退出状态：0 全部并入，1 有要人决定的、退回的、没有并入的或没有登记，2 文件或用法不对。
    """
    from toolkit.frontends.progress import telling_whom_one_waits_for
    from toolkit.workplace.collecting import collect_book
    from toolkit.workplace.collection import Wishes
    from toolkit.workplace.undoing import undo_merge

    if reporter or why:
        if files or dry_run or unit or whole or undo or not reporter:
            raise click.UsageError(
                "退回（--return 单位 --why 原因）只与 --into、--again-by、--json 一起用"
            )
        return _send_back(book, reporter, why, again_by, as_json=as_json)
    if undo:
        if files or dry_run or unit or whole or again_by:
            raise click.UsageError("取回合并以前的总册（--undo）只与 --into、--json 一起用")
        kept, back = undo_merge(book)
        if as_json:
            say_json({"book": str(book), "restored": str(back), "kept": str(kept)})
        else:
            click.echo(f"合并以前的总册：{back}（取自{kept}）。现在的《{book.name}》没有改动。")
        return 0
    wishes = Wishes(unit, whole, again_by, dry_run)
    done = collect_book(book, files, wishes, telling_whom_one_waits_for())
    for remark in _remarks(done):
        click.echo(f"注意：{remark}", err=True)
    if done.account.unregistered:
        click.echo(done.account.unregistered, err=True)
    if as_json:
        say_json(_json(book, done))
    else:
        for line in _lines(done, tried=dry_run):
            click.echo(line)
    return _status(done)


def _send_back(book: Path, unit: str, why: str, again_by: dt.date | None, *, as_json: bool) -> int:
    """Write down that what a unit reported last goes back."""
    from toolkit.workplace.handling import send_back_in

    events = send_back_in(book, unit, why, again_by)
    if as_json:
        returned = [{**e.key._asdict(), "why": e.why, "again_by": str(e.due)} for e in events]
        say_json({"book": str(book), "returned": returned})
        return 0
    for event in events:
        click.echo(f"已退回{event.key}，请于{event.due}前重报。原因：{event.why}")
    return 0


def _status(done: Collection) -> int:
    collected = done.collected
    asked = any(each.is_open for each in collected.questions)
    return int(
        bool(asked or collected.refused or collected.returned or done.unmade)
        or bool(done.account.unregistered or done.account.refused)
    )


def _json(book: Path, done: Collection) -> dict[str, object]:
    said = {
        "book": str(book),
        "written": str(done.target) if done.target else None,
        "batch": str(done.batch) if done.batch else None,
        **json_of_collected(done.collected),
    }
    for each in said["returned"]:  # type: ignore[attr-defined]
        copy = done.sent_back.get(each["file"])
        each["copy"] = str(copy) if copy else None
        each["again_by"] = done.again.day.isoformat()
    said["not_written"] = [f"{each.sheet}!{each.cell}" for each in done.unmade]
    said["moved"] = {file: str(path) for file, path in done.moved.items()}
    said["unregistered"] = done.account.unregistered or None
    said["remarks"] = [*_remarks(done)]
    said["file_notes"] = [*done.notes]
    said["not_handled"] = not_handled(done.left)
    return said


def _remarks(done: Collection) -> Iterator[str]:
    yield from done.notes
    yield from dict.fromkeys(done.account.remarks)
    if done.again.remark and done.collected.returned:
        yield done.again.remark
    for path in done.account.kept:
        yield from done.account.remark_on(path)
    yield from done.account.refused.values()
    for each in done.unmade:
        yield f"总册“{each.sheet}”的{each.cell}是公式，没有改成报送的值，请核对。"


def _lines(done: Collection, *, tried: bool) -> Iterator[str]:
    collected = done.collected
    counts = collected.counts()
    for each in collected.taken:
        known = each.known
        added, changed = counts[known.file]
        yield (
            f"{known.file}：{known.booklet.kind.name}“{known.booklet.title}”{known.version}，"
            f"新增{added}行，改动{changed}格"
        )
        yield from (f"  {remark}" for remark in (*known.remarks, *each.said))
    yield from _by_answers(collected)
    kept = [f"  {each}" for each in left_in_returns(collected)]
    yield from _some(f"没有照报送并入、或另作处理的（{len(kept)}处）", kept)
    asked = [
        f"  “{each.ledger.sheet}”{f'第{each.at}行' if each.at else ''}"
        f"{f'“{each.column}”' if each.column else ''}{each.why}："
        f"下发时“{each.base}”，报送“{each.theirs}”，总册“{each.ours}”（{each.unit}）"
        f"{'' if each.outcome == OPEN else each.outcome}"
        for each in collected.questions
        if each.is_open
    ]
    yield from _some(f"要人决定的（{len(asked)}处），在“{MergeQuestion.sheet}”表选“处理”", asked)
    pending = [
        f"  “{each.ledger.sheet}”{heading}：暂记“{words}”（系统行号{each.row_id}）"
        for each in collected.pending
        for heading, words in each.stands_for.items()
    ]
    yield from _some(f"{TO_COMPLETE}的（{len(pending)}处）", pending)
    yield from _back(done)
    for refused in collected.refused:
        yield f"没有并入：{refused.reason}"
    yield _end(done, tried=tried)


def _back(done: Collection) -> Iterator[str]:
    for each in done.collected.returned:
        name = each.known.file
        copy = done.sent_back.get(name)
        where = f"，退回件：{copy}" if copy else ""
        yield f"退回：{name}有{len(each.faults)}处要改，限{full_day(done.again.day)}前重报{where}"


def _by_answers(collected: Collected) -> Iterator[str]:
    """What is done since a person has answered, beyond what the files say."""
    counts = collected.counts().values()
    added, changed, removed = collected.totals()
    added -= sum(each for each, _ in counts)
    changed -= sum(each for _, each in counts)
    if added or changed or removed:
        yield (
            f"照“{MergeQuestion.sheet}”的“{MergeQuestion.decision.heading}”："
            f"新增{added}行，改动{changed}格，删去{removed}行"
        )


def _end(done: Collection, *, tried: bool) -> str:
    if done.target is not None:
        where = f"；收回的文件移到{done.batch}" if done.batch else ""
        return f"合并后的总册：{done.target}{where}"
    if done.moved:
        return "总册没有要改的，没有另写。收回的文件已移走，见上。"
    said = "没有写文件，也没有移动收回的文件。"
    return f"试算：{said}" if tried else f"总册没有要改的，{said}"


def _some(title: str, lines: list[str]) -> Iterator[str]:
    if not lines:
        return
    yield title
    yield from lines[:SHOWN]
    if len(lines) > SHOWN:
        yield f"  ……其余{len(lines) - SHOWN}条见 --json"
