"""The booklets that were sent out and still lie in 下发, by which is known what returns held at first."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from toolkit.declare.fixed_sheets import SNAPSHOT_SHEET
from toolkit.declare.fixed_sheets import SYSTEM_SHEET
from toolkit.reading.files import UnreadableFileError
from toolkit.reading.files import read_workbook
from toolkit.register.entries import Standing
from toolkit.register.errors import RegisterError
from toolkit.workplace.folders import DISPATCH_FOLDER
from toolkit.workplace.register_place import has_register
from toolkit.workplace.register_place import register_of
from toolkit.workplace.stage import sha256_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.declare.booklet import Booklet
    from toolkit.reading.workbook import Sheet

HIDDEN = frozenset({SYSTEM_SHEET, SNAPSHOT_SHEET})


class SentCopies:
    """What was sent out from a working folder, as its register knows it."""

    def __init__(self, home: Path) -> None:
        self._home = home

    def of(self, booklet: Booklet, version: str) -> Iterator[Sequence[Sheet] | None]:
        """The hidden sheets of all that was sent to a receiver under a version, the newest first.

        Of a version that is not known, all. None for one that does not lie there as it was sent.
        """
        for file, sha256 in self._sent(booklet, version):
            path = self._found(file, sha256)
            try:
                yield read_workbook(path, only=HIDDEN).sheets if path else None
            except UnreadableFileError:
                yield None

    def _found(self, file: str, sha256: str) -> Path | None:
        """Where a booklet lies; an earlier one of its name has a number behind it."""
        folder = self._home / DISPATCH_FOLDER
        path = folder / file
        stem, _, suffix = file.rpartition(".")
        if path.is_file() and sha256_of(path) == sha256:
            return path
        kept = (each for each in folder.glob("*") if each.name.startswith(f"{stem}_"))
        fitting = (each for each in kept if each.name.endswith(f".{suffix}") and each.is_file())
        return next((each for each in fitting if sha256_of(each) == sha256), None)

    def _sent(self, booklet: Booklet, version: str) -> list[tuple[str, str]]:
        """Each file once, though it was written again as it was."""
        sent = self._all.get((booklet.kind.name, booklet.key), ())
        files = {sha256: file for said, file, sha256 in reversed(sent) if version in {"", said}}
        return [(file, sha256) for sha256, file in files.items()]

    @cached_property
    def _all(self) -> dict[tuple[str, str], list[tuple[str, str, str]]]:
        """By kind and key of the receiver: version, file and SHA-256, in the order of sending."""
        found: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
        try:
            runs = register_of(self._home).runs() if has_register(self._home) else []
        except RegisterError:
            runs = []
        for entry in runs:
            for sent in () if entry.standing is Standing.ABANDONED else entry.run.sent:
                found.setdefault((sent.kind, sent.key), []).append(
                    (sent.version, sent.file, sent.sha256)
                )
        return found
