"""The elements of cell formats, looked at and altered by themselves."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from toolkit.ooxml.figures import measure
from toolkit.ooxml.namespaces import SPREADSHEET
from toolkit.ooxml.xml import child
from toolkit.ooxml.xml import namespace

ORDER = [
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
]
"""The groups of a style sheet, as they must follow each other."""

EMPTY = f"""<styleSheet xmlns="{SPREADSHEET.transitional}">\
<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill>\
<fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>""".encode()
"""A style sheet with nothing but what every one has."""

_RED_GREEN_BLUE = re.compile("[0-9A-Fa-f]{6}")
_LIGHT_THEME_COLOURS = {"0", "2"}


def size(group: Any) -> int:
    """How many formats, fonts, fills or borders a group holds."""
    space = namespace(group)
    return sum(1 for each in group.iterchildren(f"{space}*") if each.tag != f"{space}extLst")


def same_but_for_applying_fills(one: Any, other: Any) -> bool:
    """Whether two formats differ at most in whether their fill is said to count."""
    attributes = [{**each.attrib, "applyFill": ""} for each in (one, other)]
    children = [[etree.tostring(piece) for piece in each] for each in (one, other)]
    return attributes[0] == attributes[1] and children[0] == children[1]


def make_words_of(format_: Any) -> None:
    """Make a format one for words: left, in the middle, broken into lines."""
    format_.set("numFmtId", "0")
    format_.set("applyAlignment", "1")
    old = child(format_, "alignment")
    if old is not None:
        format_.remove(old)
    aligned = {"horizontal": "left", "vertical": "center", "wrapText": "1"}
    format_.insert(0, etree.Element(f"{namespace(format_)}alignment", aligned))


def is_light(colour: Any) -> bool:
    """Whether text of this colour would vanish on a pale fill."""
    if colour is None:
        return False
    if colour.get("theme") in _LIGHT_THEME_COLOURS:
        return (measure(colour.get("tint")) or 0) > -0.5
    if colour.get("indexed") in {"1", "9"}:
        return True
    value = colour.get("rgb", "")[-6:]
    if not _RED_GREEN_BLUE.fullmatch(value):
        return False
    red, green, blue = (int(value[at : at + 2], 16) for at in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue > 150
