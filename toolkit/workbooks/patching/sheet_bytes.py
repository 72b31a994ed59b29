"""A worksheet part as bytes: what stands before, in and after its rows, without building a tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import NamedTuple

from toolkit.ooxml.figures import measure
from toolkit.ooxml.figures import whole
from toolkit.ooxml.pieces import Pieces
from toolkit.ooxml.references import address
from toolkit.ooxml.references import area_at
from toolkit.workbooks.patching.errors import PackageError
from toolkit.workbooks.patching.xml import usual_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.ooxml.references import Area

_ROOT = re.compile(rb"<((?:[\w.-]+:)?)worksheet[\s>]")
_TAG = re.compile(rb"<(/?)((?:[\w.-]+:)?)([\w.-]+)((?:[^>\"']|\"[^\"]*\"|'[^']*')*?)(/?)>")
ORDER = [
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
]
_RANK = {name.encode(): place for place, name in enumerate(ORDER)}
# What Excel wraps for older versions beneath a worksheet are its controls or embedded objects.
_RANK[b"AlternateContent"] = _RANK[b"oleObjects"]


class ColumnFormat(NamedTuple):
    """One `<col>`: its columns, width in characters (None for the default) and cell format."""

    first: int
    last: int
    width: float | None
    style: int
    hidden: bool


def value_of(tag: bytes, name: bytes) -> bytes | None:
    """An attribute's value in the bytes of a tag."""
    match = re.search(rb"\s" + name + rb"\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", tag)
    if match is None:
        return None
    return match[1] if match[1] is not None else match[2]


class SheetBytes:
    """A worksheet in UTF-8; `first` and `end` bound the stretch of its rows in `content`."""

    def __init__(self, content: bytes, part: str, *, anew: bool = False) -> None:
        """Find the rows; markup that is spelt unusually is spelt anew, or any where `anew` says so.

        Raises:
            PackageError: it is no worksheet.
        """
        content = usual_sheet(content, part, anew=anew)
        root = _ROOT.search(content, 0, 100_000)
        if root is None:
            raise _damaged(part)
        self.prefix = root[1]
        opening = b"<%ssheetData" % self.prefix
        start = content.find(opening, root.end())
        close = content.find(b">", start)
        if start < 0 or close < 0:
            raise _damaged(part)
        if content[close - 1 : close] == b"/":
            ending = b"></%ssheetData>" % self.prefix
            content = content[: close - 1] + ending + content[close + 1 :]
            close -= 1
        self.content = content
        self.first = close + 1
        self.end = content.rfind(b"</%ssheetData" % self.prefix)
        if self.end < self.first or content.find(b"</%sworksheet" % self.prefix, self.end) < 0:
            raise _damaged(part)
        self.head = content[: self.first]
        self.tail = content[self.end :]

    def joined(self, rows: Sequence[bytes | memoryview]) -> bytes:
        """The part with other rows, and with head and tail as they now are."""
        return b"".join((self.head, *rows, self.tail))

    def pieces(self, rows: Sequence[bytes | memoryview]) -> Pieces:
        """The same, not joined."""
        return Pieces((self.head, *rows, self.tail))

    def differs(self, rows: Sequence[bytes | memoryview]) -> bool:
        """Whether that is another part than it was; rows that were kept are views of what stood there."""
        at, content = self.first, self.content
        if self.head != content[:at] or self.tail != content[self.end :]:
            return True
        for piece in rows:
            begin, at = at, at + len(piece)
            if not isinstance(piece, memoryview) and piece != content[begin:at]:
                return True
        return at != self.end

    def excerpt(self, rows: Sequence[bytes | memoryview]) -> bytes:
        """The same less the rows that were kept as they are, which are views of the former content."""
        changed = [piece for piece in rows if not isinstance(piece, memoryview)]
        return b"".join((self.head, *changed, self.tail))

    def elements(self, name: str, *, after_rows: bool) -> list[re.Match[bytes]]:
        """The opening tags of that name and the sheet's own prefix before or after the rows."""
        stretch = self.tail if after_rows else self.head
        tag = re.compile(rb"<%s%s(?=[\s/>])[^>]*>" % (re.escape(self.prefix), name.encode()))
        return list(tag.finditer(stretch))

    def columns(self) -> list[ColumnFormat]:
        """The sheet's column formats."""
        found = []
        for match in self.elements("col", after_rows=False):
            width, style = value_of(match[0], b"width"), value_of(match[0], b"style")
            column = ColumnFormat(
                first=whole(value_of(match[0], b"min"), 1),
                last=whole(value_of(match[0], b"max"), 1),
                width=measure(width),
                style=whole(style),
                hidden=value_of(match[0], b"hidden") in {b"1", b"true"},
            )
            found.append(column)
        return found

    def merged(self) -> list[Area]:
        """The merged areas."""
        areas = []
        for match in self.elements("mergeCell", after_rows=True):
            reference = value_of(match[0], b"ref")
            found = area_at((reference or b"").decode("utf-8", "replace"))
            areas += [found] if found else []
        return areas

    def insert(self, element: bytes) -> None:
        """Put an element after the rows, where the schema's sequence wants it.

        Its name stands without the sheet's own prefix, which is added.
        """
        name = re.match(rb"<([\w.-]+)", element)
        assert name is not None
        rank = _RANK[name[1]]
        at = next((at for at, found in self._top_level() if _RANK.get(found, -1) > rank), None)
        if at is None:
            at = self.tail.rindex(b"</%sworksheet" % self.prefix)
        self.tail = self.tail[:at] + b"<" + self.prefix + element[1:] + self.tail[at:]

    def drop(self, name: str) -> None:
        """Take out the empty elements of that name after the rows."""
        qualified = re.escape(self.prefix) + name.encode()
        tag = rb"<%s(?=[\s/>])[^>]*?(?:/>|>\s*</%s\s*>)" % (qualified, qualified)
        self.tail = re.sub(tag, b"", self.tail)

    def widened(self, rows: list[int], columns: list[int]) -> bytes:
        """The head with a stated dimension that takes in further cells, or without one that is none."""
        qualified = re.escape(self.prefix) + b"dimension"
        element = rb"<%s(?=[\s/>])[^>]*?(?:/>|>\s*</%s\s*>)" % (qualified, qualified)
        for match in re.finditer(element, self.head):
            stated = area_at((value_of(match[0], b"ref") or b"A1").decode())
            if stated is None:
                return self.head[: match.start()] + self.head[match.end() :]
            first = address(min(stated.top, *rows), min(stated.left, *columns))
            last = address(max(stated.bottom, *rows), max(stated.right, *columns))
            tag = b'<%sdimension ref="%s:%s"/>' % (self.prefix, first.encode(), last.encode())
            return self.head[: match.start()] + tag + self.head[match.end() :]
        return self.head

    def _top_level(self) -> Iterator[tuple[int, bytes]]:
        """Offsets and names of the elements that follow the rows."""
        depth = 0
        begin = self.tail.index(b">") + 1
        for match in _TAG.finditer(self.tail, begin):
            if match[1]:
                depth -= 1
                if depth < 0:
                    return
                continue
            if depth == 0:
                yield match.start(), match[3]
            depth += not match[5]


def _damaged(part: str) -> PackageError:
    return PackageError(
        f"工作簿的部件 {part} 不是完整的工作表：请用 Excel 或 WPS 打开并另存后再试。"
    )
