"""Sections: upright and lying pages, and the page numbers at their feet (5.2.1, 7.5, 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.ooxml.xml import DECLARATION
from toolkit.word.page.figures import FOOTER_MM
from toolkit.word.page.figures import LEFT_MM
from toolkit.word.page.figures import PAGE_HEIGHT
from toolkit.word.page.figures import PAGE_HEIGHT_MM
from toolkit.word.page.figures import PAGE_WIDTH
from toolkit.word.page.figures import RIGHT_MM
from toolkit.word.page.figures import TEXT_WIDTH
from toolkit.word.page.figures import TYPE_AREA_BOTTOM_MM
from toolkit.word.page.figures import TYPE_AREA_TOP_MM
from toolkit.word.page.figures import twips
from toolkit.word.page.markup import NAMESPACES
from toolkit.word.page.markup import field
from toolkit.word.page.markup import paragraph
from toolkit.word.page.markup import run

if TYPE_CHECKING:
    from toolkit.word.page.figures import Profile

_FOOTER_LINE_MM = 16 * 25.4 / 72
UPRIGHT_FOOTERS = ("rIdFooterOdd", "rIdFooterEven")
LYING_FOOTERS = ("rIdFooterLyingOdd", "rIdFooterLyingEven")


def section(profile: Profile, *, landscape: bool) -> str:
    """w:sectPr; a lying page has the upright page's type area, turned clockwise."""
    odd, even = LYING_FOOTERS if landscape else UPRIGHT_FOOTERS
    top, right, bottom, left = profile.top_mm, RIGHT_MM, profile.bottom_mm, LEFT_MM
    if landscape:
        top, right, bottom = LEFT_MM, TYPE_AREA_TOP_MM, RIGHT_MM
        left = PAGE_HEIGHT_MM - TYPE_AREA_BOTTOM_MM
        size = f'w:w="{PAGE_HEIGHT}" w:h="{PAGE_WIDTH}" w:orient="landscape"'
    else:
        size = f'w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"'
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{odd}"/>'
        f'<w:footerReference w:type="even" r:id="{even}"/><w:type w:val="nextPage"/><w:pgSz {size}/>'
        f'<w:pgMar w:top="{twips(top)}" w:right="{twips(right)}" w:bottom="{twips(bottom)}" '
        f'w:left="{twips(left)}" w:header="{twips(15)}" w:footer="{twips(FOOTER_MM)}" w:gutter="0"/>'
        f'<w:docGrid w:linePitch="{profile.pitch_twips}"/></w:sectPr>'
    )


def close_section(pieces: list[str], properties: str) -> list[str]:
    """The pieces with the section ended: in the last paragraph, or in one of its own."""
    last = pieces[-1]
    if last.startswith("<w:p>") and "{%p" not in last:
        return [*pieces[:-1], last.replace("</w:pPr>", f"{properties}</w:pPr>", 1)]
    return [*pieces, paragraph("Anchor", properties=properties)]


def footers() -> dict[str, str]:
    """The footer parts by relationship id: outer side, one character from the edge."""
    odd, even = _number("PageOdd"), _number("PageEven")
    return {
        UPRIGHT_FOOTERS[0]: _part(odd),
        UPRIGHT_FOOTERS[1]: _part(even),
        LYING_FOOTERS[0]: _part(_turned(odd)),
        LYING_FOOTERS[1]: _part(_turned(even)),
    }


def _number(style: str) -> str:
    return paragraph(style, run("— "), field("PAGE", "1"), run(" —"))


def _part(content: str) -> str:
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{content}</w:ftr>"


def _turned(content: str) -> str:
    """A footer whose number stands where an upright page has it, seen with the page turned.

    A floating cell with turned text, since LibreOffice misplaces text boxes in footers.
    """
    width, height = twips(_FOOTER_LINE_MM), TEXT_WIDTH
    return (
        '<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="page" '
        f'w:horzAnchor="page" w:tblpX="{twips(FOOTER_MM)}" w:tblpY="{twips(LEFT_MM)}"/>'
        f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>'
        f'<w:tr><w:trPr><w:trHeight w:val="{height}" w:hRule="exact"/></w:trPr>'
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:textDirection w:val="tbRl"/></w:tcPr>'
        f"{content}</w:tc></w:tr></w:tbl>{paragraph('Anchor')}"
    )
