"""Writing official papers: the drafts rendered with their templates, a 核对单 beside each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.frontends.books import judged_book
from toolkit.frontends.books import silence
from toolkit.frontends.check_list import check_list
from toolkit.frontends.resources import folder
from toolkit.frontends.workspace import TEMPLATES_FOLDER
from toolkit.usecases.generate import chosen_kinds
from toolkit.usecases.generate import generate
from toolkit.word.page import title_lines
from toolkit.word.template import Template
from toolkit.word.template import write_document
from toolkit.workbooks.lists import write_list

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.declare.catalogue import Catalogue
    from toolkit.usecases.generate import Drafted
    from toolkit.usecases.validate import Judged


TITLE = "标题"


@dataclass(frozen=True, slots=True)
class WrittenPaper:
    """One document on disk with its 核对单 and what the clerk has to be told."""

    kind: str
    file: Path
    check_list: Path
    remarks: tuple[str, ...]


def write_papers(
    book: Path,
    catalogue: Catalogue,
    names: Sequence[str],
    as_of: dt.date | None,
    *,
    out: Path,
    dated: dt.date | None = None,
    templates: Path | None = None,
) -> tuple[Drafted, list[WrittenPaper]]:
    """Generate these kinds from a workbook; all are rendered before the first is written.

    Raises:
        ToolkitError: the workbook, a kind or a template is wrong; nothing is written then.
    """
    chosen_kinds(catalogue, names)
    _, judged = judged_book(book, catalogue, as_of)
    return write_judged_papers(
        judged, catalogue, names, beside=book.parent, out=out, dated=dated, templates=templates
    )


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
) -> tuple[Drafted, list[WrittenPaper]]:
    """Generate these kinds from a workbook that is judged already.

    Args:
        judged: the workbook.
        catalogue: the activity.
        names: of the kinds.
        beside: the folder of the workbook, where its own templates are looked for.
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
    own = beside / TEMPLATES_FOLDER
    sources = templates or (own if own.is_dir() else folder("doc_templates"))
    rendered = [
        (each, Template.open(sources / each.kind.template).render(_laid_out(each.draft.values)))
        for each in drafted.documents
    ]
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for document, content in rendered:
        tell(f"正在写《{document.stem}》…")
        paper = out / f"{document.stem}.docx"
        listing = out / f"{document.stem}_核对单.xlsx"
        write_document(content, paper)
        write_list(check_list(document, judged.file, judged.case.as_of), listing)
        remarks = document.draft.remarks
        written.append(WrittenPaper(document.kind.name, paper, listing, remarks))
    return drafted, written


def _laid_out(values: Mapping[str, object]) -> dict[str, object]:
    """The title broken into lines by sense (GB/T 9704—2012 7.3.1)."""
    return {**values, TITLE: "\n".join(title_lines(str(values[TITLE])))}
