"""签发前检查：催报的便函发给谁，正文、清单说的是谁，和报送情况表欠着的单位是不是同样几个."""

import re
from collections.abc import Iterator
from collections.abc import Sequence

from toolkit.activities.sanjie.paper_kinds import REMINDER
from toolkit.activities.sanjie.reporting import Owed
from toolkit.activities.sanjie.reporting import late_by_batch
from toolkit.declare.signing import Hold
from toolkit.declare.signing import Open
from toolkit.declare.signing import PaperToSign
from toolkit.declare.signing import signing_check

ADDRESSEES = "主送机关"
TO_ALL = ("你们单位", "你单位")
"""几个单位情况相同的，正文不再逐个写名称."""
TO_FILL = "（请填写"


@signing_check(
    "催报的单位",
    Hold.REFUSE,
    "请把主送、正文、清单改得一致；已经报来的，先改“报送情况表”，再重新生成。",
    kinds=(REMINDER,),
)
def who_is_reminded(paper: PaperToSign) -> Iterator[Open]:
    """主送、正文、清单写的，和报送情况表这一批过期未报、退回未重报的单位，逐个相同；不欠的不催。"""
    whole = "".join(line.text for line in paper.text.lines)
    batches = paper.case.certain.derived(late_by_batch)
    for batch, late in batches.items():
        if batch in whole and not any(each.unit.startswith(TO_FILL) for each in late):
            yield from _left_out(paper, batch, late)
            yield from _not_owing(paper, batch, late)
            return


def _left_out(paper: PaperToSign, batch: str, late: Sequence[Owed]) -> Iterator[Open]:
    addressed = {*_addressees(paper)}
    said = "".join(
        line.text for line in paper.text.lines if line.style != ADDRESSEES and not line.cells
    )
    rows = ["".join(row) for row in paper.text.rows]
    for each in {one.unit: one for one in late}.values():
        names = {each.unit, each.full_name} - {""}
        without = [
            *(["主送"] if not names & addressed else []),
            *(["正文"] if not any(word in said for word in (*TO_ALL, *names)) else []),
            *(["清单"] if rows and not any(name in row for name in names for row in rows) else []),
        ]
        if without:
            yield Open(f"“{each.unit}”{batch}台账{each.status}，{'、'.join(without)}没有写。")


def _not_owing(paper: PaperToSign, batch: str, late: Sequence[Owed]) -> Iterator[Open]:
    owing = {name for each in late for name in (each.unit, each.full_name)}
    for name in _addressees(paper):
        if name not in owing:
            yield Open(f"主送的“{name}”不欠{batch}台账。")


def _addressees(paper: PaperToSign) -> list[str]:
    line = re.sub(r"\s", "", paper.text.styled(ADDRESSEES)).rstrip("：:")
    return [each for each in re.split("[、，,]", line) if each]
