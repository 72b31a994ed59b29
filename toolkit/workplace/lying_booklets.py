"""The booklets that lie in 下发 though the register does not know them: a register was lost, they were not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.fixed_sheets import SYSTEM_SHEET
from toolkit.declare.layout import BOOKLET_KIND
from toolkit.declare.layout import SYSTEM_KIND
from toolkit.declare.layout import SYSTEM_PERIOD
from toolkit.declare.layout import SYSTEM_PERSON
from toolkit.declare.layout import SYSTEM_RECEIVER
from toolkit.declare.layout import SYSTEM_RECEIVERS
from toolkit.declare.layout import SYSTEM_VERSION
from toolkit.declare.wording import listed
from toolkit.reading.files import UnreadableFileError
from toolkit.reading.files import read_workbook
from toolkit.reading.tables import system_values
from toolkit.register.entries import SentEntry
from toolkit.workplace.folders import DISPATCH_FOLDER
from toolkit.workplace.stage import sha256_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator
    from pathlib import Path

ANY_BATCH = ""  # -- of a booklet that says no period --


class LyingBooklets:
    """What lies in a working folder's 下发, as each file's hidden 系统 says it; read when it is asked for."""

    def __init__(self, home: Path) -> None:
        self._folder = home / DISPATCH_FOLDER
        self._broken: list[str] = []

    def beside(self, known: Collection[str]) -> list[tuple[str, SentEntry]]:
        """Each with its batch, `ANY_BATCH` where it says none, but for those whose SHA-256 is known."""
        return [*self._read(known)]

    def said(self) -> list[str]:
        """A sentence on the files that could not be read."""
        if not self._broken:
            return []
        names = listed(f"《{name}》" for name in self._broken)
        return [f"“{DISPATCH_FOLDER}”里的{names}读不了，不知道是哪一版，数版本时没有算。"]

    def _read(self, known: Collection[str]) -> Iterator[tuple[str, SentEntry]]:
        for path in sorted(self._folder.glob("*.xlsx")):
            if path.name.startswith(("~", ".")):
                continue
            try:
                sha256 = sha256_of(path)
                if sha256 in known:
                    continue
                facts = system_values(read_workbook(path, only={SYSTEM_SHEET}).sheets)
            except (UnreadableFileError, OSError):
                self._broken.append(path.name)
                continue
            if facts.get(SYSTEM_KIND) == BOOKLET_KIND:
                yield facts.get(SYSTEM_PERIOD, ANY_BATCH), _entry(facts, path.name, sha256)


def _entry(facts: dict[str, str], file: str, sha256: str) -> SentEntry:
    kind, key, person, version = (
        facts.get(name, "")
        for name in (SYSTEM_RECEIVERS, SYSTEM_RECEIVER, SYSTEM_PERSON, SYSTEM_VERSION)
    )
    return SentEntry(kind, key, key, person, version, file, sha256, {})
