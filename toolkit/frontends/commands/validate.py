"""taizhang validate: the findings and verdicts of a workbook, and its marked copy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from toolkit.chinese.dates import full_day
from toolkit.declare.counting import said_left_out
from toolkit.declare.disk import os_error
from toolkit.declare.errors import in_account
from toolkit.declare.standard import ResultLine
from toolkit.declare.standard import TrailLine
from toolkit.declare.wording import listed
from toolkit.frontends.chinese_help import command as chinese_command
from toolkit.frontends.options import AS_OF
from toolkit.frontends.options import BOOK
from toolkit.frontends.options import JSON
from toolkit.frontends.options import out_option
from toolkit.frontends.options import say_json
from toolkit.reading.collector import collector_paused
from toolkit.usecases.correcting import as_json as json_of_corrections
from toolkit.usecases.report import as_json as json_of_judged
from toolkit.usecases.result_table import counted
from toolkit.usecases.validate import TO_ACT_ON
from toolkit.workplace.opening import judged_opened
from toolkit.workplace.opening import open_book

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

    from toolkit.reading.workbook import Workbook
    from toolkit.usecases.validate import Judged
    from toolkit.workplace.corrections import Corrected
    from toolkit.workplace.marked_copy import MarkedCopy
    from toolkit.workplace.marked_copy import Wishes
    from toolkit.workplace.outcome import Account

SHOWN = 30  # -- lines of each kind; the whole is in the sheet 校验结果 --


@chinese_command
@BOOK
@AS_OF
@out_option("标注副本放在哪个文件夹；不写则放在台账旁边")
@click.option(
    "--apply-safe",
    is_flag=True,
    help="把不用问人的改正写进标注副本（全角数字、日期写法、姓名中的空格、同上等），逐处记入“变更留痕”",
)
@click.option(
    "--row-notes",
    is_flag=True,
    help="在标注副本每张台账最后一栏旁边加一栏“校验结果”，写明这一行的问题",
)
@click.option(
    "--guarded",
    is_flag=True,
    help="在单独的进程里读取台账：读到一半停了、一直读不完的，也只是一句话（连着校验许多文件时用）",
)
@JSON
@collector_paused()
@in_account()
def command(
    book: Path,
    as_of: dt.date | None,
    out: Path | None,
    apply_safe: bool,
    row_notes: bool,
    guarded: bool,
    as_json: bool,
) -> int:
    """校验一个台账工作簿，写出标注副本（原文件不动），列出问题和判定.

    标注副本中，有问题的单元格加底色和批注，“校验结果”表列出全部问题和判定，点“位置”可跳到单元格。

    退出状态：0 没有问题，1 有问题、需处理的判定，没有做成标注副本或没有登记，2 文件或用法不对。
    """
    from toolkit.workplace.copy_source import copy_suffix
    from toolkit.workplace.marked_copy import Wishes
    from toolkit.workplace.marked_copy import copy_path

    opened = open_book(book, guarded=guarded)
    target = copy_path(book, out, copy_suffix(opened.workbook))
    judged = judged_opened(opened, as_of, earlier=target)
    report = _Report(book, opened.workbook, judged, as_json)
    report.begin()
    wishes = Wishes(corrected=apply_safe, row_notes=row_notes)
    try:
        copy = _marked(report, target, wishes)
    except Exception:
        report.end(None, None)
        raise  # -- what the copy failed of is said behind the findings --
    account = copy.account
    corrected = copy.corrected if apply_safe else None
    report.end(target, account, corrected)
    return 0 if judged.clean and not (account.refused or account.unregistered) else 1


def _marked(report: _Report, target: Path, wishes: Wishes) -> MarkedCopy:
    """What became of the marked copy; a workbook that cannot be marked is no failure of the judging."""
    from toolkit.frontends.progress import telling_whom_one_waits_for
    from toolkit.workbooks.patching import PackageError
    from toolkit.workplace.corrections import Corrected
    from toolkit.workplace.marked_copy import MarkedCopy
    from toolkit.workplace.marked_copy import write_marked_copy
    from toolkit.workplace.validating import register_validation

    judged, book, read = report.judged, report.book, report.workbook
    try:
        return write_marked_copy(
            judged, book, target, telling_whom_one_waits_for(), wishes, read=read
        )
    except PackageError as error:
        if os_error(error) is not None:
            raise  # -- the disk's fault, which has its own exit status --
        said = f"没有做标注副本：{str(error).rstrip('。')}。原文件《{book.name}》没有改动。"
        account = register_validation(judged, book, telling_whom_one_waits_for())
        account.refused[target] = said
        return MarkedCopy(account, Corrected())


@dataclass(frozen=True, slots=True)
class _Report:
    """What the command says: the findings first, as they are whatever becomes of the copy."""

    book: Path
    workbook: Workbook
    judged: Judged
    as_json: bool

    def begin(self) -> None:
        """Say the findings and verdicts to a person; a program gets one object at the end."""
        if not self.as_json:
            for line in _lines(self.workbook, self.judged):
                click.echo(line)

    def end(
        self, target: Path | None, account: Account | None, corrected: Corrected | None = None
    ) -> None:
        """Say what became of the copy and what was corrected in it; None where that was not asked for."""
        remarks = _remarks(target, account) if target and account else ()
        unregistered = account.unregistered if account else ""
        copy = target if target and account and account.has(target) else None
        for remark in remarks:
            click.echo(f"注意：{remark}", err=True)
        if unregistered:
            click.echo(unregistered, err=True)
        if self.as_json:
            said = json_of(self.book, self.workbook, self.judged, copy)
            made, left = (corrected.made, corrected.left) if corrected else ((), ())
            told = {
                "corrections": json_of_corrections(made),
                "not_corrected": [str(entry.place) for entry in left],
                "unregistered": unregistered or None,
                "remarks": list(remarks),
            }
            say_json({**said, **told})
        elif copy is not None:
            click.echo(f"标注副本：{copy}")
            if corrected is not None:
                click.echo(_corrected(corrected))


def _remarks(target: Path, account: Account) -> tuple[str, ...]:
    return (*account.remarks, *account.remark_on(target), *account.refused.values())


def json_of(book: Path, workbook: Workbook, judged: Judged, copy: Path | None) -> dict[str, object]:
    """The documented object, with where the marked copy lies and what was told of the file."""
    said = json_of_judged(str(book), judged)
    said["copy"] = str(copy) if copy else None
    said["file_notes"] = [str(note) for note in workbook.notes]
    return said


def _corrected(corrected: Corrected) -> str:
    """已改正12处，逐处见标注副本的“变更留痕”表；另有1处因公式没有改：台账!D5."""
    made, left = corrected.made, corrected.left
    said = (
        f"已改正{len(made)}处，逐处见标注副本的“{TrailLine.sheet}”表"
        if made
        else "没有可以直接改正的写法"
    )
    if left:
        more = "等" if len(left) > SHOWN else ""
        cells = listed(str(entry.place) for entry in left[:SHOWN])
        said += f"；另有{len(left)}处因公式没有改：{cells}{more}"
    return f"{said}。"


def _lines(workbook: Workbook, judged: Judged) -> Iterator[str]:
    outcome = judged.outcome
    yield f"《{judged.file}》截至{full_day(judged.case.as_of)}"
    yield from (f"注意：{note}" for note in workbook.notes)
    yield counted(judged)
    yield from said_left_out(judged.case)
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
