"""Paper, type area, lines and characters, page numbers (clauses 5.1 to 5.2.4, 7.5, 8)."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import fmean
from statistics import median
from typing import TYPE_CHECKING

from toolkit.word.ruler.evidence import BOTTOM
from toolkit.word.ruler.evidence import CHARACTER
from toolkit.word.ruler.evidence import FANGSONG
from toolkit.word.ruler.evidence import LEFT
from toolkit.word.ruler.evidence import RIGHT
from toolkit.word.ruler.evidence import SMALL_CHARACTER
from toolkit.word.ruler.evidence import SONGTI
from toolkit.word.ruler.evidence import TOP
from toolkit.word.ruler.ink import Area
from toolkit.word.ruler.ink import dark_ink
from toolkit.word.ruler.readings import at_most
from toolkit.word.ruler.readings import one_of
from toolkit.word.ruler.readings import stated
from toolkit.word.ruler.readings import within
from toolkit.word.ruler.rendered import HANGING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.word.ruler.evidence import Evidence
    from toolkit.word.ruler.readings import Reading
    from toolkit.word.ruler.rendered import Line
    from toolkit.word.ruler.rendered import Page

_DASH_BELOW = 7.0
_PAGE_NUMBER = re.compile(r"^[—－-]\s*\d+\s*[—－-]$")


def paper(evidence: Evidence) -> Iterator[Reading]:
    """A4, upright or lying (5.1)."""
    for page in evidence.pages:
        short, long = sorted((page.width, page.height))
        ok = abs(short - 210) <= 0.5 and abs(long - 297) <= 0.5
        yield stated("5.1", "纸张", ok, f"{short:.1f}×{long:.1f}", "210×297", page.number)


def type_area(evidence: Evidence) -> Iterator[Reading]:
    """天头, 订口, 版心 (5.2.1); 天头 may be read from the margin or from the first row's ink."""
    sheet = evidence.declared.upright
    ink = _first_ink(evidence)
    tops = [sheet.top, *([] if ink is None else [ink])]
    shown = f"页边距{sheet.top:.1f}" + ("" if ink is None else f"，字迹{ink:.1f}")
    yield stated(
        "5.2.1", "天头", any(abs(top - TOP) <= 1 for top in tops), shown, "37±1（边距或字迹）"
    )
    yield within("5.2.1", "订口（左边距）", sheet.left, LEFT, 1)
    yield within("5.2.1", "版心宽", sheet.width - sheet.left - sheet.right, 156, 1)
    rows = list(_text_rows(evidence))
    if rows:
        yield within("5.2.1", "文字左界", min(line.left for line in rows), LEFT, 1)
        yield at_most("5.2.1", "文字右界", max(_right(line) for line in rows), RIGHT + 1)
        yield at_most("5.2.1", "文字下界", _lowest_ink(evidence), BOTTOM + 1)


def default_type(evidence: Evidence) -> Iterator[Reading]:
    """三号仿宋 unless said otherwise (5.2.2)."""
    normal = evidence.declared.normal
    yield one_of("5.2.2", "正文字体", normal.font, FANGSONG)
    yield stated("5.2.2", "正文字号（磅）", normal.size == 16, f"{normal.size:g}", "16（三号）")


def lines_and_characters(evidence: Evidence) -> Iterator[Reading]:
    """22 lines of 28 characters that fill the type area (5.2.3)."""
    sheet = evidence.declared.upright
    height, width = sheet.height - sheet.top - sheet.bottom, sheet.width - sheet.left - sheet.right
    pitch = _line_pitch(evidence) or evidence.declared.normal.line
    lines = int(height / pitch + 0.001)
    yield stated(
        "5.2.3", "每面行数", lines == 22, f"{lines}（行距{pitch * 72 / 25.4:.2f}磅）", "22"
    )
    rows = (line for line in _text_rows(evidence) if line.pitch and len(line.text) > 20)
    measured = Counter(round(line.pitch, 3) for line in rows)
    normal = evidence.declared.normal
    each = measured.most_common(1)[0][0] if measured else (normal.size + normal.squeeze) * 25.4 / 72
    characters = int(width / each + 0.001)
    yield stated("5.2.3", "每行字数", characters == 28, f"{characters}（字距{each:.3f}）", "28")


def colours(evidence: Evidence) -> Iterator[Reading]:
    """Black, but for the mark and the rule of the head (5.2.4)."""
    start = 0 if evidence.title is None else evidence.filled.index(evidence.title)
    coloured = [
        each.text[:8]
        for each in [*evidence.filled[start:], *evidence.framed]
        if each.color not in {"", "auto", "000000"}
    ]
    yield stated("5.2.4", "颜色", not coloured, "、".join(coloured) or "黑色", "版头以外黑色")


def page_numbers(evidence: Evidence) -> Iterator[Reading]:
    """Field, type and place of page numbers, upright and lying (7.5, 8)."""
    declared = evidence.declared
    yield stated(
        "7.5", "页码域", declared.page_fields > 0, str(declared.page_fields), "页脚有 PAGE 域"
    )
    yield stated(
        "7.5", "奇偶页不同", declared.odd_and_even, "是" if declared.odd_and_even else "否", "是"
    )
    for footer in declared.footers:
        if footer.text.strip():
            yield one_of("7.5", "页码字体", footer.font, SONGTI)
            yield stated(
                "7.5", "页码字号（磅）", footer.size == 14, f"{footer.size:g}", "14（四号）"
            )
            break
    for page in evidence.pages:
        yield from (
            _lying_number(evidence, page) if page.landscape else _upright_number(evidence, page)
        )


def _upright_number(evidence: Evidence, page: Page) -> Iterator[Reading]:
    line = next(
        (each for each in page.lines if each.top > BOTTOM - 1 and _PAGE_NUMBER.match(each.text)),
        None,
    )
    if line is None:
        yield stated("7.5", "页码", False, "", "一字线、数字、一字线", page.number)
        return
    dash = Area(line.left + 0.5, BOTTOM + 0.7, line.left + SMALL_CHARACTER - 0.5, BOTTOM + 15)
    bands = dark_ink(evidence.pdf, page.number, dash).bands()
    if bands:
        middle = (bands[0].top + bands[0].bottom) / 2
        yield within("7.5", "一字线距版心下边缘", middle - BOTTOM, _DASH_BELOW, 0.5, page.number)
    if page.number % 2:
        wanted = RIGHT - SMALL_CHARACTER
        yield within("7.5", "单页码右空一字", line.right, wanted, 0.7, page.number)
    else:
        yield within("7.5", "双页码左空一字", line.left, LEFT + SMALL_CHARACTER, 0.7, page.number)


def _lying_number(evidence: Evidence, page: Page) -> Iterator[Reading]:
    """Measure a number that stands where upright pages have it: left of a lying page, turned."""
    dashes = [each for each in page.lines if each.text.strip() == "—" and each.right < 37]
    if not dashes:
        yield stated("8", "横页页码", False, "", "位置与其他页一致", page.number)
        return
    first, last = dashes[0], dashes[-1]
    dash = Area(first.left - 2, first.top + 0.5, first.right + 2, first.bottom - 0.5)
    bands = dark_ink(evidence.pdf, page.number, dash).turned().bands()
    if bands:
        middle = (bands[0].top + bands[0].bottom) / 2
        wanted = page.width - BOTTOM - _DASH_BELOW
        yield within("8", "横页一字线距左边", middle, wanted, 0.5, page.number)
    if page.number % 2:
        yield within("8", "横页单页码", last.bottom, RIGHT - SMALL_CHARACTER, 0.7, page.number)
    else:
        yield within("8", "横页双页码", first.top, LEFT + SMALL_CHARACTER, 0.7, page.number)


def _text_rows(evidence: Evidence) -> Iterator[Line]:
    """The rows within the type area of upright pages, the head of page 1 left out."""
    for page in evidence.pages:
        if not page.landscape:
            yield from _rows_of(evidence, page)


def _rows_of(evidence: Evidence, page: Page) -> list[Line]:
    start = evidence.red_rule.bottom if page.number == 1 and evidence.red_rule else 0
    return [each for each in page.lines if start < each.top and each.bottom < BOTTOM + 4]


def _right(line: Line) -> float:
    """Where a row ends; LibreOffice hangs a closing mark into the margin whatever Word is told."""
    return line.right - CHARACTER if line.text.endswith(tuple(HANGING)) else line.right


def _line_pitch(evidence: Evidence) -> float:
    """The mean step between rows that follow each other; the renderer rounds each to a tenth of a point."""
    steps: list[float] = []
    for page in evidence.pages:
        rows = [] if page.landscape else _rows_of(evidence, page)
        steps += [below.bottom - above.bottom for above, below in pairwise(rows)]
    likely = [step for step in steps if 8 < step < 13]
    if not likely:
        return 0.0
    usual = median(likely)
    return fmean(step for step in likely if abs(step - usual) < 0.1)


def _first_ink(evidence: Evidence) -> float | None:
    """The top of the first row's ink on the first upright page that has no head."""
    for page in evidence.pages[1:]:
        if not page.landscape:
            bands = dark_ink(evidence.pdf, page.number, Area(20, 20, 190, 70), dpi=300).bands()
            return bands[0].top if bands else None
    return None


def _lowest_ink(evidence: Evidence) -> float:
    """The bottom of the lowest ink above the page numbers, over all upright pages."""
    lowest = 0.0
    for page in evidence.pages:
        if not page.landscape:
            bands = dark_ink(evidence.pdf, page.number, Area(20, 240, 190, 266), dpi=300).bands()
            lowest = max([lowest, *(band.bottom for band in bands)])
    return lowest
