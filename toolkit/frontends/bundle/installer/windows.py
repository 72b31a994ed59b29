"""Windows 10 and 11: a Python of its own for the button, Excel's trust, shortcuts."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

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
    from collections.abc import Iterable
    from collections.abc import Sequence

    from .steps import Bundle

    Entry = tuple[str, str, str | int]  # -- key, name, value --

NAME = "taizhang-toolkit"
TITLE = "台账工具箱"
SHELL_FOLDERS = r"Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
UNINSTALL = rf"Software\Microsoft\Windows\CurrentVersion\Uninstall\{NAME}"
OFFICE = r"Software\Microsoft\Office"
OFFICES = ("16.0", "15.0", "14.0")  # -- 2016 and later, 2013, 2010 --
TRUSTED = r"Excel\Security\Trusted Locations"
DROP = "校验台账（把台账拖到这里）.cmd"


def home() -> Path:
    """The folder that the workbook's settings name; see toolkit.workbooks.control.workbook."""
    return Path(os.environ["LOCALAPPDATA"]) / NAME


def python_of(home: Path) -> Path:
    """The Python that the button starts, whether it is a virtual environment's or an embedded one."""
    return home / "python" / "Scripts" / "python.exe"


def install(bundle: Bundle, folder: Path | None) -> None:
    """Everything, for the person who is logged in; no administrator is needed.

    Raises:
        Refusal: a step failed.
    """
    _check_python()
    bundle.check(os.environ.get("PROCESSOR_ARCHITECTURE", ""))
    folder = folder or _default_folder()
    refuse_folder(folder)
    at, python = home(), python_of(home())
    at.mkdir(parents=True, exist_ok=True)
    if not read_record(at):
        write_record(at, {"files": [], "keys": [UNINSTALL]})
    _make_python(at, python)
    say("正在安装，约需一分钟…")
    bundle.pip(python)
    _check(python)
    copy_program(bundle, at)
    shutil.copyfile(bundle.folder / "program" / "uninstall.cmd", at / "uninstall.cmd")
    book = make_workspace([str(python), "-m", "toolkit"], folder, bundle)
    copy_pages(bundle, folder)
    desktop = known_folder("Desktop")
    links = [desktop / f"{book.stem}.lnk"]
    _shortcut(python, bundle, links[0], book)
    for place in (folder, desktop):
        shutil.copyfile(bundle.folder / "program" / "drop.cmd", place / DROP)
        links.append(place / DROP)
    entries = [*trusted_location(folder, offices()), *uninstall_entry(at, bundle.version)]
    write_registry(entries)
    keys = list(dict.fromkeys(key for key, _, _ in entries if key.endswith(NAME)))
    write_record(at, {"files": [str(link) for link in links], "keys": keys})
    say(f"桌面上有快捷方式“{book.stem}”。打开后点“校验”。")
    say(f"WPS：把台账拖到桌面的“{DROP}”上。")


def uninstall() -> None:
    """Take away all but the working folder; the program's own folder goes when this has ended."""
    record = read_record(home())
    remove_files(record.get("files"))
    keys = record.get("keys")
    delete_registry(keys if isinstance(keys, list) else [])
    say("已卸载。工作文件夹和里面的台账没有动。")


def _check_python() -> None:
    """Refuse a Python from which nothing could be installed for Excel.

    Raises:
        Refusal: it is one for 32 bits, or the Store's, which keeps what it writes to itself.
    """
    if sys.maxsize < 2**32:
        raise Refusal("这台机器的 Python 是 32 位的，请装 64 位的 Python。")
    if "windowsapps" in f"{sys.base_prefix}{sys.executable}".lower():
        raise Refusal(
            "这是微软应用商店的 Python，Excel 看不到它装的东西。请装 python.org 的 Python，"
            "或把嵌入式包放在“安装.cmd”旁边，再运行一次。"
        )


def _default_folder() -> Path:
    """The folder 台账 in the person's documents, or beside them where those are OneDrive's.

    Excel names a workbook in OneDrive by its address on the web, beside which nothing can be written.
    """
    documents = known_folder("Personal")
    if "onedrive" in str(documents).lower():
        documents = Path(os.environ["USERPROFILE"])
        say(f"“文档”在 OneDrive 里，工作文件夹改放在“{documents}”。")
    return documents / "台账"


def _make_python(at: Path, python: Path) -> None:
    if Path(sys.executable) == python:
        say(f"使用随附的嵌入式 Python {sys.version.split()[0]}。")
        for settings in python.parent.glob("python*._pth"):
            text = settings.read_text(encoding="utf-8")
            settings.write_text(text.replace("#import site", "import site"), encoding="utf-8")
        return
    say(f"使用已装的 Python {sys.version.split()[0]}：{sys.executable}")
    done = run([sys.executable, "-m", "venv", "--without-pip", "--clear", str(at / "python")])
    if done.returncode:
        raise Refusal(
            f"Python 环境没有建成，请关闭 Excel 和正在运行的校验窗口后重试：{last_line(done.stderr)}"
        )


def _check(python: Path) -> None:
    """Import what a click imports."""
    done = run([str(python), "-c", "import toolkit.frontends.excel, pythoncom"])
    if done.returncode:
        raise Refusal(f"装好后不能运行：{last_line(done.stderr)}")


def _shortcut(python: Path, bundle: Bundle, link: Path, target: Path) -> None:
    script = bundle.folder / "program" / "installer" / "shortcut.py"
    done = run([str(python), str(script), str(link), str(target)])
    if done.returncode:
        say(f"快捷方式没有建成，可从工作文件夹打开台账：{last_line(done.stderr)}")


def trusted_location(folder: Path, versions: Iterable[str]) -> list[Entry]:
    """What makes Excel run the macros of workbooks in a folder without asking."""
    entries: list[Entry] = []
    shared = str(folder).startswith("\\\\")
    for version in versions:
        if shared:
            entries.append((rf"{OFFICE}\{version}\{TRUSTED}", "AllowNetworkLocations", 1))
        key = rf"{OFFICE}\{version}\{TRUSTED}\{NAME}"
        entries += [
            (key, "Path", f"{str(folder).rstrip(chr(92))}\\"),
            (key, "Description", TITLE),
            (key, "AllowSubfolders", 1),
        ]
    return entries


def uninstall_entry(at: Path, version: str) -> list[Entry]:
    """The line in the list of installed programs."""
    command = f'cmd.exe /c ""{at}\\uninstall.cmd""'
    return [
        (UNINSTALL, "DisplayName", TITLE),
        (UNINSTALL, "DisplayVersion", version),
        (UNINSTALL, "UninstallString", command),
        (UNINSTALL, "NoModify", 1),
        (UNINSTALL, "NoRepair", 1),
    ]


def offices() -> list[str]:
    """The versions of Office that this person has used; the newest where none is to be seen."""
    found: list[str] = []
    if sys.platform == "win32":
        import winreg

        for version in OFFICES:
            try:
                winreg.OpenKey(winreg.HKEY_CURRENT_USER, rf"{OFFICE}\{version}\Excel").Close()
            except OSError:
                continue
            found.append(version)
    return found or [OFFICES[0]]


def known_folder(name: str) -> Path:
    """Where 文档 (Personal) or 桌面 (Desktop) lies, which may be another disk or OneDrive."""
    if sys.platform == "win32":
        import winreg

        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, SHELL_FOLDERS) as key:
            return Path(os.path.expandvars(str(winreg.QueryValueEx(key, name)[0])))
    raise Refusal("这是 Windows 的安装包。")


def write_registry(entries: Sequence[Entry]) -> None:
    """Write values of the current user."""
    if sys.platform == "win32":
        import winreg

        for path, name, value in entries:
            kind = winreg.REG_DWORD if isinstance(value, int) else winreg.REG_SZ
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, path) as key:
                winreg.SetValueEx(key, name, 0, kind, value)


def delete_registry(keys: Iterable[str]) -> None:
    """Delete keys of the current user that are there."""
    if sys.platform == "win32":
        import contextlib
        import winreg

        for path in keys:
            with contextlib.suppress(FileNotFoundError):
                winreg.DeleteKey(winreg.HKEY_CURRENT_USER, path)
