"""The styles of an official document, by the names that a clerk sees in Word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.ooxml.xml import DECLARATION
from toolkit.word.page.figures import BODY_SPACING
from toolkit.word.page.figures import CHARACTER
from toolkit.word.page.figures import COLOPHON_LINE
from toolkit.word.page.figures import SIZES
from toolkit.word.page.figures import TEXT_WIDTH
from toolkit.word.page.figures import mark_size
from toolkit.word.page.markup import NAMESPACES
from toolkit.word.page.markup import attribute

if TYPE_CHECKING:
    from toolkit.word.page.figures import Era
    from toolkit.word.page.figures import Profile
    from toolkit.word.page.typefaces import Typefaces

_RED = "FF0000"
_RED_RULE_EIGHTHS = 12


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style; lengths in twips, sizes in points, None where the basis decides."""

    id: str
    name: str
    based_on: str = "Normal"
    font: str = ""
    size: float | None = None
    color: str = ""
    align: str = ""
    left: int = 0
    right: int = 0
    first: int = 0
    before: int = 0
    line: int | None = None
    line_rule: str = "exact"
    next: str = ""
    outline: int | None = None
    keep_next: bool = False
    page_break: bool = False
    bottom_rule: bool = False
    tab: int = 0

    def xml(self) -> str:
        """The w:style element."""
        following = f'<w:next w:val="{self.next}"/>' if self.next else ""
        return (
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{self.id}">'
            f'<w:name w:val="{attribute(self.name)}"/><w:basedOn w:val="{self.based_on}"/>{following}'
            f"<w:qFormat/>{self._paragraph()}{run_properties(self.font, self.size, self.color)}</w:style>"
        )

    def _paragraph(self) -> str:
        parts = [
            "<w:keepNext/>" if self.keep_next else "",
            "<w:pageBreakBefore/>" if self.page_break else "",
            _border() if self.bottom_rule else "",
            f'<w:tabs><w:tab w:val="right" w:pos="{self.tab}"/></w:tabs>' if self.tab else "",
            self._spacing(),
            self._indents(),
            f'<w:jc w:val="{self.align}"/>' if self.align else "",
            "" if self.outline is None else f'<w:outlineLvl w:val="{self.outline}"/>',
        ]
        inside = "".join(parts)
        return f"<w:pPr>{inside}</w:pPr>" if inside else ""

    def _spacing(self) -> str:
        before = f' w:before="{self.before}"' if self.before else ""
        line = "" if self.line is None else f' w:line="{self.line}" w:lineRule="{self.line_rule}"'
        return f"<w:spacing{before}{line}/>" if before or line else ""

    def _indents(self) -> str:
        if not (self.left or self.right or self.first):
            return ""
        first = f' w:hanging="{-self.first}"' if self.first < 0 else f' w:firstLine="{self.first}"'
        return f'<w:ind w:left="{self.left}" w:right="{self.right}"{first}/>'


def _border() -> str:
    return f'<w:pBdr><w:bottom w:val="single" w:sz="{_RED_RULE_EIGHTHS}" w:space="0" w:color="{_RED}"/></w:pBdr>'


def run_properties(font: str, size: float | None, color: str = "") -> str:
    """w:rPr; a size other than 三号 is set without squeezing."""
    parts = [fonts(font) if font else "", f'<w:color w:val="{color}"/>' if color else ""]
    if size is not None:
        squeeze = BODY_SPACING if size == SIZES["三号"] else 0
        half_points = round(size * 2)
        parts.append(
            f'<w:spacing w:val="{squeeze}"/><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
        )
    inside = "".join(parts)
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""


def fonts(name: str) -> str:
    """w:rFonts: one typeface for Han and for Latin, so that a digit is half a character wide."""
    quoted = attribute(name)
    return (
        f'<w:rFonts w:hint="eastAsia" w:ascii="{quoted}" w:hAnsi="{quoted}" '
        f'w:eastAsia="{quoted}" w:cs="{quoted}"/>'
    )


def stylesheet(faces: Typefaces, profile: Profile, era: Era, mark_characters: int) -> str:
    """word/styles.xml."""
    styles = [
        *_head(faces, profile, era, mark_characters),
        *_text(faces),
        *_end(),
        *_annex(faces),
        *_foot(faces, era),
    ]
    body = "".join(style.xml() for style in styles)
    return (
        f"{DECLARATION}<w:styles {NAMESPACES}>{_defaults(faces)}{_normal(profile)}"
        f"{_other_defaults()}{body}{_characters(faces)}</w:styles>"
    )


def _defaults(faces: Typefaces) -> str:
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(faces.fangsong)}"
        f'<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )


def _normal(profile: Profile) -> str:
    """The basis: 22 lines of 28 characters; automatic spacing would break the 28 near digits."""
    off = "".join(
        f'<w:{name} w:val="0"/>'
        for name in ("widowControl", "overflowPunct", "autoSpaceDE", "autoSpaceDN", "snapToGrid")
    )
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr>{off}<w:spacing w:before="0" w:after="0" w:line="{profile.pitch_twips}" '
        'w:lineRule="exact"/><w:jc w:val="both"/></w:pPr>'
        f'<w:rPr><w:spacing w:val="{BODY_SPACING}"/></w:rPr></w:style>'
    )


def _other_defaults() -> str:
    return (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        '<w:unhideWhenUsed/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    )


def _head(faces: Typefaces, profile: Profile, era: Era, characters: int) -> list[Style]:
    size = mark_size(characters)
    line = profile.mark_line(size, era)
    return [
        Style("CopyNumber", "份号", align="left"),
        Style("Secrecy", "密级和紧急程度", font=faces.heiti, align="left", tab=TEXT_WIDTH),
        Style(
            "IssuerMark",
            "发文机关标志",
            font=faces.xiaobiaosong,
            size=size,
            color=_RED,
            align="center",
            line=line,
        ),
        Style("DocumentNumber", "发文字号", align="center"),
        Style(
            "HeadRule",
            "版头分隔线",
            before=profile.rule_before,
            line=20,
            bottom_rule=True,
            next="Normal",
        ),
        Style(
            "DocumentTitle",
            "公文标题",
            font=faces.xiaobiaosong,
            size=SIZES["二号"],
            align="center",
            next="Addressee",
        ),
    ]


def _text(faces: Typefaces) -> list[Style]:
    body = "BodyPaper"
    return [
        Style("Addressee", "主送机关", next=body),
        Style(body, "公文正文", first=2 * CHARACTER),
        Style("Level1", "一级标题", body, faces.heiti, outline=0, keep_next=True, next=body),
        Style("Level2", "二级标题", body, faces.kaiti, outline=1, keep_next=True, next=body),
        Style("Level3", "三级标题", body, outline=2, keep_next=True, next=body),
        Style("Level4", "四级标题", body, outline=3, keep_next=True, next=body),
        Style("BlankRow", "空行", keep_next=True),
    ]


def _end() -> list[Style]:
    """The ending's styles: 署名 and 成文日期 share a centre, whatever the width of a digit.

    The centre is that of a date of 6.5 characters that leaves four free at the right (7.3.5.1).
    """
    centred = round(TEXT_WIDTH - 2 * (4 + 3.25) * CHARACTER)
    return [
        Style("AnnexName", "附件说明", left=5 * CHARACTER, first=-3 * CHARACTER, keep_next=True),
        Style(
            "AnnexNameFirst",
            "附件说明首行",
            left=6 * CHARACTER,
            first=-4 * CHARACTER,
            keep_next=True,
        ),
        Style("AnnexNameMore", "附件说明续", left=6 * CHARACTER, first=-CHARACTER, keep_next=True),
        Style("Signature", "发文机关署名", align="center", left=centred, keep_next=True),
        Style("SignDate", "成文日期", align="center", left=centred),
        Style("SignDateAlone", "成文日期（不署名）", align="right", right=4 * CHARACTER),
        Style("EndNote", "附注", left=2 * CHARACTER, align="left"),
    ]


def _annex(faces: Typefaces) -> list[Style]:
    return [
        Style(
            "AnnexLabel",
            "附件序号",
            font=faces.heiti,
            align="left",
            page_break=True,
            next="AnnexTitle",
        ),
        Style(
            "AnnexTitle", "附件标题", font=faces.xiaobiaosong, size=SIZES["二号"], align="center"
        ),
        *_table_text(faces),
    ]


def _table_text(faces: Typefaces) -> list[Style]:
    """The styles inside tables, one pair for each type size."""
    styles = [
        Style(
            f"TableHead{round(size * 2)}",
            f"表头（{name}）",
            font=faces.heiti,
            size=size,
            align="center",
            line=_table_line(size),
        )
        for name, size in SIZES.items()
    ]
    styles += [
        Style(
            f"TableText{round(size * 2)}", f"表格文字（{name}）", size=size, line=_table_line(size)
        )
        for name, size in SIZES.items()
    ]
    note = Style("TableNote", "表注", size=SIZES["小四"], line=360, line_rule="atLeast", before=60)
    return [*styles, note]


def _table_line(size: float) -> int:
    return round(size * 1.4 * 20)


def _foot(faces: Typefaces, era: Era) -> list[Style]:
    size = era.colophon_size
    unit = round(size * 20)
    row = COLOPHON_LINE if size == SIZES["四号"] else 580
    return [
        Style(
            "SubjectWords",
            "主题词",
            font=faces.heiti,
            align="left",
            left=4 * CHARACTER,
            first=-4 * CHARACTER,
            line=580,
        ),
        Style(
            "CopyTo", "抄送机关", size=size, left=4 * unit, right=unit, first=-3 * unit, line=row
        ),
        Style("Printing", "印发机关和日期", size=size, left=unit, tab=TEXT_WIDTH - unit, line=row),
        Style("ColophonRule", "版记分隔线", align="left", line=40),
        Style("Anchor", "版记定位", line=20),
        Style(
            "PageOdd", "单页页码", font=faces.songti, size=14, align="right", right=280, line=320
        ),
        Style("PageEven", "双页页码", font=faces.songti, size=14, align="left", left=280, line=320),
    ]


def _characters(faces: Typefaces) -> str:
    """The character styles of headings that run on into their paragraph."""
    roles = (
        ("Level1Run", "一级标题字", faces.heiti),
        ("Level2Run", "二级标题字", faces.kaiti),
        ("SubjectRun", "主题词字", faces.songti),
    )
    return "".join(
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{name}">'
        f'<w:name w:val="{title}"/><w:qFormat/>{run_properties(face, None)}</w:style>'
        for name, title, face in roles
    )
