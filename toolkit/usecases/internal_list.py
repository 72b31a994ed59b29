"""The leads as lines of 内部核查清单: for a few people's eyes, in nothing that is shown or sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.chinese.dates import full_day
from toolkit.declare.outcome import SETTLED
from toolkit.declare.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.outcome import Finding
    from toolkit.declare.outcome import Verdict
    from toolkit.usecases.validate import Judged

TITLE = "内部核查清单"
PLACE, KEY = "位置", "稳定编号"
TYPED = ("人工确认", "核查人", "核查结果")
"""What people write beside a lead."""
HEADINGS = ("编号", "对象", "依据", "事实", PLACE, *TYPED, KEY)
SHOWN_CELLS = 20

Line = dict[str, str]
"""Heading → words of one line."""


def lead_lines(judged: Judged, earlier: Mapping[str, Line]) -> list[list[str]]:
    """The lines of the list, in the order of `HEADINGS`.

    Args:
        judged: the workbook.
        earlier: the lines of the list as it stands, by stable key. What people wrote is kept, also
            beside a lead that is gone.
    """
    lines = {line[KEY]: line for line in _lines(judged)}
    for key, line in earlier.items():
        typed = {heading: line.get(heading, "") for heading in TYPED}
        if key in lines:
            lines[key] |= typed
        elif any(typed.values()):
            lines[key] = {**line, PLACE: SETTLED}
    return [[line.get(heading, "") for heading in HEADINGS] for line in lines.values()]


def preamble(judged: Judged, book: str) -> Sequence[str]:
    """The lines above the table."""
    return (
        f"{TITLE}（截至{full_day(judged.case.as_of)}）",
        book_line(book),
        f"线索{len(judged.outcome.leads)}条，仅供核查，不得转发，不得写入任何公文。线索不是结论，核实以前不作处理依据。",
        f"{listed(TYPED)}由核查的人填写，再次校验时保留；位置写“{SETTLED}”的，是原来有、现在没有了的线索。",
    )


def book_line(book: str) -> str:
    """Which workbook a list is of."""
    return f"台账：{book}"


def _lines(judged: Judged) -> Iterator[Line]:
    leads = judged.outcome.leads
    yield from map(_of_verdict, leads.to_look_into)
    yield from map(_of_finding, leads.findings)


def _of_verdict(verdict: Verdict) -> Line:
    places = listed(map(str, verdict.cells[:SHOWN_CELLS]))
    more = f"等{len(verdict.cells)}格" if len(verdict.cells) > SHOWN_CELLS else ""
    said = (verdict.code, verdict.subject, verdict.clause, verdict.fact, f"{places}{more}")
    return dict(zip(HEADINGS, (*said, "", "", "", verdict.key), strict=True))


def _of_finding(finding: Finding) -> Line:
    subject = f"“{finding.place.sheet}”第{finding.place.row}行"
    said = (finding.code, subject, finding.clause, f"{finding.message}。", str(finding.place))
    return dict(zip(HEADINGS, (*said, "", "", "", finding.key), strict=True))
