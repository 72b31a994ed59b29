"""The text of a paper as it stands in its file, with what is still open in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.declare.errors import ToolkitError
from toolkit.declare.signing import Line
from toolkit.declare.signing import PaperText
from toolkit.ooxml.errors import ArchiveError
from toolkit.ooxml.package import Package
from toolkit.ooxml.xml import XMLSyntaxError
from toolkit.word.template import TemplateError
from toolkit.word.template.names import MC
from toolkit.word.template.names import Element
from toolkit.word.template.names import W
from toolkit.word.template.names import parse
from toolkit.word.template.package import read_package

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

MAIN = re.compile(r"word/document\d*\.xml")
_BESIDE = re.compile(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml")
_COMMENTS = re.compile(r"word/comments\d*\.xml")
PARAGRAPH, ROW, CELL, TEXT, RUN = W + "p", W + "tr", W + "tc", W + "t", W + "r"
REVISIONS = {
    W + "ins": "增加",
    W + "del": "删去",
    W + "moveFrom": "移走",
    W + "moveTo": "移来",
}
CHANGES = frozenset(
    W + name
    for name in (
        "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange",
        "tblGridChange", "tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge",
    )
)  # fmt: skip
LAID_OUT = frozenset({"主题词", "抄送机关", "印发机关和日期", "版记分隔线", "版记定位"})
"""The styles of paragraphs that a table only puts into their place."""
NUMBER_STYLES = ("发文字号",)
DATE_STYLES = ("成文日期", "成文日期（不署名）")
PRINTED_STYLES = ("印发机关和日期",)
_FILLED_LATER = frozenset({*NUMBER_STYLES, *DATE_STYLES, *PRINTED_STYLES})
"""The styles of what is filled in when a paper is signed: marked in a draft, and no reason to refuse it."""
_SHOWN = 30


class PaperUnreadableError(ToolkitError):
    """A file is none that a paper could be read from."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"《{name}》不是完好的 .docx 文件，请用 Word 打开后另存为 .docx，再试。", file=name
        )


def opened(data: bytes, name: str) -> tuple[Package, str]:
    """The package of a paper, and its main part.

    Raises:
        PaperUnreadableError: it is no .docx.
    """
    try:
        read_package(data, name)
        package = Package(data)
        return package, next(part for part in package.names() if MAIN.fullmatch(part))
    except (TemplateError, ArchiveError, StopIteration) as error:
        raise PaperUnreadableError(name) from error


def paper_text(data: bytes, name: str) -> PaperText:
    """What stands in a paper.

    Args:
        data: the bytes of a .docx.
        name: the file's, for messages.

    Raises:
        PaperUnreadableError: it is no .docx, or damaged.
    """
    package, main = opened(data, name)
    try:
        body = parse(package.read(main))
        styles = style_names(package)
        beside = [parse(package.read(part)) for part in package.names() if _BESIDE.fullmatch(part)]
        comments = [
            parse(package.read(part)) for part in package.names() if _COMMENTS.fullmatch(part)
        ]
    except (XMLSyntaxError, ArchiveError) as error:
        raise PaperUnreadableError(name) from error
    stories = [body, *beside]
    return PaperText(
        tuple(_lines(body, styles)),
        tuple(text for root in beside for p in _paragraphs(root) if (text := text_of(p).strip())),
        tuple(_comments(comments)) or tuple(["（批注）"] if _refers_to_comments(body) else []),
        tuple(said for root in stories for said in _revisions(root)),
        tuple(text for root in stories for text in _of_runs(root, "vanish")),
        tuple(text for root in stories for text in _marked(root, styles)),
    )


def style_names(package: Package) -> Mapping[str, str]:
    """The names of paragraph styles by their ids; programs change the ids and keep the names."""
    if not package.has("word/styles.xml"):
        return {}
    found = {}
    for style in parse(package.read("word/styles.xml")).iter(W + "style"):
        name = style.find(W + "name")
        if name is not None:
            found[str(style.get(W + "styleId"))] = str(name.get(W + "val"))
    return found


def style_of(paragraph: Element, names: Mapping[str, str]) -> str:
    """The name of a paragraph's style; "" for the default one."""
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return names.get(str(found.get(W + "val")), "") if found is not None else ""


def text_of(node: Element) -> str:
    """What is read in a paragraph as it is shown: what was deleted is not, a tab is a blank."""
    pieces = []
    for each in node.iter(TEXT, W + "tab", W + "br", W + "cr"):
        if each.tag != TEXT and each.getparent().tag != RUN:
            continue  # -- a tab stop --
        if _is_of(each, node):
            pieces.append((each.text or "") if each.tag == TEXT else " ")
    return "".join(pieces)


def _is_of(text: Element, paragraph: Element) -> bool:
    """Whether it is this paragraph's own, and not one's within it, nor a second rendering."""
    for above in text.iterancestors():
        if above is paragraph:
            return True
        if above.tag in {PARAGRAPH, MC + "Fallback", W + "moveFrom"}:
            return False
    return False


def own_text(paragraph: Element) -> str:
    """The text of a paragraph's own runs: positions in it are what `replace` counts in."""
    return "".join(each.text or "" for each in own_texts(paragraph))


def own_texts(paragraph: Element) -> list[Element]:
    """The texts of a paragraph's own runs."""
    return [
        each
        for each in paragraph.iter(TEXT)
        if next(each.iterancestors(PARAGRAPH)) is paragraph
        and next(each.iterancestors(MC + "Fallback"), None) is None
    ]


def _lines(root: Element, styles: Mapping[str, str]) -> Iterator[Line]:
    rows: set[Element] = set()
    for paragraph in _paragraphs(root):
        row, style = next(paragraph.iterancestors(ROW), None), style_of(paragraph, styles)
        if row is None or style in LAID_OUT:
            yield Line(text_of(paragraph), style)
        elif row not in rows:
            rows.add(row)
            cells = tuple(
                "".join(map(text_of, cell.iter(PARAGRAPH))).strip()
                for cell in row.iterchildren(CELL)
            )
            yield Line("|".join(cells), "", cells)


def _paragraphs(root: Element) -> Iterator[Element]:
    for paragraph in root.iter(PARAGRAPH):
        if next(paragraph.iterancestors(MC + "Fallback"), None) is None:
            yield paragraph


def _comments(parts: list[Element]) -> Iterator[str]:
    for root in parts:
        for comment in root.iter(W + "comment"):
            yield "".join(map(text_of, comment.iter(PARAGRAPH))).strip() or "（空批注）"


def _refers_to_comments(body: Element) -> bool:
    return next(body.iter(W + "commentReference"), None) is not None


def _revisions(root: Element) -> Iterator[str]:
    for each in root.iter(*REVISIONS, *CHANGES):
        if each.tag in CHANGES:
            yield "改了格式"
            continue
        said = "".join(t.text or "" for t in each.iter(TEXT, W + "delText")).strip()
        yield f"{REVISIONS[each.tag]}“{said[:_SHOWN]}”" if said else f"{REVISIONS[each.tag]}段落"


def _of_runs(root: Element, mark: str) -> Iterator[str]:
    """The texts of runs with a property that is on, those that follow each other as one."""
    for paragraph in _paragraphs(root):
        said = [text_of(run) if _is_on(run, mark) else "\n" for run in paragraph.iter(RUN)]
        yield from filter(None, (piece.strip() for piece in "".join(said).split("\n")))


def _marked(root: Element, styles: Mapping[str, str]) -> Iterator[str]:
    """The texts with a highlight, or on a yellow ground, but for those filled in at signing."""
    for paragraph in _paragraphs(root):
        if style_of(paragraph, styles) in _FILLED_LATER:
            continue
        said = [text_of(run) if _is_highlighted(run) else "\n" for run in paragraph.iter(RUN)]
        yield from filter(None, (piece.strip() for piece in "".join(said).split("\n")))


def _is_on(run: Element, mark: str) -> bool:
    found = run.find(f"{W}rPr/{W}{mark}")
    return found is not None and found.get(W + "val") not in {"0", "false", "off"}


def _is_highlighted(run: Element) -> bool:
    found = run.find(f"{W}rPr/{W}highlight")
    if found is not None and found.get(W + "val") != "none":
        return True
    ground = run.find(f"{W}rPr/{W}shd")  # -- LibreOffice saves a highlight as a ground --
    return ground is not None and str(ground.get(W + "fill")).upper() == "FFFF00"
