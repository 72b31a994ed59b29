"""WordprocessingML, written as text: runs, paragraphs, fields, straight lines."""

from __future__ import annotations

from xml.sax.saxutils import escape

from toolkit.ooxml.namespaces import COMPATIBILITY
from toolkit.ooxml.namespaces import DRAWING
from toolkit.ooxml.namespaces import RELATIONSHIP
from toolkit.ooxml.namespaces import VML
from toolkit.ooxml.namespaces import WORD_DRAWING
from toolkit.ooxml.namespaces import WORD_SHAPE
from toolkit.ooxml.namespaces import WORDPROCESSING
from toolkit.word.page.figures import emu

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in (
        ("w", WORDPROCESSING.transitional),
        ("r", RELATIONSHIP.transitional),
        ("mc", COMPATIBILITY),
        ("wp", WORD_DRAWING.transitional),
        ("a", DRAWING.transitional),
        ("wps", WORD_SHAPE),
        ("v", VML),
    )
)


def attribute(text: str) -> str:
    """Text fit to stand between double quotes."""
    return escape(text, {'"': "&quot;"})


def run(text: str, style: str = "") -> str:
    """One run; a tab in the text is a tab in Word."""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    pieces = (
        f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else ""
        for piece in text.split("\t")
    )
    return f"<w:r>{properties}{'<w:tab/>'.join(pieces)}</w:r>"


def paragraph(style: str, *content: str, properties: str = "") -> str:
    """A paragraph of a style; `content` is markup of runs, `properties` what follows pStyle."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{"".join(content)}</w:p>'


def text(style: str, words: str, *, properties: str = "") -> str:
    """A paragraph of plain words."""
    return paragraph(style, *([run(words)] if words else []), properties=properties)


def field(instruction: str, shown: str) -> str:
    """A field with the result that is shown until Word counts anew."""

    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return mark("begin") + code + mark("separate") + run(shown) + mark("end")


def flowing_rule(number: int, width_mm: float, thickness_mm: float) -> str:
    """A run with a straight black line that stands in the text like a character.

    `number` is the drawing's id within the document. Rules are drawn, because LibreOffice drops a text
    frame whose paragraphs have borders.
    """
    size = f'cx="{emu(width_mm)}" cy="{emu(thickness_mm)}"'
    filled = f"{_black()}<a:ln><a:noFill/></a:ln>"
    inside = f"<wp:extent {size}/>{_shape(number, size, 'rect', filled)}"
    fallback = _old_rule(number, f"width:{width_mm}mm;height:{thickness_mm}mm")
    inline = f'<wp:inline distT="0" distB="0" distL="0" distR="0">{inside}</wp:inline>'
    return _drawing(inline, fallback)


def placed_rule(number: int, x_mm: float, y_mm: float, width_mm: float, thickness_mm: float) -> str:
    """A run with a straight black line at a place on the page, `y_mm` being its middle."""
    size = f'cx="{emu(width_mm)}" cy="0"'
    stroke = f'<a:ln w="{emu(thickness_mm)}">{_black()}</a:ln>'
    place = (
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{emu(x_mm)}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{emu(y_mm)}</wp:posOffset></wp:positionV>'
    )
    shape = _shape(number, size, "line", stroke, wrap="<wp:wrapNone/>")
    return _drawing(
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        f'relativeHeight="{number}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/>{place}<wp:extent {size}/>{shape}</wp:anchor>',
        _old_rule(number, _old_place(x_mm, y_mm, width_mm, thickness_mm)),
    )


def _drawing(content: str, fallback: str) -> str:
    """A run with a drawing, and what programs show that do not know shapes of Word 2010."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f"{content}</w:drawing></mc:Choice><mc:Fallback><w:pict>{fallback}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def _old_rule(number: int, style: str) -> str:
    """A rule as Word 2007 draws it (VML)."""
    return f'<v:rect id="rule{number}" style="{style}" fillcolor="black" stroked="f"/>'


def _old_place(x_mm: float, y_mm: float, width_mm: float, thickness_mm: float) -> str:
    top = y_mm - thickness_mm / 2
    return (
        f"position:absolute;margin-left:{x_mm:g}mm;margin-top:{top:g}mm;width:{width_mm:g}mm;"
        f"height:{thickness_mm:g}mm;mso-position-horizontal-relative:page;"
        "mso-position-vertical-relative:page"
    )


def _black() -> str:
    return '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'


def _shape(number: int, size: str, form: str, look: str, *, wrap: str = "") -> str:
    """What follows the extent: the drawing's name and its geometry."""
    return (
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/>{wrap}<wp:docPr id="{number}" name="分隔线{number}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{WORD_SHAPE}"><wps:wsp><wps:cNvSpPr/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        f'<a:prstGeom prst="{form}"><a:avLst/></a:prstGeom>{look}</wps:spPr><wps:bodyPr/></wps:wsp>'
        "</a:graphicData></a:graphic>"
    )
