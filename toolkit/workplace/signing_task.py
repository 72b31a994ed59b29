"""A paper on its way to be signed, with all that the check of it rests on."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.declare.document import DocumentBlocked
from toolkit.declare.errors import ToolkitError
from toolkit.declare.signing import PaperToSign
from toolkit.reading.files import UnreadableFileError
from toolkit.reading.files.reading import read_workbook
from toolkit.register.entries import Use
from toolkit.register.numbers import by_number
from toolkit.register.numbers import said_of
from toolkit.register.numbers import signed
from toolkit.usecases.check_list_held import differs
from toolkit.usecases.generate import chosen_kinds
from toolkit.usecases.redrafted import differences
from toolkit.usecases.signing import NotSignedHereError
from toolkit.usecases.signing_checks import TITLE
from toolkit.usecases.signing_desk import Desk
from toolkit.usecases.signing_desk import Known
from toolkit.usecases.verifying import verify
from toolkit.word.final import paper_as_said
from toolkit.word.final import paper_text
from toolkit.word.template import WorkerProcess
from toolkit.workplace.approvals_behind import approvals_behind
from toolkit.workplace.as_registered import as_registered
from toolkit.workplace.exit_gate import Gate
from toolkit.workplace.opening import judged_book
from toolkit.workplace.printed_head import CHECK_LIST
from toolkit.workplace.printed_head import SHEET
from toolkit.workplace.registered_paper import registered_paper
from toolkit.workplace.registering import fingerprint
from toolkit.workplace.rendered_papers import drafted_today
from toolkit.workplace.verifying import is_recorded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.document import DocumentKind
    from toolkit.declare.document import Draft
    from toolkit.declare.signing import Issuing
    from toolkit.declare.signing import Line
    from toolkit.declare.signing import PaperText
    from toolkit.declare.signing import Wanted
    from toolkit.declare.verifying import PaperAsSaid
    from toolkit.register.numbers import Kept
    from toolkit.usecases.redrafted import Differences
    from toolkit.usecases.validate import Judged
    from toolkit.workplace.opening import Opened
    from toolkit.workplace.registered_paper import RegisteredPaper
    from toolkit.workplace.writer import Writer

FINAL, CLEAN, PAGE, DATA = "_定稿", "_正本", "_签发前检查", "_签发时台账"
CHECKED = "_签发时核对单"  # -- kept, since a later draft of the same name has its own --
REFUSED = "_检查未通过"  # -- a page of its own: that of an earlier signing stays --


class MayNotBeSignedError(ToolkitError):
    """A file that signing has made is not signed again."""

    exit_status = 1

    def __init__(self, name: str, draft: str) -> None:
        super().__init__(f"《{name}》是签发时写出的，要签发的是《{draft}》。", file=name)


@dataclass(frozen=True, slots=True)
class SigningTask:
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
    said: PaperAsSaid
    today: Draft | None = None
    as_dated: tuple[Line, ...] = ()

    @property
    def catalogue(self) -> Catalogue:
        """The activity."""
        return self.opened.catalogue

    @property
    def check_list(self) -> Path:
        """The 核对单 beside the draft."""
        return check_list_of(self.found.path)

    def beside(self, what: str, suffix: str = "") -> Path:
        """The file of the paper that has this behind its stem."""
        path = self.found.path
        return path.with_name(f"{path.stem}{what}{suffix or path.suffix}")


def signing_task(path: Path, book: Path | None, wanted: Wanted) -> SigningTask:
    """All that is needed to check a paper: the draft, its book as it is today, a redraft to hold it to.

    Raises:
        ToolkitError: it cannot be checked at all, with the reason as a sentence.
    """
    _refuse_made(path)
    found = registered_paper(path, book)
    with WorkerProcess().begin() as process:
        content = path.read_bytes()
        text, said = paper_text(content, path.name), paper_as_said(content, path.name)
        opened, judged = judged_book(found.book, found.run.run.as_of)
        (kind,) = chosen_kinds(opened.catalogue, [found.entry.kind])
        issuing = opened.catalogue.issuing_of(kind.name)
        if issuing is None:
            raise NotSignedHereError(kind.name, [each.kind for each in opened.catalogue.issuing])
        task = SigningTask(
            found, content, text, opened, judged, kind, issuing, None, None, "", "", said
        )
        days = [each for each in (judged.case.as_of, wanted.dated) if each]
        return _held_to_today(task, days, wanted.dated, process)


def _refuse_made(path: Path) -> None:
    for made in (FINAL, CLEAN, PAGE, REFUSED):
        if path.stem.endswith(made):
            raise MayNotBeSignedError(path.name, f"{path.stem.removesuffix(made)}{path.suffix}")


def _held_to_today(
    task: SigningTask, days: Sequence[dt.date], dated: dt.date | None, process: WorkerProcess
) -> SigningTask:
    """The task with what differs from what would be drafted today, dated as it may have been."""
    best: SigningTask | None = None
    as_dated: tuple[Line, ...] = ()
    name, home = task.found.path.name, task.found.home
    for day in days:
        try:
            today = drafted_today(name, task.kind, task.judged, day, task.catalogue, home, process)
        except ToolkitError as error:
            return best or replace(task, not_drafted=str(error))
        lines = paper_text(today.content, name).lines
        as_dated = lines if day == dated else as_dated
        found = differences(task.text.lines, lines)
        if best is None or len(found.figures) < _figures(best):
            best = replace(
                task,
                template=today.template,
                differences=found,
                template_sha=today.template_hash,
                today=today.document.draft,
            )
    return replace(best or task, as_dated=as_dated)


def _figures(task: SigningTask) -> int:
    return len(task.differences.figures) if task.differences else 0


def _seen(task: SigningTask) -> Judged:
    """The workbook as the paper sees it; as it is, where the paper would not be drafted any more."""
    try:
        return as_registered(task.judged, task.catalogue, task.found.home, task.kind)
    except DocumentBlocked:
        return task.judged


def desk(task: SigningTask, wanted: Wanted, writer: Writer) -> Desk:
    """What the check looks at, numbers as the register holds them now."""
    runs, found = writer.runs(), task.found
    judged = task.judged
    case = _seen(task).case
    paper = PaperToSign(task.kind.name, task.text, case, judged.outcome, wanted)
    before = signed(writer.runs_here(), found.path.name)
    kept = by_number(runs).get(wanted.number)
    taken = kept is not None and kept.entry.use is not Use.RESERVED and kept != before
    approvals = approvals_behind(
        found.home, judged.case, task.catalogue, (task.content, found.path.name)
    )
    known = Known(
        tuple(_restricted(task)),
        task.differences,
        task.not_drafted,
        verify(task.said, task.today) if is_recorded(task.said.about) else None,
        tuple(of_check_list(task.found.path, task.said)),
        task.today.remarks if task.today else (),
        _said_of_signing(task, before) if before else "",
        said_of(kept) if kept and taken else _in_ledger(task, wanted),
        template_changed=bool(task.template_sha)
        and task.template_sha != found.entry.template_sha256,
        ledger_changed=found.run.run.cells != fingerprint(judged.case),
        unlocked=tuple(approvals.unlocked),
        unregistered=tuple(approvals.unregistered),
        as_dated=task.as_dated,
        today=dt.datetime.now().astimezone().date(),
    )
    return Desk(paper, task.issuing, known)


def _restricted(task: SigningTask) -> Iterator[str]:
    """What the exit gate finds in a paper; in one of which nothing is drafted, without its template."""
    gate_of = Gate(task.judged.case, task.opened.workbook.sheets)
    found = gate_of.check(task.found.path, form=task.template if _is_there(task.template) else None)
    yield from (f"{each}。" for each in found.hits)


def check_list_of(path: Path) -> Path:
    """The 核对单 beside a draft."""
    return path.with_name(f"{path.stem}{CHECK_LIST}")


def of_check_list(path: Path, said: PaperAsSaid) -> Iterator[str]:
    """How the 核对单 beside a draft is not the one of what a paper says of itself, as sentences."""
    place = check_list_of(path)
    if not place.is_file():
        yield f"公文旁边没有它的核对单《{place.name}》。"
        return
    try:
        sheets = read_workbook(place, only=(SHEET,)).sheets
    except UnreadableFileError as error:
        yield str(error)
        return
    rows = [row for sheet in sheets if sheet.name == SHEET for row in sheet.rows]
    if is_recorded(said.about):
        plain = [["" if cell is None else str(cell) for cell in row] for row in rows]
        yield from differs(plain, path.stem, said)


def _is_there(path: Path | None) -> bool:
    return path is not None and path.is_file()


def _said_of_signing(task: SigningTask, kept: Kept) -> str:
    """How the paper was signed, and whether it was changed since."""
    entry = kept.entry
    number = f"，文号“{entry.number}”" if entry.number else ""
    said = f"已于{entry.dated}由{entry.signed_by}签发{number}"
    changed = entry.draft_sha256 != hashlib.sha256(task.content).hexdigest()
    return f"{said}，签发以后又改过。" if changed else f"{said}。"


def _in_ledger(task: SigningTask, wanted: Wanted) -> str:
    """Whose the number is in the activity's own ledger of papers, as a sentence; "" for nobody's."""
    own, case = task.catalogue.issued_ledger, task.judged.case
    if own is None or not wanted.number:
        return ""
    title = solid_text(task.text.styled(TITLE))
    for row in case.filled(own.ledger, own.number):
        other = solid_text(str(row.usable(own.title) or ""))
        if solid_text(str(row.usable(own.number))) == solid_text(wanted.number) and other != title:
            place = case.place(row, own.number)
            return f"文号“{wanted.number}”在{place}已登记为《{other}》的。"
    return ""


def solid_text(text: str) -> str:
    """A text without its blanks and breaks."""
    return "".join(text.split())
