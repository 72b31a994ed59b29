"""The drawing (VML) that notes need; form buttons and other shapes in it are left alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.ooxml.events import is_well_formed
from toolkit.workbooks.patching.errors import PackageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.workbooks.patching.container import WorkbookPackage

_SPACES = {
    b"v": b"urn:schemas-microsoft-com:vml",
    b"o": b"urn:schemas-microsoft-com:office:office",
    b"x": b"urn:schemas-microsoft-com:office:excel",
}
_DECLARED = b"".join(b' xmlns:%s="%s"' % each for each in _SPACES.items())
_ROOT_TAG = re.compile(rb"<(?![?!])[^>]*>")
_BLOCKS = re.compile(rb"(:idmap\s[^>]*?data\s*=\s*[\"'])([\d, ]*)")
_SHAPE = re.compile(rb"<(?:[\w.-]+:)?shape[\s>].*?</(?:[\w.-]+:)?shape\s*>", re.DOTALL)
_NUMBER = re.compile(rb"_x0000_s(\d+)")
_OF_NOTE = re.compile(rb"ObjectType\s*=\s*[\"']Note[\"']")
_ANCHOR = re.compile(rb"(Anchor\s*>)([^<]*)(<)")
_BLOCK = 1024
_LINE = 16
_TYPE = (
    b'<v:shapetype%s id="_x0000_t202" coordsize="21600,21600" o:spt="202"'
    b' path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    b'<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_NOTE = (
    '<v:shape%s id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;margin-left:60pt;'
    'margin-top:2pt;width:189pt;height:60pt;z-index:%d;visibility:hidden" fillcolor="#ffffe1"'
    ' o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
    '<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note">'
    "<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%s</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>"
)


def free_block(package: WorkbookPackage) -> int:
    """The first block of 1,024 shape numbers that no drawing of the workbook uses."""
    used = {0}
    for name in package.names():
        if name.lower().endswith(".vml"):
            for match in _BLOCKS.finditer(_utf8(package.read(name))):
                used.update(int(block) for block in match[2].split(b",") if block.strip())
    return max(used) + 1


class NoteShapes:
    """One VML part, which need not be well-formed: Excel itself has written such."""

    def __init__(self, content: bytes | None, block: int) -> None:
        """`content` is None for a new part; new shapes are numbered from `block` on."""
        content = _utf8(content or b"")
        if b"</" not in content:
            layout = b'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data=""/></o:shapelayout>'
            content = b"<xml" + _DECLARED + b">" + layout + b"</xml>"
        self._content = content
        self._block = block
        self._added: list[str] = []
        root = _ROOT_TAG.search(content)
        usual = root is not None and all(
            re.search(rb"xmlns:%s\s*=\s*[\"']%s[\"']" % each, root[0]) for each in _SPACES.items()
        )
        self._declared = b"" if usual else _DECLARED
        self._longer: dict[tuple[int, int], int] = {}
        self._removed: set[tuple[int, int]] = set()

    def add(self, row: int, column: int, anchor: str) -> None:
        """Draw a hidden note box at a cell."""
        order = len(self._added)
        number = (self._block + order // (_BLOCK - 1)) * _BLOCK + order % (_BLOCK - 1) + 1
        place = (anchor, row - 1, column - 1)
        self._added.append(_NOTE % (self._declared.decode(), number, order + 1, *place))

    def grow(self, row: int, column: int, lines: int) -> None:
        """Make the box of a cell's note longer by some lines, shorter by a negative number."""
        self._longer[row - 1, column - 1] = lines

    def remove(self, row: int, column: int) -> None:
        """Take away the box of a cell's note."""
        self._removed.add((row - 1, column - 1))

    def content(self) -> bytes:
        """The part as it now is.

        Raises:
            PackageError: it was well-formed and would not be any more.
        """
        content = self._written()
        if is_well_formed(self._content) and not is_well_formed(content):
            raise PackageError("批注的图形写不完好：请用 Excel 或 WPS 打开并另存后再试。")
        return content

    def _written(self) -> bytes:
        content = self._content
        if self._longer or self._removed:
            content = _SHAPE.sub(self._changed, content)
        if self._removed:
            content = _BLOCKS.sub(lambda match: match[1] + _used(match[2], content), content)
        if not self._added:
            return content
        known = re.search(rb"id\s*=\s*[\"']_x0000_t202[\"']", content)
        type_ = b"" if known else _TYPE % self._declared
        end = content.rindex(b"</")
        drawn = type_ + "".join(self._added).encode()
        content = content[:end] + drawn + content[end:]
        blocks = range(self._block, self._block + (len(self._added) - 1) // (_BLOCK - 1) + 1)
        return _BLOCKS.sub(lambda match: match[1] + _list(match[2], blocks), content, count=1)

    def _changed(self, match: re.Match[bytes]) -> bytes:
        """A note's box with its lower edge moved, or nothing if it is removed; others as they are."""
        place = (_number(match[0], b"Row"), _number(match[0], b"Column"))
        if place in self._removed and _OF_NOTE.search(match[0]):
            return b""
        lines = self._longer.get(place, 0)
        if not lines:
            return match[0]
        return _ANCHOR.sub(lambda anchor: _lower(anchor, lines), match[0], count=1)


def _lower(anchor: re.Match[bytes], lines: int) -> bytes:
    edges = [edge.strip() for edge in anchor[2].split(b",")]
    if len(edges) != 8 or not edges[6].isdigit():
        return anchor[0]
    lowest = int(edges[2]) + 1 if lines < 0 and edges[2].isdigit() else 0
    edges[6] = b"%d" % max(int(edges[6]) + lines, min(lowest, int(edges[6])))
    return anchor[1] + b", ".join(edges) + anchor[3]


def _number(shape: bytes, name: bytes) -> int:
    match = re.search(rb":%s\s*>\s*(\d+)\s*<" % name, shape)
    return int(match[1]) if match else -1


def _used(blocks: bytes, content: bytes) -> bytes:
    """The blocks that shapes still have numbers of."""
    used = {int(number) // _BLOCK for number in _NUMBER.findall(content)}
    return _list(b"", sorted(used & {int(each) for each in blocks.split(b",") if each.strip()}))


def _list(there: bytes, blocks: Iterable[int]) -> bytes:
    listed = [block.strip() for block in there.split(b",") if block.strip()]
    return b",".join([*listed, *(b"%d" % block for block in blocks)])


def _utf8(content: bytes) -> bytes:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16")
        return re.sub(r"^<\?xml[^>]*\?>", "", text).encode()
    return content
