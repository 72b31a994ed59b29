"""What the forms of earlier versions said, and which templates were shipped: by digests alone.

`旧版.json` beside an activity's shipped workbooks holds, of each version, the digests of the texts of
its blank workbook and of its templates; `tools/record_forms.py` writes it before a release. Of templates it
has also those of builds in between: who was given one of those has edited nothing.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING
from typing import NamedTuple

from toolkit.declare.fixed_sheets import FRONT_SHEET
from toolkit.declare.layout import EXAMPLE_MARK
from toolkit.declare.layout import HEADING_ROW
from toolkit.declare.names import same_name
from toolkit.declare.wording import shown
from toolkit.reading.files import read_workbook
from toolkit.workbooks.blank.front_page import CHECK_FIRST
from toolkit.workbooks.patching.beside_values import beside_values
from toolkit.workplace.shipped import former_record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.declare.catalogue import Catalogue
    from toolkit.usecases.migration.form import KnownForm

DIGITS = 10
TEXTS, TEMPLATES, BUILDS = "texts", "templates", "builds"


class Record(NamedTuple):
    """What is recorded of earlier versions: by version, digests of texts; by template, SHA-256.

    `builds` has the SHA-256 of each template that was ever kept in the repository.
    """

    texts: Mapping[str, Sequence[str]]
    templates: Mapping[str, Mapping[str, str]]
    builds: Mapping[str, Sequence[str]]


def known_form(catalogue: Catalogue, blank: Path) -> KnownForm:
    """Whether a text is that of a form, of today's `blank` workbook or an earlier version's."""
    known = {*form_digests(blank)}
    known.add(
        digest(FRONT_SHEET, "", CHECK_FIRST)
    )  # -- of a workbook that was filled when it was made --
    earlier = former_form(catalogue)

    def is_known(sheet: str, heading: str, text: str) -> bool:
        return digest(sheet, heading, text) in known or earlier(sheet, heading, text)

    return is_known


def former_form(catalogue: Catalogue) -> KnownForm:
    """Whether a text is that of an earlier version's form; the record is read when that is first asked."""

    def is_known(sheet: str, heading: str, text: str) -> bool:
        return digest(sheet, heading, text) in _recorded_texts(catalogue)

    return is_known


def former_templates(catalogue: Catalogue) -> dict[str, frozenset[str]]:
    """SHA-256 of the templates that earlier versions shipped or that were built in between, by file name."""
    recorded = _recorded(catalogue)
    versions = recorded.templates.values()
    names = {name for version in versions for name in version} | {*recorded.builds}
    return {
        name: frozenset(
            [*recorded.builds.get(name, ()), *(each[name] for each in versions if name in each)]
        )
        for name in names
    }


def digest(sheet: str, heading: str, text: str) -> str:
    """A text of a form in a few digits."""
    words = "\n".join((same_name(sheet), heading, text))
    return hashlib.sha256(words.encode()).hexdigest()[:DIGITS]


def form_digests(path: Path) -> Iterator[str]:
    """The digests of all that a blank workbook says; examples under their headings."""
    formulas = beside_values(path).formulas
    for sheet in read_workbook(path).sheets:
        headings = sheet.rows[HEADING_ROW - 1] if sheet.rows else []
        for number, cells in enumerate(sheet.rows, start=1):
            example = bool(cells) and shown(cells[0]).startswith(EXAMPLE_MARK)
            for at, cell in enumerate(cells):
                heading = shown(headings[at]) if example and at < len(headings) else ""
                for text in {shown(cell), formulas.get((sheet.name, number, at + 1), "")} - {""}:
                    yield digest(sheet.name, heading, text)


@lru_cache(maxsize=4)
def _recorded_texts(catalogue: Catalogue) -> frozenset[str]:
    return frozenset(chain.from_iterable(_recorded(catalogue).texts.values()))


@lru_cache(maxsize=4)
def _recorded(catalogue: Catalogue) -> Record:
    record = former_record(catalogue)
    if record is None:
        return Record({}, {}, {})
    said = json.loads(record.read_text(encoding="utf-8"))
    return Record(said[TEXTS], said[TEMPLATES], said.get(BUILDS, {}))
