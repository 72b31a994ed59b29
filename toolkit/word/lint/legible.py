"""Tags that are filled in and cannot be read: hidden, white, tiny, in a font of signs, struck through, a control's placeholder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.word.lint.findings import Check
from toolkit.word.lint.findings import Finding
from toolkit.word.lint.findings import remark
from toolkit.word.lint.looks import is_on
from toolkit.word.messages import of_doubts
from toolkit.word.messages import of_lint
from toolkit.word.template.lexer import scan
from toolkit.word.template.names import Element
from toolkit.word.template.names import W

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.word.lint.looks import Looks
    from toolkit.word.template.places import Place
    from toolkit.word.template.story import Piece

_SIGN_FONTS = ("wingdings", "webdings", "symbol", "marlett")
_FONTS = ("eastAsia", "ascii", "hAnsi")
_TINY = 8  # -- half points --
_NARROW = 10  # -- per cent --
_LOW = 80  # -- twips --
_HIGHLIGHTS = {
    "black": "000000",
    "white": "FFFFFF",
    "red": "FF0000",
    "yellow": "FFFF00",
    "blue": "0000FF",
}


def judge_legibility(
    shown: Sequence[Piece], text: str, place: Place, looks: Looks
) -> Iterator[Finding]:
    """The tags of a paragraph whose values cannot be read on the page."""
    for token in scan(text)[0]:
        if token.kind != "value":
            continue
        covering = [p for p in shown if p.text and p.start < token.end and p.end > token.start]
        doubts = dict.fromkeys(each for p in covering for each in _doubts(p.element, looks))
        for message, advice in doubts:
            yield remark(Check.HIDDEN, place, message, advice, token.raw)
    yield from _prompts(shown, place)


def _doubts(element: Element, looks: Looks) -> Iterator[tuple[str, str]]:
    if looks.is_hidden(element):
        yield of_lint.HIDDEN(), of_lint.SHOW_IT()
    if looks.is_switched(element, "strike") or looks.is_switched(element, "dstrike"):
        yield of_doubts.STRUCK(), of_doubts.UNSTRIKE()
    if _is_white(element, looks):
        yield of_doubts.WHITE(), of_doubts.SEE_FONT()
    elif _is_like_its_ground(element, looks):
        yield of_doubts.UNSEEN(), of_doubts.SEE_FONT()
    if width := _narrow(element, looks):
        yield of_doubts.NARROW(width=width), of_doubts.SEE_FONT()
    yield from _cut_off(element)
    if size := _tiny(element, looks):
        yield of_doubts.TINY(size=size), of_doubts.SEE_FONT()
    if font := _sign_font(element, looks):
        yield of_doubts.SYMBOLS(font=font), of_doubts.SEE_FONT()
    if _is_placeholder(element):
        yield of_doubts.PLACEHOLDER_TAG(), of_doubts.TYPE_IN_CONTROL()


def _is_white(element: Element, looks: Looks) -> bool:
    """Whether letters are white, and nothing behind them is said to be coloured."""
    colour = looks.property(element, "color")
    if colour is None or colour.get(W + "val", "").upper() != "FFFFFF":
        return False
    around = (W + "tbl", W + "txbxContent", W + "hdr", W + "ftr")
    if next(element.iterancestors(*around), None) is not None:
        return False  # -- a style of the table, or a shape, may be dark --
    paragraph = next(element.iterancestors(W + "p"), None)
    shades = [looks.property(element, name) for name in ("shd", "highlight")]
    shades += [] if paragraph is None else [paragraph.find(f"{W}pPr/{W}shd")]
    return all(each is None for each in shades)


def _is_like_its_ground(element: Element, looks: Looks) -> bool:
    """Whether letters have the very colour that the run is shaded or marked with."""
    colour, shade, marked = (looks.property(element, n) for n in ("color", "shd", "highlight"))
    ground = "" if shade is None else shade.get(W + "fill", "")
    ground = ground if marked is None else _HIGHLIGHTS.get(marked.get(W + "val", ""), "")
    letters = "" if colour is None else colour.get(W + "val", "")
    return bool(ground) and ground != "auto" and ground.upper() == letters.upper()


def _narrow(element: Element, looks: Looks) -> str:
    scale = looks.property(element, "w")
    said = "" if scale is None else scale.get(W + "val", "").removesuffix("%")
    return said if said.isdecimal() and 0 < int(said) < _NARROW else ""


def _cut_off(element: Element) -> Iterator[tuple[str, str]]:
    """Lines and rows of a fixed height in which no letter has room, and rows that are hidden."""
    paragraph = next(element.iterancestors(W + "p"), None)
    spacing = None if paragraph is None else paragraph.find(f"{W}pPr/{W}spacing")
    if height := _low(spacing, "lineRule", "line"):
        said = of_doubts.LOW(unit=of_doubts.LINE(), height=height)
        yield said, of_doubts.SEE_PARAGRAPH()
    for row in element.iterancestors(W + "tr"):
        fixed = row.find(f"{W}trPr/{W}trHeight")
        if height := _low(fixed, "hRule", "val"):
            said = of_doubts.LOW(unit=of_doubts.ROW(), height=height)
            yield said, of_doubts.SHOW_ROW()
        hidden = row.find(f"{W}trPr/{W}hidden")
        if hidden is not None and is_on(hidden):
            yield of_doubts.HIDDEN_ROW(), of_doubts.SHOW_ROW()


def _low(properties: Element | None, rule: str, height: str) -> str:
    """A height that is fixed and too low, in points; "" for any other."""
    if properties is None or properties.get(W + rule) != "exact":
        return ""
    twips = properties.get(W + height, "")
    return f"{int(twips) / 20:g}" if twips.isdecimal() and int(twips) < _LOW else ""


def _tiny(element: Element, looks: Looks) -> str:
    size = looks.property(element, "sz")
    said = "" if size is None else size.get(W + "val", "")
    return f"{int(said) / 2:g}" if said.isdecimal() and 0 < int(said) < _TINY else ""


def _sign_font(element: Element, looks: Looks) -> str:
    fonts = looks.property(element, "rFonts")
    names = [] if fonts is None else [fonts.get(W + name, "") for name in _FONTS]
    return next((name for name in names if name.lower().startswith(_SIGN_FONTS)), "")


def _is_placeholder(element: Element) -> bool:
    return any(
        control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
        for control in element.iterancestors(W + "sdt")
    )


def _prompts(shown: Sequence[Piece], place: Place) -> Iterator[Finding]:
    """The prompts of content controls that nobody has typed into."""
    pieces = [p for p in shown if p.text.strip() and _is_placeholder(p.element)]
    said = "".join(piece.text for piece in pieces)
    if said and not scan(said)[0]:
        message = of_doubts.LEFT_PROMPT(said=said[:20])
        yield remark(Check.PLACEHOLDER, place, message, of_doubts.TYPE_IN_CONTROL())
