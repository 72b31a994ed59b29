"""What in a workbook is the form's own text, which the form of today takes the place of."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from toolkit.declare.layout import END_MARK
from toolkit.declare.layout import SYSTEM_HEADINGS
from toolkit.declare.layout import example_cells
from toolkit.declare.layout import is_formula_note
from toolkit.declare.layout import note_lines
from toolkit.declare.names import same_name
from toolkit.declare.wording import shown
from toolkit.reading.headings import known_headings

if TYPE_CHECKING:
    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.ledger import Ledger

KnownForm = Callable[[str, str, str], bool]
"""Whether a form of some version has that text in a sheet, under a heading ("" for anywhere)."""


def no_other_form(_sheet: str, _heading: str, _text: str) -> bool:
    """No form is known but that which is declared today."""
    return False


class FormTexts:
    """The texts of the form of today, and of those that are known of older ones."""

    def __init__(self, catalogue: Catalogue, known: KnownForm = no_other_form) -> None:
        self._known = known
        self._texts: dict[str, frozenset[str]] = {}
        self._examples: dict[str, dict[str, str]] = {}
        for ledger in catalogue.ledgers:
            self._declare(ledger, catalogue)

    def is_own(self, sheet: str, heading: str, text: str) -> bool:
        """Whether the form itself says so in that sheet; `heading` is of an example's cell, else ""."""
        title = same_name(sheet)
        if heading and self._examples.get(title, {}).get(heading) == text:
            return True
        texts = self._texts.get(title, frozenset())
        if not heading and (same_name(text) in texts or (texts and is_formula_note(text))):
            return True
        return self._known(title, heading, text)

    def _declare(self, ledger: type[Ledger], catalogue: Catalogue) -> None:
        words = {*map(same_name, (END_MARK, *SYSTEM_HEADINGS, *note_lines(ledger)))}
        texts = frozenset(words | known_headings(ledger).keys())
        cells = example_cells(ledger.columns, catalogue.examples)
        examples = {
            column.heading: shown(cell)
            for column, cell in zip(ledger.columns, cells, strict=True)
            if cell is not None
        }
        for title in map(same_name, (ledger.sheet, *ledger.formerly)):
            self._texts[title] = self._texts.get(title, frozenset()) | texts
            self._examples.setdefault(title, {}).update(examples)
