"""taizhang reconcile: what units' booklets add up to against the workbook, down to the cells that part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from toolkit.declare.errors import DONE
from toolkit.declare.errors import TO_LOOK_AT
from toolkit.declare.wording import listed
from toolkit.declare.wording import number
from toolkit.frontends.chinese_help import command as chinese_command
from toolkit.frontends.options import BOOK
from toolkit.frontends.options import JSON
from toolkit.frontends.options import PATH
from toolkit.frontends.options import say_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from toolkit.declare.outcome import Place
    from toolkit.distribution.reconciling import Parted
    from toolkit.distribution.reconciling import Total
    from toolkit.usecases.reconciling import Reconciliation
    from toolkit.usecases.reconciling import UnitReconciled


@chinese_command
@BOOK
@click.argument("files", metavar="分册", type=PATH, nargs=-1)
@JSON
def command(book: Path, files: tuple[Path, ...], as_json: bool) -> int:
    """分表—总表对账：每个单位的分册和总册，每张表的行数、每个数字栏的合计，差在哪一行哪一格.

    不写分册则用“回收”和它的“已处理”里的，一个单位有几份的用最后一份。读不成数的格不算进合计，逐格列出。只读不写。

    退出状态：0 都对得上，1 有对不上的、没有对成的，2 文件或用法不对。
    """
    from toolkit.frontends.progress import telling_whom_one_waits_for
    from toolkit.workplace.reconciling import reconcile_book

    found = reconcile_book(book, files, telling_whom_one_waits_for())
    for remark in found.remarks:
        click.echo(f"注意：{remark}", err=True)
    if as_json:
        say_json(_as_json(book, found))
    else:
        for line in _lines(found):
            click.echo(line)
    return DONE if found.agrees else TO_LOOK_AT


def _lines(found: Reconciliation) -> Iterator[str]:
    for each in found.units:
        yield from _of_unit(each)
    for file, why in found.refused.items():
        yield f"没有对：《{file}》{why}"
    agreeing = sum(each.agrees for each in found.units)
    yield f"共对{len(found.units)}份，对得上的{agreeing}份，对不上的{len(found.units) - agreeing}份。"
    if found.missing:
        yield f"没有分册可对的{len(found.missing)}个：{listed(found.missing)}。"


def _of_unit(each: UnitReconciled) -> Iterator[str]:
    name = f"{each.known.booklet.kind.name}“{each.known.booklet.title}”（{each.known.file}）"
    if each.agrees:
        yield f"{name}：对得上"
        return
    yield f"{name}：对不上"
    for total in each.totals:
        if not total.agrees:
            apart = number(float(total.theirs - total.ours))
            yield (
                f"    {total.sheet}　{total.column}：分册{number(float(total.theirs))}{total.unit}，"
                f"总册{number(float(total.ours))}{total.unit}，相差{apart}{total.unit}"
            )
    for parted in each.parted:
        yield f"        {_where(parted)}"


def _where(parted: Parted) -> str:
    if parted.theirs is None:
        return f"总册{_row(parted.ours)}分册里没有"
    if parted.ours is None:
        return f"分册{_row(parted.theirs)}总册里没有"
    return f"分册{parted.theirs}“{parted.column}”为{parted.said}，总册{parted.ours}为{parted.kept}"


def _row(place: Place | None) -> str:
    return f"“{place.sheet}”第{place.row}行" if place else ""


def _as_json(book: Path, found: Reconciliation) -> dict[str, object]:
    return {
        "book": str(book),
        "agrees": found.agrees,
        "units": [_unit(each) for each in found.units],
        "refused": [{"file": file, "reason": why} for file, why in found.refused.items()],
        "missing": list(found.missing),
        "remarks": list(found.remarks),
    }


def _unit(each: UnitReconciled) -> dict[str, object]:
    booklet = each.known.booklet
    return {
        "kind": booklet.kind.name,
        "unit": booklet.title,
        "file": each.known.file,
        "agrees": each.agrees,
        "totals": [_total(total) for total in each.totals],
        "parted": [_parted(parted) for parted in each.parted],
    }


def _total(total: Total) -> dict[str, object]:
    return {
        "sheet": total.sheet,
        "column": total.column,
        "unit": total.unit,
        "theirs": float(total.theirs),
        "ours": float(total.ours),
        "agrees": total.agrees,
    }


def _parted(parted: Parted) -> dict[str, object]:
    return {
        "sheet": parted.sheet,
        "column": parted.column,
        "theirs": _cell(parted.theirs, parted.said),
        "ours": _cell(parted.ours, parted.kept),
    }


def _cell(place: Place | None, value: str) -> dict[str, object] | None:
    if place is None:
        return None
    return {"row": place.row, "cell": place.cell, "value": value}
