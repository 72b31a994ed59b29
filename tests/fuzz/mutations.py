"""Workbooks spoilt by chance: their package, their markup, their numbers."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from lxml.etree import XMLSyntaxError

from tests.spellings import Spelling
from tests.spellings import spelt

if TYPE_CHECKING:
    from random import Random

NUMBERS = (
    "0", "-1", "1048576", "1048577", "16384", "16385", "65536", "2147483647", "2147483648",
    "4294967295", "4294967296", "9999999999999", "99999999999999999999", "1e12", "1E308", "1e999",
    "NaN", "INF", "-0", "", " ", "1.5", "-41000.5", "2958466", "&#49;", "１", "x", "0x10",
)  # fmt: skip
REFERENCES = (
    "A0", "A1048577", "XFE1", "XFD1048576", "ZZZ9999999", "A99999999", "1:1", "F:F", "1:400", "A:XFD",
    "#REF!", "$A$1", "a1", "A1:XFD1048576", "AAAA1", "A01", "", ":", "A1:", "1048576:1048576",
)  # fmt: skip
TAGS = (
    b"<!-- x -->", b"<![CDATA[x]]>", b"<?pi x?>", b"<x/>", b"</x>", b"<c/>", b'<c r="XFD1048576"><v>1</v></c>',
    b"<row/>", b'<row r="1048576"/>', b"<sheetData/>", b"</sheetData>", b"&#0;", b"&#x1F600;", b"&nbsp;",
    b"\xff\xfe", b"\x00", b"<", b">", b'"', b"'", b"&", b"<f/>", b"<v/>", b"<is><t/></is>",
    b'<mergeCells><mergeCell ref="F:F"/></mergeCells>', b'<dimension ref="1:1"/>', b"<!DOCTYPE x []>",
)  # fmt: skip
ATTRIBUTE = re.compile(rb'([\w:.-]+)="([^"<>]*)"')
TEXT = re.compile(rb">([^<>]+)<")


def mutated(content: bytes, draw: Random) -> bytes:
    """A workbook's bytes spoilt in one to four ways."""
    if draw.random() < 0.12:
        return _bytes(content, draw)
    parts = _parts(content)
    for _ in range(draw.randint(1, 4)):
        _spoil(parts, draw)
    return _zipped(parts, draw)


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _zipped(parts: dict[str, bytes], draw: Random) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", draw.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])) as out:
        for name, content in parts.items():
            out.writestr(name, content)
    return file.getvalue()


def _bytes(content: bytes, draw: Random) -> bytes:
    spoilt = bytearray(content)
    for _ in range(draw.randint(1, 12)):
        spoilt[draw.randrange(len(spoilt))] = draw.randrange(256)
    return bytes(spoilt[: draw.randrange(len(spoilt))] if draw.random() < 0.3 else spoilt)


def _spoil(parts: dict[str, bytes], draw: Random) -> None:
    name = draw.choice([each for each in parts if each.endswith((".xml", ".rels", ".vml"))])
    if draw.random() < 0.5:
        name = draw.choice([each for each in parts if "worksheets/sheet" in each] or [name])
    way = draw.choice(
        [_figure, _reference, _tag, _cut, _swap, _respell, _text, _rename, _repeat, _drop]
    )
    way(parts, name, draw)


def _at(pattern: re.Pattern[bytes], content: bytes, draw: Random, group: int, new: bytes) -> bytes:
    found = list(pattern.finditer(content))
    if not found:
        return content
    match = draw.choice(found)
    return content[: match.start(group)] + new + content[match.end(group) :]


def _figure(parts, name, draw):
    parts[name] = _at(ATTRIBUTE, parts[name], draw, 2, draw.choice(NUMBERS).encode())


def _reference(parts, name, draw):
    refs = re.compile(rb'\s(?:r|ref|sqref|spans|min|max)="([^"<>]*)"')
    parts[name] = _at(refs, parts[name], draw, 1, draw.choice(REFERENCES).encode())


def _text(parts, name, draw):
    parts[name] = _at(TEXT, parts[name], draw, 1, draw.choice(NUMBERS).encode())


def _tag(parts, name, draw):
    at = draw.randrange(len(parts[name]) + 1)
    at = max(parts[name].find(b"<", at), 0) if draw.random() < 0.7 else at
    parts[name] = parts[name][:at] + draw.choice(TAGS) + parts[name][at:]


def _cut(parts, name, draw):
    content = parts[name]
    start = draw.randrange(len(content) + 1)
    end = len(content) if draw.random() < 0.3 else min(len(content), start + draw.randrange(200))
    parts[name] = content[:start] + content[end:]


def _swap(parts, name, draw):
    other = draw.choice(list(parts))
    parts[name], parts[other] = parts[other], parts[name]


def _respell(parts, name, draw):
    if "worksheets/sheet" not in name:
        return
    chosen = {flag: draw.random() < 0.4 for flag in ("paired", "single", "spaced", "shuffled", "unreferenced",
              "referring", "commented", "sectioned", "broken", "mixed")}  # fmt: skip
    prefix, encoding = draw.choice(["", "x"]), draw.choice(["", "utf-16", "gb18030", "ascii"])
    try:
        parts[name] = spelt(
            parts[name],
            Spelling(prefix=prefix, encoding=encoding, seed=draw.randrange(999), **chosen),
        )
    except (ValueError, XMLSyntaxError):  # -- spoilt before --
        return


def _rename(parts, name, draw):
    new = draw.choice([name.upper(), name.replace("/", "\\"), f"/{name}", f"{name}x", f"../{name}"])
    parts[new] = parts.pop(name)


def _repeat(parts, name, draw):
    content = parts[name]
    start = draw.randrange(len(content) + 1)
    piece = content[start : start + draw.randrange(1, 400)]
    parts[name] = content[:start] + piece * draw.choice([2, 3, 2000]) + content[start:]


def _drop(parts, name, _draw):
    if len(parts) > 2:
        del parts[name]
