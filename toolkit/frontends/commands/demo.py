"""taizhang demo: a filled working folder, and everything run on it."""

from __future__ import annotations

import sys
from collections import Counter
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.declare.errors import NOTHING_WRITTEN
from toolkit.declare.errors import telling_so_far
from toolkit.declare.real_path import real_path
from toolkit.frontends.chinese_help import command as chinese_command
from toolkit.frontends.options import ACTIVITY
from toolkit.frontends.options import JSON
from toolkit.frontends.options import PATH
from toolkit.frontends.options import say_json
from toolkit.ooxml.atomic import write_whole
from toolkit.workplace import demo_folder
from toolkit.workplace.activities import chosen
from toolkit.workplace.folders import DISPATCH_FOLDER
from toolkit.workplace.folders import PAPERS_FOLDER
from toolkit.workplace.folders import REGISTER_FILE
from toolkit.workplace.folders import RETURN_FOLDER
from toolkit.workplace.folders import TEMPLATES_FOLDER

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from collections.abc import Sequence

    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.sample import Sample
    from toolkit.declare.sample import SampleReturns
    from toolkit.declare.sample import SampleSigning
    from toolkit.workplace.booklets import Distribution
    from toolkit.workplace.demo_folder import MovedAside
    from toolkit.workplace.written import WrittenPaper

SHOWN = 3
NEW = "新建"


@chinese_command
@click.argument("folder", metavar="文件夹", type=PATH, default="demo")
@ACTIVITY
@JSON
def command(folder: Path, activity: str | None, as_json: bool) -> int:
    """生成演示文件夹：一份填好的台账（内有有意埋下的差错），并走一遍校验、生成公文、签发、归档、分发、送达、回收.

    文件夹里已有演示的，重新做；里面改过的，先整个另存在旁边（名称后加“_以前1”），不删去。
    """
    produced = run_demo(folder, chosen(activity), _tell)
    if as_json:
        say_json({"folder": str(folder), "produced": produced})
    else:
        _show(folder, produced)
        book = next(each["where"] for each in produced if each["step"] == NEW)
        _say_what_is_next(folder, _inside(folder, book))
    return 0


def _tell(words: str) -> None:
    """On a terminal, what one waits for."""
    if sys.stderr.isatty():
        click.echo(f"正在{words}…", err=True)


def run_demo(
    folder: Path, catalogue: Catalogue, tell: Callable[[str], None] = lambda _: None
) -> list[dict[str, str]]:
    """What was produced: step, what, where; the folder is made anew, one that somebody was at is kept.

    Raises:
        NotADemoError: the folder is there and is not a demonstration's.
        NoSampleError: the activity has nothing to show.
    """
    from toolkit.workplace.sample_workbook import sample_of

    sample = sample_of(catalogue)
    moved = demo_folder.clear(folder)
    with telling_so_far(lambda: _unfinished(folder), in_all=True):
        demo_folder.begin(folder)
        produced = _produced(folder, catalogue, sample, tell)
        demo_folder.finish(folder)
    return [*([_aside(moved)] if moved else []), *(_alike(folder, each) for each in produced)]


def _unfinished(folder: Path) -> str:
    if not folder.is_dir():
        return NOTHING_WRITTEN
    return f"演示文件夹“{folder}”没有做完，再运行一次会重新做，没有做完的另存在旁边。"


def _produced(
    folder: Path, catalogue: Catalogue, sample: Sample, tell: Callable[[str], None]
) -> list[dict[str, str]]:
    from toolkit.workplace.new_folder import make_workspace

    tell("填演示台账（整个演示一般半分钟）")
    book = make_workspace(folder, catalogue)[0]
    corrected = book.with_stem(f"{book.stem}_改正后") if sample.faulty_rows else book
    produced = _fill(book, corrected, catalogue, sample)
    if catalogue.documents:
        where = folder / TEMPLATES_FOLDER
        produced.append(_step(NEW, "公文模板，可在 Word 中修改", where))
    tell("校验")
    for each in dict.fromkeys((book, corrected)):
        produced += _validate(each, sample.as_of, folder / "校验")
    if catalogue.documents:
        tell("生成公文、签发、归档")
        produced += _generate(corrected, catalogue, sample, folder / PAPERS_FOLDER)
    if catalogue.dispatch:
        tell("下发、送达、回收合并")
        produced += _distribute(corrected, folder / DISPATCH_FOLDER, sample.returns)
    produced.append(_step("登记", "何时、何人、依哪些数据生成和下发", folder / REGISTER_FILE))
    return produced


def _fill(
    book: Path, corrected: Path, catalogue: Catalogue, sample: Sample
) -> list[dict[str, str]]:
    """Put the sample's rows into the new workbook, and those without faults into another."""
    from toolkit.workbooks.control.project import project_of
    from toolkit.workplace.sample_workbook import clean_rows
    from toolkit.workplace.sample_workbook import faulty_rows
    from toolkit.workplace.sample_workbook import sample_workbook

    macros = project_of(book.read_bytes())
    write_whole(corrected, [sample_workbook(catalogue, clean_rows(catalogue, sample), macros)])
    faulty = faulty_rows(catalogue, sample)
    if faulty is None:
        return [_step(NEW, "台账工作簿，虚构单位", corrected)]
    write_whole(book, [sample_workbook(catalogue, faulty, macros)])
    return [
        _step(NEW, "台账工作簿，虚构单位，内有有意埋下的差错", book),
        _step(NEW, "同一台账，差错已改正", corrected),
    ]


def _validate(book: Path, as_of: dt.date, out: Path) -> list[dict[str, str]]:
    from toolkit.usecases.result_table import counted
    from toolkit.workplace.marked_copy import copy_path
    from toolkit.workplace.marked_copy import write_marked_copy
    from toolkit.workplace.opening import judged_book

    opened, judged = judged_book(book, as_of)
    target = copy_path(book, out)
    account = write_marked_copy(judged, book, target, read=opened.workbook).account
    steps = [_step("校验", f"标注副本：{counted(judged)}", target)]
    if (leads := account.internal_list) and account.has(leads):
        said = f"只供内部核查的线索{len(judged.outcome.leads)}条，不得转发"
        steps.append(_step("校验", said, leads))
    return steps


def _generate(book: Path, catalogue: Catalogue, sample: Sample, out: Path) -> list[dict[str, str]]:
    from toolkit.workplace.papers import write_papers

    kinds = tuple(kind.name for kind in catalogue.documents)
    papers = write_papers(book, kinds, sample.as_of, out=out)
    steps = []
    for each in papers.written:
        steps.append(_step("生成公文", each.kind, each.file))
        steps.append(_step("生成公文", f"{each.kind}的核对单，逐数写明出处", each.check_list))
    steps += [_step("生成公文", refusal, out) for refusal in papers.refusals]
    steps += _verify(papers.written[:1], book)
    return [*steps, *_sign(papers.written, sample.signing)] if sample.signing else steps


def _verify(papers: Sequence[WrittenPaper], book: Path) -> list[dict[str, str]]:
    """The paper held against the workbook, as after every change of its words."""
    from toolkit.workplace.verifying import verify_paper

    steps = []
    for each in papers:
        found = verify_paper(each.file, book)
        steps.append(_step("复核", f"{each.kind}同台账核对：{found.counted}", each.file))
    return steps


def _sign(papers: Sequence[WrittenPaper], signing: SampleSigning) -> list[dict[str, str]]:
    """One refusal, one paper that is signed, and its archive."""
    from toolkit.declare.signing import Wanted
    from toolkit.usecases.signing import reason_of
    from toolkit.workplace.archiving import archive
    from toolkit.workplace.issuing import issue

    files = {each.kind: each.file for each in papers}
    steps = []
    if refused := files.get(signing.refused):
        done = issue(refused, Wanted(), {})
        said = "、".join(each.name for each in done.gated.stopping())
        steps.append(_step("签发", f"{signing.refused}没有签发：{said}", done.page))
    if paper := files.get(signing.signed):
        reasons = {name: reason_of(words, signing.by) for name, words in signing.reasons.items()}
        done = issue(paper, signing.wanted, reasons)
        if done.clean is None or not done.is_signed:
            said = "、".join(each.name for each in done.gated.stopping())
            return [*steps, _step("签发", f"{signing.signed}没有签发：{said}", done.page)]
        said = f"{signing.signed}已签发，{done.wanted.number}，正本"
        steps.append(_step("签发", said, done.clean))
        steps.append(_step("签发", f"签发前检查，{len(done.gated.reasons)}组写了理由", done.page))
        steps.append(_step("归档", "正本、定稿、核对单、检查页、数据", archive(paper).folder))
    return steps


def _distribute(book: Path, out: Path, returns: SampleReturns | None) -> list[dict[str, str]]:
    from toolkit.workplace.booklets import distribute_book

    sent = distribute_book(book, None, out)
    kinds = Counter(each.booklet.kind.name for each in sent.written)
    counts = "，".join(f"{kind}{count}个" for kind, count in kinds.items())
    said = f"分册{len(sent.written)}个：{counts}"
    steps = [_step("分发", said, out), _step("分发", "下发清单", sent.listing)]
    return [*steps, *_round_trip(book, sent, returns)] if returns else steps


def _round_trip(book: Path, sent: Distribution, returns: SampleReturns) -> list[dict[str, str]]:
    """The booklets carried to their receivers, some back again, merged and totals compared."""
    from toolkit.workplace.collecting import collect_book
    from toolkit.workplace.handing_out import hand_out
    from toolkit.workplace.sample_returns import come_back
    from toolkit.workplace.sample_returns import type_into

    handed = hand_out(book, None)
    steps = [
        _step("送达", f"{len(handed.handed)}份，每份一个文件夹、一个压缩包", handed.sheet.parent)
    ]
    steps.append(_step("送达", "印发分送单，签收用", handed.sheet))
    type_into(book, returns)
    come_back(returns, sent, book.parent / RETURN_FOLDER)
    done = collect_book(book)
    asked = sum(each.is_open for each in done.collected.questions)
    said = f"收回{len(done.collected.taken)}份，要人决定的{asked}处，在“合并冲突”表"
    steps.append(_step("回收", said, done.target or book))
    steps += [
        _step("回收", f"{name}有错退回，附退回清单", path) for name, path in done.sent_back.items()
    ]
    return steps


def _step(step: str, what: str, where: Path) -> dict[str, str]:
    return {"step": step, "what": what, "where": str(where)}


def _alike(folder: Path, step: dict[str, str]) -> dict[str, str]:
    """The step with its place written as the folder was, whatever its writer made of it."""
    place, top = Path(step["where"]), real_path(folder)
    if place.is_absolute() and not folder.is_absolute() and place.is_relative_to(top):
        return {**step, "where": str(folder / place.relative_to(top))}
    return step


def _aside(moved: MovedAside) -> dict[str, str]:
    """That an earlier demonstration was kept, and why."""
    some = "、".join(moved.changed[:SHOWN]) + ("等" if len(moved.changed) > SHOWN else "")
    why = (
        f"改过{len(moved.changed)}个文件（{some}）"
        if moved.changed
        else "没有做完，或是以前的版本做的"
    )
    return _step("另存", f"原来的演示文件夹{why}，整个另存，没有删去", moved.place)


def _show(folder: Path, produced: list[dict[str, str]]) -> None:
    """What lies where, a line each: one that is too long is broken by the terminal, which copies it whole."""
    click.echo(f"演示文件夹：{folder.absolute()}")
    for step, each in groupby(produced, key=itemgetter("step")):
        click.echo(f"\n{step}")
        alike: dict[str, list[str]] = {}
        for line in each:
            alike.setdefault(line["what"], []).append(_inside(folder, line["where"]))
        for what, places in alike.items():
            more = f"等{len(places)}份" if len(places) > 1 else ""
            click.echo(f"  {places[0]}{more}　{what}")


def _inside(folder: Path, where: str) -> str:
    """A place as seen from the folder."""
    place = Path(where)
    return str(place.relative_to(folder)) if place.is_relative_to(folder) else where


def _say_what_is_next(folder: Path, book: str) -> None:
    click.echo(f"\n做好了。接着打开：{folder.absolute() / book}")
