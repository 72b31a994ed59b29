"""Whether a paper says the same of one fact wherever it says it: text, table, heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.chinese.read_numbers import value_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.usecases.verified_said import Said


def disagreements(said: Sequence[Said]) -> Iterator[str]:
    """A sentence for each fact of which two places say different things."""
    first: dict[str, Said] = {}
    for each in said:
        if each.text is not None:
            first.setdefault(each.name, each)
    for each in said:
        other = first.get(each.same_as or each.name)
        if each.text is None or other is None or other is each or other.text is None:
            continue
        alike = value_of(each.drafted) == value_of(other.drafted)
        if alike and value_of(each.text) != value_of(other.text):
            yield (
                f"“{other.name}”前后不一致：{other.place}写{other.text}，"
                f"{each.place}{f'“{each.name}”' if each.name != other.name else ''}写{each.text}。"
            )
