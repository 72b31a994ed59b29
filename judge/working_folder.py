"""A working folder in which people have edited whatever the program wrote, and what may be asked of it.

What a person typed is the last bytes of a file, behind the zip's end: another content to the toolkit,
the same document to every program.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import zipfile
from typing import TYPE_CHECKING

import openpyxl

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.frontends.cli import main
from toolkit.register.register import Register
from toolkit.workplace.folders import REGISTER_FILE
from toolkit.workplace.sample_workbook import sample_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from toolkit.declare.sample import Rows

BOOK = "三解三促台账.xlsx"
EDIT = "人写的".encode()
TAIL = 200  # -- bytes at a file's end in which an edit is looked for --
PACKAGES = frozenset({".docx", ".xlsx"})
DONE = (0, 1)


def make(folder: Path, rows: Rows | None = None) -> Path:
    """Papers, 核对单, booklets, 下发清单 and marked copy, each edited since, the ledger changed."""
    assert main(["new", str(folder), "--without-macros"]) == 0
    book = folder / BOOK
    book.write_bytes(sample_workbook(SANJIE, rows or sample.clean_rows(SANJIE.ledgers)))
    for step in (["generate", "进展情况通报", "表扬通报"], ["distribute"], ["validate"]):
        assert main([step[0], str(book), *step[1:]]) in DONE
    written = [*folder.glob("公文/*"), *folder.glob("下发/*"), *folder.glob("*_校验.xlsx")]
    for number, each in enumerate(written):
        with each.open("ab") as file:
            file.write(f"{number:03d}".encode() + EDIT)
    change(book)
    return folder


def change(book: Path) -> None:
    """The ledger as it is a day later, so that everything written from it differs."""
    changed = openpyxl.load_workbook(book)
    changed["下基层活动台账"]["K3"] = "另一件事"
    changed["人员名册"]["B3"] = "改了名"
    changed["接访场次"]["H3"] = 9
    changed.save(book)


def copied(template: Path, folder: Path) -> Path:
    """The same working folder at another place; its register goes on there."""
    shutil.copytree(template, folder)
    Register(folder / REGISTER_FILE).move_to(str(folder.resolve()))
    return folder


def typed_in(folder: Path) -> set[bytes]:
    """The contents of all files that a person edited."""
    return {content for content in _contents(folder) if EDIT in content[-TAIL:]}


def lost(folder: Path, typed: set[bytes]) -> Iterator[str]:
    """What a person typed that stands nowhere any more."""
    yield from (f"丢了{len(each)}字节" for each in typed - set(_contents(folder)))


def half_written(folder: Path) -> Iterator[str]:
    """Files in their places that are no whole package."""
    for each in shown_files(folder):
        if each.suffix in PACKAGES and not _is_whole(each):
            yield f"{each.name}不完整"


def left_behind(folder: Path) -> Iterator[str]:
    """Hidden files and folders, of which no ended run leaves any."""
    yield from (f"留下{each.name}" for each in folder.rglob(".*"))


def unsound_register(folder: Path) -> Iterator[str]:
    """What is wrong with the register once every run has ended."""
    if not (folder / REGISTER_FILE).exists():
        yield "没有登记库"
        return
    register = Register(folder / REGISTER_FILE)
    if broken := register.broken():
        yield broken
    if register.pending():
        yield "登记停在进行中"


def unregistered(folder: Path) -> Iterator[str]:
    """Packages in their places that no run has registered and no person has edited."""
    known = {
        each.sha256 for entry in Register(folder / REGISTER_FILE).runs() for each in entry.run.files
    }
    for each in shown_files(folder):
        content = each.read_bytes()
        ours = each.suffix in PACKAGES and each.name != BOOK and "公文模板" not in each.parts
        if (
            ours
            and EDIT not in content[-TAIL:]
            and hashlib.sha256(content).hexdigest() not in known
        ):
            yield f"{each.name}没有登记"


def shown_files(folder: Path) -> Iterator[Path]:
    """The files that a person sees."""
    for each in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in each.relative_to(folder).parts)
        if each.is_file() and not hidden:
            yield each


def run_quietly(*words: str) -> int:
    """A command in this process, which is a child of its own: nothing it says is heard."""
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    return main(words)


def _contents(folder: Path) -> list[bytes]:
    return [each.read_bytes() for each in folder.rglob("*") if each.is_file()]


def _is_whole(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as package:
            return package.testzip() is None
    except zipfile.BadZipFile:
        return False
