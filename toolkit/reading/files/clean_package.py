"""A small package with nothing but inspected parts, for the libraries to read.

They see exactly what was judged, packed as it was, under plain names: no second directory entry, odd
path, picture or macro reaches them.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from struct import pack
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml."


def sheet_name(position: int) -> str:
    """The name that the sheet at a position (from 0) has in the clean package."""
    return f"s{position}"


@dataclass(frozen=True, slots=True)
class PackedPart:
    """A part as it lies in a zip: compression method, checksum, unpacked size, packed bytes."""

    method: int
    checksum: int
    size: int
    packed: bytes | memoryview


def stored(content: bytes) -> PackedPart:
    """A part that is not compressed."""
    return PackedPart(0, crc32(content), len(content), content)


def clean_package(
    sheets: Sequence[PackedPart], shared: Mapping[str, PackedPart], epoch_1904: bool
) -> BytesIO:
    """An .xlsx of `sheets`, with the `shared` parts sharedStrings and styles."""
    worksheets = {f"worksheets/{sheet_name(i)}.xml": part for i, part in enumerate(sheets)}
    kinds = dict.fromkeys(worksheets, "worksheet") | {f"{name}.xml": name for name in shared}
    own = {
        "[Content_Types].xml": _content_types(kinds),
        "_rels/.rels": _relationships({"xl/workbook.xml": "officeDocument"}),
        "xl/workbook.xml": _workbook(len(sheets), epoch_1904),
        "xl/_rels/workbook.xml.rels": _relationships(kinds),
    }
    parts = {name: stored(content.encode()) for name, content in own.items()}
    parts |= {f"xl/{name}": part for name, part in worksheets.items()}
    parts |= {f"xl/{name}.xml": part for name, part in shared.items()}
    return _zip(parts)


def _zip(parts: Mapping[str, PackedPart]) -> BytesIO:
    """A zip of parts as they are packed, which `zipfile` cannot take over (APPNOTE 4.3)."""
    file, directory = BytesIO(), b""
    for name, part in parts.items():
        about = pack(
            "<HHHHHIIIHH",
            *(20, 0, part.method, 0, 0x21, part.checksum),
            *(len(part.packed), part.size, len(name), 0),
        )
        place = pack("<HHHII", 0, 0, 0, 0, file.tell())
        directory += b"PK\1\2" + pack("<H", 20) + about + place + name.encode()
        file.write(b"PK\3\4" + about + name.encode())
        file.write(part.packed)
    end = pack("<HHHHIIH", 0, 0, len(parts), len(parts), len(directory), file.tell(), 0)
    file.write(directory + b"PK\5\6" + end)
    file.seek(0)
    return file


def _content_types(kinds: Mapping[str, str]) -> str:
    overrides = "".join(
        f'<Override PartName="/xl/{part}" ContentType="{_CONTENT}{kind}+xml"/>'
        for part, kind in {"workbook.xml": "sheet.main", **kinds}.items()
    )
    defaults = "".join(
        f'<Default Extension="{extension}" ContentType="application/{kind}"/>'
        for extension, kind in {
            "xml": "xml",
            "rels": "vnd.openxmlformats-package.relationships+xml",
        }.items()
    )
    return f'<Types xmlns="{_PACKAGE}/content-types">{defaults}{overrides}</Types>'


def _relationships(kinds: Mapping[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="r{i}" Type="{_RELATION}/{kind}" Target="{part}"/>'
        for i, (part, kind) in enumerate(kinds.items())
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def _workbook(count: int, epoch_1904: bool) -> str:
    sheets = "".join(
        f'<sheet name="{sheet_name(i)}" sheetId="{i + 1}" r:id="r{i}"/>' for i in range(count)
    )
    epoch = '<workbookPr date1904="1"/>' if epoch_1904 else ""
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}">{epoch}<sheets>{sheets}</sheets></workbook>'
