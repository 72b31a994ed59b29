"""签发 by a click: the sheet 签发 is read, the use case called, what it says written back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.button import ISSUE
from toolkit.declare.errors import ToolkitError
from toolkit.declare.fixed_sheets import SIGNING_SHEET
from toolkit.declare.wording import listed
from toolkit.frontends.button.issued_line import write_issued_line
from toolkit.frontends.button.open_book import folder_of
from toolkit.frontends.button.open_book import read_sheets
from toolkit.frontends.button.signing_form import SigningForm
from toolkit.workplace.folders import PAPERS_FOLDER

if TYPE_CHECKING:
    from pathlib import Path

    from xlwings import Book

    from toolkit.declare.case import Case
    from toolkit.declare.catalogue import Catalogue
    from toolkit.frontends.button.open_front_page import OpenFrontPage
    from toolkit.workplace.issuing import Signing


class UnsavedError(ToolkitError):
    """The workbook was changed since it was saved last."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"台账《{name}》有没有保存的改动，签发以保存的为准。请先保存，再点{ISSUE}。", file=name
        )


def issue_paper(book: Book, page: OpenFrontPage, catalogue: Catalogue) -> tuple[bool, str, str]:
    """Check the paper that the sheet names, and sign it where nothing stops it.

    Returns:
        Whether it is signed, what was done, and what the clerk does next.

    Raises:
        ToolkitError: one sentence for whatever keeps it from being checked.
    """
    form = SigningForm(book)
    try:
        return _issued(book, form, page, catalogue)
    except ToolkitError:
        form.not_checked()
        raise


def _issued(
    book: Book, form: SigningForm, page: OpenFrontPage, catalogue: Catalogue
) -> tuple[bool, str, str]:
    from toolkit.usecases.validate import case_of
    from toolkit.workplace.issuing import issue
    from toolkit.workplace.person import login_name

    beside = folder_of(book)
    paper = form.paper(beside / PAPERS_FOLDER)
    wanted, reasons = form.wanted(), form.reasons(login_name())
    page.begin("正在读取台账…按 Esc 取消")
    case = case_of(book.name, read_sheets(book, catalogue, page.tell), catalogue, None)
    _refuse_unsaved(case, beside / book.name)
    page.begin("正在做签发前检查…按 Esc 取消")
    done = issue(paper, wanted, reasons, book=beside / book.name, tell=page.begin)
    form.show(done.gated)
    line = ""
    if done.is_signed and done.issued is not None:
        line = write_issued_line(book, case, catalogue, done.issued)
    return done.is_signed, *_said(paper.name, done, line)


def _refuse_unsaved(case: Case, path: Path) -> None:
    """What is signed rests on the workbook as it is kept with the paper: as it is on the disk.

    Raises:
        UnsavedError: the open one holds something else.
    """
    from toolkit.workplace.opening import read_case
    from toolkit.workplace.registering import fingerprint

    if fingerprint(read_case(path, None)[1]) != fingerprint(case):
        raise UnsavedError(path.name)


def _said(paper: str, done: Signing, line: str) -> tuple[str, str]:
    account = done.account
    told = "".join([*done.gated.remarks, *account.remarks, account.unregistered])
    if done.is_signed:
        number = f"，文号“{done.wanted.number}”" if done.wanted.number else ""
        made = f"定稿、正本和签发前检查在“{PAPERS_FOLDER}”文件夹。"
        return f"已签发《{paper}》{number}。", f"{made}{line}{told}"
    if account.refused:
        return f"没有签发《{paper}》：{''.join(dict.fromkeys(account.refused.values()))}", told
    stopping = listed(f"“{each.name}”" for each in done.gated.stopping())
    todo = f"到“{SIGNING_SHEET}”表，“拦”的改好，“写理由”的选一个理由，再点{ISSUE}。"
    return f"没有签发《{paper}》：{stopping}。", f"{todo}{told}"
