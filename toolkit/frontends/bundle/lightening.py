"""Wheels without what no clerk's machine needs: other people's macro workbooks, which virus scanners refuse."""

from __future__ import annotations

import csv
import io
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from toolkit.ooxml.archive import USUAL
from toolkit.ooxml.archive import archive
from toolkit.ooxml.archive import contents
from toolkit.ooxml.atomic import write_whole
from toolkit.ooxml.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MACROS = frozenset({".xlam", ".xla", ".xlsm", ".xlsb", ".xls", ".bas"})


def without_macros(wheels: Path) -> None:
    """Write each wheel of a folder that holds workbooks with macros, or their modules, without them.

    The wheel's RECORD is kept true (binary distribution format), so that pip installs it as any other.
    """
    for wheel in sorted(wheels.glob("*.whl")):
        try:
            there = contents(wheel.read_bytes())
        except ArchiveError:  # -- pip will say what is wrong with it --
            continue
        files = {
            name: content
            for name, content in there.items()
            if PurePosixPath(name).suffix.lower() not in MACROS
        }
        if len(files) == len(there):
            continue
        record = next(name for name in files if name.endswith(".dist-info/RECORD"))
        files[record] = _record(files[record], files)
        write_whole(wheel, [archive(files, USUAL)])


def _record(record: bytes, there: Iterable[str]) -> bytes:
    """A RECORD's lines of the files that are there."""
    kept = set(there)
    said = io.StringIO(newline="")
    lines = csv.reader(io.StringIO(record.decode()))
    csv.writer(said, lineterminator="\n").writerows(
        line for line in lines if line and line[0] in kept
    )
    return said.getvalue().encode()
