"""The keys of subjects that say the same of themselves: two rows with one number are two all the same."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.declare.ledger import Ledger
    from toolkit.declare.obligation import Subject

DIGITS = 8
_CONTENTS = re.compile(rf"#\d{{{DIGITS},}}$")


def keys_told_apart(subjects: Sequence[Subject[Ledger]]) -> Iterator[str]:
    """A key for each subject; those that share one are told apart by what stands in their rows.

    Not by where the rows stand, nor by what is judged of them: a ledger that was sorted and a later day leave
    each its key, so that a 说明 beside it comes to stand beside no other row. Of rows that say the same throughout
    it is all one which is which.
    """
    shared = {key for key, count in Counter(each.key for each in subjects).items() if count > 1}
    seen: Counter[str] = Counter()
    for each in subjects:
        if each.key not in shared:
            yield each.key
            continue
        told = f"{each.key}#{_contents(each.row)}"
        seen[told] += 1
        yield told if seen[told] == 1 else f"{told}{seen[told]}"


def is_told_apart(key: str) -> bool:
    """Whether a key is one of several that were the same."""
    return bool(_CONTENTS.search(key))


def as_it_was_shared(key: str) -> str:
    """A key without what tells it apart."""
    return _CONTENTS.sub("", key)


def _contents(row: Ledger) -> str:
    """A number for what stands in a row, restricted columns left aside."""
    open_ones = (column for column in row.columns if not column.restricted)
    words = "\x1f".join(str(row.usable(column)) for column in open_ones)
    number = int.from_bytes(hashlib.sha256(words.encode()).digest()[:6], "big")
    return f"{number % 10**DIGITS:0{DIGITS}}"
