"""The list of what a batch has made: input, template and output by their SHA-256, one JSON a line."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from dataclasses import fields
from typing import TYPE_CHECKING

from toolkit.ooxml.atomic import written_whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MANIFEST = "批次清单.jsonl"
_ENCODER = json.JSONEncoder(ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of the list; hashes are SHA-256 in hexadecimal digits.

    Attributes:
        file: its name in the folder of the list.
        input: the hash of its data.
        template: the hash of its template.
        output: the hash of the document itself.
    """

    file: str
    input: str
    template: str
    output: str

    def line(self) -> str:
        """The line of the list."""
        file, given, template, output = map(
            _ENCODER.encode, (self.file, self.input, self.template, self.output)
        )
        return f'{{"file": {file}, "input": {given}, "template": {template}, "output": {output}}}\n'


class Manifest:
    """A list that is appended to while the batch runs, and put in order at its end.

    A line is written before its document, so that after a crash every document of ours is known.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / MANIFEST
        self._before = _read(self.path)
        self._entries = dict(self._before)
        self._file = self.path.open("a", encoding="utf-8", newline="\n")
        if self.path.stat().st_size and not _ends_whole(self.path):
            self._file.write("\n")

    @property
    def before(self) -> Mapping[str, list[Entry]]:
        """What an earlier run wrote down, by file name, oldest first."""
        return self._before

    def add(self, entry: Entry) -> None:
        """Write down a document that is about to be written."""
        self._entries[entry.file] = [entry]
        self._file.write(entry.line())
        self._file.flush()

    def close(self) -> None:
        """Stop writing."""
        self._file.close()

    def settle(self) -> None:
        """Rewrite the list in order of file names, a document once, and see all to the disk at once."""
        self.close()
        text = "".join(self._entries[name][-1].line() for name in sorted(self._entries))
        with (
            written_whole(self.path) as unfinished,
            unfinished.open("w", encoding="utf-8", newline="\n") as file,
        ):
            file.write(text)
            file.flush()
            if hasattr(os, "sync"):
                os.sync()  # one flush for all documents, where an fsync each would take minutes
            os.fsync(file.fileno())


def _read(path: Path) -> dict[str, list[Entry]]:
    """The entries by file; a line torn by a crash is none."""
    found: dict[str, list[Entry]] = {}
    if not path.is_file():
        return found
    wanted = {each.name for each in fields(Entry)}
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            said = json.loads(line)
        except json.JSONDecodeError:
            continue
        if isinstance(said, dict) and said.keys() == wanted:
            entry = Entry(**said)
            found.setdefault(entry.file, []).append(entry)
    return found


def _ends_whole(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"
