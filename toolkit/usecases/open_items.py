"""The unfinished rows of an old year's ledgers: those that go on, those that stay and are named."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from toolkit.declare.ledger import Unfilled
from toolkit.declare.wording import listed
from toolkit.declare.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.new_year import OpenItems
    from toolkit.declare.table import Table
    from toolkit.usecases.migration import MigratedRow

    Sources = Sequence[tuple[Column[object], Column[object]]]

SHOWN = 3


@dataclass(slots=True)
class OpenRows:
    """Unfinished rows of one ledger; of those at `unsure` (worksheet rows), nobody can say whether they are."""

    rows: list[Ledger] = field(default_factory=list)
    unsure: list[int] = field(default_factory=list)


def open_rows(items: OpenItems, table: Table[Ledger] | None) -> OpenRows:
    """The unfinished rows of a ledger, those that do not say included."""
    found = OpenRows()
    for row in table.rows if table else ():
        try:
            is_open = items.is_open(row)
        except Unfilled:
            is_open = True
            found.unsure.append(row.at_row)
        if is_open:
            found.rows.append(row)
    return found


def said_of_those_that_stay(items: OpenItems, table: Table[Ledger] | None) -> Iterator[str]:
    """A sentence that names each unfinished row of a ledger of which none goes on."""
    found = open_rows(items, table)
    if found.rows:
        named = listed(_named(row, unsure=row.at_row in found.unsure) for row in found.rows)
        yield (
            f"“{items.ledger.sheet}”有{len(found.rows)}行没有办结，没有带来（各行都计入上年的数），"
            f"请在旧台账里接着办：{named}（行号是旧台账的）。"
        )


def _named(row: Ledger, *, unsure: bool) -> str:
    """Its row, and the number by which it is known where that may be repeated."""
    said = [f"第{row.at_row}行"]
    said += [str(value) for c in row.key if (value := row.usable(c)) and c.may_repeat(value)]
    return "".join(said) + ("（看不出办结没有）" if unsure else "")


def said_of_sources(
    sources: Sources, rows: Mapping[type[Ledger], Sequence[MigratedRow]]
) -> Iterator[str]:
    """A sentence on the cells of rows that go on which name rows that stay."""
    for column, to in sources:
        carried = rows.get(column.ledger, ())
        named = [shown(v) for row in carried if (v := row.values[column.position]) is not None]
        if named:
            some = listed(named[:SHOWN]) + ("等" if len(named) > SHOWN else "")
            yield (
                f"“{column.ledger.sheet}”带来的行里，{len(named)}行的{column.heading}（{some}）可能指旧台账"
                f"“{to.ledger.sheet}”的{to.heading}，照原样留着，请到旧台账里查。"
            )
