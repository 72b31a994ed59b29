"""Tags that shape their table cell: `{% vm %}`, `{% hm %}`, `{% colspan n %}`, `{% cellbg c %}`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from toolkit.word.messages import of_tags
from toolkit.word.template.lifting import number
from toolkit.word.template.names import MARK
from toolkit.word.template.names import Element
from toolkit.word.template.names import W
from toolkit.word.template.names import marks
from toolkit.word.template.names import nearest
from toolkit.word.template.names import remove
from toolkit.word.template.tags import CELL_WORDS
from toolkit.word.template.tags import Tag

if TYPE_CHECKING:
    from toolkit.word.template.tags import Kind

_ORDER = (
    *("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar"),
    *("textDirection", "tcFitText", "vAlign", "hideMark"),
)


def shape_cells(root: Element, tags: list[Tag], key: str) -> list[tuple[int, str]]:
    """Turn the cell tags of a part into cell properties; return the faults by tag number.

    Args:
        root: the part.
        tags: its tags; those that stand for parts of a cell tag are added.
        key: the text that encloses a tag's number in an attribute.
    """
    shaper = _Shaper(tags, key)
    for mark in list(marks(root)):
        if tags[number(mark)].token.keyword in CELL_WORDS:
            shaper.shape(mark)
    return shaper.faults


class _Shaper:
    def __init__(self, tags: list[Tag], key: str) -> None:
        self.tags = tags
        self.key = key
        self.faults: list[tuple[int, str]] = []

    def shape(self, mark: Element) -> None:
        """Obey one cell tag and take its mark out."""
        index = number(mark)
        keyword = self.tags[index].token.keyword
        argument = self.tags[index].token.body[len(keyword) :].strip()
        cell = nearest(mark, W + "tc")
        remove(mark)
        if cell is None:
            self.faults.append((index, of_tags.IN_CELLS_ONLY(keyword=keyword)))
        elif keyword in {"colspan", "cellbg"} and not argument:
            self.faults.append((index, of_tags.WANTS_VALUE(keyword=keyword)))
        elif keyword == "colspan":
            self._set(cell, "gridSpan", {"val": self._made(index, argument, "span")})
        elif keyword == "cellbg":
            fill = self._made(index, argument, "fill")
            self._set(cell, "shd", {"val": "clear", "color": "auto", "fill": fill})
        elif keyword == "vm":
            self._merge_down(cell, index)
        else:
            self._merge_across(cell, index)

    def _merge_down(self, cell: Element, index: int) -> None:
        value = self._made(index, "'restart' if loop.first else 'continue'", "keyword")
        self._set(cell, "vMerge", {"val": value})
        for paragraph in cell.iter(W + "p"):
            content = [child for child in paragraph if child.tag != W + "pPr"]
            if content:
                paragraph.insert(paragraph.index(content[0]), self._control(index, "if loop.first"))
                paragraph.append(self._control(index, "endif"))

    def _merge_across(self, cell: Element, index: int) -> None:
        properties = _properties(cell)
        span = properties.find(W + "gridSpan")
        columns = "1" if span is None else span.get(W + "val")
        width = self._made(index, f"loop.length * {columns}", "span")
        self._set(cell, "gridSpan", {"val": width})
        cell.addprevious(self._control(index, "if loop.first"))
        cell.addnext(self._control(index, "endif"))

    def _set(self, cell: Element, name: str, values: dict[str, str]) -> None:
        properties = _properties(cell)
        for old in properties.findall(W + name):
            properties.remove(old)
        rank = _ORDER.index(name)
        followers = (c for c in properties if etree.QName(c).localname in _ORDER[rank + 1 :])
        follower = next(followers, None)
        at = len(properties) if follower is None else properties.index(follower)
        fresh = properties.makeelement(W + name, {W + k: v for k, v in values.items()})
        properties.insert(at, fresh)

    def _made(self, index: int, body: str, context: str) -> str:
        """The text for an attribute that stands for an expression."""
        return f"{self.key}{self._add(index, 'value', body, context)}{self.key}"

    def _control(self, index: int, body: str) -> Element:
        return etree.ProcessingInstruction(MARK, str(self._add(index, "control", body, "text")))

    def _add(self, index: int, kind: Kind, body: str, context: str) -> int:
        source = self.tags[index]
        keyword = body.split(maxsplit=1)[0] if kind == "control" else ""
        token = replace(source.token, kind=kind, body=body, keyword=keyword, prefix="")
        self.tags.append(Tag(token, source.place, context=context, made=True))
        return len(self.tags) - 1


def _properties(cell: Element) -> Element:
    found = cell.find(W + "tcPr")
    if found is None:
        found = cell.makeelement(W + "tcPr")
        cell.insert(0, found)
    return found
