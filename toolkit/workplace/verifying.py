"""核对一份改过的公文: by what it records of itself alone, or against a workbook as it is today."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from toolkit.declare.disk import os_error
from toolkit.declare.errors import ToolkitError
from toolkit.declare.verifying import AS_OF
from toolkit.declare.verifying import FILE
from toolkit.declare.verifying import KIND
from toolkit.usecases.generate import chosen_kinds
from toolkit.usecases.generate import generate
from toolkit.usecases.verifying import verify
from toolkit.word.final import paper_as_said
from toolkit.workplace.as_registered import as_registered
from toolkit.workplace.opening import judged_book
from toolkit.workplace.registered_paper import NoPaperError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from toolkit.declare.document import Draft
    from toolkit.usecases.verifying import Verified


class NotOursError(ToolkitError):
    """A paper that records nothing of itself."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"《{name}》里没有生成时的记录，不能核对：它不是本工具生成的，或者是去掉了记录的正本，"
            "或者是以前的版本生成的。请用同名的草稿或定稿核对。",
            file=name,
        )


def verify_paper(path: Path, book: Path | None) -> Verified:
    """What became of a paper's figures.

    Args:
        path: of the paper.
        book: the workbook that it is to be held against, as of the paper's own as-of date; None for none.

    Raises:
        ToolkitError: it cannot be read, is none of ours, or the workbook cannot be read.
    """
    if not path.is_file():
        raise NoPaperError(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise (os_error(error) or error) from None
    paper = paper_as_said(content, path.name)
    if not is_recorded(paper.about):
        raise NotOursError(path.name)
    if book is None:
        return verify(paper)
    today, why = _drafted(paper.about, book)
    found = verify(paper, today)
    return replace(found, remarks=(why,)) if why else found


def is_recorded(about: Mapping[str, str]) -> bool:
    """Whether a paper records what it is of; the record is a part of the file, which people can change."""
    try:
        dt.date.fromisoformat(about.get(AS_OF, ""))
    except ValueError:
        return False
    return KIND in about and FILE in about


def _drafted(about: Mapping[str, str], book: Path) -> tuple[Draft | None, str]:
    """The same paper as it would be drafted today, and why it would not be."""
    opened, judged = judged_book(book, dt.date.fromisoformat(about[AS_OF]))
    (kind,) = chosen_kinds(opened.catalogue, [about[KIND]])
    seen = partial(as_registered, judged, opened.catalogue, book.parent)
    drafted = generate(judged, [kind], None, seen)
    wanted = about[FILE].removesuffix(".docx")
    draft = next((each.draft for each in drafted.documents if each.stem == wanted), None)
    if draft is not None:
        return draft, ""
    why = "".join(drafted.refusals) or f"按现在的台账不再生成《{about[FILE]}》。"
    return None, f"没有同台账核对：{why}"
