"""The templates of a working folder held to those of today: replaced where nobody has edited them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from toolkit.word.final.reading import PaperUnreadableError
from toolkit.word.final.reading import paper_text
from toolkit.workplace.folders import TEMPLATES_FOLDER
from toolkit.workplace.former_forms import former_templates
from toolkit.workplace.shipped import doc_templates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from toolkit.declare.catalogue import Catalogue

NEW_TEMPLATES = "新版"
_SHOWN_LINE = 40


class TemplateFate(StrEnum):
    """What becomes of a template; the values are the words that a person reads."""

    CURRENT = "已是新版"
    REPLACED = "没有人改过，换成新版"
    ADDED = "新增"
    EDITED = "同这一版随带的不一样，可能有人改过，保留不动"


@dataclass(frozen=True, slots=True)
class UpgradedTemplate:
    """One template.

    Attributes:
        name: its file's.
        fate: what becomes of it.
        content: of the template of today.
        place: where that is to be written; None where it stands already.
        differs: of an edited one, what the template of today has and it lacks, line by line.
    """

    name: str
    fate: TemplateFate
    content: bytes
    place: Path | None
    differs: tuple[str, ...] = ()


def upgraded_templates(folder: Path, catalogue: Catalogue) -> list[UpgradedTemplate]:
    """What becomes of each template of a working folder; nothing is written.

    One without a folder of templates uses those that are shipped, and has none to be replaced.
    """
    place = folder / TEMPLATES_FOLDER
    if not place.is_dir():
        return []
    return [*_templates(place, catalogue)]


def _templates(place: Path, catalogue: Catalogue) -> Iterator[UpgradedTemplate]:
    former = former_templates(catalogue)
    for shipped in doc_templates(catalogue):
        content, name, path = shipped.read_bytes(), shipped.name, place / shipped.name
        if not path.exists():
            yield UpgradedTemplate(name, TemplateFate.ADDED, content, path)
            continue
        own = path.read_bytes()
        if own == content:
            yield UpgradedTemplate(name, TemplateFate.CURRENT, content, None)
        elif hashlib.sha256(own).hexdigest() in former.get(name, ()):
            yield UpgradedTemplate(name, TemplateFate.REPLACED, content, path)
        else:
            beside = place / NEW_TEMPLATES / name
            there = beside.is_file() and beside.read_bytes() == content
            differs = tuple(_lacking(own, content, name))
            new = None if there else beside
            yield UpgradedTemplate(name, TemplateFate.EDITED, content, new, differs)


def _lacking(own: bytes, content: bytes, name: str) -> Iterator[str]:
    """Lines of the template of today that an edited one does not have, shortened."""
    try:
        there = {line.text for line in paper_text(own, name).lines}
        lines = paper_text(content, name).lines
    except PaperUnreadableError:
        return
    for text in dict.fromkeys(line.text for line in lines):
        if text.strip() and text not in there:
            yield text if len(text) <= _SHOWN_LINE else f"{text[:_SHOWN_LINE]}……"
