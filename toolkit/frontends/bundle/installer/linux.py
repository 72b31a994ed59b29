"""Linux (统信, 麒麟, Debian): packages, command, extension of LibreOffice, menu entries."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from .steps import Refusal
from .steps import copy_program
from .steps import last_line
from .steps import make_workspace
from .steps import read_record
from .steps import remove_files
from .steps import run
from .steps import say
from .steps import write_record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .steps import Bundle

NAME = "taizhang-toolkit"
EXTENSION = "taizhang.toolkit"  # -- its identifier; see toolkit.frontends.libreoffice.extension --
COMMAND = '#!/bin/sh\nPYTHONPATH="{site}" exec "{python}" -s -m {module} "$@"\n'
ENTRY = """[Desktop Entry]
Type=Application
Name={name}
Comment={comment}
Exec={command}
Icon=x-office-spreadsheet
Terminal={terminal}
Categories=Office;
"""


def home() -> Path:
    """The person's own folder for the toolkit (XDG base directory specification)."""
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / NAME


def install(bundle: Bundle, folder: Path | None, python: Path, office_python: str) -> None:
    """Everything, for the person who is logged in.

    Args:
        bundle: the unpacked bundle.
        folder: the working folder; None takes 台账 in the person's documents.
        python: the program that this runs in, as it was started: LibreOffice's own is a script that
            sets up its environment.
        office_python: the version of LibreOffice's Python, as 3.11; "" where there is no LibreOffice.

    Raises:
        Refusal: a step failed.
    """
    bundle.check(platform.machine())
    at = home()
    say(f"使用 Python {sys.version.split()[0]}：{python}")
    say("正在安装，约需一分钟…")
    site = _packages(bundle, at, python)
    bin_folder = Path.home() / ".local" / "bin"
    files = [
        _command(bin_folder / "taizhang", python, site, "toolkit"),
        _command(bin_folder / "taizhang-drop", python, site, "toolkit.frontends.dropped"),
    ]
    copy_program(bundle, at)
    folder = folder or _documents() / "台账"
    book = make_workspace([str(files[0])], folder)
    entries = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "applications"
    files += _entries(entries, book, files[1])
    write_record(at, {"files": [str(file) for file in files], "extension": False})
    make = [str(python), "-s", "-m", "toolkit.frontends.libreoffice", str(at), str(folder)]
    if _extension(at, make, site, office_python):
        write_record(at, {"files": [str(file) for file in files], "extension": True})
    say(f"命令：{files[0]}（如 taizhang validate 台账.xlsx）")


def uninstall() -> None:
    """Take away all but the working folder."""
    at = home()
    record = read_record(at)
    if record.get("extension"):
        done = run(["unopkg", "remove", EXTENSION], _clean())
        if done.returncode:
            raise Refusal(f"扩展没有移除，请关闭 LibreOffice 后重试：{last_line(done.stderr)}")
    remove_files(record.get("files"))
    shutil.rmtree(at, ignore_errors=True)
    say("已卸载。工作文件夹和里面的台账没有动。")


def _packages(bundle: Bundle, at: Path, python: Path) -> Path:
    """Install beside an earlier installation, which is replaced when all is there."""
    site, coming = at / "site", at / "site.new"
    shutil.rmtree(coming, ignore_errors=True)
    coming.mkdir(parents=True)
    bundle.pip(python, "--target", str(coming))
    shutil.rmtree(site, ignore_errors=True)
    coming.rename(site)
    return site


def _command(path: Path, python: Path, site: Path, module: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = COMMAND.format(site=site, python=python, module=module)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return path


def _documents() -> Path:
    done = run(["xdg-user-dir", "DOCUMENTS"]) if shutil.which("xdg-user-dir") else None
    said = done.stdout.strip() if done else ""
    return Path(said) if said else Path.home()


def _entries(folder: Path, book: Path, drop: Path) -> list[Path]:
    """What stands in the menu of programs: the workbook, and what files are dropped on."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {
        "taizhang-open.desktop": (book.stem, "打开台账", f'xdg-open "{book}"', "false"),
        "taizhang-drop.desktop": (
            "校验台账", "把台账拖到这里，或用它打开台账", f'"{drop}" "{book.parent}" %F', "true",
        ),
    }  # fmt: skip
    made = []
    for name, (title, comment, command, terminal) in wanted.items():
        path = folder / name
        text = ENTRY.format(name=title, comment=comment, command=command, terminal=terminal)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)
        made.append(path)
    return made


def _extension(at: Path, make: list[str], site: Path, office_python: str) -> bool:
    """Add the extension; where it cannot work, say so, and the command line remains."""
    python = ".".join(map(str, sys.version_info[:2]))
    if not office_python or not shutil.which("unopkg"):
        say("没有找到 LibreOffice，只装了命令行。装好 LibreOffice 后请再运行一次安装。")
        return False
    if office_python != python:
        say(
            f"LibreOffice 用的是 Python {office_python}，不能用 Python {python} 的安装包："
            "没有装菜单和按钮，请用命令行或“校验台账”图标。"
        )
        return False
    done = run(make, {**os.environ, "PYTHONPATH": str(site)})
    if done.returncode:
        raise Refusal(f"扩展没有做成：{last_line(done.stderr)}")
    done = run(["unopkg", "add", "-f", str(at / "taizhang.oxt")], _clean())
    if done.returncode:
        raise Refusal(f"扩展没有装上，请关闭 LibreOffice 后重试：{last_line(done.stderr)}")
    say("LibreOffice：已装菜单“台账”和工具栏，工作文件夹里的台账可以用按钮。")
    return True


def _clean() -> Mapping[str, str]:
    """An environment without another Python's settings, which LibreOffice's would take for its own."""
    kept = ("HOME", "DISPLAY", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS", "USER", "LOGNAME")
    own = {name: os.environ[name] for name in kept if name in os.environ}
    return {**own, "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
