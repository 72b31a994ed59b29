"""Paragraphs of a finished document: the styles they have, and properties set on them alone."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from toolkit.ooxml.namespaces import WORDPROCESSING
from toolkit.ooxml.xml import child
from toolkit.ooxml.xml import insert_in_order

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

W = WORDPROCESSING.name("")

# The sequences of ECMA-376-1, 17.3.1.26 and 17.3.2.28.
_PARAGRAPH = [
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "bidi",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
    "jc",
    "textDirection",
    "textAlignment",
    "textboxTightWrap",
    "outlineLvl",
    "divId",
    "cnfStyle",
    "rPr",
    "sectPr",
    "pPrChange",
]
_RUN = [
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "outline",
    "shadow",
    "emboss",
    "imprint",
    "noProof",
    "snapToGrid",
    "vanish",
    "webHidden",
    "color",
    "spacing",
    "w",
    "kern",
    "position",
    "sz",
    "szCs",
    "highlight",
    "u",
    "effect",
    "bdr",
    "shd",
    "fitText",
    "vertAlign",
    "rtl",
    "cs",
    "em",
    "lang",
    "eastAsianLayout",
    "specVanish",
    "oMath",
    "rPrChange",
]


class Styles:
    """The paragraph styles by the names that a person sees in Word, which survive other programs."""

    def __init__(self, root: Any) -> None:
        self._ids: dict[str, str] = {}
        self._styles: dict[str, Any] = {}
        for style in root.iter(W + "style"):
            named = child(style, "name")
            key = style.get(W + "styleId", "")
            self._styles[key] = style
            if named is not None:
                self._ids[named.get(W + "val", "")] = key

    def of(self, name: str) -> str | None:
        """The id of the style of this name; None where the document has none."""
        return self._ids.get(name)

    def stated(self, key: str | None, group: str, element: str, attribute: str) -> int | None:
        """A number that a style states (`rPr`, `sz`, `val`), or the style that it rests on."""
        for each in self._bases(key):
            found = number(self._styles[each].find(f"{W}{group}/{W}{element}"), attribute)
            if found is not None:
                return found
        return None

    def rests_on(self, key: str | None, basis: str | None) -> bool:
        """Whether a style is `basis`, or is made from it."""
        return basis is not None and basis in self._bases(key)

    def _bases(self, key: str | None) -> Iterator[str]:
        """A style and those that it rests on; where some program made a circle of them, each once."""
        gone: set[str] = set()
        while key in self._styles and key not in gone:
            yield key
            gone.add(key)
            based = child(self._styles[key], "basedOn")
            key = None if based is None else based.get(W + "val")


def number(element: Any, attribute: str) -> int | None:
    """A whole number that an element states; None where it states none, as other programs may write."""
    stated = None if element is None else element.get(W + attribute)
    try:
        return None if stated is None else round(float(stated))
    except (ValueError, OverflowError):
        return None


def style_of(paragraph: Any) -> str | None:
    """The id of a paragraph's style."""
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return None if found is None else found.get(W + "val")


def words(paragraph: Any) -> str:
    """What a paragraph reads, a line break as a line break."""
    return "".join(_said(each) for each in paragraph.iter(W + "t", W + "br", W + "tab"))


def _said(element: Any) -> str:
    if element.tag == W + "t":
        return element.text or ""
    return "\n" if element.tag == W + "br" else "\t"


def text_runs(paragraph: Any) -> Iterator[Any]:
    """The runs that hold words."""
    return (run for run in paragraph.iter(W + "r") if run.find(W + "t") is not None)


def spacing_of(paragraph: Any, usual: int) -> int:
    """What is added behind each sign, in twentieths of a point: what its first words state, else the usual."""
    for run in text_runs(paragraph):
        stated = run.find(f"{W}rPr/{W}spacing")
        return usual if stated is None else int(stated.get(W + "val", usual))
    return usual


def set_paragraph(paragraph: Any, element: str, values: Mapping[str, object]) -> None:
    """State a property of a paragraph; what it states of the same besides is kept."""
    _set(paragraph, "pPr", _PARAGRAPH, element, values)


def set_run(run: Any, element: str, values: Mapping[str, object]) -> None:
    """State a property of a run."""
    _set(run, "rPr", _RUN, element, values)


def _set(
    owner: Any, group: str, order: list[str], element: str, values: Mapping[str, object]
) -> None:
    properties = child(owner, group)
    if properties is None:
        properties = owner.makeelement(W + group, {})
        owner.insert(0, properties)
    found = child(properties, element)
    if found is None:
        found = properties.makeelement(W + element, {})
        insert_in_order(properties, found, order)
    for name, value in values.items():
        found.set(W + name, str(value))
