"""版头, 标题 and 主送机关 (clauses 7.2.4 to 7.3.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.word.ruler.evidence import CENTRE
from toolkit.word.ruler.evidence import LEFT
from toolkit.word.ruler.evidence import NUMBER
from toolkit.word.ruler.evidence import TOP
from toolkit.word.ruler.evidence import XIAOBIAOSONG
from toolkit.word.ruler.ink import Area
from toolkit.word.ruler.ink import dark_ink
from toolkit.word.ruler.readings import at_most
from toolkit.word.ruler.readings import one_of
from toolkit.word.ruler.readings import stated
from toolkit.word.ruler.readings import within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.word.ruler.evidence import Evidence
    from toolkit.word.ruler.readings import Reading

_WIDTH = 156.0


def mark(evidence: Evidence) -> Iterator[Reading]:
    """发文机关标志: red, centred, its upper edge at a fixed distance from the type area (7.2.4)."""
    ink = evidence.mark_ink
    if ink is None:
        yield stated("7.2.4", "发文机关标志", False, "", "红色、居中", 1)
        return
    yield within("7.2.4", "标志上边缘至版心上边缘", ink.top - TOP, evidence.era.mark_top_mm, 1, 1)
    yield within("7.2.4", "标志居中", (ink.left + ink.right) / 2, CENTRE, 1, 1)
    yield at_most("7.2.4", "标志宽", ink.width, _WIDTH, 1)


def number(evidence: Evidence) -> Iterator[Reading]:
    """发文字号: 六角括号, full year, no 第, centred (7.2.5); spaces for the number mean a draft."""
    found = evidence.number
    if found is None:
        yield stated("7.2.5", "发文字号", False, "", "机关代字〔年份〕序号", 1)
        return
    text = found.text.strip()
    yield stated(
        "7.2.5", "发文字号", NUMBER.match(text) is not None, text, "机关代字〔年份〕序号", 1
    )
    if place := evidence.place(text):
        yield within("7.2.5", "发文字号居中", place.line.centre, CENTRE, 1, 1)
        if evidence.mark_ink:
            rows = _empty_rows_below_mark(evidence, place.line.bottom)
            yield stated("7.2.5", "标志下空行", rows == 2, str(rows), "2", 1)


def _empty_rows_below_mark(evidence: Evidence, number_bottom: float) -> int:
    """How many body lines fit between the mark's ink and the row of 发文字号."""
    assert evidence.mark_ink is not None
    pitch = evidence.declared.normal.line
    return int((number_bottom - evidence.mark_ink.bottom) / pitch + 0.2) - 1


def red_rule(evidence: Evidence) -> Iterator[Reading]:
    """版头分隔线: as wide as the type area, 4 mm below 发文字号 (7.2.7)."""
    rule = evidence.red_rule
    if rule is None:
        yield stated("7.2.7", "版头分隔线", False, "", "红色、与版心等宽", 1)
        return
    yield within("7.2.7", "分隔线宽", rule.width, _WIDTH, 0.7, 1)
    yield within("7.2.7", "分隔线左端", rule.left, LEFT, 0.5, 1)
    if evidence.mark_ink:
        above = Area(LEFT, evidence.mark_ink.bottom + 1, 184, rule.top - 0.5)
        bands = dark_ink(evidence.pdf, 1, above).bands()
        if bands:
            yield within("7.2.7", "发文字号至分隔线", rule.top - bands[-1].bottom, 4, 0.5, 1)


def title(evidence: Evidence) -> Iterator[Reading]:
    """标题: 二号小标宋, not bold, centred, within the type area (7.3.1)."""
    found = evidence.title
    if found is None:
        yield stated("7.3.1", "标题", False, "", "红色分隔线下空二行", 1)
        return
    yield one_of("7.3.1", "标题字体", found.font, XIAOBIAOSONG, 1)
    yield stated("7.3.1", "标题字号（磅）", found.size == 22, f"{found.size:g}", "22（二号）", 1)
    yield stated(
        "7.3.1", "标题不加粗", not found.bold, "加粗" if found.bold else "不加粗", "不加粗", 1
    )
    for part in found.text.split("\n"):
        if place := evidence.place(part):
            yield within("7.3.1", "标题居中", place.line.centre, CENTRE, 1, 1)
            yield at_most("7.3.1", "标题行宽", place.line.right - place.line.left, _WIDTH, 1)
    yield from _title_height(evidence, found.text.split("\n")[0])


def _title_height(evidence: Evidence, first: str) -> Iterator[Reading]:
    place, rule = evidence.place(first), evidence.red_rule
    if place and rule:
        pitch = evidence.declared.normal.line
        rows = int((place.line.bottom - rule.bottom) / pitch + 0.1) - 1
        yield stated("7.3.1", "分隔线下空行", rows == 2, str(rows), "2", 1)


def addressee(evidence: Evidence) -> Iterator[Reading]:
    """主送机关: flush left, ended by a full-width colon; page 1 must show main text (7.3.2, 7.3.3)."""
    found = evidence.addressee
    if found is not None:
        ends = found.text.rstrip()[-1]
        yield stated("7.3.2", "主送机关末尾", ends == "：", ends, "全角冒号", 1)
        if place := evidence.place(found.text):
            yield within("7.3.2", "主送机关顶格", place.line.left, LEFT, 0.6, 1)
    if evidence.body:
        place = evidence.place(evidence.body[0].text)
        shown = place is not None and place.page.number == 1
        yield stated("7.3.3", "首页显示正文", shown, "是" if shown else "否", "是", 1)
