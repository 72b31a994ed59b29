"""taizhang upgrade: a working folder of an older version brought to this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from toolkit.declare.errors import DONE
from toolkit.declare.errors import TO_LOOK_AT
from toolkit.declare.errors import in_account
from toolkit.declare.fixed_sheets import KEPT_SHEET
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.wording import listed
from toolkit.frontends.chinese_help import command as chinese_command
from toolkit.frontends.options import JSON
from toolkit.frontends.options import PATH
from toolkit.frontends.options import say_json
from toolkit.usecases.migration import Fate
from toolkit.usecases.migration import places_said
from toolkit.workplace.folders import TEMPLATES_FOLDER
from toolkit.workplace.upgraded_templates import NEW_TEMPLATES
from toolkit.workplace.upgraded_templates import TemplateFate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.usecases.migration import CellFate
    from toolkit.workplace.old_books import OldBook
    from toolkit.workplace.upgraded_templates import UpgradedTemplate
    from toolkit.workplace.upgrading import Upgraded

SHOWN = 10
_NAMES = {
    Fate.MOVED: "moved",
    Fate.CONVERTED: "converted",
    Fate.ASKED: "asked",
    Fate.KEPT: "kept",
    Fate.FORM: "form",
}
_TEMPLATES = {
    TemplateFate.CURRENT: "current",
    TemplateFate.REPLACED: "replaced",
    TemplateFate.ADDED: "added",
    TemplateFate.EDITED: "edited",
}


@chinese_command
@click.argument("folder", metavar="文件夹", type=PATH)
@JSON
@in_account()
def command(folder: Path, as_json: bool) -> int:
    """把旧版的工作文件夹升到这一版：台账、没有改过的公文模板、登记库；旧文件夹先整个另存在旁边.

    台账逐格交代：照搬、换算（原来的和现在的都写明）、待定（要人看）、保留（放在“旧版保留”表，写明原来的位置）。改过的公文模板不动，
    新版另放在“公文模板/新版”，写明多了什么。已经是这一版的不改。中断了再运行一次就接着做完。

    退出状态：0 完成，1 有待定的格、改过的模板要看，2 文件或用法不对，3 程序或磁盘的错。
    """
    from toolkit.frontends.progress import telling_whom_one_waits_for
    from toolkit.workplace.upgrading import upgrade

    done = upgrade(folder, telling_whom_one_waits_for())
    if as_json:
        say_json(_object(done))
    else:
        for line in _lines(done):
            click.echo(line)
    for remark in done.remarks:
        click.echo(f"注意：{remark}", err=True)
    return TO_LOOK_AT if _to_look_at(done) else DONE


def _to_look_at(done: Upgraded) -> bool:
    asked = any(each.made and each.made.migration.of(Fate.ASKED) for each in done.books)
    return asked or any(each.fate is TemplateFate.EDITED for each in done.templates)


def _lines(done: Upgraded) -> Iterator[str]:
    if done.kept is None:
        yield f"{done.folder} 已经是这一版，没有改动。"
    else:
        yield f"旧文件夹整个另存为：{done.kept}"
    for book in done.books:
        yield from _of_book(book)
    for template in done.templates:
        yield from _of_template(template)
    if done.folders:
        yield f"新建文件夹：{listed(path.name for path in done.folders)}"
    if done.runs is not None:
        yield f"登记库：已是这一版，共{done.runs}次登记。"
    if done.kept is not None:
        yield f"下一步：打开{done.books[0].place.name}核对，再点“校验”。旧文件夹确认不用了再删。"


def _of_book(book: OldBook) -> Iterator[str]:
    if book.made is None:
        yield f"{book.path.name}：已经是这一版，没有改动。"
        return
    migration = book.made.migration
    counts = migration.counts()
    yield (
        f"{book.place.name}：旧台账{len(migration.fates)}格，照搬{counts[Fate.MOVED]}格，"
        f"换算{counts[Fate.CONVERTED]}格，待定{counts[Fate.ASKED]}格，保留{counts[Fate.KEPT]}格，"
        f"模板自己的文字{counts[Fate.FORM]}格由新模板代替；批注{len(migration.notes)}处。"
    )
    if book.place != book.path:
        yield f"  原来的{book.path.name}留在原处，以后用{book.place.name}。"
    for told in migration.told:
        yield f"  {told}"
    for fate in (Fate.ASKED, Fate.CONVERTED):
        yield from _listed(migration.of(fate))
    if any(counts[each] for each in (Fate.ASKED, Fate.CONVERTED, Fate.KEPT)) or migration.notes:
        yield f"  没有照搬的逐格列在“{KEPT_SHEET}”表。"


def _listed(cells: Sequence[CellFate]) -> Iterator[str]:
    for each in cells[:SHOWN]:
        now = f"→“{each.said(each.new)}”" if each.fate is Fate.CONVERTED else ""
        where = f"，现在{places_said(each.to)}" if each.to else ""
        value = f"“{each.said(each.value)}”{now}"
        yield f"  {each.fate}：“{each.sheet}”{each.cell}{value}{where}：{each.why}。"
    if len(cells) > SHOWN:
        yield f"  还有{len(cells) - SHOWN}格{cells[0].fate}，见“{KEPT_SHEET}”表。"


def _of_template(template: UpgradedTemplate) -> Iterator[str]:
    if template.fate is TemplateFate.CURRENT:
        return
    yield f"{TEMPLATES_FOLDER}/{template.name}：{template.fate}。"
    if template.fate is TemplateFate.EDITED:
        yield f"  新版放在“{TEMPLATES_FOLDER}/{NEW_TEMPLATES}”，要用的自己换上。"
        if not template.differs:
            yield "  新版的文字和它一样，只是版面不同。"
        for line in template.differs[:SHOWN]:
            yield f"  新版有：{line}"
        if len(template.differs) > SHOWN:
            yield f"  新版还有{len(template.differs) - SHOWN}行不同。"


def _object(done: Upgraded) -> dict[str, object]:
    return {
        "folder": str(done.folder),
        "kept": str(done.kept) if done.kept else None,
        "written": [str(path) for path in (*done.written, *done.folders)],
        "books": [_book_object(each) for each in done.books],
        "templates": [
            {"name": each.name, "fate": _TEMPLATES[each.fate], "new_has": list(each.differs)}
            for each in done.templates
        ],
        "registered_runs": done.runs,
        "remarks": done.remarks,
    }


def _book_object(book: OldBook) -> dict[str, object]:
    said: dict[str, object] = {"file": str(book.place), "was": str(book.path)}
    if book.made is None:
        return {**said, "upgraded": False}
    migration = book.made.migration
    cells = [_cell_object(each) for each in migration.fates if each.why]
    counts = {_NAMES[fate]: count for fate, count in migration.counts().items()}
    notes = len(migration.notes)
    return {
        **said, "upgraded": True, "counts": counts, "notes": notes, "told": migration.told,
        "cells": cells,
    }  # fmt: skip


def _cell_object(cell: CellFate) -> dict[str, object]:
    return {
        "fate": _NAMES[cell.fate],
        "sheet": cell.sheet,
        "cell": cell.cell,
        "heading": cell.heading,
        "value": cell.said(cell.value),
        "now": cell.said(cell.new) if cell.to else None,
        "to": [
            {"sheet": to.sheet, "row": to.at + FIRST_DATA_ROW, "heading": to.heading}
            for to in cell.to
        ],
        "why": cell.why,
    }
