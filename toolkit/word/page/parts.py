"""The three zones of the page as paragraphs: 版头, 主体, 版记."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.word.page.body import body_paragraph
from toolkit.word.page.body import keep_with_next
from toolkit.word.page.body import level
from toolkit.word.page.figures import LEFT_MM
from toolkit.word.page.figures import PAGE_HEIGHT_MM
from toolkit.word.page.figures import SIZES
from toolkit.word.page.figures import TEXT_WIDTH
from toolkit.word.page.figures import THICK_RULE_MM
from toolkit.word.page.figures import THIN_RULE_MM
from toolkit.word.page.figures import TYPE_AREA_BOTTOM_MM
from toolkit.word.page.figures import TYPE_AREA_WIDTH_MM
from toolkit.word.page.figures import twips
from toolkit.word.page.markup import flowing_rule
from toolkit.word.page.markup import paragraph
from toolkit.word.page.markup import placed_rule
from toolkit.word.page.markup import run
from toolkit.word.page.markup import text
from toolkit.word.page.table import table_xml

if TYPE_CHECKING:
    from toolkit.word.page.figures import Era
    from toolkit.word.page.source import Annex
    from toolkit.word.page.source import Paper
    from toolkit.word.page.source import Table

_CONDITIONAL = re.compile(r"\{%\s*(if [^{}]*?)\s*%\}((?:(?!\{%).)*)\{%\s*endif\s*%\}")
_BLANK = text("BlankRow", "")
_EMPTY = text("Normal", "")
_SEAL_ROWS = 2  # free rows above 署名: a 42 mm seal then begins within a row of the text (7.3.5.1)
_ROWS_BELOW_TABLE = 1  # -- the other one stands above the table --


def head(paper: Paper, era: Era) -> list[str]:
    """版头 with the title and the addressee (7.2, 7.3.1, 7.3.2)."""
    if paper.is_plain:
        return [text("DocumentTitle", paper.get("标题")), _EMPTY]
    if paper.is_letter:
        return [text("DocumentTitle", paper.get("标题")), _EMPTY, *_addressee(paper)]
    return [
        *_handling(paper, era),
        text("IssuerMark", paper.get("发文机关标志")),
        _EMPTY,
        _EMPTY,
        text("DocumentNumber", paper.get("发文字号")),
        text("HeadRule", ""),
        _EMPTY,
        _EMPTY,
        text("DocumentTitle", paper.get("标题")),
        _EMPTY,
        *_addressee(paper),
    ]


def _addressee(paper: Paper) -> list[str]:
    addressee = paper.get("主送")
    if not addressee:
        return []
    return [text("Addressee", addressee if addressee.endswith("：") else f"{addressee}：")]


def _handling(paper: Paper, era: Era) -> list[str]:
    """The rows above the mark: one below the other, in 1999 secrecy and urgency at the right."""
    number, secrecy, urgency = (paper.get(name) for name in ("份号", "密级", "紧急程度"))
    if era.head_rows == 2:
        return [text("Secrecy", f"{number}\t{secrecy}"), text("Secrecy", f"\t{urgency}")]
    return [text("CopyNumber", number), text("Secrecy", secrecy), text("Secrecy", urgency)]


def main_text(paper: Paper, era: Era) -> list[str]:
    """The text with its ending (7.3.3 to 7.3.6)."""
    size = SIZES[paper.get("字号") or "小四"]
    if paper.is_plain:
        return keep_with_next(_plain(paper.body, size), paper.body)
    pieces = blocks(paper.body, TEXT_WIDTH, size)
    body = [
        _BLANK + piece if _is_ruled(line) else piece
        for line, piece in zip(paper.body, pieces, strict=True)
    ]
    return [*keep_with_next(body, paper.body), *_annex_names(paper), *_ending(paper, era)]


def _is_ruled(line: str | Table) -> bool:
    return not isinstance(line, str) and line.ruled


def _plain(lines: list[str | Table], size: float) -> list[str]:
    """The text of a page for a desk, in the type of a table's note, so that one page holds it."""
    return [
        table_xml(line, TEXT_WIDTH, size)
        if not isinstance(line, str)
        else body_paragraph(line)
        if level(line)
        else text("TableNote", line)
        for line in lines
    ]


def blocks(lines: list[str | Table], width: int, size: float) -> list[str]:
    """Paragraphs and tables in order, one piece of markup for each line of the source."""
    return [
        _annex_line(line) if isinstance(line, str) else table_xml(line, width, size)
        for line in lines
    ]


def _annex_line(line: str) -> str:
    return text("TableNote", line) if line.startswith("注：") else body_paragraph(line)


def _annex_names(paper: Paper) -> list[str]:
    names = paper.annex_names
    if not names:
        return []
    if len(names) == 1:
        return [_BLANK, text("AnnexName", f"附件：{names[0]}")]
    more = [text("AnnexNameMore", f"{number}.{name}") for number, name in enumerate(names[1:], 2)]
    return [_BLANK, text("AnnexNameFirst", f"附件：1.{names[0]}"), *more]


def _ending(paper: Paper, era: Era) -> list[str]:
    signed = era.signed_by_name and paper.get("署名")
    lines = [_BLANK] * (_ROWS_BELOW_TABLE if any(map(_is_ruled, paper.body)) else _SEAL_ROWS)
    if signed:
        lines += [text("Signature", paper.get("署名")), text("SignDate", paper.get("成文日期"))]
    else:
        lines += [_BLANK, text("SignDateAlone", paper.get("成文日期"))]
    return [*lines, *_note(paper.get("附注"))]


def _note(note: str) -> list[str]:
    """附注; one that as a whole hangs on a condition takes its paragraph with it where that does not hold."""
    found = _CONDITIONAL.fullmatch(note)
    if found is None:
        return [text("EndNote", note)] if note else []
    return [text("EndNote", line) for line in (f"{{%p {found[1]} %}}", found[2], "{%p endif %}")]


def annex(piece: Annex, label: str, width: int) -> list[str]:
    """An annex: its number in row 1, its title in row 3 (7.3.7)."""
    return [
        text("AnnexLabel", label),
        _EMPTY,
        text("AnnexTitle", piece.title),
        _EMPTY,
        *blocks(piece.blocks, width, piece.size),
    ]


@dataclass(frozen=True, slots=True)
class _Row:
    """One element of the 版记; `unless_empty` names the slot without which it is left out."""

    style: str
    content: str
    unless_empty: str = ""


def colophon(paper: Paper, era: Era) -> list[str]:
    """The 版记 in a table at the foot of the type area, its rules drawn (7.4).

    The upper rules flow with the text, so that they rise with the number of lines of 抄送; the last
    stands at the bottom edge of the type area, 262 mm from the top of the page.
    """
    lines = []
    rows = _colophon_rows(paper, era)
    for index, row in enumerate(rows):
        content = paragraph(row.style, row.content)
        above = rows[index - 1].unless_empty if index == 1 else ""
        rule = _rule(index, THIN_RULE_MM if index else THICK_RULE_MM)
        if above:  # -- where the first row is left out, the second has the thick rule --
            rule = _if(above, rule, _rule(index + 9, THICK_RULE_MM))
        lines.append(_if(row.unless_empty, rule + content) if row.unless_empty else rule + content)
    middle = TYPE_AREA_BOTTOM_MM - THICK_RULE_MM / 2
    last = placed_rule(30, LEFT_MM, middle, TYPE_AREA_WIDTH_MM, THICK_RULE_MM)
    return [_foot_of_page("".join(lines)), paragraph("Anchor", last)]


def _rule(index: int, thickness: float) -> str:
    rule = flowing_rule(31 + index, TYPE_AREA_WIDTH_MM, thickness)
    return paragraph("ColophonRule", rule)


def _if(name: str, content: str, otherwise: str = "") -> str:
    """Paragraphs that stand in the document only where a slot has words, and what stands else."""
    other = f"{paragraph('CopyTo', run('{%p else %}'))}{otherwise}" if otherwise else ""
    begin, end = (paragraph("CopyTo", run(f"{{%p {tag} %}}")) for tag in (f"if {name}", "endif"))
    return f"{begin}{content}{other}{end}"


_SLOT = re.compile(r"\{\{\s*(\w+)\s*\}\}")


def _foot_of_page(content: str) -> str:
    """A cell whose lower edge is that of the type area, and which grows upwards.

    A table that floats at the foot of the page, since LibreOffice writes the height and the place of a
    text frame as figures, and lets only such a table float that is placed by the page's edges. A row
    as high as the page is free below the type area lifts it.
    """
    rows = _row(content, "<w:cantSplit/>") + _row(paragraph("Anchor"), _BELOW_TYPE_AREA)
    return (
        '<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="page" '
        f'w:horzAnchor="page" w:tblpX="{twips(LEFT_MM)}" w:tblpYSpec="bottom"/>'
        f'<w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{TEXT_WIDTH}"/></w:tblGrid>{rows}</w:tbl>'
    )


def _row(content: str, properties: str) -> str:
    width = f'<w:tcPr><w:tcW w:w="{TEXT_WIDTH}" w:type="dxa"/></w:tcPr>'
    return f"<w:tr><w:trPr>{properties}</w:trPr><w:tc>{width}{content}</w:tc></w:tr>"


_BELOW_TYPE_AREA = (
    f'<w:trHeight w:val="{twips(PAGE_HEIGHT_MM - TYPE_AREA_BOTTOM_MM)}" w:hRule="exact"/>'
)


def _colophon_rows(paper: Paper, era: Era) -> list[_Row]:
    rows = []
    if era.subject_words and (words := paper.get("主题词")):
        rows.append(_Row("SubjectWords", run("主题词：") + run(words, "SubjectRun")))
    if copies := paper.get("抄送"):
        full_stop = "" if copies.endswith("。") else "。"
        slot = _SLOT.fullmatch(copies)
        name = slot[1] if slot else ""
        rows.append(_Row("CopyTo", run(f"抄送：{copies}{full_stop}"), name))
    printing = f"{paper.get('印发机关')}\t{paper.get('印发日期')}印发"
    return [*rows, _Row("Printing", run(printing))]
