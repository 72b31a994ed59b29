"""正文, 附件说明, 署名, 成文日期 and 附件 (clauses 7.3.3 to 7.3.7)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.word.ruler.evidence import ARABIC_DATE
from toolkit.word.ruler.evidence import BLANK_DATE
from toolkit.word.ruler.evidence import CENTRE
from toolkit.word.ruler.evidence import CHARACTER
from toolkit.word.ruler.evidence import FANGSONG
from toolkit.word.ruler.evidence import HAN_DATE
from toolkit.word.ruler.evidence import HEITI
from toolkit.word.ruler.evidence import KAITI
from toolkit.word.ruler.evidence import LEFT
from toolkit.word.ruler.evidence import RIGHT
from toolkit.word.ruler.evidence import solid
from toolkit.word.ruler.readings import one_of
from toolkit.word.ruler.readings import stated
from toolkit.word.ruler.readings import within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.word.ruler.evidence import Evidence
    from toolkit.word.ruler.evidence import Place
    from toolkit.word.ruler.readings import Reading

_LEVELS: tuple[tuple[re.Pattern[str], str, tuple[str, ...]], ...] = (
    (re.compile(r"^[一二三四五六七八九十]+、"), "一级标题字体", HEITI),
    (re.compile(r"^（[一二三四五六七八九十]+）"), "二级标题字体", KAITI),
    (re.compile(r"^(\d+[.．]|（\d+）)"), "三、四级标题字体", FANGSONG),
    (re.compile(r""), "正文字体", FANGSONG),
)
_INDENT = LEFT + 2 * CHARACTER
_LANDSCAPE_LEFT = 35.0


def body(evidence: Evidence) -> Iterator[Reading]:
    """Indent of each paragraph and typeface of each level (7.3.3)."""
    fonts: dict[str, tuple[tuple[str, ...], list[str]]] = {}
    for paragraph in evidence.body:
        name, allowed = next(
            (name, faces) for form, name, faces in _LEVELS if form.match(paragraph.text)
        )
        fonts.setdefault(name, (allowed, []))[1].append(paragraph.font)
    for name, (allowed, found) in fonts.items():
        wrong = next((font for font in found if font not in allowed), found[0])
        yield one_of("7.3.3", name, wrong, allowed)
    sizes = {paragraph.size for paragraph in evidence.body}
    shown = "、".join(f"{size:g}" for size in sorted(sizes))
    yield stated("7.3.3", "正文字号（磅）", sizes <= {16.0}, shown, "16（三号）")
    yield from _indents(evidence)


def _indents(evidence: Evidence) -> Iterator[Reading]:
    """Report the first row that begins furthest from two characters in."""
    places = [place for each in evidence.body if (place := evidence.place(each.text))]
    if places:
        worst = max(places, key=lambda place: abs(place.line.left - _INDENT))
        yield within(
            "7.3.3", "段首左空二字", worst.line.left - LEFT, 2 * CHARACTER, 0.6, worst.page.number
        )


def annex_names(evidence: Evidence) -> Iterator[Reading]:
    """附件说明: two characters in, no punctuation behind a name (7.3.4)."""
    for index, paragraph in enumerate(evidence.annex_names):
        bare = not paragraph.text.rstrip().endswith(("。", "；", "，", "、", ";", ","))
        yield stated("7.3.4", "附件名称后标点", bare, paragraph.text.rstrip()[-1], "不加标点")
        place = evidence.place(paragraph.text)
        if place:
            wanted = (2 if index == 0 else 5) * CHARACTER
            yield within(
                "7.3.4", "附件说明左空", place.line.left - LEFT, wanted, 0.6, place.page.number
            )


def ending(evidence: Evidence) -> Iterator[Reading]:
    """署名 and 成文日期: the date four characters from the right, the name centred over it (7.3.5).

    Where the date is left blank, nothing is measured: both are set anew when it is filled in.
    """
    date = evidence.date
    if date is None:
        yield stated("7.3.5", "成文日期", False, "", "年月日齐全")
        return
    form = ARABIC_DATE if evidence.era.signed_by_name else HAN_DATE
    wanted = "阿拉伯数字、不编虚位" if evidence.era.signed_by_name else "汉字、零写为〇"
    text = solid(date.text)
    if text == BLANK_DATE:
        yield stated("7.3.5", "成文日期写法", True, "留空（草稿）", wanted)
        return
    yield stated("7.3.5", "成文日期写法", form.match(text) is not None, text, wanted)
    place = evidence.place(date.text)
    if place is None:
        return
    right = RIGHT - place.line.centre - _declared_width(text) / 2
    yield within("7.3.5", "成文日期右空四字", right, 4 * CHARACTER, 1.5, place.page.number)
    yield from _signature(evidence, place)
    company = _body_on(evidence, place)
    yield stated(
        "7.3.5", "盖章页有正文", company, "是" if company else "否", "是", place.page.number
    )


def _declared_width(text: str) -> float:
    """The width that Word gives a date: half a character a digit, no gap between digits and Han.

    LibreOffice widens it, since it does not read that automatic spacing is off and has other digits.
    """
    return CHARACTER * sum(0.5 if each.isascii() else 1 for each in text)


def _signature(evidence: Evidence, date: Place) -> Iterator[Reading]:
    if evidence.signature is None:
        return
    above = [each for each in date.page.lines if each.bottom < date.line.bottom - 1]
    wanted = solid(evidence.signature.text)
    line = next((each for each in reversed(above) if solid(each.text) == wanted), None)
    if line is None:
        yield stated("7.3.5", "署名在日期之上", False, evidence.signature.text, "同页、日期上一行")
        return
    offset = line.centre - date.line.centre
    yield within("7.3.5", "署名以日期居中", offset, 0, 0.5, date.page.number)


def _body_on(evidence: Evidence, date: Place) -> bool:
    """Whether the page of the date has a row of main text above it."""
    last = solid("".join(each.text for each in evidence.body))
    rows = [each for each in date.page.lines if each.bottom < date.line.top]
    return any(len(solid(each.text)) > 1 and solid(each.text) in last for each in rows)


def annexes(evidence: Evidence) -> Iterator[Reading]:
    """附件: own page, 黑体 number in row 1 at the left, title centred in row 3 (7.3.7)."""
    after = None
    for label in evidence.annex_labels:
        yield one_of("7.3.7", f"{solid(label.text)}序号字体", label.font, HEITI)
        place = _label_place(evidence, label.text, after)
        if place is None:
            yield stated("7.3.7", label.text, False, "", "另面编排")
            continue
        after = place
        page = place.page
        left = _LANDSCAPE_LEFT if page.landscape else LEFT
        yield within("7.3.7", "附件序号顶格", place.line.left, left, 0.6, page.number)
        heading = evidence.following(label)
        if heading and (found := evidence.place(heading.text, after=place)):
            centre = left + (225 / 2 if page.landscape else 156 / 2)
            middle = CENTRE if not page.landscape else centre
            yield within("7.3.7", "附件标题居中", found.line.centre, middle, 1, page.number)
            yield from _third_row(evidence, place, found)


def _third_row(evidence: Evidence, label: Place, heading: Place) -> Iterator[Reading]:
    apart = (heading.line.top + heading.line.bottom - label.line.top - label.line.bottom) / 2
    rows = round(apart / evidence.declared.normal.line) + 1
    yield stated("7.3.7", "附件标题所在行", rows == 3, str(rows), "3", label.page.number)


def _label_place(evidence: Evidence, text: str, after: Place | None) -> Place | None:
    """The label where it is the first row of its page."""
    place = evidence.place(text, after=after)
    while place is not None:
        rows = [each for each in place.page.lines if each.right > _LANDSCAPE_LEFT]
        if min(rows, key=lambda each: each.top) is place.line:
            return place
        place = evidence.place(text, after=place)
    return None
