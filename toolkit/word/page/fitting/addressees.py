"""主送机关 so many that page 1 would have no text: they stand in the 版记 (GB/T 9704-2012, 7.3.2 and 7.4.2)."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING
from typing import Any

from toolkit.word.page.figures import CHARACTER
from toolkit.word.page.figures import TEXT_WIDTH
from toolkit.word.page.fitting.markup import W
from toolkit.word.page.fitting.markup import number
from toolkit.word.page.fitting.markup import style_of
from toolkit.word.page.fitting.markup import words
from toolkit.word.page.fitting.widths import Setting
from toolkit.word.page.fitting.widths import rows

if TYPE_CHECKING:
    from toolkit.word.page.fitting.markup import Styles

_ROWS_OF_TEXT = 2
"""How many rows of the text page 1 shows at least."""


def move_addressees(root: Any, styles: Styles) -> None:
    """Move 主送 above 抄送, without a rule between, where page 1 could not show the text."""
    key = styles.of("主送机关")
    found = next((each for each in root.iter(W + "p") if key and style_of(each) == key), None)
    place = _colophon(root, styles)
    if found is None or place is None or _leaves_room(found, root, styles):
        return
    addressed = words(found).strip().rstrip("：:")
    place.addprevious(_row(place, styles, f"主送：{addressed}。"))
    found.getparent().remove(found)


def _leaves_room(addressee: Any, root: Any, styles: Styles) -> bool:
    row = styles.stated(styles.of("Normal"), "pPr", "spacing", "line") or 1
    above = sum(_height(each, styles) for each in addressee.itersiblings(preceding=True))
    own = len(rows(words(addressee), Setting(TEXT_WIDTH / CHARACTER))) * row
    height = _page_height(root)
    return height is None or above + own + _ROWS_OF_TEXT * row <= height


def _height(paragraph: Any, styles: Styles) -> int:
    """Twips that a paragraph of the head takes."""
    stated = paragraph.find(f"{W}pPr/{W}spacing")
    key = style_of(paragraph) or styles.of("Normal")
    line = number(stated, "line") or styles.stated(key, "pPr", "spacing", "line") or 0
    before = styles.stated(key, "pPr", "spacing", "before") or 0
    return before + line * (words(paragraph).count("\n") + 1)


def _page_height(root: Any) -> int | None:
    """Twips of text on page 1; None where the document does not state its page."""
    section = next(root.iter(W + "sectPr"), None)
    if section is None:
        return None
    paper, margins = section.find(W + "pgSz"), section.find(W + "pgMar")
    height, top, bottom = number(paper, "h"), number(margins, "top"), number(margins, "bottom")
    if height is None or top is None or bottom is None:
        return None
    return height - top - bottom


def _colophon(root: Any, styles: Styles) -> Any:
    """The row of the 版记 above which 主送 is put: 抄送, or else the printing with the rule above it."""
    for name in ("抄送机关", "印发机关和日期"):
        key = styles.of(name)
        found = next((each for each in root.iter(W + "p") if key and style_of(each) == key), None)
        if found is not None:
            return found
    return None


def _row(beside: Any, styles: Styles, text: str) -> Any:
    """A row of the 版记 like `beside`, in the style of 抄送."""
    row = deepcopy(beside)
    for each in [*row]:
        if each.tag != W + "pPr":
            row.remove(each)
    row.find(f"{W}pPr/{W}pStyle").set(W + "val", styles.of("抄送机关"))
    run = row.makeelement(W + "r", {})
    said = row.makeelement(W + "t", {})
    said.text = text
    run.append(said)
    row.append(run)
    return row
