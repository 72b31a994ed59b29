"""Collections as xlwings asks for them: by number from 1 or by name, with a length, in order."""

import itertools
from collections.abc import Iterable
from collections.abc import Iterator
from typing import Any
from typing import Generic
from typing import TypeVar

Item = TypeVar("Item")


class Collection(Generic[Item]):
    """Base of collections; a subclass gives a length and its members by number, and by name if any."""

    def __call__(self, key: Any) -> Item:
        """The member that `key` means; KeyError if none is meant."""
        raise NotImplementedError

    def __len__(self) -> int:
        raise NotImplementedError

    def __iter__(self) -> Iterator[Item]:
        return (self(number) for number in range(1, len(self) + 1))

    def __contains__(self, key: Any) -> bool:
        try:
            self(key)
        except KeyError:
            return False
        return True


class NamedCollection(Collection[Item]):
    """Base of collections that are read whole; a subclass gives `items()`."""

    def items(self) -> list[Item]:
        """The members in order."""
        raise NotImplementedError

    def called(self, item: Any) -> set[str]:
        """What a member goes by; capitals do not matter."""
        return {item.name}

    def __call__(self, key: Any) -> Item:
        """The member with the number (from 1) or the name `key`; KeyError if none has it."""
        items = self.items()
        if isinstance(key, int):
            if 1 <= key <= len(items):
                return items[key - 1]
            raise KeyError(key)
        wanted = str(key).casefold()
        for item in items:
            if wanted in {str(name).casefold() for name in self.called(item)}:
                return item
        raise KeyError(key)

    def __len__(self) -> int:
        return len(self.items())

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items())


def numbered(word: str, taken: Iterable[str]) -> str:
    """The first of `word` with 1, 2, 3 … that is not taken; capitals do not matter."""
    known = {name.casefold() for name in taken}
    names = (f"{word}{number}" for number in itertools.count(1))
    return next(name for name in names if name.casefold() not in known)
