"""The XML of a part as it is being written: kept as text while it is short, packed when it grows long.

A table of many thousand rows is never held as a whole: its text would take four bytes for each that is packed.
"""

from __future__ import annotations

import zlib

from toolkit.ooxml.archive import DEFLATED
from toolkit.ooxml.archive import FIRST_OF_1980
from toolkit.ooxml.archive import UTF8
from toolkit.ooxml.archive import Member
from toolkit.ooxml.deflate import Packer
from toolkit.word.template.package import LEVEL
from toolkit.word.template.package import fresh

_LONG = 1 << 20  # -- characters --


class Written:
    """The XML of a part.

    Attributes:
        lost: the first fixed text of the template that is missing in it, "" if none is.
        is_signed: whether figures in it still stand between their signs.
    """

    def __init__(self) -> None:
        self.lost = ""
        self.is_signed = False
        self._pieces: list[str] = []
        self._length = 0
        self._packer: Packer | None = None
        self._size = 0
        self._checksum = 0
        self._packed: bytes | None = None

    @property
    def is_long(self) -> bool:
        """Whether its text is not at hand."""
        return self._packer is not None

    def add(self, text: str) -> None:
        """Go on with more."""
        self._length += len(text)
        if self._packer is not None:
            self._pack(text)
            return
        self._pieces.append(text)
        if self._length > _LONG:
            self._packer = Packer(LEVEL)
            for each in self._pieces:
                self._pack(each)
            self._pieces.clear()

    def replace(self, text: str) -> None:
        """Take another text instead."""
        self._packer = self._packed = None
        self._pieces, self._length = [text], len(text)

    def text(self) -> str:
        """The whole text."""
        if self._packer is None:
            self._pieces = ["".join(self._pieces)]
            return self._pieces[0]
        return zlib.decompress(self._finished(), -zlib.MAX_WBITS).decode()

    def content(self) -> bytes:
        """The bytes of the part."""
        return self.text().encode()

    def member(self, name: str) -> Member:
        """The part as it is packed."""
        if self._packer is None:
            return fresh(name, self.content())
        packed = self._finished()
        return Member(name, UTF8, DEFLATED, FIRST_OF_1980, self._checksum, self._size, 0, packed)

    def _pack(self, text: str) -> None:
        assert self._packer is not None
        content = text.encode()
        self._size += len(content)
        self._checksum = zlib.crc32(content, self._checksum)
        self._packer.add(content)

    def _finished(self) -> bytes:
        assert self._packer is not None
        if self._packed is None:
            self._packed = self._packer.finish()
        return self._packed
