"""撤销上次改动: what the last 一键改正 changed is put back by the trail, cell by cell where nobody edited since."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.button import VALIDATE
from toolkit.declare.front_page import Ended
from toolkit.declare.ledger import RESTRICTED
from toolkit.declare.standard import TrailLine
from toolkit.declare.wording import listed
from toolkit.declare.wording import shown
from toolkit.frontends.button.correcting_click import EXACTLY
from toolkit.frontends.button.done import Done
from toolkit.frontends.button.merged_book import append_trail
from toolkit.frontends.button.whole_writing import WholeWriting
from toolkit.workplace.person import login_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from xlwings import Book

    from toolkit.frontends.button.click import Click

TAKEN_BACK = "撤销上次改动"
SHOWN = 12
HEADING_ROWS = 12


@dataclass(frozen=True, slots=True)
class Changed:
    """A line of the trail."""

    who: str
    when: str
    file: str
    cell: str
    old: object
    new: object
    reason: str

    @property
    def was_there(self) -> tuple[str, str, str]:
        """Cell and words, by which taking back is known."""
        return self.cell, shown(self.old), shown(self.new)


def take_back(click: Click) -> Done:
    """Put back the last changes that are not put back yet, and write that down in the trail."""
    book = click.book
    last = last_changes([*_trail(book)])
    if not last:
        return Done(f"“{TrailLine.sheet}”表里没有可以撤销的改动。", "")
    done, kept = take_back_cells(book, last)
    said = f"已改回{len(done)}处" if done else "一处也没有改回"
    edited = listed(each.cell for each in kept[:SHOWN])
    more = f"等{len(kept)}处" if len(kept) > SHOWN else ""
    why = (
        f"{edited}{more}没有改回：后来人又改过，或换了位置，或原值受限，请自己核对。"
        if kept
        else ""
    )
    ended = Ended.TO_ACT_ON if kept else Ended.DONE
    status = f"{said}（{last[0].when}的改动）。{why}"
    return Done(status, f"点{VALIDATE}再校验一次。", ended=ended)


def last_changes(trail: Sequence[Changed]) -> list[Changed]:
    """The lines of the last click that changed cells, those apart that were put back since."""
    back: Counter[tuple[str, str, str]] = Counter()
    found: list[Changed] = []
    for each in reversed(trail):
        if each.reason == TAKEN_BACK:
            back[each.cell, shown(each.new), shown(each.old)] += 1
        elif back[each.was_there]:
            back[each.was_there] -= 1
        elif not found or (each.who, each.when) == (found[0].who, found[0].when):
            found.append(each)
        else:
            break
    return found[::-1]


def take_back_cells(book: Book, changes: Sequence[Changed]) -> tuple[list[Changed], list[Changed]]:
    """Put back the cells that still hold what the change put there.

    Returns:
        The changes that were taken back, and those that were not.
    """
    told: tuple[list[Changed], list[Changed]] = ([], [])
    with WholeWriting(book) as writing:
        for each in changes:
            told[not _put_back(writing, book, each)].append(each)
        when = dt.datetime.now().astimezone().strftime(EXACTLY)
        append_trail(
            writing,
            book,
            [
                [login_name(), when, each.file, each.cell, each.new, each.old, TAKEN_BACK]
                for each in told[0]
            ],
        )
    return told


def _put_back(writing: WholeWriting, book: Book, change: Changed) -> bool:
    sheet, _, cell = change.cell.rpartition("!")
    words = {shown(change.old), shown(change.new)}
    if RESTRICTED in words or sheet not in [each.name for each in book.sheets]:
        return False
    place = book.sheets[sheet].range(cell)
    if str(place.formula).startswith("=") or _as_read(place.value) != _as_read(change.new):
        return False
    writing.put(sheet, cell, change.old)
    return True


def _as_read(value: object) -> str:
    """A cell in words: a day is one whether it has a time of zero or none."""
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        value = value.date()
    return shown(value)


def _trail(book: Book) -> Iterator[Changed]:
    """The lines of the sheet, wherever its headings stand."""
    if TrailLine.sheet not in [each.name for each in book.sheets]:
        return
    names = [column.heading for column in TrailLine.columns]
    sheet = book.sheets[TrailLine.sheet]
    last = max(sheet.used_range.last_cell.row, HEADING_ROWS)
    rows = sheet.range((1, 1), (last, len(names))).options(ndim=2, err_to_str=True).value
    heads = [at for at, row in enumerate(rows[:HEADING_ROWS]) if row == names]
    for row in rows[heads[0] + 1 :] if heads else ():
        who, when, file, cell, old, new, reason = row
        if cell and "!" in str(cell):
            yield Changed(str(who), shown(when), str(file), str(cell), old, new, shown(reason))
