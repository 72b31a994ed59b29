"""Cell formats: existing ones are cloned with another fill, new ones are added, none is changed."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING
from typing import Any

from lxml import etree

from toolkit.declare.outcome import Strength
from toolkit.ooxml.figures import whole
from toolkit.ooxml.xml import child
from toolkit.ooxml.xml import children
from toolkit.ooxml.xml import insert_in_order
from toolkit.ooxml.xml import local
from toolkit.ooxml.xml import namespace
from toolkit.ooxml.xml import serialise
from toolkit.workbooks.colours import MARKS
from toolkit.workbooks.patching.format_elements import EMPTY
from toolkit.workbooks.patching.format_elements import ORDER
from toolkit.workbooks.patching.format_elements import is_light
from toolkit.workbooks.patching.format_elements import make_words_of
from toolkit.workbooks.patching.format_elements import same_but_for_applying_fills
from toolkit.workbooks.patching.format_elements import size
from toolkit.workbooks.patching.number_formats import Shows
from toolkit.workbooks.patching.number_formats import shows
from toolkit.workbooks.patching.xml import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.workbooks.patching.look import Look

FILLS: Mapping[Strength, str] = {level: f"FF{MARKS[level]}" for level in Strength}

MOST_FORMATS = 65_490
"""So many cell formats Excel takes (Microsoft, “Excel specifications and limits”)."""

KEPT_FOR_LOOKS = 64
"""So many of them are kept for the result sheet's own."""

_FIRST_OWN_NUMBER_FORMAT = 164


class Styles:
    """The style sheet of a workbook."""

    def __init__(self, content: bytes | None) -> None:
        self._root = parse(content or EMPTY, "styles.xml")
        self._space = namespace(self._root)
        empty = parse(EMPTY, "styles.xml")
        for name in ("fonts", "fills", "borders", "cellXfs"):
            if child(self._root, name) is None:
                self._adopt(child(empty, name))
        self._formats = child(self._root, "cellXfs")
        self._tinted: dict[tuple[int, Strength | None], int] = {}
        self._dated: dict[int, int] = {}
        self._looks: dict[Look, int] = {}
        self._pieces: dict[tuple[str, bytes], int] = {}
        self._untinted_for_want_of_room: set[tuple[int, Strength]] = set()

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is to be told: formats that got no fill, since Excel takes no more of them."""
        lacking = len(self._untinted_for_want_of_room)
        if not lacking:
            return ()
        return (
            f"工作簿的单元格格式已近 Excel 的上限（{MOST_FORMATS}种），有{lacking}种格式的格只加了批注，没有加底色。",
        )

    def _has_room(self, kept: int = 0) -> bool:
        return size(self._formats) < MOST_FORMATS - kept

    def tinted(self, style: int, level: Strength | None) -> int:
        """The format `style` with the level's fill, and with a dark font where its own is light.

        Without a level it is the format without the fill of any level.
        """
        key = (style, level)
        if key not in self._tinted:  # -- thousands of cells have a few formats --
            self._tinted[key] = self._untinted(style) if level is None else self._tint(style, level)
        return self._tinted[key]

    def _tint(self, style: int, level: Strength) -> int:
        there = self._xf(style)
        if self._colour(there) == FILLS[level]:
            return style
        if not self._has_room(KEPT_FOR_LOOKS):
            self._untinted_for_want_of_room.add((style, level))
            return style
        clone = deepcopy(there)
        clone.set("fillId", str(self._fill(FILLS[level])))
        clone.set("applyFill", "1")
        self._darken(clone)
        return self._append(self._formats, clone)

    def _untinted(self, style: int) -> int:
        tinted = self._xf(style)
        if self._colour(tinted) not in FILLS.values():
            return style
        clone = deepcopy(tinted)
        clone.set("fillId", "0")
        for number, there in enumerate(self._formats.iterchildren(clone.tag)):
            if same_but_for_applying_fills(there, clone):
                return number
        return self._append(self._formats, clone) if self._has_room() else style

    def _colour(self, format_: Any) -> str:
        """The colour (AARRGGBB) of a format's plain fill; empty where it has none of its own."""
        fills = list(child(self._root, "fills").iterchildren(f"{self._space}fill"))
        number = whole(format_.get("fillId"))
        pattern = child(fills[number], "patternFill") if number < len(fills) else None
        if pattern is None or pattern.get("patternType") != "solid":
            return ""
        colour = child(pattern, "fgColor")
        return "" if colour is None else str(colour.get("rgb", "")).upper()

    def look(self, look: Look) -> int:
        """The number of a format of our own."""
        if look not in self._looks and not self._has_room():
            return 0
        if look not in self._looks:
            self._looks[look] = self._append(self._formats, self._format(look))
        return self._looks[look]

    def dated(self, style: int) -> int:
        """The format `style`, as a day of the calendar."""
        if style not in self._dated and not self._has_room():
            return style
        if style not in self._dated:
            self._dated[style] = self.altered(style, number_format="yyyy-mm-dd")
        return self._dated[style]

    def altered(self, style: int, *, number_format: str | None = None, worded: bool = False) -> int:
        """The format `style` with another number format, or for words that are broken into lines.

        A number format takes away what would make text of numbers typed there later.
        """
        clone = deepcopy(self._xf(style))
        if number_format is not None:
            clone.set("numFmtId", str(self._number_format(number_format)))
            clone.set("applyNumberFormat", "1")
            clone.attrib.pop("quotePrefix", None)
        if worded:
            make_words_of(clone)
        for number, there in enumerate(self._formats.iterchildren(clone.tag)):
            if same_but_for_applying_fills(there, clone):
                return number
        return self._append(self._formats, clone) if self._has_room() else style

    def begins_with_quote(self, style: int) -> bool:
        """Whether what stands in that format was typed as text, with an apostrophe before it."""
        return self._xf(style).get("quotePrefix") in {"1", "true"}

    def number_format(self, style: int) -> tuple[int, str]:
        """The number of a number format, and its code where the workbook states one."""
        number = whole(self._xf(style).get("numFmtId"))
        group = child(self._root, "numFmts")
        for entry in () if group is None else children(group, "numFmt"):
            if entry.get("numFmtId") == str(number):
                return number, str(entry.get("formatCode", ""))
        return number, ""

    def shows_dates(self, style: int) -> bool:
        """Whether a number in that format is shown as a date or time."""
        return shows(*self.number_format(style)) in {Shows.DATE, Shows.TIME}

    def wraps(self, style: int) -> bool:
        """Whether text in that format is broken into lines."""
        alignment = child(self._xf(style), "alignment")
        return alignment is not None and alignment.get("wrapText") in {"1", "true"}

    def content(self) -> bytes:
        """The part as it now is."""
        for name in ("numFmts", "fonts", "fills", "borders", "cellXfs"):
            group = child(self._root, name)
            if group is not None:
                group.set("count", str(size(group)))
        return serialise(self._root)

    def _xf(self, style: int) -> Any:
        there = list(self._formats.iterchildren(f"{self._space}xf"))
        return there[style if style < len(there) else 0]

    def _adopt(self, group: Any) -> None:
        copy = deepcopy(group)
        for element in copy.iter():
            element.tag = self._space + local(element)
        insert_in_order(self._root, copy, ORDER)

    def _append(self, group: Any, element: Any) -> int:
        place = size(group)
        extension = child(group, "extLst")
        if extension is None:
            group.append(element)
        else:
            extension.addprevious(element)
        return place

    def _shared(self, group_name: str, element: Any) -> int:
        """Append a font, fill or border once."""
        key = (group_name, etree.tostring(element))
        if key not in self._pieces:
            self._pieces[key] = self._append(child(self._root, group_name), element)
        return self._pieces[key]

    def _make(self, name: str, parent: Any = None, **attributes: str) -> Any:
        tag = self._space + name
        if parent is None:
            return etree.Element(tag, attributes, nsmap={None: self._space[1:-1]})
        return etree.SubElement(parent, tag, attributes)

    def _fill(self, colour: str) -> int:
        fill = self._make("fill")
        pattern = self._make("patternFill", fill, patternType="solid")
        self._make("fgColor", pattern, rgb=colour)
        self._make("bgColor", pattern, indexed="64")
        return self._shared("fills", fill)

    def _darken(self, clone: Any) -> None:
        fonts = list(child(self._root, "fonts").iterchildren(f"{self._space}font"))
        number = whole(clone.get("fontId"))
        if number < len(fonts) and is_light(child(fonts[number], "color")):
            font = deepcopy(fonts[number])
            colour = child(font, "color")
            colour.attrib.clear()
            colour.set("rgb", "FF000000")
            clone.set("fontId", str(self._shared("fonts", font)))
            clone.set("applyFont", "1")

    def _format(self, look: Look) -> Any:
        format_ = self._make(
            "xf",
            numFmtId=str(self._number_format(look.number_format)),
            fontId=str(self._font(look)),
            fillId=str(self._fill(look.fill) if look.fill else 0),
            borderId=str(self._border(look)),
            **({"xfId": "0"} if child(self._root, "cellStyleXfs") is not None else {}),
            applyNumberFormat="1",
            applyFont="1",
            applyFill="1",
            applyBorder="1",
            applyAlignment="1",
            applyProtection="1",
        )
        alignment = {"horizontal": look.horizontal, "vertical": look.vertical}
        alignment |= {"wrapText": "1"} if look.wrap else {}
        alignment |= {"indent": str(look.indent)} if look.indent else {}
        self._make("alignment", format_, **alignment)
        self._make("protection", format_, locked="1" if look.locked else "0")
        return format_

    def _font(self, look: Look) -> int:
        font = self._make("font")
        if look.bold:
            self._make("b", font)
        if look.underlined:
            self._make("u", font)
        self._make("sz", font, val=f"{look.size:g}")
        self._make("color", font, rgb=look.colour)
        self._make("name", font, val=look.font)
        self._make("charset", font, val="134")
        return self._shared("fonts", font)

    def _border(self, look: Look) -> int:
        border = self._make("border")
        for side in ("left", "right", "top", "bottom"):
            heavy = look.heavy_bottom if side == "bottom" else ""
            if heavy:
                line = self._make(side, border, style="medium")
                self._make("color", line, rgb=heavy)
            elif look.border:
                line = self._make(side, border, style="thin")
                self._make("color", line, rgb=look.border)
            else:
                self._make(side, border)
        self._make("diagonal", border)
        return self._shared("borders", border)

    def _number_format(self, code: str) -> int:
        if not code:
            return 0
        group = child(self._root, "numFmts")
        if group is None:
            group = self._make("numFmts")
            insert_in_order(self._root, group, ORDER)
        for entry in children(group, "numFmt"):
            if entry.get("formatCode") == code:
                return whole(entry.get("numFmtId"))
        taken = (whole(entry.get("numFmtId")) for entry in children(group, "numFmt"))
        number = max((*taken, _FIRST_OWN_NUMBER_FORMAT - 1)) + 1
        self._make("numFmt", group, numFmtId=str(number), formatCode=code)
        return number
