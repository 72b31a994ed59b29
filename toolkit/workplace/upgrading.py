"""A working folder of an older version brought to this one; as it was, it is kept whole beside it."""

from __future__ import annotations

import datetime as dt
import hashlib
import socket
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

import toolkit
from toolkit.declare.errors import NOTHING_WRITTEN
from toolkit.declare.errors import ToolkitError
from toolkit.declare.errors import telling_so_far
from toolkit.declare.real_path import real_path
from toolkit.declare.wording import listed
from toolkit.register.entries import FileEntry
from toolkit.register.entries import Run
from toolkit.register.errors import RegisterError
from toolkit.workplace import old_folder
from toolkit.workplace.folders import STEP_FOLDERS
from toolkit.workplace.lock import only_writer
from toolkit.workplace.old_books import OldBook
from toolkit.workplace.old_books import old_books
from toolkit.workplace.opening import silence
from toolkit.workplace.person import login_name
from toolkit.workplace.registering import open_register
from toolkit.workplace.upgraded_templates import TemplateFate
from toolkit.workplace.upgraded_templates import UpgradedTemplate
from toolkit.workplace.upgraded_templates import upgraded_templates

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from pathlib import Path

STEP = "升级"
RIGHTS = 0o666


class NoWorkingFolderError(ToolkitError):
    """What is to be upgraded is no working folder."""


class BookChangedError(ToolkitError):
    """Somebody saved a workbook while it was being upgraded."""

    exit_status = 1


@dataclass(slots=True)
class Upgraded:
    """What became of a working folder.

    Attributes:
        folder: the working folder, which is of this version now.
        kept: the same as it was; None where nothing had to be changed.
        books: its workbooks, those of this version already too.
        templates: its templates.
        written: what was written, in order.
        folders: those that were made.
        runs: how many entries the register has; None where there is none.
        remarks: what else is to be told.
    """

    folder: Path
    kept: Path | None = None
    books: list[OldBook] = field(default_factory=list)
    templates: list[UpgradedTemplate] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)
    runs: int | None = None
    remarks: list[str] = field(default_factory=list)

    def so_far(self) -> str:
        """What has been done, in sentences."""
        if self.kept is None:
            return NOTHING_WRITTEN
        done = listed(path.name for path in self.written)
        said = f"已换好：{done}。" if done else ""
        return f"旧文件夹已整个另存为“{self.kept}”。{said}再运行一次就接着做完。"


def upgrade(folder: Path, tell: Callable[[str], None] = silence) -> Upgraded:
    """Bring the workbooks, the templates that nobody edited and the register of a folder to this version.

    All is made first; then the folder is copied whole, and file by file the new ones take their places.
    What a run that was cut off has left to do is done by the next.

    Raises:
        ToolkitError: it is no working folder, a workbook is open or cannot be read; nothing is changed.
        OSError: it cannot be written; what had been done by then is told.
    """
    if not folder.is_dir():
        raise NoWorkingFolderError(
            f"“{folder}”不是文件夹。请写工作文件夹的路径，里面有台账总册。", file=folder
        )
    folder = real_path(folder)
    done = Upgraded(folder)
    with telling_so_far(done.so_far, stays_true=True), only_writer([folder], STEP, tell) as told:
        done.remarks += told
        found = old_books(folder)
        done.books, done.remarks = found.books, [*done.remarks, *found.skipped]
        done.templates = upgraded_templates(folder, found.catalogue)
        new = _new_files(done)
        done.kept = old_folder.was_cut_off(folder)
        if new:
            done.kept = old_folder.keep_whole(folder)
            _put(done, new)
        _make_folders(done)
        _register(done)
        old_folder.done(folder)
    return done


def _new_files(done: Upgraded) -> Mapping[Path, bytes]:
    """What is to be written: templates first, so that a workbook of this version is the end of it."""
    templates = {each.place: each.content for each in done.templates if each.place}
    books = {each.place: each.made.content for each in done.books if each.made}
    return {**templates, **books}


def _put(done: Upgraded, new: Mapping[Path, bytes]) -> None:
    for each in done.books:
        if each.made and hashlib.sha256(each.path.read_bytes()).hexdigest() != each.sha256:
            raise BookChangedError(
                f"升级时有人保存了《{each.path.name}》，它没有改动。请关闭它，再运行一次。",
                file=each.path,
            )
    old_folder.put(new, done.folder, done.written.append)


def _make_folders(done: Upgraded) -> None:
    """The folders of the month's steps that the older version did not have."""
    for path in (done.folder / name for name in STEP_FOLDERS):
        if not path.exists():
            path.mkdir()
            done.folders.append(path)


def _register(done: Upgraded) -> None:
    """Bring the register to this version, and write down that the folder was."""
    opened = open_register(done.folder, RIGHTS, found=False)
    done.remarks += opened.remarks
    if opened.unregistered:
        done.remarks.append(opened.unregistered)
    if opened.register is None:
        return
    try:
        if done.kept is not None:
            opened.register.add(_run(done))
        done.runs = len(opened.register.runs())
    except RegisterError as error:
        done.remarks.append(f"没有登记：{error}")


def _run(done: Upgraded) -> Run:
    files = [
        FileEntry(str(path.relative_to(done.folder)), hashlib.sha256(path.read_bytes()).hexdigest())
        for path in done.written
    ]
    return Run(
        at=dt.datetime.now().astimezone(),
        who=login_name(),
        step=STEP,
        book=listed(each.path.name for each in done.books),
        cells="",
        as_of=None,
        program=toolkit.__version__,
        settings={},
        host=socket.gethostname(),
        folder=str(done.folder),
        files=tuple(files),
    )


def edited(done: Upgraded) -> list[UpgradedTemplate]:
    """The templates that people edited, which stay as they are."""
    return [each for each in done.templates if each.fate is TemplateFate.EDITED]
