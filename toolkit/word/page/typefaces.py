"""The typefaces of an official document, by what they are for."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.ooxml.xml import DECLARATION
from toolkit.word.page.markup import NAMESPACES
from toolkit.word.page.markup import attribute


@dataclass(frozen=True, slots=True)
class Typefaces:
    """One font name for each typeface that GB/T 9704 asks for; a bureau may have others installed."""

    fangsong: str = "仿宋_GB2312"
    kaiti: str = "楷体_GB2312"
    heiti: str = "黑体"
    songti: str = "宋体"
    xiaobiaosong: str = "方正小标宋简体"

    def table(self) -> str:
        """word/fontTable.xml: what Word should take where a font is not installed."""
        roles = (
            (self.fangsong, "仿宋", "modern"),
            (self.kaiti, "楷体", "modern"),
            (self.heiti, "SimHei", "modern"),
            (self.songti, "SimSun", "auto"),
            (self.xiaobiaosong, "宋体", "script"),
        )
        fonts = "".join(_font(*role) for role in roles)
        return f"{DECLARATION}<w:fonts {NAMESPACES}>{fonts}</w:fonts>"


def _font(name: str, stand_in: str, family: str) -> str:
    return (
        f'<w:font w:name="{attribute(name)}"><w:altName w:val="{attribute(stand_in)}"/>'
        f'<w:charset w:val="86"/><w:family w:val="{family}"/><w:pitch w:val="default"/></w:font>'
    )
