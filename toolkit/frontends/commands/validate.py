"""taizhang validate: the findings and verdicts of a workbook, and its marked copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from toolkit.chinese.dates import full_day
from toolkit.declare.standard import ResultLine
from toolkit.frontends.chinese_help import command as chinese_command
from toolkit.frontends.options import AS_OF
from toolkit.frontends.options import BOOK
from toolkit.frontends.options import JSON
from toolkit.frontends.options import out_option
from toolkit.frontends.options import say_json
from toolkit.reading.collector import collector_paused
from toolkit.usecases.report import as_json as json_of_judged
from toolkit.usecases.result_table import counted
from toolkit.usecases.validate import TO_ACT_ON
from toolkit.workplace.opening import judged_book

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

    from toolkit.reading.workbook import Workbook
    from toolkit.usecases.validate import Judged

SHOWN = 30  # -- lines of each kind; the whole is in the sheet 校验结果 --


@chinese_command
@BOOK
@AS_OF
@out_option("标注副本放在哪个文件夹；不写则放在台账旁边")
@JSON
@collector_paused()
def command(book: Path, as_of: dt.date | None, out: Path | None, as_json: bool) -> int:
    """校验一个台账工作簿，写出标注副本（原文件不动），列出问题和判定.

    标注副本中，有问题的单元格加底色和批注，“校验结果”表列出全部问题和判定，点“位置”可跳到单元格。

    退出状态：0 没有问题，1 有问题或需处理的判定，2 文件或用法不对。
    """
    from toolkit.frontends.progress import telling_whom_one_waits_for
    from toolkit.workplace.marked_copy import PATCHABLE
    from toolkit.workplace.marked_copy import copy_path
    from toolkit.workplace.marked_copy import write_marked_copy
    from toolkit.workplace.outcome import Account

    target = copy_path(book, out)
    opened, judged = judged_book(book, as_of, earlier=target)
    workbook = opened.workbook
    written = book.suffix.lower() in PATCHABLE
    account = (
        write_marked_copy(judged, book, target, telling_whom_one_waits_for())
        if written
        else Account()
    )
    remarks = (*account.remarks, *account.remark_on(target), *account.refused.values())
    for remark in remarks:
        click.echo(f"注意：{remark}", err=True)
    written = account.has(target)
    if as_json:
        said = json_of(book, workbook, judged, target if written else None)
        say_json({**said, "remarks": list(remarks)})
    else:
        for line in _lines(workbook, judged):
            click.echo(line)
        if written:
            click.echo(f"标注副本：{target}")
        elif not account.refused:
            click.echo(f"《{book.name}》不是 .xlsx 或 .xlsm，未做标注副本；另存为 .xlsx 后可做。")
    return 0 if judged.clean and not account.refused else 1


def json_of(book: Path, workbook: Workbook, judged: Judged, copy: Path | None) -> dict[str, object]:
    """The documented object, with where the marked copy lies and what was told of the file."""
    said = json_of_judged(str(book), judged)
    said["copy"] = str(copy) if copy else None
    said["file_notes"] = [str(note) for note in workbook.notes]
    return said


def _lines(workbook: Workbook, judged: Judged) -> Iterator[str]:
    outcome = judged.outcome
    yield f"《{judged.file}》截至{full_day(judged.case.as_of)}"
    yield from (f"注意：{note}" for note in workbook.notes)
    yield counted(judged)
    findings = [
        f"  “{f.place.sheet}”第{f.place.row}行{f.place.cell.rstrip('0123456789')}列（{f.place.column}）"
        f"{f.message}。{f.suggestion}（{f.code}）"
        for f in outcome.findings
    ]
    yield from _some(f"数据问题（{len(findings)}处）", findings)
    for state in TO_ACT_ON:
        said = [f"  {v.fact}（{v.code} {v.clause}）" for v in outcome.verdicts if v.state is state]
        yield from _some(f"{state}（{len(said)}项）", said)
    if outcome.notes:
        yield f"读取时规范化或略过{len(outcome.notes)}处，见 --json 的 notes"


def _some(title: str, lines: list[str]) -> Iterator[str]:
    if not lines:
        return
    yield ""
    yield title
    yield from lines[:SHOWN]
    if len(lines) > SHOWN:
        yield f"  ……其余{len(lines) - SHOWN}条见“{ResultLine.sheet}”表"
