"""Merges that the register of a working folder knows, where the workbook that they went into is not there any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.button import COLLECT
from toolkit.register.errors import RegisterError
from toolkit.usecases.merge_trail import on_the_wall
from toolkit.usecases.merge_trail import source_in
from toolkit.workplace.merged_names import UNDOING
from toolkit.workplace.merged_names import is_merged_from
from toolkit.workplace.merged_names import merged_stem
from toolkit.workplace.register_place import has_register
from toolkit.workplace.register_place import register_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.register.register import Register


def registered_merges(book: Path) -> Mapping[tuple[str, str], Sequence[dt.datetime]]:
    """By unit and file, the local times of merges after which a workbook was written that is gone from beside `book`.

    Of merges that changed cells; none of what was undone since, none of a register that several folders share
    (its changes do not say of which), none where all merged workbooks lie where they were written.
    """
    try:
        register = register_of(book.parent) if has_register(book.parent) else None
        return {} if register is None or register.is_shared else _merges(register, book)
    except RegisterError:
        return {}


def _merges(register: Register, book: Path) -> Mapping[tuple[str, str], Sequence[dt.datetime]]:
    home, stem = book.parent, merged_stem(book)
    written = (home / each.path for each in register.files_of(COLLECT.caption))
    if all(path.exists() for path in written if is_merged_from(path, stem)):
        return {}
    undone = [each.at for each in register.files_of(UNDOING) if _stem(each.book, home) == stem]
    found = {}
    for change in register.reasons(f"{COLLECT.caption}："):
        source = source_in(change.why)
        is_undone = any(change.at <= at for at in undone)
        if source and not is_undone and _stem(change.file, home) == stem:
            found[source] = (on_the_wall(change.at),)
    return found


def _stem(name: str, home: Path) -> str:
    return merged_stem(home / name)
