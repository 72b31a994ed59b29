"""催报便函只有一页：按国标每页22行、每行28字估行数，放不下的先移走清单，再缩短退回原因."""

import math
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.activities.sanjie.program_ledgers import Submission
from toolkit.activities.sanjie.reporting import NOT_SENT
from toolkit.activities.sanjie.reporting import Owed
from toolkit.activities.sanjie.reporting import booklets_of
from toolkit.activities.sanjie.reporting import called
from toolkit.activities.sanjie.reporting import units_of
from toolkit.activities.sanjie.reporting import which_ones
from toolkit.declare.figures import Figure
from toolkit.declare.figures import Sentence
from toolkit.declare.figures import sentence

ROWS, CHARACTERS = 22, 28
AROUND = 6
"""标题和它下面的空行、署名上面的空行、署名、成文日期、附注."""
ROW_CHARACTERS, LEAST_ROW = 33, 0.75
"""清单里各栏一行共多少字，放不下的加一行；一行表格有正文的几行高."""
MOST_LISTED = 5
"""清单最多列这么多个单位."""
SHORT = 40
"""缩短了的退回原因最多这么多字."""
TO_WRITE = "（请填写退回原因）"
AGAIN = "请逐项改正，经本单位负责人审核后重新报送。"
_STOPS = "。；;，,、"


@dataclass(frozen=True, slots=True)
class Letter:
    """一封便函怎样写：`reasons` 为各句事由，`lines` 为清单，`told` 为核对单上要说的话."""

    reasons: Sequence[Sentence]
    lines: Sequence[Mapping[str, object]]
    told: tuple[str, ...]


_Way = tuple[Sequence[Sentence], Sequence[Mapping[str, object]], tuple[str, ...]]


def letter(
    addressed: str, batch: str, late: Sequence[Owed], missing: Figure, back: Figure
) -> Letter:
    """一页放得下的写法中最全的一种；都放不下的用最短的，在核对单上说明."""
    lines = [line_of(each) for each in late]
    shown = lines if 1 < len(late) <= MOST_LISTED else []
    ways: list[_Way] = []
    for cut in (None, SHORT, 0):
        sentences = (*_not_sent(batch, late, missing), *_returned(batch, late, back, cut))
        told = _cut_away(late, cut)
        ways += [(sentences, shown, told)] if shown else []
        ways.append((sentences, (), (*told, *_not_listed(late))))
    for said, table, told in ways:
        if rows_of(addressed, said, table) <= ROWS:
            return Letter(said, table, told)
    said, table, told = ways[-1]
    return Letter(
        said, table, (*told, f"主送{len(units_of(late))}个单位，便函一页放不下，请考虑分批发。")
    )


def rows_of(
    addressed: str, said: Sequence[Sentence], table: Sequence[Mapping[str, object]]
) -> float:
    """估出的行数."""
    opening = 2 if len(said) > 1 else 2 + _rows(str(said[0])) if said else 2
    text = sum(_rows(str(each), 2) for each in said) if len(said) > 1 else 0
    cells = sum(LEAST_ROW * math.ceil(_written(each) / ROW_CHARACTERS) for each in table)
    around_table = 1 + LEAST_ROW if table else 0
    return AROUND + _rows(addressed) + opening + text + 2 + cells + around_table


def _rows(text: str, indent: int = 0) -> int:
    wide = sum(0.5 if each.isascii() else 1 for each in text)
    return math.ceil((wide + indent) / CHARACTERS)


def _written(line: Mapping[str, object]) -> int:
    return sum(len(str(cell)) for cell in line.values())


def line_of(each: Owed) -> Mapping[str, object]:
    """清单的一行."""
    return {
        "单位": each.unit,
        "应报台账": _expected(each),
        "情况": "尚未报送" if each.status == NOT_SENT else "退回后尚未重报",
        "报送联系人": each.reporter or "—",
    }


def _expected(each: Owed) -> str:
    """应报的台账；一个单位有几份的，写明是哪一份."""
    expected = each.row.usable(Submission.expected) or ""
    booklet = each.booklet
    return f"{expected}（{booklet}）" if expected and booklet else expected or booklet or "—"


def _you(those: Sequence[Owed], late: Sequence[Owed]) -> str:
    """一个单位的称“你单位”，都是的称“你们单位”，只是其中几个的点名."""
    if len(units_of(late)) == 1:
        return "你单位"
    return "你们单位" if len(those) == len(late) else called(those, "单位")


def _not_sent(batch: str, late: Sequence[Owed], count: Figure) -> Iterator[Sentence]:
    those = [each for each in late if each.status == NOT_SENT]
    if not those:
        return
    you = _you(those, late)
    if len(units_of(those)) > 1:
        yield sentence(f"{you}（共", count, f"个）{batch}台账尚未报送。")
        if which := which_ones(those, "尚未报送的是"):
            yield sentence(f"其中，{which}。")
    else:
        which = booklets_of(those)
        yield sentence(f"{you}{batch}台账{f'（{which}）' if which else ''}尚未报送。")


def _returned(
    batch: str, late: Sequence[Owed], count: Figure, cut: int | None
) -> Iterator[Sentence]:
    """退回的：原因写全，或者各写开头，或者几个单位并成一句、原因另附."""
    those = [each for each in late if each.status != NOT_SENT]
    back = f"报送的{batch}台账退回后尚未重报"
    if cut == 0 and len(those) > 1:
        yield sentence(f"{_you(those, late)}（共", count, f"个）{back}，退回原因另附。{AGAIN}")
        return
    for each in those:
        you = "你单位" if len(units_of(late)) == 1 else each.unit
        booklet = each.booklet
        which = back.replace("台账", f"台账（{booklet}）", 1) if booklet else back
        yield sentence(f"{you}{which}。退回原因：{_shortened(reason_of(each), cut)}。{AGAIN}")


def reason_of(each: Owed) -> str:
    """退回原因，没有填的留着要填."""
    return (each.row.usable(Submission.reject_reason) or TO_WRITE).rstrip("。；;")


def _shortened(reason: str, cut: int | None) -> str:
    most = SHORT if cut == 0 else cut
    if most is None or len(reason) <= most:
        return reason
    end = max((reason.rfind(stop, 0, most) for stop in _STOPS), default=-1)
    return f"{reason[: end if end > 0 else most]}等，全部原因另附"


def _cut_away(late: Sequence[Owed], cut: int | None) -> tuple[str, ...]:
    """便函里没有写全的退回原因，全文写在核对单上."""
    those = [each for each in late if each.status != NOT_SENT]
    merged = cut == 0 and len(those) > 1
    cut_ones = [
        each for each in those if merged or _shortened(reason_of(each), cut) != reason_of(each)
    ]
    if not cut_ones:
        return ()
    said = "；".join(f"{each.unit}：{reason_of(each)}" for each in cut_ones)
    return (f"退回原因一页放不下，便函没有写全，请把下列全部原因另附：{said}。",)


def _not_listed(late: Sequence[Owed]) -> Iterator[str]:
    """一页放不下的清单，写在核对单上；一个单位欠几份的，单位只数一次."""
    if len(late) < 2:
        return
    said = "；".join(
        f"{each['单位']}（{each['应报台账']}，{each['情况']}，联系人{each['报送联系人']}）"
        for each in map(line_of, late)
    )
    units = len(units_of(late))
    count = f"{units}个单位" if units == len(late) else f"{units}个单位{len(late)}份台账"
    yield f"{count}的清单一页放不下，便函没有列，各单位见主送：{said}。"
