"""A document as it is declared and as it is rendered, and where its elements are found in both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from toolkit.chinese.numerals import DIGITS
from toolkit.word.ruler.ink import Area
from toolkit.word.ruler.ink import Band
from toolkit.word.ruler.ink import red_ink

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.word.page.figures import Era
    from toolkit.word.ruler.declared import Declared
    from toolkit.word.ruler.declared import Paragraph
    from toolkit.word.ruler.rendered import Line
    from toolkit.word.ruler.rendered import Page

FANGSONG = ("仿宋_GB2312", "仿宋", "FangSong_GB2312", "FangSong", "方正仿宋_GBK", "华文仿宋")
KAITI = ("楷体_GB2312", "楷体", "KaiTi_GB2312", "KaiTi", "方正楷体_GBK", "华文楷体")
HEITI = ("黑体", "SimHei", "方正黑体_GBK", "华文黑体")
SONGTI = ("宋体", "SimSun")
XIAOBIAOSONG = ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05")

LEFT = 28.0
RIGHT = 184.0
TOP = 37.0
BOTTOM = 262.0
CENTRE = (LEFT + RIGHT) / 2
CHARACTER = 15.75 * 25.4 / 72
SMALL_CHARACTER = 14 * 25.4 / 72  # 四号, in which page numbers and 版记 are set

NUMBER = re.compile(r"^[\u4e00-\u9fff]+〔(?:\d{4}〕(?:[1-9]\d*|\s+)|\s+〕\s+)号$")
_NUMBER_LIKE = re.compile(r"^[\u4e00-\u9fff]+\W{0,2}(?:(?:19|20)\d\d|〔\s+(?=〕))\W.{0,8}号$")
ARABIC_DATE = re.compile(r"^\d{4}年(?:[1-9]|1[0-2])月(?:[1-9]|[12]\d|3[01])日$")
HAN_DATE = re.compile(rf"^[{DIGITS}]{{4}}年[{DIGITS[1:]}十]{{1,2}}月[{DIGITS[1:]}十]{{1,3}}日$")
BLANK_DATE = "年月日"
"""What a draft has for 成文日期, blanks left out."""
_RED = "FF0000"
_ANNEX_LABEL = re.compile(r"^附件\d*$")
_RULE_WIDTH = 100.0


def solid(text: str) -> str:
    """The text without spaces, as the two views space it differently."""
    return re.sub(r"\s", "", text)


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the rendered document and the page that it stands on."""

    page: Page
    line: Line


class Evidence:
    """Both views of one document; each element is looked for once."""

    def __init__(self, declared: Declared, pages: tuple[Page, ...], pdf: Path, era: Era) -> None:
        self.declared = declared
        self.pages = pages
        self.pdf = pdf
        self.era = era

    @cached_property
    def filled(self) -> list[Paragraph]:
        """The paragraphs that have words and stand in the text, not in a frame."""
        return [each for each in self.declared.paragraphs if each.text.strip() and not each.framed]

    @cached_property
    def framed(self) -> list[Paragraph]:
        """The paragraphs with words in a frame: the 版记."""
        return [each for each in self.declared.paragraphs if each.text.strip() and each.framed]

    @cached_property
    def red_bands(self) -> list[Band]:
        """The bands of red ink on page 1, top down."""
        return red_ink(self.pdf, 1, Area(0, 0, 210, 297)).bands(gap=1.0)

    @cached_property
    def mark_ink(self) -> Band | None:
        """The red ink of 发文机关标志."""
        return next((band for band in self.red_bands if band.height > 3), None)

    @cached_property
    def red_rule(self) -> Band | None:
        """The red rule under 发文字号."""
        wide = (band for band in self.red_bands if band.width > _RULE_WIDTH and band.height < 3)
        return next(wide, None)

    @cached_property
    def number(self) -> Paragraph | None:
        """发文字号, or what is meant to be one."""
        return next((each for each in self.filled if _NUMBER_LIKE.match(_tight(each.text))), None)

    @cached_property
    def is_letter(self) -> bool:
        """Whether it is a 便函, of which clauses 7.2 and 7.4 ask nothing.

        It begins with a title that says 函, and has nothing red, no 发文字号 and no 版记: a paper of
        another kind that lost its head is not taken for one.
        """
        red = any(each.color.upper() == _RED for each in self.filled)
        headless = self.number is None and not self.framed and not red
        return bool(self.filled) and headless and solid(self.filled[0].text).endswith("函")

    @cached_property
    def title(self) -> Paragraph | None:
        """标题: what follows 发文字号; what a 便函 begins with."""
        return self.filled[0] if self.is_letter else self._after(self.number)

    @cached_property
    def addressee(self) -> Paragraph | None:
        """主送机关: what follows 标题, if it ends with a colon."""
        found = self._after(self.title)
        return found if found and found.text.rstrip().endswith(("：", ":")) else None

    @cached_property
    def date(self) -> Paragraph | None:
        """成文日期, in digits or in Han numerals, or left blank."""
        for each in self.filled:
            text = solid(each.text)
            if text == BLANK_DATE or ARABIC_DATE.match(text) or HAN_DATE.match(text):
                return each
        return None

    @cached_property
    def ending(self) -> int:
        """Where the ending begins among the filled paragraphs: 附件说明, else 署名, else 成文日期."""
        for index, each in enumerate(self.filled):
            if each.text.startswith("附件："):
                return index
        if self.date is None:
            return len(self.filled)
        return self.filled.index(self.date) - (1 if self.era.signed_by_name else 0)

    @cached_property
    def body(self) -> list[Paragraph]:
        """The paragraphs of the main text."""
        start = self.addressee or self.title
        first = self.filled.index(start) + 1 if start else 0
        return self.filled[first : self.ending]

    @cached_property
    def annex_names(self) -> list[Paragraph]:
        """The lines of 附件说明."""
        if self.date is None or self.ending >= len(self.filled):
            return []
        last = self.filled.index(self.date) - (1 if self.era.signed_by_name else 0)
        return self.filled[self.ending : last]

    @cached_property
    def signature(self) -> Paragraph | None:
        """署名: what stands above 成文日期."""
        if self.date is None or not self.era.signed_by_name:
            return None
        index = self.filled.index(self.date)
        return self.filled[index - 1] if index > self.ending - 1 and index > 0 else None

    @cached_property
    def annex_labels(self) -> list[Paragraph]:
        """The numbers of the annexes: 附件, 附件1."""
        return [each for each in self.filled if _ANNEX_LABEL.match(solid(each.text))]

    def place(self, text: str, *, after: Place | None = None) -> Place | None:
        """Where the row stands that is, or begins with, these words."""
        wanted = solid(text)
        start = after.page.number if after else 1
        for page in self.pages[start - 1 :]:
            for line in page.lines:
                below = after is None or page.number > start or line.top > after.line.top
                if below and _begins(wanted, solid(line.text)):
                    return Place(page, line)
        return None

    def following(self, paragraph: Paragraph) -> Paragraph | None:
        """The filled paragraph after this one."""
        return self._after(paragraph)

    def _after(self, paragraph: Paragraph | None) -> Paragraph | None:
        if paragraph is None:
            return None
        index = next(i for i, each in enumerate(self.filled) if each is paragraph) + 1
        return self.filled[index] if index < len(self.filled) else None


def _tight(text: str) -> str:
    return text.strip()


def _begins(wanted: str, row: str) -> bool:
    """Whether a row is the first of a paragraph; short rows must be the whole of it."""
    return bool(row) and (row == wanted or (len(row) >= 6 and wanted.startswith(row)))
