"""Names that a sentence counts (甲、乙、丙等3个单位): whoever takes one out leaves the count untrue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.declare.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.declare.verifying import PaperAsSaid
    from toolkit.declare.verifying import PaperLine

_NAME = r"[^，。；：、！？“”\s\d.．]+?"
_COUNTED = re.compile(rf"({_NAME}(?:、{_NAME})*)等(\d+)([个名家位])")


def names_and_counts(paper: PaperAsSaid) -> Iterator[str]:
    """A sentence for each list of names that was changed while its count stayed as it was written."""
    written = [*_lists(paper.written)]
    for line in paper.lines:
        for names, count, unit in _lists([line]):
            same = [each for each in written if each[1:] == (count, unit) and each[0] & names]
            if not same or any(each[0] == names for each in same):
                continue
            was = same[0][0]
            gone, new = sorted(was - names), sorted(names - was)
            said = [
                f"少了{listed(gone)}" if gone else "",
                f"多了{listed(new)}" if new else "",
            ]
            changed = "，".join(filter(None, said))
            yield f"{line.place}写{count}{unit}，列出的却改过：{changed}，请把名称和个数改得一致。"


def _lists(lines: Sequence[PaperLine]) -> Iterator[tuple[frozenset[str], str, str]]:
    for line in lines:
        for found in _COUNTED.finditer(line.text):
            yield frozenset(found[1].split("、")), found[2], found[3]
