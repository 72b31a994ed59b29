"""taizhang validate: the findings and verdicts of a workbook, and its marked copy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from toolkit.chinese.dates import full_day
from toolkit.declare.counting import said_left_out
from toolkit.declare.disk import os_error
from toolkit.declare.errors import in_account
from toolkit.declare.standard import ReadingNote
from toolkit.declare.standard import TrailLine
from toolkit.declare.wording import listed
from toolkit.frontends.changes import said_of_changes
from toolkit.frontends.chinese_help import command as chinese_command
from toolkit.frontends.judgement_lines import fitted
from toolkit.frontends.judgement_lines import judgement_lines
from toolkit.frontends.options import AS_OF
from toolkit.frontends.options import BOOK
from toolkit.frontends.options import JSON
from toolkit.frontends.options import PATH
from toolkit.frontends.options import out_option
from toolkit.frontends.options import say_json
from toolkit.frontends.trying import Assignment
from toolkit.frontends.trying import say_trial
from toolkit.frontends.trying import values_of
from toolkit.reading.collector import collector_paused
from toolkit.usecases.comparing import compared
from toolkit.usecases.comparing import lines_of
from toolkit.usecases.correcting import as_json as json_of_corrections
from toolkit.usecases.in_force import in_force
from toolkit.usecases.old_result import old_result
from toolkit.usecases.report import as_json as json_of_judged
from toolkit.usecases.report import comparison_as_json
from toolkit.usecases.result_table import counted
from toolkit.usecases.result_table import since_last
from toolkit.usecases.result_table import stale_explanations
from toolkit.usecases.summary_table import said_of_notes
from toolkit.workplace.opening import judged_opened
from toolkit.workplace.opening import open_book

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

    from toolkit.reading.workbook import Workbook
    from toolkit.usecases.old_result import OldResult
    from toolkit.usecases.validate import Judged
    from toolkit.workplace.corrections import Corrected
    from toolkit.workplace.marked_copy import MarkedCopy
    from toolkit.workplace.marked_copy import Wishes
    from toolkit.workplace.outcome import Account

SHOWN_NOTES = 10  # -- a terminal is for what is to be corrected --
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
@click.option(
    "--compare",
    type=PATH,
    metavar="旧结果",
    help="与以前 --json 写出的结果比较，列出新增、消除、变化",
)
@click.option(
    "--set",
    "pairs",
    type=Assignment(),
    multiple=True,
    help="试算：换一个参数的取值，列出谁的结论有变；可写几次，台账不改动，不写标注副本",
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
    compare: Path | None,
    pairs: tuple[tuple[str, str], ...],
    as_json: bool,
) -> int:
    """校验一个台账工作簿，写出标注副本（原文件不动），列出问题和判定.

    标注副本中，有问题的单元格加底色和批注，“校验结果”表列出全部问题和判定，点“位置”可跳到单元格。

    退出状态：0 没有问题，1 有问题、需处理的判定，没有做成标注副本或没有登记，2 文件或用法不对；试算时 0 没有变化，
    1 有变化。
    """
    from toolkit.workplace.copy_source import copy_suffix
    from toolkit.workplace.marked_copy import Wishes
    from toolkit.workplace.marked_copy import copy_path

    if pairs and (out or apply_safe or row_notes or compare):
        raise click.UsageError(
            "试算（--set）不写标注副本，不能与 --out、--apply-safe、--row-notes、--compare 一起用"
        )
    old = old_result(compare.read_bytes(), compare.name) if compare else None
    opened = open_book(book, guarded=guarded)
    if old:
        old.refuse_another_activity(opened.catalogue.name)
    target = copy_path(book, out, copy_suffix(opened.workbook))
    judged = judged_opened(opened, as_of, earlier=target)
    if pairs:
        then = judged_opened(opened, as_of, target, values_of(pairs))
        return say_trial(book, judged, then, as_json=as_json)
    report = _Report(book, opened.workbook, judged, as_json, old)
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
    old: OldResult | None

    def begin(self) -> None:
        """Say the findings and verdicts to a person; a program gets one object at the end."""
        if not self.as_json:
            for line in [*_lines(self.workbook, self.judged), *self._compared()]:
                click.echo(line)

    def _compared(self) -> Iterator[str]:
        if self.old is None:
            return
        yield ""
        yield f"与“{self.old.name}”（截至{full_day(self.old.as_of)}）比较："
        yield from (f"注意：{each}" for each in self.old.remarks_on(self.judged))
        yield from said_of_changes(
            compared(self.old.lines, [*lines_of(self.judged.outcome, self.judged.gate)])
        )

    def _compared_as_json(self) -> dict[str, object] | None:
        if self.old is None:
            return None
        return comparison_as_json(
            compared(self.old.lines, [*lines_of(self.judged.outcome, self.judged.gate)]),
            old=self.old.name,
            as_of=self.old.as_of.isoformat(),
            remarks=[*self.old.remarks_on(self.judged)],
        )

    def end(
        self, target: Path | None, account: Account | None, corrected: Corrected | None = None
    ) -> None:
        """Say what became of the copy and what was corrected in it; None where that was not asked for.

        Of leads, the number and the file alone are said; `account` is None where nothing was written.
        """
        from toolkit.workplace.internal_list import said_of_leads
        from toolkit.workplace.outcome import Account

        written = account or Account()
        remarks = _remarks(written)
        unregistered = written.unregistered
        copy = target if target and written.has(target) else None
        for remark in remarks:
            click.echo(f"注意：{remark}", err=True)
        if unregistered:
            click.echo(unregistered, err=True)
        if self.as_json:
            said = json_of(self.book, self.workbook, self.judged, copy)
            corrections, left = (corrected.made, corrected.left) if corrected else ((), ())
            made = written.internal_list
            told = {
                "leads": len(self.judged.outcome.leads),
                "internal_list": str(made) if made and written.has(made) else None,
                "corrections": json_of_corrections(corrections),
                "not_corrected": [str(entry.place) for entry in left],
                "unregistered": unregistered or None,
                "remarks": list(remarks),
                "compared": self._compared_as_json(),
            }
            say_json({**said, **told})
            return
        if copy is not None:
            click.echo(f"标注副本：{copy}")
            if corrected is not None:
                click.echo(_corrected(corrected))
        if leads := said_of_leads(self.judged, written):
            click.echo(leads)


def _remarks(account: Account) -> tuple[str, ...]:
    kept = [each for path in account.kept for each in account.remark_on(path)]
    return (*account.remarks, *kept, *account.refused.values())


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
    yield f"《{judged.file}》截至{full_day(judged.case.as_of)}"
    for line in (
        *(f"注意：{note}" for note in workbook.notes),
        counted(judged),
        *filter(None, [since_last(judged), stale_explanations(judged)]),
        *said_left_out(judged.case),
        f"判定所用的参数：{'；'.join(map(str, in_force(judged)))}。",
    ):
        yield from fitted(line, 0)
    yield from judgement_lines(judged)
    yield from _notes(judged)


def _notes(judged: Judged) -> Iterator[str]:
    """What was read as something else: in full in the marked copy's sheet, the first ones here."""
    notes = judged.outcome.notes
    if not notes:
        return
    yield ""
    yield f"{said_of_notes(judged)}（逐处见标注副本的“{ReadingNote.sheet}”表）"
    for note in notes[:SHOWN_NOTES]:
        yield from fitted(f"{note.sheet}{f'!{note.cell}' if note.cell else ''}　{note.message}", 2)
    if len(notes) > SHOWN_NOTES:
        yield f"  ……其余{len(notes) - SHOWN_NOTES}处"
