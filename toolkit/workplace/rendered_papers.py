"""Drafts as documents: each rendered with its template, set from its words, its figures recorded in it."""

from __future__ import annotations

from contextlib import closing
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from toolkit.declare.errors import ToolkitError
from toolkit.usecases.generate import generate
from toolkit.word.final import marked
from toolkit.word.final import with_record
from toolkit.word.page import fit
from toolkit.word.template import Limits
from toolkit.word.template import Pool
from toolkit.word.template import Uncompiled
from toolkit.workplace.as_registered import as_registered
from toolkit.workplace.folders import TEMPLATES_FOLDER
from toolkit.workplace.named_values import about
from toolkit.workplace.named_values import laid_out
from toolkit.workplace.shipped import doc_template_folder
from toolkit.workplace.shipped import doc_templates
from toolkit.workplace.stage import sha256_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.document import DocumentKind
    from toolkit.usecases.generate import DocumentToWrite
    from toolkit.usecases.generate import Drafted
    from toolkit.usecases.validate import Judged
    from toolkit.word.template import WorkerProcess

LIMITS = Limits(output_megabytes=16)
"""Of each paper: hundreds of times what the longest annex takes, and little enough to be set and marked here."""


class TemplatesMissingError(ToolkitError):
    """The folder of templates is not there."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"模板文件夹“{folder}”不存在，请核对 --templates 的路径。")


class NotDraftedTodayError(ToolkitError):
    """The ledgers of today do not give a paper any more that was drafted from them."""


@dataclass(frozen=True, slots=True)
class RenderedPaper:
    """A document as it will be written, the template that it was made with, and what to tell of that."""

    document: DocumentToWrite
    content: bytes
    template: Path
    template_hash: str
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TemplateSources:
    """Where templates are looked for: a folder, then those that came with the activity."""

    folder: Path
    shipped: Path | None = None

    def find(self, name: str) -> tuple[Path, tuple[str, ...]]:
        """A template's path, and what to tell where it is not the folder's own."""
        own = self.folder / name
        if own.exists() or self.shipped is None or not (self.shipped / name).is_file():
            return own, ()
        said = f"“{self.folder.name}”里没有《{name}》，用了程序自带的模板。"
        return self.shipped / name, (said,)


@contextmanager
def template_sources(
    asked: Path | None, own: Path, catalogue: Catalogue
) -> Iterator[TemplateSources]:
    """The folder that is asked for, else the working folder's own, else the activity's.

    What a folder lacks is taken of the activity's.
    """
    chosen = asked or (own if own.is_dir() else None)
    if chosen is not None and not chosen.is_dir():
        raise TemplatesMissingError(chosen)
    if chosen is not None and not doc_templates(catalogue):
        yield TemplateSources(chosen)
        return
    with doc_template_folder(catalogue) as shipped:
        yield TemplateSources(chosen or shipped, shipped)


def drafted_today(
    file: str,
    kind: DocumentKind,
    judged: Judged,
    dated: dt.date,
    catalogue: Catalogue,
    home: Path,
    process: WorkerProcess,
) -> RenderedPaper:
    """A paper that is there already, as it would be drafted from the ledgers of today and the register of its folder.

    Raises:
        ToolkitError: it would not be drafted, with the reason as a sentence.
    """
    with template_sources(None, home / TEMPLATES_FOLDER, catalogue) as sources:
        seen = partial(as_registered, judged, catalogue, home)
        drafted = generate(judged, [kind], dated, seen)
        same = [each for each in drafted.documents if f"{each.stem}.docx" == file]
        rendered, refusals = rendered_papers(
            replace(drafted, documents=tuple(same)), sources, judged, process
        )
    if not rendered:
        why = "".join((*drafted.refusals, *refusals)) or f"按现在的台账不再生成《{file}》。"
        raise NotDraftedTodayError(why)
    return rendered[0]


def rendered_papers(
    drafted: Drafted, sources: TemplateSources, judged: Judged, process: WorkerProcess
) -> tuple[list[RenderedPaper], list[str]]:
    """The documents as bytes, and the sentences of those whose template is at fault.

    Args:
        drafted: what they say.
        sources: where the templates are, which anybody may have edited.
        judged: the ledgers that they rest on.
        process: in which each is made within its limits.
    """
    rendered: list[RenderedPaper] = []
    refusals: list[str] = []
    for kind, documents in groupby(drafted.documents, lambda each: each.kind):
        path, remarks = sources.find(kind.template)
        for document, made in _made(kind, list(documents), path, process):
            try:
                finished = _finished(document, made, path, judged)
                rendered.append(replace(finished, remarks=remarks))
            except ToolkitError as error:
                refusals.append(_refused(document, error))
    return rendered, refusals


def _made(
    kind: DocumentKind, documents: Sequence[DocumentToWrite], path: Path, process: WorkerProcess
) -> Iterator[tuple[DocumentToWrite, bytes | ToolkitError]]:
    """Documents of one template with their bytes, or why there are none; the template is compiled once."""
    required = [name for slot in kind.slots for name in slot.must_be_used]
    figures = {slot.name: slot.meaning for slot in kind.slots if slot.is_free_figure}
    values = [laid_out(each.draft.values) for each in documents]
    try:
        pool = Pool(Uncompiled.open(path), LIMITS, required, process, figures)
        with closing(pool.render(values)) as made:
            yield from zip(documents, made, strict=True)
    except ToolkitError as error:
        yield from ((each, error) for each in documents)


def _finished(
    document: DocumentToWrite, made: bytes | ToolkitError, path: Path, judged: Judged
) -> RenderedPaper:
    if isinstance(made, ToolkitError):
        raise made
    content = marked(fit(made), f"{document.stem}.docx")
    content = with_record(content, about(document, judged))
    return RenderedPaper(document, content, path, sha256_of(path))


def _refused(document: DocumentToWrite, error: ToolkitError) -> str:
    return f"《{document.kind.name}》未生成：{str(error).rstrip('。')}。"
