"""生成公文 and 签发 by a click: the papers are written or signed beside the workbook, what is open is told."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from toolkit.declare.button import GENERATE
from toolkit.declare.errors import ToolkitError
from toolkit.declare.fixed_sheets import DETAIL_SHEET
from toolkit.declare.fixed_sheets import SIGNING_SHEET
from toolkit.declare.front_page import Ended
from toolkit.frontends.button.click import judged_now
from toolkit.frontends.button.detail_sheet import write_pages
from toolkit.frontends.button.done import Done
from toolkit.frontends.button.links import Link
from toolkit.frontends.button.links import to_cell
from toolkit.frontends.button.links import ways_to
from toolkit.frontends.button.open_book import folder_of
from toolkit.workplace.folders import PAPERS_FOLDER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.frontends.button.click import Click
    from toolkit.workplace.written import WrittenPaper

SIGNING_FORM = (5, 4)  # -- row and column of the paper's name in its sheet --


class NothingChosenError(ToolkitError):
    """No kind of paper is chosen on the front page."""

    def __init__(self) -> None:
        super().__init__(f"没有选公文。请在首页下方“公文”表的“生成”一栏填“是”，再点{GENERATE}。")


def generate_papers(click: Click) -> Done:
    """生成公文: write the chosen papers beside the workbook."""
    from toolkit.workplace.papers import write_judged_papers

    beside = folder_of(click.book)
    names = click.page.kinds()
    if not names:
        raise NothingChosenError
    judged, sheets = judged_now(click)
    papers = write_judged_papers(
        judged,
        sheets,
        click.catalogue,
        names,
        book=beside / click.book.name,
        out=beside / PAPERS_FOLDER,
        tell=click.page.begin,
    )
    refused = "".join(papers.refusals)
    if not papers.written:
        next_step = f"按上面的提示处理后，再点{GENERATE}。"
        return Done(f"没有生成公文。{refused}", next_step, ended=Ended.REFUSED)
    click.page.show_papers(ways_to(papers.written))
    unseen = write_pages(click.book, papers.written)
    said = f"已生成{len(papers.written)}份公文，在“{PAPERS_FOLDER}”文件夹。{refused}"
    to_check, others = _to_check(papers.written)
    told_next = "".join([*to_check, papers.unregistered or "", *papers.remarks, *others, unseen])
    open_ones = papers.refusals or papers.unregistered or any(e.listed for e in papers.written)
    ended = Ended.TO_ACT_ON if open_ones else Ended.DONE
    return Done(said, told_next, ended=ended, go=_way_to_pages(click))


def _way_to_pages(click: Click) -> Link:
    """To the first pages; to the papers' folder in a workbook of an earlier form."""
    if DETAIL_SHEET in [each.name for each in click.book.sheets]:
        return to_cell(DETAIL_SHEET, "A1", "看第一页")
    return Link(PAPERS_FOLDER, f"打开“{PAPERS_FOLDER}”")


def _to_check(written: Sequence[WrittenPaper]) -> tuple[list[str], list[str]]:
    """What is to be checked, with what the 核对单 begin with line by line, and what they do not say."""
    listed_ones = list(dict.fromkeys(said for each in written for said in each.listed))
    said = dict.fromkeys(remark for each in written for remark in each.remarks)
    others = [remark for remark in said if remark not in set(listed_ones)]
    if not listed_ones:
        return ["对照公文旁的核对单逐项核对后送签。"], others
    count = f"有{len(listed_ones)}条提示，逐条写在公文旁的核对单开头，核对后送签。"
    return [count, *listed_ones], others


def issue_paper(click: Click) -> Done:
    """签发: check the paper that its sheet names, and sign it where nothing stops it."""
    from toolkit.frontends.button import signing_click

    try:
        signed, status, next_step = signing_click.issue_paper(
            click.book, click.page, click.catalogue
        )
    except ToolkitError as error:
        if error.sheet == SIGNING_SHEET:
            _to_signing(click)
        raise
    if signed:
        go = Link(PAPERS_FOLDER, f"打开“{PAPERS_FOLDER}”")
        return Done(status, next_step, go=go)
    _to_signing(click)
    go = to_cell(SIGNING_SHEET, "A1", f"到“{SIGNING_SHEET}”")
    return Done(status, next_step, ended=Ended.REFUSED, go=go)


def _to_signing(click: Click) -> None:
    """Show the sheet in which the next step is done to whoever pressed the button in a ledger."""
    from toolkit.frontends.button.walking import go_to

    with suppress(Exception):  # -- a workbook of an earlier form has no such sheet --
        if click.page.is_elsewhere():
            go_to(click.book, SIGNING_SHEET, *SIGNING_FORM)
