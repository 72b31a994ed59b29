"""Writing official papers: the drafts rendered with their templates, a 核对单 beside each."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from dataclasses import replace
from functools import partial
from os.path import relpath
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.declare.button import GENERATE
from toolkit.declare.errors import FAULT
from toolkit.declare.errors import ToolkitError
from toolkit.declare.errors import nothing_yet
from toolkit.declare.real_path import real_path
from toolkit.register.entries import PaperEntry
from toolkit.usecases.generate import chosen_kinds
from toolkit.usecases.generate import generate
from toolkit.usecases.validate import validate
from toolkit.word.final import paper_as_said
from toolkit.word.template import WorkerProcess
from toolkit.word.template import write_document
from toolkit.workbooks.lists import write_list
from toolkit.workplace.as_registered import as_registered
from toolkit.workplace.check_list import check_list
from toolkit.workplace.exit_gate import Gate
from toolkit.workplace.exit_gate import let_pass
from toolkit.workplace.folders import TEMPLATES_FOLDER
from toolkit.workplace.opening import open_book
from toolkit.workplace.opening import silence
from toolkit.workplace.printed_head import CHECK_LIST
from toolkit.workplace.registering import run_of
from toolkit.workplace.rendered_papers import RenderedPaper
from toolkit.workplace.rendered_papers import rendered_papers
from toolkit.workplace.rendered_papers import template_sources
from toolkit.workplace.writer import writing
from toolkit.workplace.written import WrittenPaper

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from collections.abc import Sequence

    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.document import DocumentKind
    from toolkit.reading.workbook import Sheet
    from toolkit.register.entries import FileEntry
    from toolkit.register.entries import Run
    from toolkit.usecases.validate import Judged
    from toolkit.workplace.outcome import Account
    from toolkit.workplace.writer import Writer


class PapersNotWrittenError(ToolkitError):
    """The disk kept papers from being written; the others were."""

    exit_status = FAULT

    def __init__(self, refusals: Sequence[str]) -> None:
        super().__init__(f"公文没有全部写出：{''.join(refusals)}")


@dataclass(frozen=True, slots=True)
class Papers:
    """What became of the kinds asked for.

    Attributes:
        written: those on disk.
        refusals: a sentence for each that was not written.
        unregistered: a sentence, where the folder's register could not take them down.
        remarks: what else is to be told: an earlier run that was cut off, a register made anew.
        notes: what the reader of the file should be told.
        disk_fault: whether it was the disk that kept a paper from being written.
    """

    written: list[WrittenPaper]
    refusals: tuple[str, ...]
    unregistered: str | None
    remarks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    disk_fault: bool = False


def write_papers(
    book: Path,
    names: Sequence[str],
    as_of: dt.date | None,
    *,
    out: Path,
    dated: dt.date | None = None,
    templates: Path | None = None,
    tell: Callable[[str], None] = silence,
) -> Papers:
    """Generate these kinds from a workbook; all are rendered before the first is written.

    Raises:
        ToolkitError: the workbook or a kind is wrong; nothing is written then. A template at fault
            stops its own kind only.
    """
    with WorkerProcess().begin() as process:  # -- it starts while the workbook is read --
        opened = open_book(book)
        with nothing_yet():
            chosen_kinds(opened.catalogue, names)
            judged = validate(book.name, opened.workbook.sheets, opened.catalogue, as_of=as_of)
        papers = write_judged_papers(
            judged,
            opened.workbook.sheets,
            opened.catalogue,
            names,
            book=book,
            out=out,
            dated=dated,
            templates=templates,
            tell=tell,
            process=process,
        )
    return replace(papers, notes=tuple(map(str, opened.workbook.notes)))


def write_judged_papers(
    judged: Judged,
    sheets: Sequence[Sheet],
    catalogue: Catalogue,
    names: Sequence[str],
    *,
    book: Path,
    out: Path,
    dated: dt.date | None = None,
    templates: Path | None = None,
    tell: Callable[[str], None] = silence,
    process: WorkerProcess | None = None,
    seen: Callable[[DocumentKind], Judged] | None = None,
) -> Papers:
    """Generate these kinds from a workbook that is judged already.

    Args:
        judged: the workbook.
        sheets: its cells as read.
        catalogue: the activity.
        names: of the kinds.
        book: where the workbook lies; its templates and its register are looked for beside it.
        out: where the papers go.
        dated: the 成文日期; None leaves it blank, as a draft does.
        templates: another folder of templates.
        tell: told each step before it is done; what it raises stops the work.
        process: in which they are made, where one was started before; else one is started here.
        seen: the workbook as a kind sees it; None where the register beside the workbook says it.

    Raises:
        ToolkitError: a kind or a template is wrong; nothing is written then.
    """
    chosen = chosen_kinds(catalogue, names)
    tell("正在拟稿…")
    with (
        nothing_yet(),
        template_sources(templates, book.parent / TEMPLATES_FOLDER, catalogue) as sources,
        WorkerProcess().begin() if process is None else nullcontext(process) as made_in,
    ):
        registered = partial(as_registered, judged, catalogue, book.parent)
        drafted = generate(judged, chosen, dated, seen or registered)
        rendered, refusals = rendered_papers(drafted, sources, judged, made_in)
    tell("正在写公文…")
    with writing(GENERATE.caption, book, out, tell) as writer:
        gate = Gate(judged.case, sheets)
        staged = [_stage(each, judged, gate, writer, book) for each in rendered]
        let_out = [each for each in staged if each.file not in writer.account.refused]
        writer.put(partial(_run, judged, let_out, writer), partial(_may_go, writer))
    return _papers(staged, (*drafted.refusals, *refusals), writer.account)


def _papers(staged: Sequence[WrittenPaper], refusals: Sequence[str], account: Account) -> Papers:
    """What became of the papers that were made, and of those that were refused before."""
    written = [each for each in staged if account.has(each.file)]
    told = [_with_kept(each, account) for each in written]
    unwritten = [_unwritten(each, account) for each in staged if each not in written]
    return Papers(
        told,
        (*refusals, *unwritten),
        account.unregistered or None,
        tuple(account.remarks),
        disk_fault=account.disk_fault,
    )


def _from(folder: Path, book: Path) -> str:
    """Where a workbook lies, from a folder; with plain slashes, whole where it is on another drive."""
    try:
        return Path(relpath(real_path(book), real_path(folder))).as_posix()
    except ValueError:
        return real_path(book).as_posix()


def _stage(
    each: RenderedPaper, judged: Judged, gate: Gate, writer: Writer, book: Path
) -> WrittenPaper:
    """Make a paper and its 核对单, which come into their places together."""
    document, out = each.document, writer.out
    paper, checked = out / f"{document.stem}.docx", out / f"{document.stem}{CHECK_LIST}"
    group = writer.group()
    list_draft = writer.draft(checked, group)
    write_document(each.content, writer.draft(paper, group))
    kind = document.kind
    evidence = [cell for entry in document.draft.evidence for cell in entry.cells]
    carried = evidence if kind.restricted else ()
    checked_paper = gate.check(
        writer.made(paper), name=paper.name, form=each.template, carried=carried
    )
    passed = let_pass({paper.name: checked_paper})
    listing = check_list(
        document,
        judged,
        writer.head_line(),
        passed,
        paper=paper_as_said(each.content, paper.name),
        book=_from(out, book),
    )
    write_list(listing, list_draft)
    if checked_paper.hits:
        writer.keep_back([checked, paper], group, checked_paper.sentence(paper.name))
    remarks = (*each.remarks, *document.draft.remarks)
    return WrittenPaper(
        kind.name,
        paper,
        checked,
        each.template,
        each.template_hash,
        remarks,
        passed,
        tuple(document.draft.remarks),
    )


def _run(
    judged: Judged, staged: Sequence[WrittenPaper], writer: Writer, files: Sequence[FileEntry]
) -> Run:
    papers = [
        PaperEntry(
            each.kind,
            each.file.name,
            writer.sha256(each.file),
            each.template.name,
            each.template_hash,
        )
        for each in staged
    ]
    return run_of(
        GENERATE.caption,
        judged.file,
        judged.case,
        as_of=judged.case.as_of,
        papers=papers,
        files=files,
    )


def _may_go(writer: Writer, path: Path) -> bool:
    """A 核对单 in which nobody has ticked anything; a paper is kept always."""
    return path.name.endswith(CHECK_LIST) and writer.as_written(path)


def _with_kept(paper: WrittenPaper, account: Account) -> WrittenPaper:
    kept = (*account.remark_on(paper.file), *account.remark_on(paper.check_list))
    return replace(paper, remarks=(*paper.remarks, *kept))


def _unwritten(paper: WrittenPaper, account: Account) -> str:
    why = account.refused.get(paper.file, "")
    return f"《{paper.kind}》未生成：{why}"
