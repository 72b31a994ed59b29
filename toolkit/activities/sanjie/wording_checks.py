"""主要内容里的用语：D119."""

import re
from collections.abc import Iterator

from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.sources import COMMEND
from toolkit.activities.sanjie.sources import KEEP_LEDGER
from toolkit.declare.case import Case
from toolkit.declare.outcome import Strength
from toolkit.declare.rule import Complaint
from toolkit.declare.rule import Complaints
from toolkit.declare.rule import row_rule

CAMPAIGN = "三解三促"
_LIKE_IT = re.compile("三解三[^促]|三[^解]三促|[^三]解三促|三解[^三]促")


@row_rule(FieldWork, "D119", "用语疑似写错", Strength.HINT, KEEP_LEDGER, COMMEND)
def usual_words(work: FieldWork, case: Case) -> Complaints:
    """主要内容里，活动名称写作“三解三促”，对做得好的写“表扬”。

    差一个字的活动名称（三解三足）多半是打错；“表彰”要按规定报批，《意见》说的是“以适当方式表扬鼓励”。
    只作提示，引用原话的不必改。
    """
    for wrong, right in _slips(work.content):
        said = f"有“{wrong}”，疑为“{right}”"
        yield Complaint(work, FieldWork.content, said, f"核对后改为“{right}”；引用原话的不必改")


def _slips(text: str) -> Iterator[tuple[str, str]]:
    """文字里的用语和它应当是的写法."""
    if "三" in text and (like := _LIKE_IT.search(text)):
        yield like[0], CAMPAIGN
    if "表彰" in text:
        yield "表彰", "表扬"
