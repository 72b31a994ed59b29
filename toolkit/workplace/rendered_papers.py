"""Drafts as documents: each rendered with its template, set from its words, its figures recorded in it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.declare.errors import ToolkitError
from toolkit.usecases.generate import generate
from toolkit.word.final import marked
from toolkit.word.final import with_record
from toolkit.word.page import fit
from toolkit.word.template import Template
from toolkit.workplace.named_values import about
from toolkit.workplace.named_values import laid_out
from toolkit.workplace.shipped import doc_template_folder
from toolkit.workplace.stage import sha256_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.document import DocumentKind
    from toolkit.usecases.generate import DocumentToWrite
    from toolkit.usecases.generate import Drafted
    from toolkit.usecases.validate import Judged


class TemplatesMissingError(ToolkitError):
    """The folder of templates is not there."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"模板文件夹“{folder}”不存在，请核对 --templates 的路径。")


class NotDraftedTodayError(ToolkitError):
    """The ledgers of today do not give a paper any more that was drafted from them."""


@dataclass(frozen=True, slots=True)
class RenderedPaper:
    """A document as it will be written, and the template that it was made with."""

    document: DocumentToWrite
    content: bytes
    template: Path
    template_hash: str


@contextmanager
def template_sources(asked: Path | None, own: Path, catalogue: Catalogue) -> Iterator[Path]:
    """The folder that is asked for, else the working folder's own, else the activity's."""
    if asked or own.is_dir():
        chosen = asked or own
        if not chosen.is_dir():
            raise TemplatesMissingError(chosen)
        yield chosen
    else:
        with doc_template_folder(catalogue) as shipped:
            yield shipped


def drafted_today(
    file: str,
    kind: DocumentKind,
    judged: Judged,
    dated: dt.date,
    catalogue: Catalogue,
    templates: Path,
) -> RenderedPaper:
    """A paper that is there already, as it would be drafted from the ledgers of today.

    Raises:
        ToolkitError: it would not be drafted, with the reason as a sentence.
    """
    with template_sources(None, templates, catalogue) as sources:
        drafted = generate(judged, [kind], dated)
        same = [each for each in drafted.documents if f"{each.stem}.docx" == file]
        rendered, refusals = rendered_papers(
            replace(drafted, documents=tuple(same)), sources, judged
        )
    if not rendered:
        why = "".join((*drafted.refusals, *refusals)) or f"按现在的台账不再生成《{file}》。"
        raise NotDraftedTodayError(why)
    return rendered[0]


def rendered_papers(
    drafted: Drafted, sources: Path, judged: Judged
) -> tuple[list[RenderedPaper], list[str]]:
    """The documents as bytes, and the sentences of those whose template is at fault."""
    rendered: list[RenderedPaper] = []
    refusals: list[str] = []
    for document in drafted.documents:
        path = sources / document.kind.template
        try:
            required = [slot.name for slot in document.kind.slots if slot.required]
            content = fit(
                Template.open(path, required=required).render(laid_out(document.draft.values))
            )
            content = marked(content, f"{document.stem}.docx")
            content = with_record(content, about(document, judged))
            rendered.append(RenderedPaper(document, content, path, sha256_of(path)))
        except ToolkitError as error:
            refusals.append(_refused(document, error))
    return rendered, refusals


def _refused(document: DocumentToWrite, error: ToolkitError) -> str:
    return f"《{document.kind.name}》未生成：{str(error).rstrip('。')}。"
