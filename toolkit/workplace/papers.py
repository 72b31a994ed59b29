"""Writing official papers: the drafts rendered with their templates, a 核对单 beside each."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.declare.errors import ToolkitError
from toolkit.usecases.generate import chosen_kinds
from toolkit.usecases.generate import generate
from toolkit.usecases.validate import validate
from toolkit.word.page import title_lines
from toolkit.word.template import RenderError
from toolkit.word.template import Template
from toolkit.word.template import write_document
from toolkit.workbooks.lists import write_list
from toolkit.workplace.check_list import check_list
from toolkit.workplace.folders import TEMPLATES_FOLDER
from toolkit.workplace.old_drafts import keeping_old
from toolkit.workplace.opening import open_book
from toolkit.workplace.opening import silence
from toolkit.workplace.registering import register_papers
from toolkit.workplace.shipped import doc_template_folder
from toolkit.workplace.written import WrittenPaper

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.catalogue import Catalogue
    from toolkit.usecases.generate import DocumentToWrite
    from toolkit.usecases.generate import Drafted
    from toolkit.usecases.validate import Judged
    from toolkit.workbooks.patching import ResultSheet


TITLE = "标题"
CHECK_LIST = "_核对单.xlsx"


class TemplatesMissingError(ToolkitError):
    """The folder of templates is not there."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"模板文件夹“{folder}”不存在，请核对 --templates 的路径。")


@dataclass(frozen=True, slots=True)
class Papers:
    """What became of the kinds asked for.

    Attributes:
        written: those on disk.
        refusals: a sentence for each that was not written.
        unregistered: a sentence, where the folder's register could not take them down.
        notes: what the reader of the file should be told.
    """

    written: list[WrittenPaper]
    refusals: tuple[str, ...]
    unregistered: str | None
    notes: tuple[str, ...] = ()


def write_papers(
    book: Path,
    names: Sequence[str],
    as_of: dt.date | None,
    *,
    out: Path,
    dated: dt.date | None = None,
    templates: Path | None = None,
) -> Papers:
    """Generate these kinds from a workbook; all are rendered before the first is written.

    Raises:
        ToolkitError: the workbook or a kind is wrong; nothing is written then. A template at fault
            stops its own kind only.
    """
    opened = open_book(book)
    chosen_kinds(opened.catalogue, names)
    judged = validate(book.name, opened.workbook.sheets, opened.catalogue, as_of=as_of)
    papers = write_judged_papers(
        judged,
        opened.catalogue,
        names,
        beside=book.parent,
        out=out,
        dated=dated,
        templates=templates,
    )
    return replace(papers, notes=tuple(map(str, opened.workbook.notes)))


def write_judged_papers(
    judged: Judged,
    catalogue: Catalogue,
    names: Sequence[str],
    *,
    beside: Path,
    out: Path,
    dated: dt.date | None = None,
    templates: Path | None = None,
    tell: Callable[[str], None] = silence,
) -> Papers:
    """Generate these kinds from a workbook that is judged already.

    Args:
        judged: the workbook.
        catalogue: the activity.
        names: of the kinds.
        beside: the folder of the workbook, where its own templates and its register are looked for.
        out: where the papers go.
        dated: the 成文日期; None takes the as-of date.
        templates: another folder of templates.
        tell: told each step before it is done; what it raises stops the work.

    Raises:
        ToolkitError: a kind or a template is wrong; nothing is written then.
    """
    chosen = chosen_kinds(catalogue, names)
    tell("正在拟稿…")
    drafted = generate(judged, chosen, dated or judged.case.as_of)
    with _templates(templates, beside / TEMPLATES_FOLDER, catalogue) as sources:
        return _write_all(judged, drafted, sources, beside, out, tell)


@contextmanager
def _templates(asked: Path | None, own: Path, catalogue: Catalogue) -> Iterator[Path]:
    """The folder that is asked for, else the working folder's own, else the activity's."""
    if asked or own.is_dir():
        chosen = asked or own
        if not chosen.is_dir():
            raise TemplatesMissingError(chosen)
        yield chosen
    else:
        with doc_template_folder(catalogue) as shipped:
            yield shipped


def _write_all(
    judged: Judged,
    drafted: Drafted,
    sources: Path,
    beside: Path,
    out: Path,
    tell: Callable[[str], None],
) -> Papers:
    """Render all, then write one by one and register what was written."""
    rendered, refusals = _rendered(drafted, sources)
    tell("正在写公文…")
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for document, content in rendered:
        listing = check_list(document, judged.file, judged.case.as_of)
        try:
            paper, told = _write(document, content, listing, out)
        except (OSError, RenderError) as error:
            refusals.append(_unwritten(document, error))
            continue
        template = sources / document.kind.template
        checked = out / f"{document.stem}{CHECK_LIST}"
        remarks = (*document.draft.remarks, *told)
        written.append(WrittenPaper(document.kind.name, paper, checked, template, remarks))
    unregistered = register_papers(beside, judged.file, judged.case, written)
    return Papers(written, (*drafted.refusals, *refusals), unregistered)


def _write(
    document: DocumentToWrite, content: bytes, listing: ResultSheet, out: Path
) -> tuple[Path, list[str]]:
    """Write a paper after its 核对单, so that one which is open elsewhere leaves the paper as it was.

    Returns:
        The paper, and what to tell of an older one.

    Raises:
        OSError, RenderError: one of them cannot be written.
    """
    paper = out / f"{document.stem}.docx"
    write_list(listing, out / f"{document.stem}{CHECK_LIST}")
    with keeping_old(paper) as kept:
        write_document(content, paper)
    return paper, [f"原来的文件内容不同，已另存为{old.name}。" for old in kept]


def _refused(document: DocumentToWrite, error: ToolkitError) -> str:
    return f"《{document.kind.name}》未生成：{str(error).rstrip('。')}。"


def _unwritten(document: DocumentToWrite, error: OSError | RenderError) -> str:
    if isinstance(error, RenderError):
        return _refused(document, error)
    file = Path(error.filename).name if error.filename else document.stem
    return f"《{document.kind.name}》未生成：《{file}》不能写入，请关闭正在打开它的程序后再生成。"


def _rendered(
    drafted: Drafted, sources: Path
) -> tuple[list[tuple[DocumentToWrite, bytes]], list[str]]:
    """The documents as bytes, and the sentences of those whose template is at fault."""
    rendered: list[tuple[DocumentToWrite, bytes]] = []
    refusals: list[str] = []
    for document in drafted.documents:
        try:
            template = Template.open(sources / document.kind.template)
            rendered.append((document, template.render(_laid_out(document.draft.values))))
        except ToolkitError as error:
            refusals.append(_refused(document, error))
    return rendered, refusals


def _laid_out(values: Mapping[str, object]) -> dict[str, object]:
    """The title broken into lines by sense (GB/T 9704—2012 7.3.1)."""
    return {**values, TITLE: "\n".join(title_lines(str(values[TITLE])))}
