"""Keys that a collecting changes and other rows still name: 事项号 of a visit from which a problem came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.wording import listed
from toolkit.declare.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.declare.ledger import Ledger
    from toolkit.distribution.merge_model import CellEdit
    from toolkit.usecases.collecting import Collected

SHOWN = 5


def still_named(collected: Collected) -> Iterator[str]:
    """A sentence for each key that is changed while cells of other ledgers say the old one."""
    changed = {
        (ledger, edit.at, edit.column)
        for ledger, changes in collected.changes.items()
        for edit in changes.edits
    }
    for ledger, changes in collected.changes.items():
        key = [column.heading for column in ledger.key]
        for edit in changes.edits:
            if [edit.column] != key or not edit.old or not edit.new:
                continue
            if named := [*_naming(collected, ledger, edit, changed)]:
                more = f"等{len(named)}处" if len(named) > SHOWN else ""
                yield (
                    f"“{ledger.sheet}”第{edit.at}行“{edit.column}”由{shown(edit.old)}改成{shown(edit.new)}，"
                    f"{listed(named[:SHOWN])}{more}仍写{shown(edit.old)}，请一并改。"
                )


def _naming(
    collected: Collected,
    own: type[Ledger],
    edit: CellEdit,
    changed: set[tuple[type[Ledger], int, str]],
) -> Iterator[str]:
    """The cells of other ledgers that say what a key said, and are left so."""
    old = shown(edit.old).strip()
    for ledger, table in collected.office.case.tables.items():
        if ledger is own or ledger not in collected.changes:
            continue
        for column in ledger.columns:
            for row in () if column.restricted else table.rows:
                place = (ledger, row.at_row, column.heading)
                if row.usable(column) == old and place not in changed:
                    yield f"“{ledger.sheet}”第{row.at_row}行“{column.heading}”"
