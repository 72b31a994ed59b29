"""A finished document with what depends on its words set from them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from toolkit.ooxml.namespaces import WORDPROCESSING
from toolkit.ooxml.package import Package
from toolkit.ooxml.xml import parse
from toolkit.ooxml.xml import serialise
from toolkit.word.page.fitting.addressees import move_addressees
from toolkit.word.page.fitting.columns import fit_columns
from toolkit.word.page.fitting.ending import centre_ending
from toolkit.word.page.fitting.ending import keep_last_text
from toolkit.word.page.fitting.hanging import keep_marks_from_hanging
from toolkit.word.page.fitting.lone import mend_lone_characters
from toolkit.word.page.fitting.mark import size_mark
from toolkit.word.page.fitting.markup import Styles
from toolkit.word.page.fitting.printing import narrow_printing

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

_DOCUMENT = "word/document.xml"
_STYLES = "word/styles.xml"
_LEVEL = 3
_PASSES = (
    size_mark,
    centre_ending,
    keep_last_text,
    move_addressees,
    fit_columns,
    narrow_printing,
    mend_lone_characters,
    keep_marks_from_hanging,
)


def fit_ending(document: bytes) -> bytes:
    """A .docx whose date was filled in after drafting: 署名 stands over it (7.3.5.1), nothing else moves."""
    return _set(document, (centre_ending,))


def fit(document: bytes) -> bytes:
    """A .docx on the styles of this page, set from its words; any other comes back as it is.

    The mark is as large as its name allows (7.2.4), 署名 stands over the date (7.3.5.1), addressees that
    would leave page 1 without text stand in the 版记 (7.3.2), no date or name in a table is torn, no
    paragraph ends with a lone character, no mark at the end of a row is left undrawn by LibreOffice.
    """
    return _set(document, _PASSES)


def _set(document: bytes, passes: Sequence[Callable[[Any, Styles], None]]) -> bytes:
    package = Package(document)
    if not (package.has(_DOCUMENT) and package.has(_STYLES)):
        return document
    root = parse(package.read(_DOCUMENT))
    if root.tag != WORDPROCESSING.name("document"):
        return document
    styles = Styles(parse(package.read(_STYLES)))
    for each in passes:
        each(root, styles)
    package.put(_DOCUMENT, serialise(root))
    return package.content(_LEVEL)
