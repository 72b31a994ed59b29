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
from toolkit.declare.errors import ToolkitError
from toolkit.declare.errors import nothing_yet
from toolkit.declare.signing import Issued
from toolkit.declare.signing import Numbering
from toolkit.declare.signing import PaperToSign
from toolkit.ooxml.atomic import write_whole
from toolkit.register.entries import IssuedEntry
from toolkit.register.entries import Use
from toolkit.register.errors import NumberTakenError
from toolkit.register.numbers import by_number
from toolkit.register.numbers import next_serial
from toolkit.register.numbers import said_of
from toolkit.register.numbers import signed
from toolkit.usecases.generate import chosen_kinds
from toolkit.usecases.redrafted import differences
from toolkit.usecases.signing import NotSignedHereError
from toolkit.usecases.signing import gate
from toolkit.usecases.signing_checks import ADDRESSEES
from toolkit.usecases.signing_checks import COPIES
from toolkit.usecases.signing_checks import TITLE
from toolkit.usecases.signing_checks import Desk
from toolkit.usecases.signing_checks import Known
from toolkit.word.final import Filled
from toolkit.word.final import clean_copy
from toolkit.word.final import filled
from toolkit.word.final import paper_text
from toolkit.word.page import fit_ending
from toolkit.workplace.exit_gate import Gate
from toolkit.workplace.folders import TEMPLATES_FOLDER
from toolkit.workplace.issued_list import FILE as ISSUED_LIST
from toolkit.workplace.issued_list import write_issued_list
from toolkit.workplace.opening import judged_book
from toolkit.workplace.opening import silence
from toolkit.workplace.papers import drafted_today
from toolkit.workplace.person import login_name
from toolkit.workplace.printed_head import CHECK_LIST
from toolkit.workplace.registered_paper import registered_paper
from toolkit.workplace.registering import fingerprint
from toolkit.workplace.registering import run_of
from toolkit.workplace.signing_page import signing_page
from toolkit.workplace.stage import sha256_of
from toolkit.workplace.writer import writing

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.document import DocumentKind
    from toolkit.declare.signing import Issuing
    from toolkit.declare.signing import PaperText
    from toolkit.declare.signing import Wanted
    from toolkit.register.entries import FileEntry
    from toolkit.register.entries import Run
    from toolkit.register.numbers import Kept
    from toolkit.usecases.redrafted import Differences
    from toolkit.usecases.signing import Gated
    from toolkit.usecases.signing import Reason
    from toolkit.usecases.validate import Judged
    from toolkit.workplace.opening import Opened
    from toolkit.workplace.outcome import Account
    from toolkit.workplace.registered_paper import RegisteredPaper
    from toolkit.workplace.writer import Writer

FINAL, CLEAN, PAGE, DATA = "_定稿", "_正本", "_签发前检查", "_签发时台账"
REFUSED = "_检查未通过"  # -- a page of its own: that of an earlier signing stays --
TRIES = 20  # -- of drawing a number that others draw from as well --
SHOWN_HASH = 16


class MayNotBeSignedError(ToolkitError):
    """A file that signing has made is not signed again."""

    exit_status = 1

    def __init__(self, name: str, draft: str) -> None:
        super().__init__(f"《{name}》是签发时写出的，要签发的是《{draft}》。", file=name)


@dataclass(frozen=True, slots=True)
class Signing:
    """What came of taking a paper to be signed.

    Attributes:
        gated: what the check said.
        wanted: number, name and dates, the number drawn where it was drawn.
        page: 签发前检查.
        final: 定稿; None where the paper was refused. So are `clean` (正本), `data`, `register`.
        issued: for the activity's own register of papers.
        account: what became of the files.
    """

    gated: Gated
    wanted: Wanted
    page: Path
    account: Account
    final: Path | None = None
    clean: Path | None = None
    data: Path | None = None
    register: Path | None = None
    issued: Issued | None = None

    @property
    def is_signed(self) -> bool:
        """Whether it was."""
        return self.clean is not None and self.account.has(self.clean)


@dataclass(frozen=True, slots=True)
class _Task:
    """A paper with all that is needed to check it."""

    found: RegisteredPaper
    content: bytes
    text: PaperText
    opened: Opened
    judged: Judged
    kind: DocumentKind
    issuing: Issuing
    template: Path | None
    differences: Differences | None
    not_drafted: str
    template_sha: str

    @property
    def catalogue(self) -> Catalogue:
        """The activity."""
        return self.opened.catalogue

    def beside(self, what: str, suffix: str = "") -> Path:
        """The file of the paper that has this behind its stem."""
        path = self.found.path
        return path.with_name(f"{path.stem}{what}{suffix or path.suffix}")


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
        task = _task(path, book, wanted)
    tell("正在写签发的文件…")
    for _ in range(TRIES):
        try:
            return _signed(task, wanted, reasons, tell)
        except NumberTakenError:
            if wanted.number or task.issuing.numbering is not Numbering.OWN:
                raise
    raise NumberTakenError("别的人同时在取号，请再试一次。")


def _task(path: Path, book: Path | None, wanted: Wanted) -> _Task:
    _refuse_made(path)
    found = registered_paper(path, book)
    content = path.read_bytes()
    text = paper_text(content, path.name)
    opened, judged = judged_book(found.book, found.run.run.as_of)
    (kind,) = chosen_kinds(opened.catalogue, [found.entry.kind])
    issuing = opened.catalogue.issuing_of(kind.name)
    if issuing is None:
        raise NotSignedHereError(kind.name)
    task = _Task(found, content, text, opened, judged, kind, issuing, None, None, "", "")
    return _held_to_today(task, [each for each in (judged.case.as_of, wanted.dated) if each])


def _refuse_made(path: Path) -> None:
    for made in (FINAL, CLEAN, PAGE, REFUSED):
        if path.stem.endswith(made):
            raise MayNotBeSignedError(path.name, f"{path.stem.removesuffix(made)}{path.suffix}")


def _held_to_today(task: _Task, days: Sequence[dt.date]) -> _Task:
    """The task with what differs from what would be drafted today, dated as it may have been."""
    best: _Task | None = None
    name, templates = task.found.path.name, task.found.home / TEMPLATES_FOLDER
    for day in days:
        try:
            content, template = drafted_today(
                name, task.kind, task.judged, day, task.catalogue, templates
            )
        except ToolkitError as error:
            return best or replace(task, not_drafted=str(error))
        found = differences(task.text.lines, paper_text(content, name).lines)
        if best is None or len(found.figures) < _figures(best):
            sha = sha256_of(template) if template.is_file() else ""
            best = replace(task, template=template, differences=found, template_sha=sha)
    return best or task


def _figures(task: _Task) -> int:
    return len(task.differences.figures) if task.differences else 0


def _signed(
    task: _Task, wanted: Wanted, reasons: Mapping[str, Reason], tell: Callable[[str], None]
) -> Signing:
    """One try: alone in the folder, numbered by what the register holds now."""
    path = task.found.path
    with writing(ISSUE.caption, task.found.book, path.parent, tell) as writer:
        numbered = _numbered(task, wanted, writer)
        gated = gate(_desk(task, numbered, writer), task.catalogue, reasons, task.judged.gate)
        if not gated.passes:
            return _refused(task, numbered, gated, writer)
        return _passed(task, numbered, gated, writer)


def _numbered(task: _Task, wanted: Wanted, writer: Writer) -> Wanted:
    """The same with a number drawn, of a series that the tool owns."""
    if task.issuing.numbering is not Numbering.OWN or wanted.number or wanted.dated is None:
        return wanted
    code, year = task.issuing.code(task.judged.case), wanted.dated.year
    serial = next_serial(writer.runs(), code, year)
    return replace(wanted, number=str(DocumentNumber(code, year, serial)))


def _desk(task: _Task, wanted: Wanted, writer: Writer) -> Desk:
    runs, found = writer.runs(), task.found
    judged = task.judged
    paper = PaperToSign(task.kind.name, task.text, judged.case, judged.outcome, wanted)
    before = signed(writer.runs_here(), found.path.name)
    kept = by_number(runs).get(wanted.number)
    taken = kept is not None and kept.entry.use is not Use.RESERVED and kept != before
    known = Known(
        tuple(_restricted(task)),
        task.differences,
        task.not_drafted,
        _said_of_signing(task, before) if before else "",
        said_of(kept) if kept and taken else _in_ledger(task, wanted),
        template_changed=bool(task.template_sha)
        and task.template_sha != found.entry.template_sha256,
        ledger_changed=found.run.run.cells != fingerprint(judged.case),
        has_check_list=found.path.with_name(f"{found.path.stem}{CHECK_LIST}").is_file(),
    )
    return Desk(paper, task.issuing, known)


def _restricted(task: _Task) -> Iterator[str]:
    """What the exit gate finds in a paper; in one of which nothing is drafted, without its template."""
    gate_of = Gate(task.judged.case, task.opened.workbook.sheets)
    found = gate_of.check(task.found.path, form=task.template if _is_there(task.template) else None)
    yield from (f"{each}。" for each in found.hits)


def _is_there(path: Path | None) -> bool:
    return path is not None and path.is_file()


def _said_of_signing(task: _Task, kept: Kept) -> str:
    """How the paper was signed, and whether it was changed since."""
    entry = kept.entry
    number = f"，文号“{entry.number}”" if entry.number else ""
    said = f"已于{entry.dated}由{entry.signed_by}签发{number}"
    changed = entry.draft_sha256 != hashlib.sha256(task.content).hexdigest()
    return f"{said}，签发以后又改过。" if changed else f"{said}。"


def _in_ledger(task: _Task, wanted: Wanted) -> str:
    """Whose the number is in the activity's own ledger of papers, as a sentence; "" for nobody's."""
    own, case = task.catalogue.issued_ledger, task.judged.case
    if own is None or not wanted.number:
        return ""
    title = _plain(task.text.styled(TITLE))
    for row in case.filled(own.ledger, own.number):
        other = _plain(str(row.usable(own.title) or ""))
        if _plain(str(row.usable(own.number))) == _plain(wanted.number) and other != title:
            place = case.place(row, own.number)
            return f"文号“{wanted.number}”在{place}已登记为《{other}》的。"
    return ""


def _plain(text: str) -> str:
    return "".join(text.split())


def _refused(task: _Task, wanted: Wanted, gated: Gated, writer: Writer) -> Signing:
    page = task.beside(REFUSED)
    content = _page_of(task, wanted, gated, "没有签发，没有写出正本。")
    write_whole(writer.draft(page, writer.group()), [content])
    writer.put(partial(_run, task, ()), writer.as_written)
    return Signing(gated, wanted, page, writer.account)


def _passed(task: _Task, wanted: Wanted, gated: Gated, writer: Writer) -> Signing:
    """Make all files of a paper that is signed; they come into their places together."""
    group, path, book = writer.group(), task.found.path, task.found.book
    final, clean, page = task.beside(FINAL), task.beside(CLEAN), task.beside(PAGE)
    data, listing = task.beside(DATA, book.suffix), path.with_name(ISSUED_LIST)
    content = fit_ending(filled(task.content, path.name, _filled(wanted)))
    write_whole(writer.draft(final, group), [content])
    write_whole(writer.draft(clean, group), [clean_copy(content, path.name)])
    write_whole(writer.draft(data, group, private=True), [book.read_bytes()])
    entry = _entry(task, wanted, gated, writer.sha256(final), writer.sha256(clean))
    hashes = f"正本 SHA-256 前{SHOWN_HASH}位：{entry.sha256[:SHOWN_HASH]}；{writer.head_line()}。"
    write_whole(writer.draft(page, group), [_page_of(task, wanted, gated, hashes)])
    runs = writer.runs()
    write_issued_list(runs, (entry,), login_name(), writer.draft(listing, group))
    writer.put(partial(_run, task, (entry,)), writer.as_written, registered=True)
    issued = _issued(task, wanted)
    account = writer.account
    return Signing(gated, wanted, page, account, final, clean, data, listing, issued)


def _filled(wanted: Wanted) -> Filled:
    assert wanted.dated is not None
    printed = full_day(wanted.printed or wanted.dated)
    return Filled(wanted.number, official_day(wanted.dated), printed, wanted.signed_by)


def _page_of(task: _Task, wanted: Wanted, gated: Gated, hashes: str) -> bytes:
    as_of = full_day(task.judged.case.as_of)
    name, book = task.found.path.name, task.found.book.name
    return signing_page(name, task.kind.name, book, as_of, wanted, gated, hashes)


def _entry(
    task: _Task, wanted: Wanted, gated: Gated, final_sha256: str, sha256: str
) -> IssuedEntry:
    assert wanted.dated is not None
    return IssuedEntry(
        wanted.number,
        Use.USED,
        title=_plain(task.text.styled(TITLE)),
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


def _issued(task: _Task, wanted: Wanted) -> Issued:
    assert wanted.dated is not None
    text = task.text
    return Issued(
        task.kind.name,
        _plain(text.styled(TITLE)),
        wanted.number,
        wanted.signed_by,
        wanted.dated,
        text.styled(ADDRESSEES).strip(" ：:"),
        text.styled(COPIES).partition("：")[2].strip(" 。"),
        task.template_sha[:SHOWN_HASH],
        fingerprint(task.judged.case)[:SHOWN_HASH],
    )


def _run(task: _Task, issued: Sequence[IssuedEntry], files: Sequence[FileEntry]) -> Run:
    case = task.judged.case
    return run_of(
        ISSUE.caption, task.judged.file, case, as_of=case.as_of, files=files, issued=issued
    )
