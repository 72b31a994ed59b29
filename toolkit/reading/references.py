"""References: a cell must be a value of another ledger's column; near names are proposed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.declare.columns import References
from toolkit.declare.names import same_name
from toolkit.declare.standard import Alias
from toolkit.declare.unusable import UNREADABLE
from toolkit.declare.unusable import Nothing
from toolkit.declare.wording import listed
from toolkit.reading.near_names import PROPOSED
from toolkit.reading.near_names import NearNames
from toolkit.reading.values import Refused
from toolkit.reading.values import Taken
from toolkit.reading.values.folding import folded

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.ledger import Column
    from toolkit.reading.values import Reading


@dataclass(frozen=True, slots=True)
class People:
    """What is known of the people in a directory.

    Attributes:
        posts: by name, what post they hold.
        otherwise: by the name that tells a namesake apart, how else he is written.
    """

    posts: Mapping[str, str]
    otherwise: Mapping[str, Sequence[str]]


NOBODY = People({}, {})


class Directory:
    """The values that a reference column may hold, with their other names."""

    def __init__(
        self,
        target: Column[object],
        values: Sequence[object],
        also: Iterable[Sequence[object]],
        aliases: Mapping[str, str],
        people: People = NOBODY,
    ) -> None:
        """What may be referred to.

        Args:
            target: the column that is referred to.
            values: its values, one a row.
            also: the values of other columns of the same rows (全称, 别名).
            aliases: the bureau's 别名表, wrong → right.
            people: what is known of the people that the values name.
        """
        self._sheet = target.ledger.sheet
        self._heading = target.heading
        self._values: dict[str, None] = {}
        self._others: dict[str, set[str]] = {}
        self._aliases = aliases
        columns = tuple(also)
        for at, value in enumerate(values):
            if isinstance(value, str):
                self._values[value] = None
                for other in (word for column in columns for word in _words(column[at])):
                    self._others.setdefault(other, set()).add(value)
        for label, others in people.otherwise.items():
            for other in others:
                self._others.setdefault(other, set()).add(label)
        meanings = {**self._others, **{value: {value} for value in self._values}}
        self._near = NearNames(meanings, people.posts)

    def __contains__(self, name: object) -> bool:
        """Whether a name is one of the values themselves."""
        return name in self._values

    def find(self, name: str, preferred: Collection[str] = ()) -> Reading:
        """What a name stands for: itself, or what it is another name of, or why it is not known.

        Of the listed names that are near an unknown one, `preferred` ones are proposed first.
        """
        if name in self._values:
            return Taken(name)
        right = self._aliases.get(same_name(name))
        if right in self._values:
            return Taken(right, f"“{name}”按别名表读作“{right}”")
        meant = self._others.get(name, set())
        if len(meant) == 1:
            value = next(iter(meant))
            return Taken(value, f"“{name}”读作“{value}”")
        if meant:
            both = listed(f"“{each}”" for each in sorted(meant))
            why, advice = f"“{name}”可能是{both}，不能确定", f"改为{both}之一"
            return Refused(why, advice, meant=tuple(sorted(meant)), of_the_directory=True)
        return self._unknown(name, preferred)

    def unnamed(self) -> Refused:
        """What is said of a name that is not there and must not be repeated."""
        missing = f"不在“{self._sheet}”的“{self._heading}”中"
        return Refused(missing, f"改正，或先在“{self._sheet}”登记")

    def _unknown(self, name: str, preferred: Collection[str]) -> Refused:
        plain = self.unnamed()
        near = sorted(self._near.to(name), key=lambda each: each not in preferred)[:PROPOSED]
        near = [each for each in near if not _numbered_apart(name, each)]
        advice = plain.suggestion
        if near:
            advice = f"是否应为{listed(f'“{each}”' for each in near)}？请改正"
        if len(near) == 1:
            line = f"错写“{name}”、规范“{near[0]}”"
            advice = f"{advice}；常这样写的，在“{Alias.sheet}”加一行：{line}"
        return Refused(f"“{name}”{plain.reason}", advice)


def _numbered_apart(one: str, other: str) -> bool:
    """Whether two are numbered, and differently: 02 is no slip for 01, it is another one."""
    numbers, others = (re.findall("[0-9]+", folded(each)) for each in (one, other))
    return bool(numbers and others) and [*map(int, numbers)] != [*map(int, others)]


@dataclass(slots=True)
class Lookup:
    """Resolves the cells of one reference column, each distinct one once."""

    column: Column[object]
    directory: Directory

    def stands(self, value: object) -> bool:
        """Whether a read cell is a name that needs no resolving."""
        return value in self.directory

    def settle(self, value: object, preferred: Collection[str] = ()) -> Reading:
        """A read cell with its names resolved, or why they are not known; as `Directory.find`."""
        if value is None or isinstance(value, Nothing):
            return Taken(value)
        if isinstance(self.column, References) and isinstance(value, tuple):
            reading = self._several(value, preferred)
        else:
            reading = self.directory.find(str(value), preferred)
        if isinstance(reading, Refused) and not self._may_be_told(value, reading):
            return replace(self.directory.unnamed(), meant=reading.meant)
        return reading

    def _may_be_told(self, value: object, refused: Refused) -> bool:
        """Whether a refused cell may be repeated: what the directory itself holds, be it twice, is no secret."""
        return refused.of_the_directory or self.column.may_repeat(value)

    def meaning(self, value: object, label: str) -> object:
        """What a refused cell holds if the name in it that several people have means one of them."""
        if not (isinstance(self.column, References) and isinstance(value, tuple)):
            return label
        found = [self.directory.find(name) for name in value]
        if any(isinstance(each, Refused) and label not in each.meant for each in found):
            return UNREADABLE
        return tuple(each.value if isinstance(each, Taken) else label for each in found)

    def _several(self, names: tuple[str, ...], preferred: Collection[str]) -> Reading:
        found = [self.directory.find(name, preferred) for name in names]
        refused = [each for each in found if isinstance(each, Refused)]
        if refused:
            suggestions = dict.fromkeys(each.suggestion for each in refused)
            meant = tuple(dict.fromkeys(label for each in refused for label in each.meant))
            reasons = "；".join(each.reason for each in refused)
            listed_ones = all(each.of_the_directory for each in refused)
            advice = "；".join(suggestions)
            return Refused(reasons, advice, meant=meant, of_the_directory=listed_ones)
        taken = [each for each in found if isinstance(each, Taken)]
        said = "；".join(each.note for each in taken if each.note)
        return Taken(tuple(each.value for each in taken), said or None)


def _words(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(map(str, value)) if isinstance(value, tuple) else ()
