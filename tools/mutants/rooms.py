"""Which tests answer for a room: they alone are run over its mutants."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
TESTS = {
    "checking": ("tests/checking", "tests/activities"),
    "chinese": ("tests/chinese",),
    "distribution": ("tests/distribution",),
    "ooxml": ("tests/ooxml", "tests/workbooks/patching", "tests/reading/files"),
    "reading": ("tests/reading/values", "tests/reading"),
    "word": ("tests/word/template", "tests/word/lint", "tests/word/facade", "tests/word"),
    "usecases/migration": ("tests/usecases/migration",),
}


def folders_for(room: str) -> tuple[str, ...]:
    """The test folders of a room, nearest first, as far as they are there.

    Raises:
        SystemExit: the room is not in the table, or neither it nor its tests are there.
    """
    there = tuple(folder for folder in TESTS.get(room, ()) if (ROOT / folder).is_dir())
    if not there or not (ROOT / "toolkit" / room).is_dir():
        raise SystemExit(f"no room {room!r} with tests; tools/mutants/rooms.py has {[*TESTS]}")
    return there
