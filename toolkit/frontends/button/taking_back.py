"""撤销上次改动: what the last click changed is put back by the trail, cell by cell where nobody edited since."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from toolkit.declare.button import COLLECT
from toolkit.declare.button import VALIDATE
from toolkit.declare.front_page import Ended
from toolkit.declare.ledger import RESTRICTED
from toolkit.declare.standard import MergeQuestion
from toolkit.declare.standard import TrailLine
from toolkit.declare.standard.question import OPEN
from toolkit.declare.wording import listed
from toolkit.declare.wording import shown
from toolkit.frontends.button.added_rows import BELOW
from toolkit.frontends.button.added_rows import added_rows
from toolkit.frontends.button.added_rows import tables_now
from toolkit.frontends.button.added_rows import why_it_stays
from toolkit.frontends.button.done import Done
from toolkit.frontends.button.merged_book import append_trail
from toolkit.frontends.button.reopening import reopen
from toolkit.frontends.button.trail_lines import Changed
from toolkit.frontends.button.trail_lines import holds
from toolkit.frontends.button.trail_lines import last_changes
from toolkit.frontends.button.trail_lines import trail_in
from toolkit.frontends.button.whole_writing import WholeWriting
from toolkit.usecases.correcting import EXACTLY
from toolkit.usecases.kept_values import Formula
from toolkit.usecases.kept_values import as_kept
from toolkit.usecases.kept_values import is_cut_short
from toolkit.usecases.merge_trail import EMPTIED_IN_ONE_LINE
from toolkit.usecases.merge_trail import is_addition
from toolkit.usecases.merge_trail import is_addition_in_one_line
from toolkit.usecases.merge_trail import is_of_merge
from toolkit.usecases.merge_trail import source_in
from toolkit.usecases.put_back import TAKEN_BACK
from toolkit.workplace.folders import RETURN_FOLDER
from toolkit.workplace.person import login_name
from toolkit.workplace.return_folder import DONE_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from xlwings import Book

    from toolkit.frontends.button.added_rows import AddedRow
    from toolkit.frontends.button.added_rows import Table
    from toolkit.frontends.button.click import Click

SHOWN = 12  # -- cells that a sentence names --
FILES_SHOWN = 3
EDITED = "后来人又改过，或换了位置，请自己核对"


@dataclass(frozen=True, slots=True)
class Kept:
    """A cell or a row that was not put back, and why."""

    place: str
    why: str


@dataclass(slots=True)
class TakenBack:
    """What was put back and what was not, how many rows were taken out, how many questions are open again."""

    done: list[Changed] = field(default_factory=list)
    rows: int = 0
    kept: list[Kept] = field(default_factory=list)
    reopened: int = 0
    merged: list[str] = field(default_factory=list)
    """The files of which something was put back that no answer had taken."""

    @property
    def said(self) -> str:
        """How much was put back."""
        cells = sum(not is_addition(each.reason) for each in self.done)
        parts = [
            f"已改回{cells}处" if cells else "",
            f"已取消新增的{self.rows}行" if self.rows else "",
        ]
        return "，".join(filter(None, parts)) or "一处也没有改回"


def take_back(click: Click) -> Done:
    """Put back the last changes that are not put back yet, and write that down in the trail.

    Raises:
        ToolkitError: one sentence for whatever stands in the way; nothing was changed then.
    """
    last = last_changes([*trail_in(click.book)])
    if not last:
        return Done(f"“{TrailLine.sheet}”表里没有可以撤销的改动。", "")
    back = _taken_back(click, last)
    ended = Ended.TO_ACT_ON if back.kept else Ended.DONE
    status = f"{back.said}（{last[0].when}的改动）。{''.join(_said_of_kept(back.kept))}"
    again = (
        f"“{MergeQuestion.sheet}”有{back.reopened}处又是“{OPEN}”，请重新选。"
        if back.reopened
        else ""
    )
    return Done(
        status, f"点{VALIDATE}再校验一次。{again}{_said_of_booklets(click, back)}", ended=ended
    )


def _said_of_booklets(click: Click, back: TakenBack) -> str:
    """What of a merge is not taken back with its cells, and how it is merged again; "" for a click that was none."""
    if not back.merged:
        return ""
    shown_in = click.catalogue.submissions
    sheet = f"，“{shown_in.ledger.sheet}”仍照并入后的记着" if shown_in else ""
    files = listed(f"《{each}》" for each in back.merged[:FILES_SHOWN])
    more = f"等{len(back.merged)}份" if len(back.merged) > FILES_SHOWN else ""
    return (
        f"并入的{files}{more}没有搬回，仍在“{RETURN_FOLDER}/{DONE_FOLDER}”{sheet}："
        f"要重新并入，把它们放回“{RETURN_FOLDER}”，再点{COLLECT}。"
    )


def _said_of_kept(kept: Sequence[Kept]) -> Iterator[str]:
    """What was not put back, and why: one sentence a reason."""
    by_reason: dict[str, list[str]] = {}
    for each in kept:
        by_reason.setdefault(each.why, []).append(each.place)
    for why, places in by_reason.items():
        more = f"等{len(places)}处" if len(places) > SHOWN else ""
        yield f"{listed(places[:SHOWN])}{more}没有改回：{why}。"


def _taken_back(click: Click, changes: Sequence[Changed]) -> TakenBack:
    """Put back the cells that still hold what the change put there, the last change of a cell first.

    Questions whose answers they came from are open again.
    """
    book, back = click.book, TakenBack()
    added = added_rows(changes)
    tables = tables_now(click) if added else {}
    rows = _rows_to_take_out(book, added, tables, back)
    with WholeWriting(book) as writing:
        for each in reversed([each for each in changes if not is_addition(each.reason)]):
            if why := _why_not(book, each):
                back.kept.insert(0, Kept(each.cell, why))
            else:
                _put_back(writing, each)
                back.done.append(each)
        for row in rows:
            back.done += row.lines
            if not row.is_put_in:
                row.empty(writing, tables[row.sheet].waiting if row.sheet in tables else ())
        append_trail(writing, book, [*_lines(back.done)])
        back.reopened, answered = reopen(writing, book, back.done)
        for row in rows:  # -- from the lowest on, when nothing else is to be written any more --
            if row.is_put_in:
                writing.remove(row.sheet, row.row)
    sources = [source_in(each.reason) for each in back.done if each not in answered]
    back.merged = [*dict.fromkeys(source[1] for source in sources if source)]
    return back


def _rows_to_take_out(
    book: Book, added: Sequence[AddedRow], tables: Mapping[str, Table], back: TakenBack
) -> Sequence[AddedRow]:
    """Of the rows that were added those that go, the lowest first; why others stay is noted in `back`."""
    gone = []
    for row in added:
        there = tables[row.sheet].filled if row.sheet in tables else set()
        if why := why_it_stays(book, row, there):
            back.kept.insert(0, Kept(row.place, why))
        else:
            there.discard(row.row)
            gone.append(row)
    back.kept.sort(key=lambda each: each.why == BELOW)  # -- first what they follow from --
    back.rows = len(gone)
    return gone


def _put_back(writing: WholeWriting, change: Changed) -> None:
    """Let a cell be what it was."""
    if isinstance(change.old, Formula):
        writing.put_formula(*change.place, change.old)
    else:
        writing.put(*change.place, change.old)


def _lines(done: Iterable[Changed]) -> Iterator[Sequence[str]]:
    """What the trail tells of what was put back."""
    when = dt.datetime.now().astimezone().strftime(EXACTLY)
    for each in done:
        told = (as_kept(each.new), as_kept(each.old), TAKEN_BACK)
        yield [login_name(), when, each.file, each.cell, *told]


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
    return "" if holds(change, place.value) else EDITED


def _why_not_known(change: Changed) -> str:
    """Why the trail does not tell exactly what was there; "" where it does."""
    words = [shown(change.old), shown(change.new)]
    if RESTRICTED in words:
        return f"内容受限，“{TrailLine.sheet}”没有记，请自己改"
    if not is_of_merge(change.reason):
        return ""
    if is_addition_in_one_line(change.reason):
        return f"是新增的行，留着：“{TrailLine.sheet}”一行只记一句话，认不准后来改过没有；不要的请自己删去这几行"
    if change.reason == EMPTIED_IN_ONE_LINE:
        return f"这是删去的整行，“{TrailLine.sheet}”只记了一句话，请照“旧值”逐格填回"
    if is_cut_short(shown(change.old)):
        return f"原来的内容长，“{TrailLine.sheet}”没有记全，请自己改"
    return ""
