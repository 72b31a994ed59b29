"""Which figures of papers were counted from which rows, as the papers themselves record it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.disk import os_error
from toolkit.declare.errors import ToolkitError
from toolkit.declare.ranges import rows_in
from toolkit.declare.verifying import CELLS
from toolkit.declare.wording import listed
from toolkit.word.template import read_figures
from toolkit.workplace.folders import ARCHIVE_FOLDER
from toolkit.workplace.folders import PAPERS_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.declare.ledger import Ledger

SHOWN = 6


def few(names: Sequence[str]) -> str:
    """The names of figures, as many as a person reads."""
    more = f"等{len(names)}个数" if len(names) > SHOWN else ""
    return f"{listed(names[:SHOWN])}{more}"


def papers_with(home: Path, rows: Sequence[Ledger]) -> Iterator[tuple[str, list[str]]]:
    """The papers of a working folder that hold figures counted from any of these rows, with their names."""
    folders = (home / PAPERS_FOLDER, *sorted((home / ARCHIVE_FOLDER).glob("*")))
    for path in (each for folder in folders for each in sorted(folder.glob("*.docx"))):
        try:
            content = path.read_bytes()
        except OSError as error:
            raise (os_error(error) or error) from None
        if names := figures_from(content, path.name, rows):
            yield path.relative_to(home).as_posix(), names


def figures_from(content: bytes, name: str, rows: Sequence[Ledger]) -> list[str]:
    """The names of the figures of a paper that were counted from any of these rows.

    A paper that cannot be read has none.
    """
    wanted: dict[str, set[int]] = {}
    for row in rows:
        wanted.setdefault(row.sheet, set()).add(row.at_row)
    try:
        figures = read_figures(content, name)
    except ToolkitError:
        return []
    resting = (
        each.name for each in figures if _touch(rows_in(each.attributes.get(CELLS, "")), wanted)
    )
    return list(dict.fromkeys(resting))


def _touch(cells: Mapping[str, set[int]], wanted: Mapping[str, set[int]]) -> bool:
    return any(not rows.isdisjoint(wanted.get(sheet, ())) for sheet, rows in cells.items())
