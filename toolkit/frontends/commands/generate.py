"""taizhang generate: official papers from a workbook, each with its 核对单."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from toolkit.declare.errors import DONE
from toolkit.declare.errors import FAULT
from toolkit.declare.errors import TO_LOOK_AT
from toolkit.declare.errors import in_account
from toolkit.declare.errors import telling_so_far
from toolkit.frontends.chinese_help import command as chinese_command
from toolkit.frontends.options import ACTIVITY
from toolkit.frontends.options import AS_OF
from toolkit.frontends.options import JSON
from toolkit.frontends.options import PATH
from toolkit.frontends.options import Day
from toolkit.frontends.options import folder_option
from toolkit.frontends.options import out_option
from toolkit.frontends.options import say_json
from toolkit.workplace.activities import chosen
from toolkit.workplace.folders import PAPERS_FOLDER
from toolkit.workplace.opening import open_book

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from toolkit.declare.catalogue import Catalogue
    from toolkit.word.batch import Preview
    from toolkit.word.batch.preview import Form
    from toolkit.workplace.papers import Papers
    from toolkit.workplace.written import WrittenPaper


@chinese_command
@click.argument("book", metavar="台账", type=PATH, required=False)
@click.argument("kinds", metavar="文种", nargs=-1)
@AS_OF
@click.option("--dated", type=Day(), metavar="日期", help="成文日期；不写则留空，签发时再填")
@out_option("公文放在哪个文件夹；不写则放在台账旁的“公文”文件夹")
@folder_option("--templates", "模板文件夹；不写则用台账旁的“公文模板”，没有则用自带的")
@click.option(
    "--preview", "form", type=click.Choice(["pdf", "png"]), help="另用 LibreOffice 生成预览"
)
@click.option("--list", "show_list", is_flag=True, help="列出可生成的文种")
@ACTIVITY
@JSON
@in_account()
def command(
    book: Path | None,
    kinds: tuple[str, ...],
    as_of: dt.date | None,
    dated: dt.date | None,
    out: Path | None,
    templates: Path | None,
    form: Form | None,
    show_list: bool,
    activity: str | None,
    as_json: bool,
) -> int:
    """按台账生成公文，每份旁边有核对单，写明每个数的出处.

    文种写名称，--list 列出全部（台账是哪个活动的，就用哪个活动的；不写台账则看 --activity）。不能生成的写明原因，不影响其他文种。

    退出状态：0 全部生成，1 有未生成的或没有登记，2 文件或用法不对。
    """
    if show_list:
        _show_list(open_book(book).catalogue if book else chosen(activity), as_json)
        return 0
    if book is None or not kinds:
        raise click.UsageError("请写明台账文件和至少一个文种")
    from toolkit.frontends.progress import telling_whom_one_waits_for
    from toolkit.workplace.papers import PapersNotWrittenError
    from toolkit.workplace.papers import write_papers

    target = out or book.parent / PAPERS_FOLDER
    papers = write_papers(
        book,
        kinds,
        as_of,
        out=target,
        dated=dated,
        templates=templates,
        tell=telling_whom_one_waits_for(),
    )
    with telling_so_far(lambda: _written_without_preview(papers)):
        shown = _preview([each.file for each in papers.written], form, target)
    _tell(papers)
    if as_json:
        say_json(_json_of(book, papers, shown))
        if papers.disk_fault:
            raise PapersNotWrittenError(papers.refusals)
    else:
        _say(papers, shown)
    if papers.disk_fault:
        return FAULT
    return TO_LOOK_AT if papers.refusals or papers.unregistered else DONE


def _written_without_preview(papers: Papers) -> str:
    return f"{len(papers.written)}份公文已写出，预览没有做完。"


def _tell(papers: Papers) -> None:
    """What is to be told beside the result."""
    for note in (*papers.notes, *papers.remarks):
        click.echo(f"注意：{note}", err=True)
    if papers.unregistered:
        click.echo(papers.unregistered, err=True)


def _json_of(book: Path, papers: Papers, shown: Preview | None) -> dict[str, object]:
    return {
        "book": str(book),
        "documents": [_plain(each) for each in papers.written],
        "refusals": list(papers.refusals),
        "unregistered": papers.unregistered,
        "remarks": list(papers.remarks),
        "file_notes": list(papers.notes),
        "preview": shown and [str(file) for file in shown.files],
    }


def _say(papers: Papers, shown: Preview | None) -> None:
    for each in papers.written:
        click.echo(f"已生成：{each.file}（核对单：{each.check_list}）")
        for remark in each.remarks:
            click.echo(f"  提示：{remark}")
        for sentence in each.passed:
            click.echo(f"  出门检查：{sentence}")
    for refusal in papers.refusals:
        click.echo(refusal)
    for file in shown.files if shown else ():
        click.echo(f"预览：{file}")
    for font in shown.substituted if shown else ():
        click.echo(f"  字体：{font}")


def _preview(files: list[Path], form: Form | None, folder: Path) -> Preview | None:
    if form is None or not files:
        return None
    from toolkit.word.batch import preview

    return preview(files, form, folder)


def _plain(written: WrittenPaper) -> dict[str, object]:
    return {
        "kind": written.kind,
        "file": str(written.file),
        "check_list": str(written.check_list),
        "remarks": list(written.remarks),
        "passed": list(written.passed),
    }


def _show_list(catalogue: Catalogue, as_json: bool) -> None:
    kinds = [
        {
            "kind": kind.name,
            "template": kind.template,
            "about": kind.page.strip().splitlines()[0].rstrip("."),
        }
        for kind in catalogue.documents
    ]
    if as_json:
        say_json({"documents": kinds})
        return
    for kind in kinds:
        click.echo(f"{kind['kind']}　{kind['about']}")
