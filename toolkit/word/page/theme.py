"""The theme part, which Word expects in every document: plain office colours, the document's own fonts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.ooxml.namespaces import DRAWING
from toolkit.ooxml.xml import DECLARATION
from toolkit.word.page.markup import attribute

if TYPE_CHECKING:
    from toolkit.word.page.typefaces import Typefaces

_COLORS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "44546A",
    "lt2": "E7E6E6",
    "accent1": "FF0000",
    "accent2": "ED7D31",
    "accent3": "A5A5A5",
    "accent4": "FFC000",
    "accent5": "4472C4",
    "accent6": "70AD47",
    "hlink": "0563C1",
    "folHlink": "954F72",
}
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="6350">{_FILL}<a:prstDash val="solid"/></a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme(faces: Typefaces) -> str:
    """word/theme/theme1.xml."""
    colors = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLORS.items()
    )
    formats = (
        f"<a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst>"
    )
    fonts = _fonts("major", faces.heiti) + _fonts("minor", faces.fangsong)
    return (
        f'{DECLARATION}<a:theme xmlns:a="{DRAWING.transitional}" name="公文"><a:themeElements>'
        f'<a:clrScheme name="公文">{colors}</a:clrScheme><a:fontScheme name="公文">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="公文">{formats}</a:fmtScheme></a:themeElements></a:theme>'
    )


def _fonts(rank: str, name: str) -> str:
    quoted = attribute(name)
    return (
        f'<a:{rank}Font><a:latin typeface="{quoted}"/><a:ea typeface="{quoted}"/>'
        f'<a:cs typeface=""/></a:{rank}Font>'
    )
