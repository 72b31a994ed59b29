"""署名 and 成文日期 set from their own words (GB/T 9704-2012, 7.3.5.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from toolkit.ooxml.xml import child
from toolkit.word.page.figures import CHARACTER
from toolkit.word.page.figures import TEXT_WIDTH
from toolkit.word.page.fitting.markup import W
from toolkit.word.page.fitting.markup import set_paragraph
from toolkit.word.page.fitting.markup import style_of
from toolkit.word.page.fitting.markup import words
from toolkit.word.page.fitting.widths import width

if TYPE_CHECKING:
    from toolkit.word.page.fitting.markup import Styles

_RIGHT_OF_DATE = 4  # characters left free
_HAIR = 20  # twips: what is exactly as wide as its room is broken by some programs


def centre_ending(root: Any, styles: Styles) -> None:
    """Let the date end four characters from the right edge, and centre 署名 over it.

    Both are centred between the same indents, so that they agree whatever the width of a digit. A 署名
    so long that it would reach beyond the text ends at its edge, and the date stands below its middle.
    """
    signed = _last(root, styles.of("发文机关署名"))
    dated = _last(root, styles.of("成文日期"))
    if signed is None or dated is None or not words(dated).strip():
        return
    middle = TEXT_WIDTH - (_RIGHT_OF_DATE + width(words(dated).strip()) / 2) * CHARACTER
    half = width(words(signed).strip()) * CHARACTER / 2 + _HAIR
    middle = min(middle, TEXT_WIDTH - half)
    for paragraph in (signed, dated):
        set_paragraph(paragraph, "ind", {"left": max(round(2 * middle - TEXT_WIDTH), 0)})


def keep_last_text(root: Any, styles: Styles) -> None:
    """Of paragraphs that a loop made of one, let the last alone be kept beside what follows (7.3.5.5).

    Were all of them, no page could end between them, and the ending would go to a page of its own.
    """
    body = styles.of("公文正文")
    for paragraph in [*root.iter(W + "p")]:
        following = paragraph.getnext()
        if _is_kept(paragraph, body) and following is not None and _is_kept(following, body):
            properties = child(paragraph, "pPr")
            properties.remove(child(properties, "keepNext"))


def _is_kept(paragraph: Any, body: str | None) -> bool:
    if paragraph.tag != W + "p" or body is None or style_of(paragraph) != body:
        return False
    return child(child(paragraph, "pPr"), "keepNext") is not None


def _last(root: Any, key: str | None) -> Any:
    found = [each for each in root.iter(W + "p") if key is not None and style_of(each) == key]
    return found[-1] if found else None
