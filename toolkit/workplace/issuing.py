"""签发: a paper is checked, numbered and dated; 定稿, 正本 and the page of the check are kept."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from toolkit.chinese.dates import full_day
from toolkit.chinese.dates import official_day
from toolkit.chinese.document_number import DocumentNumber
from toolkit.declare.button import ISSUE
from toolkit.declare.errors import nothing_yet
from toolkit.declare.signing import Issued
from toolkit.declare.signing import Numbering
from toolkit.ooxml.atomic import write_whole
from toolkit.register.entries import IssuedEntry
from toolkit.register.entries import Use
from toolkit.register.errors import NumberTakenError
from toolkit.register.numbers import next_serial
from toolkit.usecases.signing import gate
from toolkit.usecases.signing_checks import ADDRESSEES
from toolkit.usecases.signing_checks import COPIES
from toolkit.usecases.signing_checks import TITLE
from toolkit.word.final import Filled
from toolkit.word.final import clean_copy
from toolkit.word.final import filled
from toolkit.word.page import fit_ending
from toolkit.workplace.issued_list import FILE as ISSUED_LIST
from toolkit.workplace.issued_list import write_issued_list
from toolkit.workplace.opening import silence
from toolkit.workplace.person import login_name
from toolkit.workplace.registering import fingerprint
from toolkit.workplace.registering import run_of
from toolkit.workplace.signing_page import signing_page
from toolkit.workplace.signing_task import CHECKED
from toolkit.workplace.signing_task import CLEAN
from toolkit.workplace.signing_task import DATA
from toolkit.workplace.signing_task import FINAL
from toolkit.workplace.signing_task import PAGE
from toolkit.workplace.signing_task import REFUSED
from toolkit.workplace.signing_task import SigningTask
from toolkit.workplace.signing_task import desk
from toolkit.workplace.signing_task import signing_task
from toolkit.workplace.signing_task import solid_text
from toolkit.workplace.writer import writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.declare.signing import Wanted
    from toolkit.register.entries import FileEntry
    from toolkit.register.entries import Run
    from toolkit.usecases.signing import Gated
    from toolkit.usecases.signing import Reason
    from toolkit.workplace.outcome import Account
    from toolkit.workplace.writer import Writer

TRIES = 20  # -- of drawing a number that others draw from as well --
SHOWN_HASH = 16


@dataclass(frozen=True, slots=True)
class Signing:
    """What came of taking a paper to be signed.

    Attributes:
        gated: what the check said.
        wanted: number, name and dates, the number drawn where it was drawn.
        page: 签发前检查.
        final: 定稿; None where the paper was refused. So are `clean` (正本), `check_list`, `data`, `register`.
        issued: for the activity's own register of papers.
        account: what became of the files.
    """

    gated: Gated
    wanted: Wanted
    page: Path
    account: Account
    final: Path | None = None
    clean: Path | None = None
    check_list: Path | None = None
    data: Path | None = None
    register: Path | None = None
    issued: Issued | None = None

    @property
    def is_signed(self) -> bool:
        """Whether it was."""
        return self.clean is not None and self.account.has(self.clean)


def issue(
    path: Path,
    wanted: Wanted,
    reasons: Mapping[str, Reason],
    *,
    book: Path | None = None,
    tell: Callable[[str], None] = silence,
) -> Signing:
    """Check a paper and, where nothing stops it, sign it.

    Args:
        path: the draft.
        wanted: number, name and dates.
        reasons: by group of the check.
        book: the workbook, where it is another than the one that is registered.
        tell: told each step before it is done; what it raises stops the work.

    Returns:
        What came of it: where the paper is refused, the page alone is written.

    Raises:
        ToolkitError: it cannot be checked at all; nothing is written then.
        RegisterError: it cannot be registered; nothing is written then.
    """
    tell("正在核对…")
    with nothing_yet():
        task = signing_task(path, book, wanted)
    tell("正在写签发的文件…")
    for _ in range(TRIES):
        try:
            return _signed(task, wanted, reasons, tell)
        except NumberTakenError:
            if wanted.number or task.issuing.numbering is not Numbering.OWN:
                raise
    raise NumberTakenError("别的人同时在取号，请再试一次。")


def _signed(
    task: SigningTask, wanted: Wanted, reasons: Mapping[str, Reason], tell: Callable[[str], None]
) -> Signing:
    """One try: alone in the folder, numbered by what the register holds now."""
    path = task.found.path
    with writing(ISSUE.caption, task.found.book, path.parent, tell) as writer:
        numbered = _numbered(task, wanted, writer)
        gated = gate(desk(task, numbered, writer), task.catalogue, reasons, task.judged.gate)
        if not gated.passes:
            return _refused(task, numbered, gated, writer)
        return _passed(task, numbered, gated, writer)


def _numbered(task: SigningTask, wanted: Wanted, writer: Writer) -> Wanted:
    """The same with a number drawn, of a series that the tool owns."""
    if task.issuing.numbering is not Numbering.OWN or wanted.number or wanted.dated is None:
        return wanted
    code, year = task.issuing.code(task.judged.case), wanted.dated.year
    serial = next_serial(writer.runs(), code, year)
    return replace(wanted, number=str(DocumentNumber(code, year, serial)))


def _refused(task: SigningTask, wanted: Wanted, gated: Gated, writer: Writer) -> Signing:
    page = task.beside(REFUSED)
    content = _page_of(task, wanted, gated, "没有签发，没有写出正本。")
    write_whole(writer.draft(page, writer.group()), [content])
    writer.put(partial(_run, task, ()), writer.as_written)
    return Signing(gated, wanted, page, writer.account)


def _passed(task: SigningTask, wanted: Wanted, gated: Gated, writer: Writer) -> Signing:
    """Make all files of a paper that is signed; they come into their places together."""
    group, path, book = writer.group(), task.found.path, task.found.book
    final, clean, page = task.beside(FINAL), task.beside(CLEAN), task.beside(PAGE)
    data, listing = task.beside(DATA, book.suffix), path.with_name(ISSUED_LIST)
    checked = task.beside(CHECKED, task.check_list.suffix)
    content = fit_ending(filled(task.content, path.name, _filled(wanted)))
    write_whole(writer.draft(final, group), [content])
    write_whole(writer.draft(clean, group), [clean_copy(content, path.name)])
    write_whole(writer.draft(checked, group), [task.check_list.read_bytes()])
    write_whole(writer.draft(data, group, private=True), [book.read_bytes()])
    entry = _entry(task, wanted, gated, writer.sha256(final), writer.sha256(clean))
    hashes = f"正本 SHA-256 前{SHOWN_HASH}位：{entry.sha256[:SHOWN_HASH]}；{writer.head_line()}。"
    write_whole(writer.draft(page, group), [_page_of(task, wanted, gated, hashes)])
    runs = writer.runs()
    write_issued_list(runs, (entry,), login_name(), writer.draft(listing, group))
    writer.put(partial(_run, task, (entry,)), writer.as_written, registered=True)
    writer.account.remarks += writer.account.remarks_on_kept()
    issued = _issued(task, wanted)
    account = writer.account
    return Signing(gated, wanted, page, account, final, clean, checked, data, listing, issued)


def _filled(wanted: Wanted) -> Filled:
    assert wanted.dated is not None
    printed = full_day(wanted.printed or wanted.dated)
    return Filled(wanted.number, official_day(wanted.dated), printed, wanted.signed_by)


def _page_of(task: SigningTask, wanted: Wanted, gated: Gated, hashes: str) -> bytes:
    as_of = full_day(task.judged.case.as_of)
    name, book = task.found.path.name, task.found.book.name
    return signing_page(name, task.kind.name, book, as_of, wanted, gated, hashes)


def _entry(
    task: SigningTask, wanted: Wanted, gated: Gated, final_sha256: str, sha256: str
) -> IssuedEntry:
    assert wanted.dated is not None
    return IssuedEntry(
        wanted.number,
        Use.USED,
        title=solid_text(task.text.styled(TITLE)),
        kind=task.kind.name,
        paper=task.found.path.name,
        draft_sha256=hashlib.sha256(task.content).hexdigest(),
        final_sha256=final_sha256,
        sha256=sha256,
        signed_by=wanted.signed_by,
        dated=wanted.dated.isoformat(),
        printed=(wanted.printed or wanted.dated).isoformat(),
        reasons=dict(gated.reasons),
    )


def _issued(task: SigningTask, wanted: Wanted) -> Issued:
    assert wanted.dated is not None
    text = task.text
    return Issued(
        task.kind.name,
        solid_text(text.styled(TITLE)),
        wanted.number,
        wanted.signed_by,
        wanted.dated,
        text.styled(ADDRESSEES).strip(" ：:"),
        text.styled(COPIES).partition("：")[2].strip(" 。"),
        task.template_sha[:SHOWN_HASH],
        fingerprint(task.judged.case)[:SHOWN_HASH],
    )


def _run(task: SigningTask, issued: Sequence[IssuedEntry], files: Sequence[FileEntry]) -> Run:
    case = task.judged.case
    return run_of(
        ISSUE.caption, task.judged.file, case, as_of=case.as_of, files=files, issued=issued
    )
