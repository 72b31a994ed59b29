"""What a .docx declares: page, paragraphs, and the type that styles and runs add up to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from toolkit.declare.disk import os_error
from toolkit.ooxml.namespaces import WORDPROCESSING
from toolkit.ooxml.xml import XMLSyntaxError
from toolkit.ooxml.xml import parse
from toolkit.word.ruler.errors import RulerError
from toolkit.word.template.errors import TemplateError
from toolkit.word.template.package import read_file
from toolkit.word.template.package import read_members

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_W = WORDPROCESSING.name("")
_READ = frozenset({"word/document.xml", "word/styles.xml", "word/settings.xml"})
_FOOTERS = "word/footer"
_MM = 25.4 / 1440


@dataclass(frozen=True, slots=True)
class Sheet:
    """One section's paper and margins in mm."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float

    @property
    def landscape(self) -> bool:
        """Whether the sheet lies."""
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph outside tables; its type is that of its first words.

    Attributes:
        text: its words, tabs and line breaks.
        font: of Han characters.
        size: in points.
        bold: whether it is.
        color: as the XML has it (FF0000, auto); empty where none is stated.
        line: from row to row in mm.
        squeeze: what is added between characters, in points; less than 0 squeezes.
        framed: whether it stands in a frame.
    """

    text: str
    font: str
    size: float
    bold: bool
    color: str
    line: float
    squeeze: float
    framed: bool


@dataclass(frozen=True, slots=True)
class Declared:
    """The document as its XML states it.

    Attributes:
        sheets: of its sections, in order; at least one.
        paragraphs: of the body, those in tables left out.
        odd_and_even: whether odd and even pages have footers of their own.
        footers: the paragraphs of all footers.
        page_fields: how many fields give the page's number.
        normal: a paragraph that says nothing itself.
    """

    sheets: tuple[Sheet, ...]
    paragraphs: tuple[Paragraph, ...]
    odd_and_even: bool
    footers: tuple[Paragraph, ...]
    page_fields: int
    normal: Paragraph

    @property
    def upright(self) -> Sheet:
        """The first upright sheet, or the first of all."""
        return next((sheet for sheet in self.sheets if not sheet.landscape), self.sheets[0])


def read_declared(file: Path) -> Declared:
    """Read a .docx.

    Raises:
        RulerError: the file is not a Word document.
    """
    try:
        parts = _parts(file)
        document = parse(parts["word/document.xml"])
        styles = parse(parts["word/styles.xml"])
        settings = parse(parts["word/settings.xml"]) if "word/settings.xml" in parts else None
        footers = [parse(parts[name]) for name in sorted(parts) if name.startswith(_FOOTERS)]
    except (KeyError, XMLSyntaxError) as error:
        raise RulerError(
            f"{file.name} 不是可以测量的 Word 文档：请另存为 .docx 后再试。", file=file
        ) from error
    type_ = _Type(styles)
    body = document.find(f"{_W}body")
    sections = [each for each in body.iter(f"{_W}sectPr") if _has_page(each)]
    if not sections:
        raise RulerError(
            f"{file.name} 没有写明纸张和页边距：请在 Word 中设置页面后再试。", file=file
        )
    return Declared(
        sheets=tuple(_sheet(each) for each in sections),
        paragraphs=tuple(type_.paragraph(each) for each in _paragraphs(body)),
        odd_and_even=settings is not None and _on(settings.find(f"{_W}evenAndOddHeaders")),
        footers=tuple(type_.paragraph(p) for footer in footers for p in footer.iter(f"{_W}p")),
        page_fields=sum(_page_fields(footer) for footer in footers),
        normal=type_.paragraph(etree.Element(f"{_W}p")),
    )


def _paragraphs(body: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs outside tables, but for those tables that are frames: they float."""
    for child in body:
        if child.tag == f"{_W}p":
            yield child
        elif child.tag == f"{_W}tbl" and child.find(f"{_W}tblPr/{_W}tblpPr") is not None:
            yield from child.iter(f"{_W}p")


def _is_framed(paragraph: etree._Element) -> bool:
    if paragraph.find(f"{_W}pPr/{_W}framePr") is not None:
        return True
    return any(
        table.find(f"{_W}tblPr/{_W}tblpPr") is not None
        for table in paragraph.iterancestors(f"{_W}tbl")
    )


def _parts(file: Path) -> dict[str, bytes]:
    try:
        members = read_members(read_file(file), file.name, _is_read)
    except TemplateError as error:
        what = "不能测量" if os_error(error) else "不是可以测量的 Word 文档"
        raise RulerError(f"{file.name} {what}：{error.reason}。", file=file) from error
    return {name: content for name, (_, content) in members.items()}


def _is_read(name: str) -> bool:
    return name in _READ or name.startswith(_FOOTERS)


def _page_fields(footer: etree._Element) -> int:
    codes = [each.text or "" for each in footer.iter(f"{_W}instrText")]
    codes += [each.get(f"{_W}instr", "") for each in footer.iter(f"{_W}fldSimple")]
    return sum("PAGE" in code.split() for code in codes)


def _has_page(section: etree._Element) -> bool:
    return section.find(f"{_W}pgSz") is not None and section.find(f"{_W}pgMar") is not None


def _sheet(section: etree._Element) -> Sheet:
    size, margins = section.find(f"{_W}pgSz"), section.find(f"{_W}pgMar")

    def length(element: etree._Element, name: str) -> float:
        return float(element.get(f"{_W}{name}", "0")) * _MM

    return Sheet(
        length(size, "w"),
        length(size, "h"),
        *(length(margins, side) for side in ("top", "bottom", "left", "right")),
    )


def _on(element: etree._Element | None) -> bool:
    return element is not None and element.get(f"{_W}val", "1") not in {"0", "false", "off"}


class _Type:
    """Resolves what run, character style, paragraph style and defaults say, in this order."""

    def __init__(self, styles: etree._Element) -> None:
        self._styles = {each.get(f"{_W}styleId"): each for each in styles.iter(f"{_W}style")}
        self._default = next(
            (
                name
                for name, each in self._styles.items()
                if each.get(f"{_W}type") == "paragraph" and each.get(f"{_W}default") == "1"
            ),
            "",
        )
        self._run_defaults = styles.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")

    def paragraph(self, element: etree._Element) -> Paragraph:
        run = next((each for each in element.iter(f"{_W}r") if _text(each).strip()), None)
        layers = list(self._layers(element, run))
        pieces = list(self._paragraph_layers(element))
        size = _first(layers, "sz", "val", "20")
        return Paragraph(
            text=_text(element),
            font=_first(layers, "rFonts", "eastAsia", ""),
            size=float(size) / 2,
            bold=_on(_element(layers, "b")),
            color=_first(layers, "color", "val", ""),
            line=float(_first(pieces, "spacing", "line", "240")) * _MM,
            squeeze=float(_first(layers, "spacing", "val", "0")) / 20,
            framed=_is_framed(element),
        )

    def _layers(
        self, paragraph: etree._Element, run: etree._Element | None
    ) -> Iterator[etree._Element]:
        if run is not None and (own := run.find(f"{_W}rPr")) is not None:
            yield own
            named = own.find(f"{_W}rStyle")
            yield from self._chain("" if named is None else named.get(f"{_W}val"), "rPr")
        yield from self._chain(self._style_of(paragraph), "rPr")
        if self._run_defaults is not None:
            yield self._run_defaults

    def _paragraph_layers(self, paragraph: etree._Element) -> Iterator[etree._Element]:
        if (own := paragraph.find(f"{_W}pPr")) is not None:
            yield own
        yield from self._chain(self._style_of(paragraph), "pPr")

    def _style_of(self, paragraph: etree._Element) -> str:
        named = paragraph.find(f"{_W}pPr/{_W}pStyle")
        return self._default if named is None else str(named.get(f"{_W}val"))

    def _chain(self, name: str, kind: str) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[name]
            if (found := style.find(f"{_W}{kind}")) is not None:
                yield found
            basis = style.find(f"{_W}basedOn")
            name = "" if basis is None else basis.get(f"{_W}val")


def _element(layers: list[etree._Element], name: str) -> etree._Element | None:
    return next(
        (found for layer in layers if (found := layer.find(f"{_W}{name}")) is not None), None
    )


def _first(layers: list[etree._Element], name: str, attribute: str, default: str) -> str:
    for layer in layers:
        found = layer.find(f"{_W}{name}")
        if found is not None and (value := found.get(f"{_W}{attribute}")) is not None:
            return str(value)
    return default


def _text(element: etree._Element) -> str:
    pieces = []
    for each in element.iter(f"{_W}t", f"{_W}tab", f"{_W}br"):
        if each.tag == f"{_W}t":
            pieces.append(each.text or "")
        elif each.getparent().tag == f"{_W}r":
            pieces.append("\t" if each.tag == f"{_W}tab" else "\n")
    return "".join(pieces)
