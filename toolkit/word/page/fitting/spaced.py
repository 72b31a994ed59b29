"""Paragraphs whose rows are reckoned: how they are set, and where their rows end in either program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from toolkit.word.page.figures import BODY_SPACING
from toolkit.word.page.figures import CHARACTER
from toolkit.word.page.figures import SIZES
from toolkit.word.page.figures import TEXT_WIDTH
from toolkit.word.page.fitting.markup import W
from toolkit.word.page.fitting.markup import style_of
from toolkit.word.page.fitting.widths import GAP
from toolkit.word.page.fitting.widths import Setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.word.page.fitting.markup import Styles


@dataclass(frozen=True, slots=True)
class Kind:
    """How paragraphs of a kind are set: twips, `spacing` in twentieths of a point."""

    size: int
    room: int
    first: int
    spacing: int

    def in_word(self, spacing: int) -> Setting:
        """How Word sets its rows."""
        return Setting(self.room / self.size, self.first / self.size, spacing / self.size)

    def in_libreoffice(self, spacing: int, *, hanging: bool) -> Setting:
        """How LibreOffice sets its rows, where marks may hang over the edge and where they may not."""
        word = self.in_word(spacing)
        return Setting(word.room, word.first, word.spacing, GAP, hanging)


TEXT = Kind(round(SIZES["三号"] * 20), TEXT_WIDTH, 2 * CHARACTER, BODY_SPACING)


def spaced_paragraphs(root: Any, styles: Styles) -> Iterator[tuple[Any, Kind]]:
    """Those of the main text, and 抄送 in the 版记, each with how it is set."""
    text, copies = styles.of("公文正文"), styles.of("抄送机关")
    for paragraph in root.iter(W + "p"):
        key = style_of(paragraph)
        in_table = next(paragraph.iterancestors(W + "tbl"), None) is not None
        if copies is not None and key == copies:
            yield paragraph, _of_copies(styles, key)
        elif not in_table and styles.rests_on(key, text):
            yield paragraph, TEXT


def _of_copies(styles: Styles, key: str) -> Kind:
    """One character free at either end, rows after the first below the first name (7.4.2)."""
    size = (styles.stated(key, "rPr", "sz", "val") or round(SIZES["四号"] * 2)) * 10
    return Kind(size, TEXT_WIDTH - 5 * size, -3 * size, BODY_SPACING if size == TEXT.size else 0)
