"""taizhang verify: a paper that people have edited is held to its record, and to the ledgers of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from toolkit.declare.errors import DONE
from toolkit.declare.errors import TO_LOOK_AT
from toolkit.frontends.chinese_help import command as chinese_command
from toolkit.frontends.options import JSON
from toolkit.frontends.options import PATH
from toolkit.frontends.options import say_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from toolkit.usecases.verifying import Verified
    from toolkit.usecases.verifying import VerifiedFigure


@chinese_command
@click.argument("paper", metavar="公文.docx", type=PATH)
@click.option("--book", type=PATH, metavar="台账", help="台账；写了就按它今天的内容再数一遍")
@JSON
def command(paper: Path, book: Path | None, as_json: bool) -> int:
    """核对一份生成以后人改过的公文：每个数是没变、人改的、台账变了，还是丢了.

    公文里记着生成时的每个数和出处，不用登记库，用 LibreOffice 另存过的也能核对。写了 --book
    的，按公文的统计截止日用台账今天的内容重数。另外列出人写进去的数（非台账数字），重算合计、其中数和占比，核对正文和附表。
    公文一个字也不改。

    退出状态：0 都没有变，1 有要看的，2 文件或用法不对。
    """
    from toolkit.workplace.verifying import verify_paper

    found = verify_paper(paper, book)
    if as_json:
        say_json(_plain(paper, found))
    else:
        for line in _lines(paper, found, with_book=book is not None):
            click.echo(line)
    return DONE if found.is_clean else TO_LOOK_AT


def _lines(paper: Path, found: Verified, *, with_book: bool) -> Iterator[str]:
    from toolkit.usecases.verifying import Fate

    changed = [each for each in found.figures if each.state is not Fate.SAME]
    yield f"《{paper.name}》　{found.counted}。"
    for each in changed:
        yield _line(each, with_book=with_book)
    for fault in found.tables:
        yield f"合计和前后　{fault}"
    for other in found.others:
        before = f"（原为{other.before}）" if other.before else ""
        typed = f"非台账数字　{other.text}{before}" if other.text else f"重复　{other.why}"
        yield f"{typed}　{other.place}：{other.sentence}"
    for remark in found.remarks:
        yield f"注意：{remark}"
    if found.is_clean:
        yield "数和生成时一样。" if not with_book else "数和台账一样。"


def _line(figure: VerifiedFigure, *, with_book: bool) -> str:
    said = f"现在写{figure.said}" if figure.said else "现在没有这个数"
    now = ""
    if with_book and figure.now != figure.drafted:
        now = f"，台账现为{figure.now}" if figure.now is not None else "，台账现在没有这个数"
    if with_book and figure.is_settled and figure.said != figure.drafted:
        now += "（已改得一致）"
    cells = f"　出处：{figure.cells}" if figure.cells else ""
    return (
        f"{figure.state}　{figure.name}：拟稿时{figure.drafted}，{said}{now}。"
        f"{figure.place}：{figure.sentence}{cells}"
    )


def _plain(paper: Path, found: Verified) -> dict[str, object]:
    return {
        "document": str(paper),
        "figures": [
            {
                "name": each.name,
                "sentence": each.sentence,
                "said": each.said,
                "drafted": each.drafted,
                "now": each.now,
                "state": str(each.state),
                "place": each.place,
                "cells": each.cells,
            }
            for each in found.figures
        ],
        "tables": list(found.tables),
        "others": [
            {
                "number": each.text,
                "sentence": each.sentence,
                "before": each.before,
                "why": each.why or "非台账数字",
                "place": each.place,
            }
            for each in found.others
        ],
        "recorded": dict(found.about),
        "remarks": list(found.remarks),
    }
