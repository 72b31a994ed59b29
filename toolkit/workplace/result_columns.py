"""The columns of a sheet that the program fills, as its ledger declares them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.workbooks.patching import ResultColumn

if TYPE_CHECKING:
    from collections.abc import Collection

    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger


def result_columns(
    ledger: type[Ledger],
    wrapped: Collection[Column[object]],
    typed: Collection[Column[object]] = (),
    hidden: Collection[Column[object]] = (),
) -> list[ResultColumn]:
    """A column for each of a ledger's.

    Args:
        ledger: the sheet.
        wrapped: columns whose words stand in lines.
        typed: columns that people fill, who choose from their options where they have any.
        hidden: columns that nobody is shown.
    """
    return [
        ResultColumn(
            column.heading,
            column.width,
            wrap=column in wrapped,
            unlocked=column in typed,
            hidden=column in hidden,
            options=getattr(column, "options", ()) if column in typed else (),
        )
        for column in ledger.columns
    ]
