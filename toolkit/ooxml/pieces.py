"""Content in pieces, most of them views of what is in memory anyway."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator


class Pieces:
    """A part's bytes one piece after another; they are joined only where somebody asks for the whole."""

    def __init__(self, pieces: Iterable[bytes | memoryview]) -> None:
        self._pieces = [*pieces]
        self._length = sum(map(len, self._pieces))

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[bytes | memoryview]:
        return iter(self._pieces)

    def __bytes__(self) -> bytes:
        whole = b"".join(self._pieces)
        self._pieces = [whole]
        return whole
