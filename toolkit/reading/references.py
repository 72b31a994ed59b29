"""References: a cell must be a value of another ledger's column; near names are proposed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

from toolkit.declare.columns import References
from toolkit.declare.ledger import Nothing
from toolkit.declare.wording import listed
from toolkit.reading.values import Refused
from toolkit.reading.values import Taken

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.ledger import Column
    from toolkit.reading.values import Reading

NEAR = 0.49  # -- 张叁 and 张三 share half --
PROPOSED = 3
MOST_COMPARED = 200_000  # -- pairs of names: who has more of them wrong made no slips of the pen --


class Directory:
    """The values that a reference column may hold, with their other names."""

    def __init__(
        self,
        target: Column[object],
        values: Sequence[object],
        also: Iterable[Sequence[object]],
        aliases: Mapping[str, str],
    ) -> None:
        """What may be referred to.

        Args:
            target: the column that is referred to.
            values: its values, one a row.
            also: the values of other columns of the same rows (全称, 别名).
            aliases: the bureau's 别名表, wrong → right.
        """
        self._sheet = target.ledger.sheet
        self._heading = target.heading
        self._values: dict[str, None] = {}
        self._others: dict[str, set[str]] = {}
        self._aliases = aliases
        self._compared = 0
        columns = tuple(also)
        for at, value in enumerate(values):
            if isinstance(value, str):
                self._values[value] = None
                for other in (word for column in columns for word in _words(column[at])):
                    self._others.setdefault(other, set()).add(value)

    def __contains__(self, name: object) -> bool:
        """Whether a name is one of the values themselves."""
        return name in self._values

    def find(self, name: str) -> Reading:
        """What a name stands for: itself, or what it is another name of, or why it is not known."""
        if name in self._values:
            return Taken(name)
        right = self._aliases.get(name)
        if right in self._values:
            return Taken(right, f"“{name}”按别名表读作“{right}”")
        meant = self._others.get(name, set())
        if len(meant) == 1:
            value = next(iter(meant))
            return Taken(value, f"“{name}”读作“{value}”")
        if meant:
            both = listed(f"“{each}”" for each in sorted(meant))
            return Refused(f"“{name}”可能是{both}，不能确定", f"改为{both}之一")
        return self._unknown(name)

    def unnamed(self) -> Refused:
        """What is said of a name that is not there and must not be repeated."""
        missing = f"不在“{self._sheet}”的“{self._heading}”中"
        return Refused(missing, f"改正，或先在“{self._sheet}”登记")

    def _unknown(self, name: str) -> Refused:
        plain = self.unnamed()
        near = listed(f"“{each}”" for each in self._near(name))
        advice = f"是否应为{near}？请改正" if near else plain.suggestion
        return Refused(f"“{name}”{plain.reason}", advice)

    def _near(self, name: str) -> list[str]:
        """The names most alike: to the first unknown ones of a column, not to thousands of them."""
        self._compared += len(self._candidates)
        if self._compared > MOST_COMPARED:
            return []
        alike = SequenceMatcher(b=name, autojunk=False)
        best: list[tuple[float, str]] = []  # -- of the same likeness, the first listed --
        for candidate in self._candidates:
            alike.set_seq1(candidate)
            passed = best[-1][0] if len(best) == PROPOSED else math.nextafter(NEAR, 0)
            if alike.real_quick_ratio() > passed and alike.quick_ratio() > passed:
                best.append((alike.ratio(), candidate))
                best.sort(key=itemgetter(0), reverse=True)
                del best[PROPOSED:]
        found = [candidate for likeness, candidate in best if likeness >= NEAR]
        meant = [value for each in found for value in sorted(self._candidates[each])]
        return list(dict.fromkeys(meant))[:PROPOSED]

    @cached_property
    def _candidates(self) -> Mapping[str, set[str]]:
        """Every name that may be meant, with the values that it stands for."""
        return {**self._others, **{value: {value} for value in self._values}}


@dataclass(slots=True)
class Lookup:
    """Resolves the cells of one reference column, each distinct one once."""

    column: Column[object]
    directory: Directory

    def stands(self, value: object) -> bool:
        """Whether a read cell is a name that needs no resolving."""
        return value in self.directory

    def settle(self, value: object) -> Reading:
        """A read cell with its names resolved, or why they are not known."""
        if value is None or isinstance(value, Nothing):
            return Taken(value)
        if isinstance(self.column, References) and isinstance(value, tuple):
            reading = self._several(value)
        else:
            reading = self.directory.find(str(value))
        hidden = isinstance(reading, Refused) and not self.column.may_repeat(value)
        return self.directory.unnamed() if hidden else reading

    def _several(self, names: tuple[str, ...]) -> Reading:
        found = [self.directory.find(name) for name in names]
        refused = [each for each in found if isinstance(each, Refused)]
        if refused:
            suggestions = dict.fromkeys(each.suggestion for each in refused)
            return Refused("；".join(each.reason for each in refused), "；".join(suggestions))
        taken = [each for each in found if isinstance(each, Taken)]
        said = "；".join(each.note for each in taken if each.note)
        return Taken(tuple(each.value for each in taken), said or None)


def _words(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(map(str, value)) if isinstance(value, tuple) else ()
