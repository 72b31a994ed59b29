"""版记 (clauses 7.4.1 to 7.4.3)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.chinese.numerals import DIGITS
from toolkit.word.ruler.evidence import BOTTOM
from toolkit.word.ruler.evidence import LEFT
from toolkit.word.ruler.evidence import RIGHT
from toolkit.word.ruler.evidence import Place
from toolkit.word.ruler.evidence import solid
from toolkit.word.ruler.ink import Area
from toolkit.word.ruler.ink import dark_ink
from toolkit.word.ruler.readings import stated
from toolkit.word.ruler.readings import within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.word.ruler.evidence import Evidence
    from toolkit.word.ruler.readings import Reading

_THICK, _THIN, _THICKNESS_TOLERANCE = 0.35, 0.25, 0.08
_ABOVE_MM = 5.0  # the first rule is this near to its row; rules of tables are further up
_PRINTED = re.compile(
    rf"\d{{4}}年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日印发$|[{DIGITS}十年月]+日印发$"
)


def rules(evidence: Evidence) -> Iterator[Reading]:
    """The rules: width, thickness, and the last at the bottom edge of the last page's type area (7.4.1)."""
    page = evidence.pages[-1].number
    first = _first_row(evidence)
    area = Area(15, first.line.top - _ABOVE_MM if first else 200, 200, BOTTOM + 3)
    found = dark_ink(evidence.pdf, page, area).bands(gap=0.1, at_least=140)
    found = [band for band in found if band.height < 1]
    if len(found) < 2:
        yield stated("7.4.1", "版记分隔线", False, f"{len(found)}条", "首条、末条及中间各条", page)
        return
    for index, band in enumerate(found):
        outer = index in {0, len(found) - 1}
        name = "首条" if index == 0 else "末条" if outer else "中间"
        wanted = _THICK if outer else _THIN
        yield within("7.4.1", f"{name}分隔线粗", band.height, wanted, _THICKNESS_TOLERANCE, page)
        yield within("7.4.1", f"{name}分隔线宽", band.width, 156, 0.7, page)
        yield within("7.4.1", f"{name}分隔线左端", band.left, LEFT, 0.5, page)
    yield within("7.4.1", "末条分隔线下边缘", found[-1].bottom, BOTTOM, 0.5, page)


def copies(evidence: Evidence) -> Iterator[Reading]:
    """抄送: one character in, ended by a full stop (7.4.2)."""
    found = next((each for each in evidence.framed if each.text.startswith("抄送：")), None)
    if found is None:
        return
    page = evidence.pages[-1].number
    size = evidence.era.colophon_size
    yield stated(
        "7.4.2", "抄送字号（磅）", found.size == size, f"{found.size:g}", f"{size:g}", page
    )
    yield stated(
        "7.4.2",
        "抄送末尾",
        found.text.rstrip().endswith("。"),
        found.text.rstrip()[-1],
        "句号",
        page,
    )
    if place := _on_last_page(evidence, "抄送："):
        unit = size * 25.4 / 72
        yield within("7.4.2", "抄送左空一字", place.line.left - LEFT, unit, 0.6, page)


def printing(evidence: Evidence) -> Iterator[Reading]:
    """印发机关 and 印发日期 at one character from either edge (7.4.3)."""
    page = evidence.pages[-1].number
    place = _on_last_page(evidence, "", ending="印发")
    if place is None:
        yield stated("7.4.3", "印发机关和印发日期", False, "", "末条分隔线之上", page)
        return
    text = solid(place.line.text)
    yield stated(
        "7.4.3", "印发日期写法", _PRINTED.search(text) is not None, text, "年月日印发", page
    )
    unit = evidence.era.colophon_size * 25.4 / 72
    yield within("7.4.3", "印发机关左空一字", place.line.left - LEFT, unit, 0.6, page)
    yield within("7.4.3", "印发日期右空一字", RIGHT - place.line.right, unit, 0.6, page)


def _first_row(evidence: Evidence) -> Place | None:
    """The uppermost row of the 版记."""
    for beginning in ("主题词：", "主送：", "抄送："):
        if place := _on_last_page(evidence, beginning):
            return place
    return _on_last_page(evidence, "", ending="印发")


def _on_last_page(evidence: Evidence, beginning: str, *, ending: str = "") -> Place | None:
    page = evidence.pages[-1]
    for line in reversed(page.lines):
        text = solid(line.text)
        if text.startswith(beginning) and text.endswith(ending) and line.top < BOTTOM:
            return Place(page, line)
    return None
