"""The booklets that were sent out and still lie in 下发, for returns that have lost their base."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.reading.files import UnreadableFileError
from toolkit.reading.files import read_workbook
from toolkit.register.errors import RegisterError
from toolkit.workplace.folders import DISPATCH_FOLDER
from toolkit.workplace.register_place import has_register
from toolkit.workplace.register_place import register_of
from toolkit.workplace.stage import sha256_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.declare.booklet import Booklet
    from toolkit.reading.workbook import Sheet


class SentCopies:
    """What was sent out from a working folder, as its register knows it."""

    def __init__(self, home: Path) -> None:
        self._home = home

    def of(self, booklet: Booklet, version: str) -> Sequence[Sheet]:
        """The sheets of the newest booklet of a receiver that lies there as it was sent; none without one.

        Of a version that is not known, the newest.
        """
        for file, sha256 in self._sent(booklet, version):
            path = self._home / DISPATCH_FOLDER / file
            if path.is_file() and sha256_of(path) == sha256:
                try:
                    return read_workbook(path).sheets
                except UnreadableFileError:
                    continue
        return ()

    def _sent(self, booklet: Booklet, version: str) -> list[tuple[str, str]]:
        if not has_register(self._home):
            return []
        try:
            runs = register_of(self._home).runs()
        except RegisterError:
            return []
        return [
            (sent.file, sent.sha256)
            for entry in reversed(runs)
            for sent in entry.run.sent
            if (sent.kind, sent.key) == (booklet.kind.name, booklet.key)
            and version in {"", sent.version}
        ]
