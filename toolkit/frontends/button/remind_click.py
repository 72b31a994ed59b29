"""催报: what the clerk chose is taken, those who are due are pressed, the sheet shows where all stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.button import REMIND
from toolkit.declare.front_page import Ended
from toolkit.declare.wording import listed
from toolkit.frontends.button.done import Done
from toolkit.frontends.button.links import Link
from toolkit.frontends.button.open_book import folder_of
from toolkit.frontends.button.submission_cells import units_said
from toolkit.frontends.button.submission_cells import write_submissions
from toolkit.usecases.reminding import why_nobody
from toolkit.workplace.folders import PAPERS_FOLDER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlwings import Book

    from toolkit.declare.catalogue import Catalogue
    from toolkit.frontends.button.open_front_page import OpenFrontPage
    from toolkit.reading.workbook import Sheet
    from toolkit.usecases.reminding import Reminding
    from toolkit.usecases.validate import Judged
    from toolkit.workplace.handling import Taken
    from toolkit.workplace.reminding import Reminded


def remind_units(
    book: Book,
    page: OpenFrontPage,
    catalogue: Catalogue,
    judged: Judged,
    sheets: Sequence[Sheet],
) -> Done:
    """Press those who are due; what was done, and what comes next."""
    from toolkit.usecases.reminding import shown_in
    from toolkit.workplace.handling import take_chosen
    from toolkit.workplace.reminding import remind_judged

    shown, beside = shown_in(catalogue), folder_of(book)
    page.begin("正在看各单位报到哪一步…按 Esc 取消")
    path = beside / book.name
    taken = take_chosen(path, judged.case, catalogue, page.tell)
    done = remind_judged(judged, sheets, catalogue, book=path, tell=page.tell)
    lives = done.reminding.now
    told = write_submissions(book, judged.case, shown, lives, taken.rows)
    status = f"{_taken(taken)}{_pressed(done.reminding)}{units_said(lives)}"
    remarks = [*done.refusals, *taken.told, done.unregistered, *done.remarks]
    said = f"{_next(done)}{told}{''.join(remarks)}"
    if not done.reminding.pressed:
        return Done(status, said)
    go = Link(PAPERS_FOLDER, f"打开“{PAPERS_FOLDER}”")
    return Done(status, said, ended=Ended.TO_ACT_ON, go=go)


def _taken(taken: Taken) -> str:
    done = [f"{event.step}{event.key.said}" for event in taken.events]
    said = f"已照“处理”办理：{listed(done)}。" if done else ""
    return f"{said}{''.join(taken.refused)}"


def _pressed(reminding: Reminding) -> str:
    if not reminding.pressed:
        return why_nobody(reminding)
    ways: dict[str, list[str]] = {}
    for each in reminding.pressed:
        ways.setdefault(str(each.due.way), []).append(each.due.life.key.said)
    said = [f"{way}{len(units)}份：{listed(units)}" for way, units in ways.items()]
    return f"要催报的台账{len(reminding.pressed)}份：{'；'.join(said)}。"


def _next(done: Reminded) -> str:
    if not done.reminding.pressed:
        return "没有要催的。"
    letters = listed(f"《{each.file.name}》" for each in done.letters)
    letter = f"仍不报的，把{letters}送签发出。" if letters else ""
    where = f"照“{PAPERS_FOLDER}”文件夹里的“{done.listing.name}”逐个催，" if done.listing else ""
    return f"{where}记下催报结果。{letter}过后再点{REMIND}。"
