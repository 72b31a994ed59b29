"""一键改正: the corrections that nobody needs to be asked about, shown first and then made in the open book."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from toolkit.declare.button import CORRECT
from toolkit.declare.button import TAKE_BACK
from toolkit.declare.button import VALIDATE
from toolkit.declare.errors import ToolkitError
from toolkit.declare.ledger import RESTRICTED
from toolkit.declare.standard import ReadingNote
from toolkit.declare.standard import TrailLine
from toolkit.frontends.button.click import judged_now
from toolkit.frontends.button.done import Done
from toolkit.frontends.button.in_sight import out_of_sight
from toolkit.frontends.button.merged_book import append_trail
from toolkit.frontends.button.open_book import BookMovedError
from toolkit.frontends.button.open_book import NotSavedError
from toolkit.frontends.button.open_book import folder_of
from toolkit.frontends.button.whole_writing import WholeWriting
from toolkit.ooxml.references import cell_at
from toolkit.usecases.correcting import EXACTLY
from toolkit.usecases.correcting import safe_corrections
from toolkit.usecases.correcting import trail_line
from toolkit.usecases.kept_values import as_kept
from toolkit.workplace.person import login_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlwings import Book

    from toolkit.frontends.button.click import Click
    from toolkit.usecases.correcting import CorrectionEntry
    from toolkit.usecases.validate import Judged

SHOWN = 20  # -- corrections of a preview: more would not fit on a small screen --
YES = "yes"


class CannotAskError(ToolkitError):
    """The program cannot show what would be changed."""

    def __init__(self) -> None:
        super().__init__(
            "这个程序不能先列出要改的格，没有改动。请用命令行 taizhang validate --apply-safe 改在标注副本里。"
        )


def correct(click: Click) -> Done:
    """Show what would be changed, and change it where the clerk agrees.

    Raises:
        CannotAskError: it cannot be shown; nothing was changed.
        NotTakenInError: a sheet refuses to be written; nothing was changed then.
    """
    judged, _ = judged_now(click)
    entries, left = _possible(click.book, safe_corrections(judged))
    kept = f"有公式的{len(left)}处不改：{_places(left)}。" if left else ""
    if not entries:
        return Done(f"没有可以直接改正的写法。{kept}", f"点{VALIDATE}看要人改的。")
    click.page.ask()
    unseen = said_of_unseen(click.book, entries)
    if not _agreed(click.book, entries, unseen):
        return Done("没有改动。", f"要改的，再点{CORRECT}，选“是”。")
    click.page.working(f"正在改正{len(entries)}处…")
    correct_cells(click.book, entries, judged.file)
    untold = _registered(click, judged, entries)
    return Done(
        f"已改正{len(entries)}处，{unseen}逐处见“{TrailLine.sheet}”表。{kept}",
        f"核对后点{VALIDATE}。要改回去，点{TAKE_BACK}。{untold}",
    )


def correct_cells(book: Book, entries: Sequence[CorrectionEntry], file: str) -> None:
    """Put the corrections into their cells, and a line for each into the trail.

    A line keeps the value before as it was, text as text and number as number, for taking it back.
    """
    who, when = login_name(), dt.datetime.now().astimezone().strftime(EXACTLY)
    old, new = TrailLine.columns.index(TrailLine.old), TrailLine.columns.index(TrailLine.new)
    lines: list[list[object]] = []
    with WholeWriting(book) as writing:
        for entry in entries:
            writing.put(entry.place.sheet, entry.place.cell, entry.correction.new)
            line: list[object] = [*trail_line(entry, who, when, file)]
            if not is_hidden(entry):
                line[old], line[new] = map(as_kept, (entry.correction.old, entry.correction.new))
            lines.append(line)
        append_trail(writing, book, lines)


def is_hidden(entry: CorrectionEntry) -> bool:
    """Whether the values may not be told in the trail."""
    return RESTRICTED in {entry.old, entry.new}


def _possible(
    book: Book, entries: Sequence[CorrectionEntry]
) -> tuple[list[CorrectionEntry], list[CorrectionEntry]]:
    """Those that can be made, and those that a formula keeps out, with what belongs together with them."""
    formulas = {each.place for each in entries if _has_formula(book, each)}
    groups = {each.correction.group for each in entries if each.place in formulas} - {None, ""}
    told: tuple[list[CorrectionEntry], list[CorrectionEntry]] = ([], [])
    for each in entries:
        told[each.place in formulas or each.correction.group in groups].append(each)
    return told


def _has_formula(book: Book, entry: CorrectionEntry) -> bool:
    return str(book.sheets[entry.place.sheet].range(entry.place.cell).formula).startswith("=")


def said_of_unseen(book: Book, entries: Sequence[CorrectionEntry]) -> str:
    """How many of the cells are not seen, and what keeps them from it; "" where all are."""
    of_sheet: dict[str, set[tuple[int, int]]] = {}
    for each in entries:
        if at := cell_at(each.place.cell):
            of_sheet.setdefault(each.place.sheet, set()).add(at)
    why = Counter(
        words
        for name, cells in of_sheet.items()
        for words in out_of_sight(book.sheets[name], cells).values()
    )
    if not why:
        return ""
    return f"其中{why.total()}处看不见（{'，'.join(f'{words}{count}处' for words, count in why.items())}），"


def _agreed(book: Book, entries: Sequence[CorrectionEntry], unseen: str) -> bool:
    try:
        answer = book.app.alert(question(entries, unseen), CORRECT.caption, "yes_no")
    except Exception as error:  # -- each program has its own for what it lacks --
        raise CannotAskError from error
    return answer == YES


def question(entries: Sequence[CorrectionEntry], unseen: str = "") -> str:
    """What is asked before the corrections are made: each of them; of very many, how many more and where they stand.

    `unseen` is what is said of those that cannot be seen.
    """
    fit = len(entries) <= SHOWN
    shown = entries if fit else entries[: SHOWN - 1]
    lines = [f"{each.place}：“{each.old}”改为“{each.new}”" for each in shown]
    if not fit:
        rest = len(entries) - len(shown)
        lines.append(
            f"……另有{rest}处没有列出。要先看全的，选“否”，点{VALIDATE}，逐处列在“{ReadingNote.sheet}”表。"
        )
    if unseen:
        lines += ["", f"{unseen}一样改正。"]
    return "\n".join([*lines, "", f"改后逐处记在“{TrailLine.sheet}”表。改正这{len(entries)}处？"])


def _places(entries: Sequence[CorrectionEntry]) -> str:
    more = "等" if len(entries) > SHOWN else ""
    return "、".join(str(each.place) for each in entries[:SHOWN]) + more


def _registered(click: Click, judged: Judged, entries: Sequence[CorrectionEntry]) -> str:
    """Write them down in the register, where there is one; what is to be told of that."""
    from toolkit.frontends.failures import failure_of
    from toolkit.workplace.validating import register_corrections

    try:
        beside = folder_of(click.book)
    except NotSavedError:
        return ""
    except BookMovedError as error:
        return f"没有记入登记库：{error}"
    try:
        account = register_corrections(judged, beside / click.book.name, entries, click.page.tell)
    except Exception as error:  # noqa: BLE001 - what was changed stands; why it is not registered is told
        return f"没有记入登记库：{failure_of(error).message}"
    return account.unregistered or ""
