"""The look of a workbook: one typeface, one accent colour, few greys."""

from __future__ import annotations

import math
import unicodedata
from typing import TYPE_CHECKING

from toolkit.workbooks import colours

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

    Look = Mapping[str, object]

FONT = "微软雅黑"
ACCENT = f"#{colours.ACCENT}"
REQUIRED_LINE = "#F2A33A"
INK = "#26323A"
GREY = "#8A949A"
FAINT = "#D5DCDF"
PALE = "#F4F7F8"

GENERAL = "General"
TEXT_FORMAT = "@"
DATE_FORMAT = "yyyy-mm-dd"
TIME_FORMAT = "hh:mm"

HAN_PAIR = 1.08
WRAPPING_WIDTH = 18  # -- columns from this width on hold sentences --

WORKBOOK_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_format_properties": {"font_name": FONT, "font_size": 11, "font_scheme": "none"},
    "default_row_height": 22,
    "default_column_width": 72,
}

HEADING = {
    "bold": True,
    "font_color": "#FFFFFF",
    "bg_color": ACCENT,
    "align": "center",
    "valign": "vcenter",
    "text_wrap": True,
    "border": 1,
    "border_color": "#FFFFFF",
}
REQUIRED_HEADING = {**HEADING, "bottom": 5, "bottom_color": REQUIRED_LINE}
EXAMPLE = {"italic": True, "font_color": GREY, "bg_color": PALE, "border": 1, "border_color": FAINT}
NOTE = {
    "font_size": 9,
    "font_color": GREY,
    "bg_color": "#FFFFFF",
    "valign": "vcenter",
    "text_wrap": True,
}
NOTES_TITLE = {**NOTE, "bold": True}
END = {"font_size": 9, "font_color": GREY, "bg_color": PALE, "valign": "vcenter"}
BODY = {"font_color": INK, "valign": "vcenter", "text_wrap": True}
BOXED = {**BODY, "border": 1, "border_color": FAINT}
OPEN = {"bg_color": "#FFF8E1"}
"""Of a cell that the receiver of a booklet fills, among others that he does not."""
CLOSED = {"font_color": "#6F7A80"}
CLOSED_HEADING = {"bg_color": "#9AA7AC"}
BAND = {"top": 1, "bottom": 1, "top_color": FAINT, "bottom_color": FAINT, "bg_color": PALE}
TITLE = {"font_size": 22, "bold": True, "font_color": ACCENT, "valign": "vcenter"}
SUBTITLE = {"font_color": GREY, "valign": "vcenter"}
SECTION = {
    "font_size": 13,
    "bold": True,
    "font_color": ACCENT,
    "valign": "vcenter",
    "bottom": 1,
    "bottom_color": ACCENT,
}
LINK = {"font_color": ACCENT, "underline": 1, "valign": "vcenter"}


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def __call__(self, *parts: Look, **more: object) -> Format:
        """The format that has all these properties, later ones over earlier ones."""
        properties: dict[str, object] = {}
        for part in (*parts, more):
            properties.update(part)
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]


def display_width(text: str) -> int:
    """The width of a text in column units: a Han character counts two."""
    return sum(2 if unicodedata.east_asian_width(each) in "WFA" else 1 for each in text)


def lines_needed(text: str, width: float) -> int:
    """In how many lines a text stands in a cell of a width.

    A Han character of the body size is a little narrower than two digits.
    """
    return max(1, math.ceil(display_width(text) / (width * HAN_PAIR)))
