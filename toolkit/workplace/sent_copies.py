"""The booklets that were sent out and still lie in 下发, by which is known what returns held at first."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from toolkit.declare.fixed_sheets import COVER_SHEET
from toolkit.declare.fixed_sheets import SNAPSHOT_SHEET
from toolkit.declare.fixed_sheets import SYSTEM_SHEET
from toolkit.declare.real_path import real_path
from toolkit.reading.files import UnreadableFileError
from toolkit.reading.files import read_workbook
from toolkit.register.errors import RegisterError
from toolkit.register.numbers import of_folder
from toolkit.usecases.printed_sheets import PRINTED
from toolkit.workplace.folders import DISPATCH_FOLDER
from toolkit.workplace.lying_booklets import LyingBooklets
from toolkit.workplace.register_place import has_register
from toolkit.workplace.register_place import register_of
from toolkit.workplace.register_place import runs_before
from toolkit.workplace.sent_before import SentBefore
from toolkit.workplace.sent_before import number_of
from toolkit.workplace.stage import sha256_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.declare.booklet import Booklet
    from toolkit.declare.catalogue import Catalogue
    from toolkit.reading.workbook import Sheet
    from toolkit.register.entries import SentEntry

AS_SENT = frozenset({COVER_SHEET, SYSTEM_SHEET, SNAPSHOT_SHEET, *PRINTED})
"""The sheets that nobody fills, and the cover, which is printed but for its ticks and names."""


class SentCopies:
    """What was sent out from a working folder, as its register knows it."""

    def __init__(self, home: Path, catalogue: Catalogue) -> None:
        self._home, self._catalogue = home, catalogue
        self._lying = LyingBooklets(home)

    def of(self, booklet: Booklet, version: str) -> Iterator[Sequence[Sheet] | None]:
        """The sheets besides the ledgers of all that was sent to a receiver under a version, the newest first.

        Of a version that is not known, all. None for one that does not lie there as it was sent.
        """
        for file, sha256 in self._sent(booklet, version):
            path = self._found(file, sha256)
            try:
                yield read_workbook(path, only=AS_SENT).sheets if path else None
            except UnreadableFileError:
                yield None

    def said_of(self, booklet: Booklet, version: str, batch: str) -> list[str]:
        """What is to be told of a return that is not of the version that its receiver was sent last."""
        last = self._before.last(booklet, batch)
        if last is None or not number_of(version) or version == last.version:
            return []
        if not self._before.of(booklet, batch, version):
            return [
                f"写的版本是{version}，本期下发的只到{last.version}，请核对是哪里发的。",
                *self._lying.said(),
            ]
        held = f"是{version}的分册，本期最后下发的是{last.version}{self._unregistered(last)}"
        return [
            f"{held}：以{version}下发时的内容为准比对并入，{last.version}里另改了的请向报送单位核实。"
        ]

    def _unregistered(self, last: SentEntry) -> str:
        if self._before.is_known(last):
            return ""
        return f"（登记库里没有，“{DISPATCH_FOLDER}”里有《{last.file}》）"

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
        sent = self._before.of(booklet, version=version)
        files = {each.sha256: each.file for each in reversed(sent)}
        return [(file, sha256) for sha256, file in files.items()]

    @cached_property
    def _before(self) -> SentBefore:
        try:
            register = register_of(self._home) if has_register(self._home) else None
            runs = register.runs() if register else []
            shared = register is not None and register.is_shared
        except RegisterError:
            runs, shared = [], False
        here = of_folder(runs, str(real_path(self._home)), shared=shared)
        return SentBefore([*runs_before(self._home), *here], self._catalogue, self._lying)
