"""Files that came back after their unit had returned the same booklet: later versions, or filled beside it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.distribution.merge_beside import how_it_comes_later

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.ledger import Ledger
    from toolkit.distribution.merge_beside import OneLedger
    from toolkit.distribution.merge_model import Returned
    from toolkit.usecases.office_book import OfficeBook


def told_apart(
    returns: Mapping[type[Ledger], Sequence[Returned]], office: OfficeBook
) -> dict[type[Ledger], list[Returned]]:
    """The returns by ledger, each with how its file comes later: all its ledgers together say that."""
    of_file: dict[str, list[OneLedger]] = defaultdict(list)
    for ledger, came in returns.items():
        key, sense = [column.heading for column in ledger.key], office.sense(ledger)
        for each in came:
            if each.sent is not None:
                of_file[each.file].append((each, key, sense))
    how = {file: how_it_comes_later(ledgers) for file, ledgers in of_file.items()}
    return {
        ledger: [replace(each, later=how.get(each.file)) for each in came]
        for ledger, came in returns.items()
    }
