"""Workbooks for the tests of `toolkit.workbooks.patching`, and ways of looking into them."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections import Counter
from struct import pack
from typing import TYPE_CHECKING

import openpyxl
import xlsxwriter
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def png() -> io.BytesIO:
    """A red dot of 8 × 8."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return pack(">L", len(content)) + kind + content + pack(">L", zlib.crc32(kind + content))

    pixels = zlib.compress((b"\0" + b"\xc0\x10\x10" * 8) * 8)
    header = pack(">2L5B", 8, 8, 8, 2, 0, 0, 0)
    return io.BytesIO(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def rich_workbook(path: Path) -> Path:
    """A workbook with macros, buttons, notes, chart, table, drop-downs, images and sparklines."""
    book = xlsxwriter.Workbook(path)
    book.add_vba_project(io.BytesIO(b"VBA " * 300), is_stream=True)
    book.set_vba_name("ThisWorkbook")
    sheet = book.add_worksheet("活动台账")
    sheet.set_vba_name("Sheet1")
    framed = book.add_format({"border": 1, "locked": False})
    dated = book.add_format({"border": 2, "num_format": "yyyy-mm-dd"})
    bold = book.add_format({"bold": True, "font_color": "red"})
    heading = book.add_format({"bold": True, "font_color": "white", "bg_color": "#1F4E79"})
    sheet.write_row("A1", ["编号", "姓名", "天数", "开始日期"], heading)
    for row in range(1, 30):
        sheet.write_row(row, 0, [f"HD{row:03}", "张三", row], framed)
        sheet.write_number(row, 3, 41000 + row, dated)
    sheet.write_rich_string("B5", "李", bold, "四", "（小）", framed)
    sheet.write_formula("E2", "=C2*2", framed, 2)
    sheet.merge_range("F3:G5", "合并", framed)
    sheet.insert_button("I2", {"macro": "Validate", "caption": "校验"})
    sheet.write_comment("B3", "原有批注", {"author": "王五", "visible": True})
    sheet.data_validation("B2:B200", {"validate": "list", "source": "=名单!$A$1:$A$3"})
    sheet.conditional_format("C2:C30", {"type": "data_bar", "data_bar_2010": True})
    sheet.insert_image("I8", "dot.png", {"image_data": png()})
    sheet.add_sparkline("H2", {"range": "活动台账!C2:C9"})
    sheet.protect("", {"autofilter": True})
    sheet.set_header("&L&G", {"image_left": "dot.png", "image_data_left": png()})
    names = book.add_worksheet("名单")
    names.set_vba_name("Sheet2")
    names.write_column("A1", ["张三", "李四", "王五"])
    names.add_table("C1:D4", {"name": "表一", "columns": [{"header": "甲"}, {"header": "乙"}]})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=活动台账!$C$2:$C$9"})
    names.insert_chart("F2", chart)
    names.hide()
    book.define_name("姓名", "=名单!$A$1:$A$3")
    book.close()
    return path


def plain_workbook(path: Path, cells: Mapping[str, Mapping[str, object]]) -> Path:
    """A workbook by openpyxl: sheet → address → value."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, values in cells.items():
        sheet = book.create_sheet(title)
        for reference, value in values.items():
            sheet[reference] = value
    book.save(path)
    return path


def loaded(path: Path) -> openpyxl.Workbook:
    """The workbook as openpyxl reads it, which warns of all that it does not know."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(path)


def spoilt(path: Path, name: str) -> bytes:
    """The file's bytes with some of a member's overwritten."""
    content = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo(name)
    at = info.header_offset + 30 + len(name) + info.compress_size // 2
    return content[:at] + bytes(byte ^ 0xFF for byte in content[at : at + 20]) + content[at + 20 :]


def members(path: Path) -> dict[str, bytes]:
    """The contents of a workbook's members by name."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def write(path: Path, contents: Mapping[str, bytes]) -> Path:
    """A package of these members."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return path


def altered(
    path: Path,
    changes: Mapping[str, Callable[[bytes], bytes]] | None = None,
    added: Mapping[str, bytes] | None = None,
    names: Callable[[str], str] = str,
) -> Path:
    """The same file with members changed, added, named otherwise."""
    contents = {
        names(name): (changes or {}).get(name, bytes)(content)
        for name, content in members(path).items()
    }
    return write(path, contents | dict(added or {}))


def swap(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    """A change of bytes that must be there."""

    def change(content: bytes) -> bytes:
        assert old in content, old
        return content.replace(old, new)

    return change


def related(identity: str, kind: str, target: str) -> Callable[[bytes], bytes]:
    """A further relationship."""
    entry = f'<Relationship Id="{identity}" Type="{kind}" Target="{target}"/></Relationships>'
    return swap(b"</Relationships>", entry.encode())


def typed(part: str, kind: str) -> Callable[[bytes], bytes]:
    """A further content type."""
    return swap(b"</Types>", f'<Override PartName="{part}" ContentType="{kind}"/></Types>'.encode())


def inventory(path: Path) -> Counter[str]:
    """How often each element occurs in each folder of parts; VML counts by its tags."""
    counted: Counter[str] = Counter()
    for name, content in members(path).items():
        if name.endswith((".xml", ".rels", ".vml")):
            folder = re.sub(r"[\d]*\.\w+$", "", name)
            for element in etree.fromstring(content).iter():
                if isinstance(element.tag, str):
                    counted[f"{folder} {etree.QName(element).localname}"] += 1
    return counted


def prefixed(content: bytes) -> bytes:
    """The same part with `x:` before its elements, as some writers have it."""
    root = etree.fromstring(content)
    space = etree.QName(root).namespace
    new = etree.Element(root.tag, dict(root.attrib), nsmap={"x": space, "r": RELATIONS})
    new.extend(list(root))
    etree.cleanup_namespaces(new, top_nsmap={"x": space, "r": RELATIONS})
    text = etree.tostring(new, xml_declaration=True, encoding="UTF-8", standalone=True)
    assert b"<x:" in text
    return text


def utf16(content: bytes) -> bytes:
    """The same part in UTF-16."""
    return bytes(etree.tostring(etree.fromstring(content), xml_declaration=True, encoding="UTF-16"))


def without_references(content: bytes) -> bytes:
    """The same sheet with neither `r=` at cells nor at rows."""
    return re.sub(rb'(<(?:c|row)\b[^>]*?) r="[A-Z]*\d+"', rb"\1", content)
