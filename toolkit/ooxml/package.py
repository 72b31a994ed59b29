"""The members of a package by name, some of them changed in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Protocol
from typing import Self

from toolkit.ooxml import archive
from toolkit.ooxml.ids import canonical
from toolkit.ooxml.ids import unused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.ooxml.pieces import Pieces


class Parts(Protocol):
    """Parts that can be asked for by name, whatever its case and slashes."""

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        ...

    def read(self, name: str) -> bytes:
        """The present content of a part."""
        ...


class Contents(Mapping[str, bytes]):
    """Parts in memory, found whatever the case and slashes of their names."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = dict(parts)
        self._spelt = {canonical(name): name for name in self._parts}

    def __getitem__(self, name: str) -> bytes:
        return self._parts[self._spelt[canonical(name)]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return canonical(name) in self._spelt

    def read(self, name: str) -> bytes:
        """The content of a part.

        Raises:
            KeyError: there is none of that name.
        """
        return self[name]

    def spelt(self, name: str) -> str:
        """The name as the package writes it; a new one as it is given."""
        return self._spelt.get(canonical(name), name)

    def with_changes(self, changes: Mapping[str, bytes]) -> Contents:
        """The same parts, some of them changed or new."""
        return Contents(self._parts | {self.spelt(name): new for name, new in changes.items()})


class Package:
    """An archive whose members can be changed; what is not changed stays as it is packed."""

    def __init__(self, content: bytes) -> None:
        """Read the directory.

        Raises:
            ArchiveError: it is no archive, or broken.
        """
        self._members: list[archive.Member | None] = []
        self._index: dict[str, int] = {}
        self._names: list[str] = []
        self._changes: dict[int, bytes | Pieces] = {}
        entries = archive.directory(content)
        self.encrypted = any(entry.encrypted for entry in entries)
        """Whether a member opens with a password only."""
        for entry in entries:
            self._add(archive.taken(content, entry))

    def copy(self) -> Self:
        """A package with the same members, changed independently; nothing is read again."""
        twin = object.__new__(type(self))
        twin.__dict__.update(self.__dict__)
        twin._members = self._members.copy()
        twin._index = self._index.copy()
        twin._names = self._names.copy()
        twin._changes = self._changes.copy()
        return twin

    def names(self) -> list[str]:
        """The members' names, in order, with plain slashes and no leading one."""
        return [self._names[place] for place in self._places()]

    def has(self, name: str) -> bool:
        """Whether there is such a member, whatever its case and slashes."""
        return canonical(name) in self._index

    def read(self, name: str) -> bytes:
        """The present content of a member.

        Raises:
            KeyError: there is none of that name.
            ArchiveError: it is damaged.
        """
        place = self._index[canonical(name)]
        if place in self._changes:
            return bytes(self._changes[place])
        member = self._members[place]
        assert member is not None
        return archive.unpacked(member)

    def size(self, name: str) -> int:
        """How many bytes a member says that its present content has.

        Raises:
            KeyError: there is none of that name.
        """
        place = self._index[canonical(name)]
        if place in self._changes:
            return len(self._changes[place])
        member = self._members[place]
        assert member is not None
        return member.size

    def identity(self, name: str) -> tuple[int, int] | None:
        """Checksum and length of a member as it was packed; None for one that is not there or was put anew."""
        place = self._index.get(canonical(name))
        member = None if place is None or place in self._changes else self._members[place]
        return None if member is None else (member.checksum, member.size)

    def put(self, name: str, content: bytes | Pieces) -> None:
        """Give a member new content; a new name is appended."""
        key = canonical(name)
        if key not in self._index:
            self._index[key] = len(self._members)
            self._members.append(None)
            self._names.append(_plain(name))
        self._changes[self._index[key]] = content

    def drop(self, name: str) -> None:
        """Take a member out; one that is not there is no matter."""
        place = self._index.pop(canonical(name), None)
        if place is not None:
            self._changes.pop(place, None)
            self._members[place] = None

    def fresh(self, pattern: str) -> str:
        """The first name of the pattern (`xl/comments{}.xml`) that is free."""
        return unused(pattern, self._index)

    def changed(self) -> dict[str, bytes | Pieces]:
        """The members that were put, by name."""
        return {self._names[place]: content for place, content in sorted(self._changes.items())}

    def members(self, level: int) -> Iterator[archive.Member]:
        """The members as they are packed, changed ones compressed by a level from 1 to 9."""
        for place in self._places():
            member = self._members[place]
            if place not in self._changes:
                assert member is not None
                yield member
                continue
            fresh = archive.deflated(self._names[place], self._changes[place], level)
            if member is not None:
                fresh = replace(
                    fresh,
                    name=member.name,
                    flags=member.flags & archive.UTF8,
                    stamp=member.stamp,
                    attributes=member.attributes,
                )
            yield fresh

    def content(self, level: int) -> bytes:
        """The whole archive."""
        return b"".join(archive.blocks(self.members(level)))

    def _add(self, member: archive.Member) -> None:
        key = canonical(member.name)
        # Where a name stands twice, readers take the last; the others would only be in the way.
        if key in self._index:
            self._members[self._index[key]] = None
        self._index[key] = len(self._members)
        self._members.append(member)
        self._names.append(_plain(member.name))

    def _places(self) -> Iterator[int]:
        for place, member in enumerate(self._members):
            if member is not None or place in self._changes:
                yield place


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/")
