"""What a returned booklet held when it was sent: as it says itself, unless the copies that were kept say otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.fixed_sheets import SNAPSHOT_SHEET
from toolkit.declare.layout import SYSTEM_PERIOD
from toolkit.declare.layout import SYSTEM_SEAL
from toolkit.declare.names import same_name
from toolkit.distribution.snapshot import SnapshotError
from toolkit.distribution.snapshot import alike
from toolkit.distribution.snapshot import read_snapshot
from toolkit.distribution.snapshot import seal_of
from toolkit.reading.tables import system_values

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.distribution.snapshot import Snapshot
    from toolkit.reading.workbook import Sheet

    Base = dict[str, Snapshot]


BROKEN_SEAL = (
    f"分册里隐藏的“{SNAPSHOT_SHEET}”同它的校验码对不上，可能被改过，下发时存下的分册又没有找到："
    "仍照它比对，请核对这一份改了哪些。"
)


def base_of(
    sheets: Sequence[Sheet], period: str, copies: Iterable[Sequence[Sheet] | None]
) -> tuple[Base, list[str]]:
    """What was sent, and what is to be told of it; the copies are looked at where its seal is not right.

    Args:
        sheets: of the returned booklet.
        period: the one for which it was sent; "" where it does not say.
        copies: the sheets of what was sent to its receiver under its version, the newest first; None for
            one that is not there any more.
    """
    own, fault = _snapshot(sheets)
    seal = system_values(sheets).get(SYSTEM_SEAL, "")
    if own and seal == seal_of(own):
        return own, []
    kept: list[Base] = []
    is_complete = True
    for copy in copies:
        if copy is None:
            is_complete = False
        elif period in {"", system_values(copy).get(SYSTEM_PERIOD, "")} and (
            base := _snapshot(copy)[0]
        ):
            kept.append(base)
            if not own or not _differing(own, base):
                break
    if own and kept and is_complete:
        return _unless_edited(own, kept)
    if own:
        return own, [BROKEN_SEAL] if seal and not kept else []
    lost = fault or "分册的下发底稿没有了，"
    if kept:
        return kept[0], [f"{lost}改用下发时存下的分册比对。"]
    return {}, [
        f"{lost}下发时存下的分册也没有找到：与总册现在的内容逐行比对，不同的都列入合并冲突。"
    ]


def _unless_edited(own: Base, kept: Sequence[Base]) -> tuple[Base, list[str]]:
    """What a booklet says was sent, unless all that was sent is something else."""
    if not _differing(own, kept[-1]):
        return own, []
    if _numbers(own).isdisjoint(_numbers(kept[0])):
        return own, []  # -- it was sent from another workbook --
    where = "、".join(f"“{title}”{count}格" for title, count in _differing(own, kept[0]).items())
    said = f"分册里隐藏的“{SNAPSHOT_SHEET}”被改过，同下发时存下的分册不一样（{where}），改用存下的分册比对。"
    return kept[0], [said]


def _numbers(base: Base) -> set[str]:
    return {number for snapshot in base.values() for number in snapshot.rows}


def _differing(one: Base, other: Base) -> Mapping[str, int]:
    """By ledger, how many cells were not sent as they are said to have been; no ledger where all were."""
    found = {title: _cells(one.get(title), other.get(title)) for title in {**one, **other}}
    return {title: count for title, count in found.items() if count}


def _cells(one: Snapshot | None, other: Snapshot | None) -> int:
    if one == other:
        return 0
    if one is None or other is None or one.headings != other.headings:
        return sum(len(each.rows) * len(each.headings) for each in (one, other) if each) or 1
    none = (None,) * len(one.headings)
    return sum(
        not alike(first, second)
        for number in {**one.rows, **other.rows}
        for first, second in zip(
            one.rows.get(number, none), other.rows.get(number, none), strict=True
        )
    )


def _snapshot(sheets: Sequence[Sheet]) -> tuple[Base, str]:
    wanted = same_name(SNAPSHOT_SHEET)
    sheet = next((each for each in sheets if same_name(each.name) == wanted), None)
    if sheet is None:
        return {}, ""
    try:
        return read_snapshot(sheet.rows), ""
    except SnapshotError as error:
        return {}, str(error)
