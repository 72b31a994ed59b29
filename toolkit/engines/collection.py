"""Collections as xlwings asks for them: by number from 1 or by name, with a length, in order."""

from collections.abc import Iterator
from typing import Any
from typing import Generic
from typing import TypeVar

Item = TypeVar("Item")


class NamedCollection(Generic[Item]):
    """Base of collections; a subclass gives `items()` and its members a `name`."""

    def items(self) -> list[Item]:
        """Return the members in order."""
        raise NotImplementedError

    def __call__(self, key: Any) -> Item:
        """Return the member with the number (from 1) or the name `key`; KeyError if none has it."""
        items = self.items()
        if isinstance(key, int):
            if 1 <= key <= len(items):
                return items[key - 1]
            raise KeyError(key)
        for item in items:
            if str(item.name).casefold() == str(key).casefold():  # type: ignore[attr-defined]
                return item
        raise KeyError(key)

    def __len__(self) -> int:
        return len(self.items())

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items())

    def __contains__(self, key: Any) -> bool:
        try:
            self(key)
        except KeyError:
            return False
        return True
