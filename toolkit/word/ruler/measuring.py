"""The ruler: a document is rendered, looked at, and held against each clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.ooxml.scratch import scratch_folder
from toolkit.word.office import convert
from toolkit.word.office import font_substitutions
from toolkit.word.page.figures import ERAS
from toolkit.word.ruler import foot_clauses
from toolkit.word.ruler import head_clauses
from toolkit.word.ruler import page_clauses
from toolkit.word.ruler import text_clauses
from toolkit.word.ruler.declared import read_declared
from toolkit.word.ruler.errors import RulerError
from toolkit.word.ruler.evidence import HAN_DATE
from toolkit.word.ruler.evidence import Evidence
from toolkit.word.ruler.evidence import solid
from toolkit.word.ruler.readings import Measurement
from toolkit.word.ruler.rendered import read_pages

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.word.office import FontSubstitution
    from toolkit.word.ruler.declared import Declared

_CLAUSES = (
    page_clauses.paper,
    page_clauses.type_area,
    page_clauses.default_type,
    page_clauses.lines_and_characters,
    page_clauses.colours,
    head_clauses.mark,
    head_clauses.number,
    head_clauses.red_rule,
    head_clauses.title,
    head_clauses.addressee,
    text_clauses.body,
    text_clauses.annex_names,
    text_clauses.ending,
    text_clauses.annexes,
    foot_clauses.rules,
    foot_clauses.copies,
    foot_clauses.printing,
    page_clauses.page_numbers,
)
_OF_RED_HEADS = frozenset(
    {
        head_clauses.mark,
        head_clauses.number,
        head_clauses.red_rule,
        foot_clauses.rules,
        foot_clauses.copies,
        foot_clauses.printing,
    }
)
"""What a 便函 does not have."""


def measure(document: Path, *, era: str | None = None, pdf: Path | None = None) -> Measurement:
    """Render a .docx through LibreOffice and hold it against GB/T 9704.

    A 便函 has neither head nor 版记, and is not held against their clauses.

    Args:
        document: the file; it is not touched.
        era: "2012" or "1999"; by default 1999 if 成文日期 is written in Han numerals.
        pdf: the document's pages where LibreOffice has drawn them already, as for many in one call.

    Raises:
        RulerError: the file is no Word document, or the era is unknown.
        OfficeError: LibreOffice or poppler is missing or fails.
    """
    declared = read_declared(document)
    name = era or _era_of(declared)
    if name not in ERAS:
        raise RulerError(f"国标年份“{name}”不认识，可用{'、'.join(ERAS)}。")
    with scratch_folder("taizhang-ruler-") as folder:
        drawn = pdf or convert([document], "pdf", folder)[0]
        evidence = Evidence(declared, read_pages(drawn), drawn, ERAS[name])
        skipped = _OF_RED_HEADS if evidence.is_letter else frozenset()
        clauses = [each for each in _CLAUSES if each not in skipped]
        readings = tuple(reading for clause in clauses for reading in clause(evidence))
        pages, fonts = len(evidence.pages), _fonts(declared)
        return Measurement(document, name, pages, readings, fonts, evidence.is_letter)


def _era_of(declared: Declared) -> str:
    han = any(HAN_DATE.match(solid(each.text)) for each in declared.paragraphs)
    return "1999" if han else "2012"


def _fonts(declared: Declared) -> tuple[FontSubstitution, ...]:
    named = sorted({each.font for each in declared.paragraphs if each.font})
    return tuple(font_substitutions(named))
