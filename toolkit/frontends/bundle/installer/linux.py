"""Linux (统信, 麒麟, Debian): packages, command, extension of LibreOffice, menu entries."""

from __future__ import annotations

import os
import platform
import re
import shlex
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from .steps import Refusal
from .steps import copy_pages
from .steps import copy_program
from .steps import last_line
from .steps import make_workspace
from .steps import read_record
from .steps import refuse_folder
from .steps import remove_files
from .steps import run
from .steps import say
from .steps import write_record

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Mapping

    from .steps import Bundle

NAME = "taizhang-toolkit"
MAKER = "toolkit.frontends.libreoffice"
OPENER = "xdg-open"  # -- what links to papers and folders are opened with, by LibreOffice too --
OFFICE, OTHER_PROFILE = "soffice.bin", "-env:UserInstallation="
EXTENSION = "taizhang.toolkit"  # -- its identifier; see toolkit.frontends.libreoffice.extension --
START = (
    "import sys; sys.path.insert(0, {site!r}); from runpy import run_module; "
    "run_module({module!r}, run_name='__main__', alter_sys=True)"
)
START_COMMAND = (
    "import sys; sys.path.insert(0, {site!r}); from toolkit.frontends.start import run; run()"
)
"""Nothing is imported before the command listens to Ctrl-C."""
ENTRY = """[Desktop Entry]
Type=Application
Name={name}
Comment={comment}
Exec={command}
Icon=x-office-spreadsheet
Terminal={terminal}
Categories=Office;
"""


@dataclass(frozen=True, slots=True)
class Office:
    """The LibreOffice of this machine.

    Attributes:
        python: the version of its Python, as 3.11; "" where there is no LibreOffice.
        unopkg: its program for extensions; None looks for one on the PATH.
    """

    python: str
    unopkg: Path | None

    def opener(self) -> str:
        """What opens the workbook: LibreOffice itself, since another office may be the usual one, without its buttons."""
        beside = self.unopkg.with_name("soffice") if self.unopkg else None
        there = str(beside) if beside and beside.is_file() else shutil.which("soffice")
        return _quoted(Path(there)) if there else OPENER

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str] | None:
        """Run unopkg; None where there is none."""
        program = self.unopkg if self.unopkg and self.unopkg.is_file() else shutil.which("unopkg")
        return run([str(program), *arguments], _clean()) if program else None


def home() -> Path:
    """The person's own folder for the toolkit (XDG base directory specification)."""
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / NAME


def install(bundle: Bundle, folder: Path | None, python: Path, office: Office) -> None:
    """Everything, for the person who is logged in.

    Args:
        bundle: the unpacked bundle.
        folder: the working folder; None takes 台账 in the person's documents.
        python: the program that this runs in, as it was started: LibreOffice's own is a script that
            sets up its environment.
        office: this machine's LibreOffice.

    Raises:
        Refusal: a step failed.
    """
    bundle.check(platform.machine())
    if office.python:
        _refuse_open_office("安装")
    folder = folder or _documents() / "台账"
    refuse_folder(folder)
    at = home()
    say(f"使用 Python {sys.version.split()[0]}：{python}")
    say("正在安装，约需一分钟…")
    site = _packages(bundle, at, python)
    bin_folder = Path.home() / ".local" / "bin"
    dropping = START.format(site=str(site), module="toolkit.frontends.dropped")
    files = [
        _command(bin_folder / "taizhang", python, START_COMMAND.format(site=str(site))),
        _command(bin_folder / "taizhang-drop", python, dropping),
    ]
    # -- an extension of an earlier installation is still to be removed one day --
    made = {**read_record(at), "files": [str(file) for file in files]}
    write_record(at, made)
    _keep_uninstaller(bundle, at, python)
    book = make_workspace([str(files[0])], folder, bundle)
    copy_pages(bundle, folder)
    files += _icons(book, files[1], office.opener())
    write_record(at, {**made, "files": [str(file) for file in files]})
    start = START.format(site=str(site), module=MAKER)
    if _extension(at, [str(python), "-s", "-c", start, str(at), str(folder)], office):
        made = {**made, "extension": True, "unopkg": str(office.unopkg or "")}
        write_record(at, {**made, "files": [str(file) for file in files]})
    if not shutil.which(OPENER):
        say(
            f"这台机器没有 {OPENER}：首页和“详情”里的“打开”、文件夹的链接点不开。"
            "请信息人员装软件包 xdg-utils；没有装以前，请在工作文件夹的“公文”里双击公文。"
        )
    say(f"命令：{files[0]}（如 taizhang validate 台账.xlsx）")


def _icons(book: Path, dropped: Path, opener: str) -> list[Path]:
    """The workbook and 校验台账 among the programs and, where there is one, on the desktop."""
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share"
    made = _entries(Path(data) / "applications", book, dropped, opener)
    desktop = _own_folder("DESKTOP", "桌面", "Desktop")
    if desktop is not None:
        made += _entries(desktop, book, dropped, opener)
        say(f"桌面上的图标：{book.stem}、校验台账")
    else:
        say(
            f"没有找到“桌面”文件夹，桌面上没有放图标；在开始菜单（应用程序）里找“{book.stem}”“校验台账”。"
        )
    return made


def uninstall() -> None:
    """Take away all but the working folder."""
    at = home()
    record = read_record(at)
    if record.get("extension"):
        _refuse_open_office("卸载")
        kept = record.get("unopkg")
        done = Office("", Path(str(kept)) if kept else None).run("remove", EXTENSION)
        if done is None:
            say("没有找到 LibreOffice 的 unopkg，扩展没有移除；LibreOffice 已经卸载的，不用管。")
        elif done.returncode:
            raise Refusal(f"扩展没有移除，请关闭 LibreOffice 后重试：{last_line(done.stderr)}")
    remove_files(record.get("files"))
    shutil.rmtree(at, ignore_errors=True)
    say("已卸载。工作文件夹和里面的台账没有动。")


def _refuse_open_office(step: str) -> None:
    """Do nothing while the person's LibreOffice is open: it keeps what it has loaded of an extension.

    Raises:
        Refusal: it is.
    """
    # -- one that crashed leaves its lock behind, another profile's program none in this one --
    if (_profile() / ".lock").exists() and _office_runs():
        raise Refusal(
            f"LibreOffice 正开着，{step}以后按钮会出错，所以没有{step}，什么都没有改动。"
            f"请保存并关闭 LibreOffice 的全部窗口（包括右下角的快速启动），再运行一次。"
        )


def _profile() -> Path:
    """Where the person's LibreOffice keeps what is the person's; `.lock` stands there while it is open."""
    settings = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return settings / "libreoffice" / "4"


def _office_runs() -> bool:
    """Whether this person runs a LibreOffice with this profile, as Linux tells."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            own = process.stat().st_uid == os.getuid()
            if own and (process / "comm").read_text(encoding="utf-8").strip() == OFFICE:
                words = (process / "cmdline").read_bytes().decode("utf-8", "replace").split("\0")
                others = [each for each in words if each.startswith(OTHER_PROFILE)]
                if not others or unquote(_profile().as_uri()) in unquote(others[-1]):
                    return True
        except OSError:  # -- it has ended meanwhile --
            continue
    return False


def _keep_uninstaller(bundle: Bundle, at: Path, python: Path) -> None:
    """The uninstaller is kept, and the Python that it needs is linked."""
    copy_program(bundle, at)
    shutil.copyfile(at / "program" / "uninstall.sh", at / "uninstall.sh")
    link = at / "python"
    link.unlink(missing_ok=True)
    link.symlink_to(python)


def _packages(bundle: Bundle, at: Path, python: Path) -> Path:
    """Install beside an earlier installation, which is replaced when all is there."""
    site, coming = at / "site", at / "site.new"
    shutil.rmtree(coming, ignore_errors=True)
    coming.mkdir(parents=True)
    bundle.pip(python, "--target", str(coming))
    shutil.rmtree(site, ignore_errors=True)
    coming.rename(site)
    return site


def _command(path: Path, python: Path, code: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    command = shlex.join([str(python), "-s", "-c", code])
    path.write_text(f'#!/bin/sh\nexec {command} "$@"\n', encoding="utf-8")
    path.chmod(0o755)
    return path


def _documents() -> Path:
    return _own_folder("DOCUMENTS", "文档", "Documents") or Path.home()


def _own_folder(kind: str, *usual: str) -> Path | None:
    """One of the person's folders (XDG user directories); None where there is none.

    xdg-user-dir names the home itself where it knows no such folder.
    """
    done = run(["xdg-user-dir", kind]) if shutil.which("xdg-user-dir") else None
    said = [Path(done.stdout.strip())] if done and done.stdout.strip() else []
    there = [*said, *(Path.home() / name for name in usual)]
    return next((each for each in there if each.is_dir() and each != Path.home()), None)


def _entries(folder: Path, book: Path, drop: Path, opener: str) -> list[Path]:
    """What stands in the menu of programs: the workbook, and what files are dropped on."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {
        "taizhang-open.desktop": (book.stem, "打开台账", f"{opener} {_quoted(book)}", "false"),
        "taizhang-drop.desktop": (
            "校验台账",
            "把台账拖到这里，或用它打开台账",
            f"{_quoted(drop)} {_quoted(book.parent)} %F",
            "true",
        ),
    }
    made = []
    for name, (title, comment, command, terminal) in wanted.items():
        path = folder / name
        text = ENTRY.format(name=title, comment=comment, command=command, terminal=terminal)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)
        made.append(path)
    return made


def _quoted(path: Path) -> str:
    """An argument of Exec (Desktop Entry Specification 1.5, The Exec key)."""
    inside = re.sub(r'(["`$\\])', r"\\\1", str(path)).replace("%", "%%")
    return '"{}"'.format(inside.replace("\\", "\\\\"))


def _extension(at: Path, make: list[str], office: Office) -> bool:
    """Add the extension; where it cannot work, say so, and the command line remains."""
    python = ".".join(map(str, sys.version_info[:2]))
    if office.python not in {"", python}:
        say(
            f"LibreOffice 用的是 Python {office.python}，不能用 Python {python} 的安装包："
            "没有装菜单和按钮，请用命令行或“校验台账”图标。"
        )
        return False
    done = run(make)
    if done.returncode:
        raise Refusal(f"扩展没有做成：{last_line(done.stderr)}")
    added = office.run("add", "-f", str(at / "taizhang.oxt")) if office.python else None
    if added is None:
        say("没有找到 LibreOffice，只装了命令行。装好 LibreOffice 后请再运行一次安装。")
        return False
    if added.returncode:
        raise Refusal(f"扩展没有装上，请关闭 LibreOffice 后重试：{last_line(added.stderr)}")
    say("LibreOffice：已装菜单“台账”和工具栏，工作文件夹里的台账可以用按钮。")
    return True


def _clean() -> Mapping[str, str]:
    """An environment without another Python's settings, which LibreOffice's would take for its own."""
    kept = ("HOME", "DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "USER", "LOGNAME")
    own = {name: os.environ[name] for name in os.environ if name in kept or name[:4] == "XDG_"}
    return {**own, "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
