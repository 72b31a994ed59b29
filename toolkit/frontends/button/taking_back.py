"""撤销上次改动: what the last click changed is put back by the trail, cell by cell where nobody edited since."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.button import VALIDATE
from toolkit.declare.front_page import Ended
from toolkit.declare.ledger import RESTRICTED
from toolkit.declare.standard import MergeQuestion
from toolkit.declare.standard import TrailLine
from toolkit.declare.standard.question import OPEN
from toolkit.declare.wording import listed
from toolkit.declare.wording import shown
from toolkit.frontends.button.correcting_click import EXACTLY
from toolkit.frontends.button.done import Done
from toolkit.frontends.button.merged_book import append_trail
from toolkit.frontends.button.reopening import reopen
from toolkit.frontends.button.trail_lines import TAKEN_BACK
from toolkit.frontends.button.trail_lines import Changed
from toolkit.frontends.button.trail_lines import last_changes
from toolkit.frontends.button.trail_lines import trail_in
from toolkit.frontends.button.whole_writing import WholeWriting
from toolkit.usecases.kept_values import as_kept
from toolkit.usecases.merge_trail import EMPTIED_IN_ONE_LINE
from toolkit.usecases.merge_trail import LONGEST
from toolkit.usecases.merge_trail import is_addition
from toolkit.usecases.merge_trail import is_cut_short
from toolkit.usecases.merge_trail import is_of_merge
from toolkit.workplace.folders import RETURN_FOLDER
from toolkit.workplace.person import login_name
from toolkit.workplace.return_folder import DONE_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from xlwings import Book

    from toolkit.frontends.button.click import Click

SHOWN = 12  # -- cells that a sentence names --
EDITED = "后来人又改过，或换了位置，请自己核对"


@dataclass(frozen=True, slots=True)
class Kept:
    """A change that was not put back, and why."""

    change: Changed
    why: str


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What was put back and what was not, and how many questions of 合并冲突 are open again."""

    done: Sequence[Changed]
    kept: Sequence[Kept]
    reopened: int


def take_back(click: Click) -> Done:
    """Put back the last changes that are not put back yet, and write that down in the trail."""
    book = click.book
    last = last_changes([*trail_in(book)])
    if not last:
        return Done(f"“{TrailLine.sheet}”表里没有可以撤销的改动。", "")
    back = take_back_cells(book, last)
    kept = back.kept
    said = f"已改回{len(back.done)}处" if back.done else "一处也没有改回"
    ended = Ended.TO_ACT_ON if kept else Ended.DONE
    status = f"{said}（{last[0].when}的改动）。{''.join(_said_of_kept(kept))}"
    again = (
        f"“{MergeQuestion.sheet}”有{back.reopened}处又是“{OPEN}”，请重新选。"
        if back.reopened
        else ""
    )
    told = f"点{VALIDATE}再校验一次。{again}{_said_of_booklets(click, last)}"
    return Done(status, told, ended=ended)


def _said_of_booklets(click: Click, changes: Sequence[Changed]) -> str:
    """What of a collecting is not taken back with its cells; "" for a click that was none."""
    if not any(is_of_merge(each.reason) for each in changes):
        return ""
    shown_in = click.catalogue.submissions
    sheet = f"“{shown_in.ledger.sheet}”也没有改，" if shown_in else ""
    return f"分册没有搬回，并入的仍在“{RETURN_FOLDER}/{DONE_FOLDER}”；{sheet}仍照并入后的记着。"


def _said_of_kept(kept: Sequence[Kept]) -> Iterator[str]:
    """What was not put back, and why: one sentence a reason."""
    by_reason: dict[str, list[str]] = {}
    for each in kept:
        by_reason.setdefault(each.why, []).append(each.change.cell)
    for why, cells in by_reason.items():
        more = f"等{len(cells)}处" if len(cells) > SHOWN else ""
        yield f"{listed(cells[:SHOWN])}{more}没有改回：{why}。"


def take_back_cells(book: Book, changes: Sequence[Changed]) -> TakenBack:
    """Put back the cells that still hold what the change put there, the last change of a cell first.

    Questions whose answers they came from are open again.
    """
    done: list[Changed] = []
    kept: list[Kept] = []
    with WholeWriting(book) as writing:
        for each in reversed(changes):
            if why := _why_not(book, each):
                kept.insert(0, Kept(each, why))
            else:
                writing.put(*each.place, each.old)
                done.append(each)
        when = dt.datetime.now().astimezone().strftime(EXACTLY)
        append_trail(
            writing,
            book,
            [
                [
                    *(login_name(), when, each.file, each.cell),
                    *(as_kept(each.new), as_kept(each.old), TAKEN_BACK),
                ]
                for each in done
            ],
        )
        reopened = reopen(writing, book, done)
    return TakenBack(done, kept, reopened)


def _why_not(book: Book, change: Changed) -> str:
    """Why a change cannot be put back exactly; "" where it can."""
    if why := _why_not_known(change):
        return why
    sheet, cell = change.place
    if sheet not in [each.name for each in book.sheets]:
        return f"没有“{sheet}”这张表了"
    place = book.sheets[sheet].range(cell)
    if str(place.formula).startswith("="):
        return "现在是公式"
    return "" if _as_read(place.value) == _as_read(change.new) else EDITED


def _why_not_known(change: Changed) -> str:
    """Why the trail does not tell exactly what was there; "" where it does."""
    words = [shown(change.old), shown(change.new)]
    if RESTRICTED in words:
        return f"内容受限，“{TrailLine.sheet}”没有记，请自己改"
    if not is_of_merge(change.reason):
        return ""
    if is_addition(change.reason):
        return f"是新增的行，留着：“{TrailLine.sheet}”一行只记一句话，认不准后来改过没有；不要的请自己删去这几行"
    if change.reason == EMPTIED_IN_ONE_LINE:
        return f"这是删去的整行，“{TrailLine.sheet}”只记了一句话，请照“旧值”逐格填回"
    if any(map(is_cut_short, words)):
        return f"内容长，“{TrailLine.sheet}”只记了前{LONGEST}字，请自己改"
    return ""


def _as_read(value: object) -> str:
    """A cell in words: a day is one whether it has a time of zero or none."""
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        value = value.date()
    return shown(value)
