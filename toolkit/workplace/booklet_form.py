"""The blank form of one kind of booklet, into copies of which the receivers' rows are spliced."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from typing import cast

import toolkit
from toolkit.declare.columns import Referring
from toolkit.declare.fixed_sheets import SNAPSHOT_SHEET
from toolkit.declare.fixed_sheets import SYSTEM_SHEET
from toolkit.declare.layout import BOOKLET_KIND
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.layout import RECEIVER_FACTS
from toolkit.declare.layout import SHEET_SCHEMA
from toolkit.declare.layout import SYSTEM_DUE
from toolkit.declare.layout import SYSTEM_KIND
from toolkit.declare.layout import SYSTEM_PERIOD
from toolkit.declare.layout import SYSTEM_PROGRAM
from toolkit.declare.layout import sheet_schema_hash
from toolkit.distribution.contents import booklet_sheets
from toolkit.distribution.contents import sent_columns
from toolkit.distribution.snapshot import read_snapshot
from toolkit.distribution.snapshot import seal_of
from toolkit.distribution.snapshot import snapshot_rows
from toolkit.workbooks.blank.given_lists import GivenList
from toolkit.workbooks.blank.plan import SheetPlan
from toolkit.workbooks.blank.workbook import build_workbook
from toolkit.workbooks.booklet.cover import ADDRESSEE
from toolkit.workbooks.booklet.cover import Cover
from toolkit.workbooks.booklet.parts import BookletParts
from toolkit.workbooks.patching import SplicedRows
from toolkit.workbooks.patching import SpliceTemplate
from toolkit.workplace.sent_before import FIRST

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.declare.booklet import Booklet
    from toolkit.declare.booklet import Terms
    from toolkit.declare.case import Case
    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.outcome import Place
    from toolkit.reading.workbook import Sheet
    from toolkit.workbooks.patching import CellValue

SPARE_ROWS = 100
KEPT_EMPTY = 30
ON_PAPER, RULED = 12, 5
"""So many rows of a ledger at least are printed, and so many empty ones, for what is added by hand."""


class BookletForms:
    """The forms of one distribution, each made when the first booklet needs it.

    Those of one kind are alike but for the rows that they prepare: enough for all of a booklet's, so that
    none has to be inserted, and few sizes, so that there are few forms.
    """

    def __init__(self, case: Case, catalogue: Catalogue, terms: Terms) -> None:
        self._case, self._catalogue, self._terms = case, catalogue, terms
        self._made: dict[tuple[object, ...], BookletForm] = {}

    def of(self, booklet: Booklet) -> BookletForm:
        """The form of a booklet."""
        sizes = {ledger: _size(len(rows)) for ledger, rows in booklet.rows.items()}
        key = (booklet.kind, *sizes.items())
        if key not in self._made:
            self._made[key] = BookletForm(booklet, sizes, self._case, self._catalogue, self._terms)
        return self._made[key]


def _size(rows: int) -> int:
    """How many rows are prepared: the least of 100, 200, 400 … that leaves some empty."""
    size = SPARE_ROWS
    while size < rows + KEPT_EMPTY:
        size *= 2
    return size


class BookletForm:
    """The blank form of booklets of one kind and size; the first of them says which ledgers it has."""

    def __init__(
        self,
        first: Booklet,
        sizes: Mapping[type[Ledger], int],
        case: Case,
        catalogue: Catalogue,
        terms: Terms,
    ) -> None:
        self._plans = {
            ledger: _plan(first, ledger, catalogue, sizes[ledger]) for ledger in first.rows
        }
        lists = _lists(case, tuple(self._plans.values()))
        content = _blank(catalogue, tuple(self._plans.values()), lists, terms)
        self._template = SpliceTemplate.of(content)

    def write(
        self, booklet: Booklet, version: str, case: Case, sheets: Sequence[Sheet], path: Path
    ) -> tuple[dict[str, int], tuple[Place, ...], tuple[Place, ...]]:
        """Write a receiver's booklet, as the version that it is.

        Returns:
            How many rows of each sheet it holds; the office's cells that went out empty, since what
            is restricted may stand in them; those that did since they show no value.
        """
        contents = booklet_sheets(booklet, case, {sheet.name: sheet.rows for sheet in sheets})
        base = [*cast("Iterator[tuple[CellValue, ...]]", snapshot_rows(contents))]
        seal = seal_of(read_snapshot(base))
        facts = (booklet.kind.name, booklet.key, booklet.receiver, version, seal)
        cells: dict[tuple[str, str], CellValue] = {
            (SYSTEM_SHEET, f"B{row}"): fact for row, fact in enumerate(facts, start=1)
        }
        spliced = {
            sheet.ledger.sheet: SplicedRows(
                FIRST_DATA_ROW,
                [
                    cast("tuple[CellValue, ...]", (*values, row_id, version))
                    for values, row_id in zip(sheet.cells, sheet.ids, strict=True)
                ],
                end_row=self._plans[sheet.ledger].end_row,
                spare=KEPT_EMPTY,
                keeps_empty=True,
                ruled=max(RULED, ON_PAPER - len(sheet.cells)),
            )
            for sheet in contents
        }
        spliced[SNAPSHOT_SHEET] = SplicedRows(1, base, end_row=len(base) + 1)
        texts = {ADDRESSEE: _addressed(booklet, version)}
        self._template.write(path, spliced, cells=cells, texts=texts)
        rows = {sheet.ledger.sheet: len(sheet.cells) for sheet in contents}
        kept = tuple(place for sheet in contents for place in sheet.kept_home)
        return rows, kept, tuple(place for sheet in contents for place in sheet.without_value)


@lru_cache(maxsize=8)
def _blank(
    catalogue: Catalogue,
    plans: tuple[SheetPlan, ...],
    lists: tuple[GivenList, ...],
    terms: Terms,
) -> bytes:
    """The form, whose making takes most of a click; it changes with lists and terms alone."""
    closed_by = catalogue.dispatch.closed_by if catalogue.dispatch else {}
    cover = Cover(
        catalogue.title, plans, terms, closed_by, lists=any(given.rows for given in lists)
    )
    return build_workbook(
        catalogue,
        plans,
        lists=lists,
        front_page=False,
        system=_facts(plans, terms),
        extras=BookletParts(cover),
    )


def _facts(plans: tuple[SheetPlan, ...], terms: Terms) -> dict[str, str]:
    """Of the sheet 系统: the receiver's, which are empty yet, and what the form is."""
    due = terms.due.isoformat() if terms.due else ""
    sheets = {
        SHEET_SCHEMA.format(sheet=plan.ledger.sheet): sheet_schema_hash(plan.ledger, plan.columns)
        for plan in plans
    }
    receiver = dict.fromkeys(RECEIVER_FACTS, "")
    sent = {SYSTEM_PERIOD: terms.period, SYSTEM_DUE: due, SYSTEM_PROGRAM: toolkit.__version__}
    return {**receiver, SYSTEM_KIND: BOOKLET_KIND, **sent, **sheets}


def _plan(booklet: Booklet, ledger: type[Ledger], catalogue: Catalogue, size: int) -> SheetPlan:
    columns = sent_columns(ledger)
    own = frozenset(c.heading for c in columns if ledger.owner_of(c) == booklet.kind.owner)
    everything = frozenset(c.heading for c in columns)
    examples = tuple((c, said) for c, said in catalogue.examples.items() if c in columns)
    only = dict(booklet.kind.only).get(ledger, "")
    return SheetPlan(
        ledger, columns, unlocked=own or everything, capacity=size, examples=examples, only=only
    )


def _addressed(booklet: Booklet, version: str) -> str:
    """To whom a booklet goes, as its cover says it; with the number by which its rows call it.

    A later version says so: its receiver has an earlier one of the same batch.
    """
    number = f"（{booklet.key}）" if booklet.key != booklet.title else ""
    later = f"　{version}，代替以前发的" if version != FIRST else ""
    return f"{booklet.title}{number}　{booklet.receiver or '（没有写明填报的人）'}{later}"


def _lists(case: Case, plans: tuple[SheetPlan, ...]) -> tuple[GivenList, ...]:
    """What the columns to fill choose from, of ledgers that stay in the office."""
    sent = {plan.ledger for plan in plans}
    targets = {
        column.to
        for plan in plans
        for column in plan.columns
        if isinstance(column, Referring)
        and column.to.ledger not in sent
        and not plan.is_locked(column)
    }
    ordered = sorted(targets, key=lambda column: (column.ledger.code, column.position))
    return tuple(GivenList(column, tuple(_listed(case, column))) for column in ordered)


def _listed(case: Case, column: Column[object]) -> Iterator[tuple[str, str]]:
    told = column.ledger.told_by
    for row in case.rows(column.ledger):
        if value := row.usable(column):
            known = (row.usable(each) for each in told if each is not column)
            yield str(value), "　".join(str(each) for each in known if each)
