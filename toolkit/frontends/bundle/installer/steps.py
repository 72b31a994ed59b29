"""Steps that are the same on Windows and Linux."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

DISTRIBUTION = "taizhang-toolkit[excel]"
RECORD = "installed.json"
PAGES, FIRST_PAGE = "使用手册", "五分钟.html"  # -- see toolkit.frontends.bundle.pages --
ALREADY_THERE = 2  # -- the exit status of taizhang new where a working folder is --


class Refusal(Exception):
    """One sentence: why the installation cannot go on, and what to do."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """The unpacked bundle.

    Attributes:
        folder: where it lies.
        version: of the toolkit.
        book: the workbook's name, without its suffix.
        activity: whose working folder is made; "" leaves it to the toolkit.
        activities: what else is installed, as pip's requirements.
        pythons: the Python versions, as 3.11, for which it has wheels.
        machines: the processors.
    """

    folder: Path
    version: str
    book: str
    activity: str
    activities: tuple[str, ...]
    pythons: tuple[str, ...]
    machines: tuple[str, ...]

    @classmethod
    def at(cls, folder: Path) -> Bundle:
        """Read the facts that the bundle was made with."""
        facts = json.loads((folder / "program" / "facts.json").read_text(encoding="utf-8"))
        texts = (facts[name] for name in ("version", "book", "activity"))
        lists = (tuple(facts[name]) for name in ("activities", "pythons", "machines"))
        return cls(folder, *texts, *lists)

    def check(self, machine: str) -> None:
        """Refuse a Python or a processor for which there are no wheels.

        Raises:
            Refusal: which it is, and which would do.
        """
        python = ".".join(map(str, sys.version_info[:2]))
        if python not in self.pythons:
            raise Refusal(
                f"这台机器的 Python 是 {python}，安装包适用于 {'、'.join(self.pythons)}。请先装其中一个版本。"
            )
        if machine.lower() not in self.machines:
            raise Refusal(f"这台机器是 {machine}，安装包适用于 {'、'.join(self.machines)}。")

    def pip(self, python: Path, *options: str) -> None:
        """Install the toolkit with the pip of the bundle; nothing is fetched from a network.

        Raises:
            Refusal: with pip's own last words.
        """
        wheels = self.folder / "wheels"
        pip = next(wheels.glob("pip-*.whl"), None)
        if pip is None:
            raise Refusal("安装包不完整，缺少 wheels 文件夹里的文件。请重新解压整个压缩包。")
        offline = ("--no-index", "--find-links", str(wheels), "--no-warn-script-location")
        quiet = ("--quiet", "--disable-pip-version-check", "--no-cache-dir")
        wanted = f"{DISTRIBUTION}=={self.version}"
        command = [str(python), str(pip / "pip"), "install", *offline, *quiet, *options, wanted]
        command += self.activities
        done = run(command)
        if done.returncode:
            raise Refusal(f"安装没有完成：{last_line(done.stderr)}")


def run(
    command: Sequence[str], environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program and keep what it says; its Python talks UTF-8."""
    talking = {**(os.environ if environment is None else environment), "PYTHONUTF8": "1"}
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", errors="replace", env=talking, check=False
    )


def last_line(said: str) -> str:
    """The last line that says something."""
    lines = [line for line in said.splitlines() if line.strip()]
    return lines[-1].strip() if lines else "没有说明原因"


def say(words: str) -> None:
    """Tell the person what was done."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def refuse_folder(folder: Path) -> None:
    """Refuse a working folder that cannot be made, before anything is installed.

    Raises:
        Refusal: which folder cannot be written.
    """
    there = next(each for each in (folder, *folder.parents) if os.path.lexists(each))
    if not (there.is_dir() and os.access(there, os.W_OK | os.X_OK)):
        raise Refusal(
            f"工作文件夹“{folder}”建不成：“{there}”不能写。请用 --folder 另选文件夹，再运行一次。没有安装。"
        )


def make_workspace(toolkit: Sequence[str], folder: Path, bundle: Bundle) -> Path:
    """Make the working folder with `taizhang new`; one that is there stays as it is.

    Returns:
        The workbook in it.

    Raises:
        Refusal: it cannot be made, or has no workbook.
    """
    named = ("--activity", bundle.activity) if bundle.activity else ()
    done = run([*toolkit, "new", str(folder), *named])
    books = [
        book
        for suffix in (".xlsm", ".xlsx")
        if (book := folder / f"{bundle.book}{suffix}").is_file()
    ]
    if done.returncode == ALREADY_THERE and books:
        say(f"工作文件夹：{folder}（原来就有，没有改动）")
    elif done.returncode or not books:
        raise Refusal(
            "程序已经装了，按钮和图标还没有：工作文件夹没有建成。"
            f"{last_line(done.stderr)}改好或用 --folder 另选文件夹，再运行一次安装。"
        )
    else:
        say(f"工作文件夹：{folder}")
    return books[0]


def copy_pages(bundle: Bundle, folder: Path) -> None:
    """Put the manual into the working folder, where the clerk finds it; a newer one takes its place."""
    pages = bundle.folder / PAGES
    if pages.is_dir():
        shutil.copytree(pages, folder / PAGES, dirs_exist_ok=True)
        say(f"怎样用：用浏览器打开 {folder / PAGES / FIRST_PAGE}")


def write_record(home: Path, made: dict[str, object]) -> None:
    """Keep what an uninstallation has to take away."""
    (home / RECORD).write_text(json.dumps(made, ensure_ascii=False, indent=1), encoding="utf-8")


def read_record(home: Path) -> dict[str, object]:
    """What an installation made; nothing where there is none."""
    path = home / RECORD
    found: dict[str, object] = {}
    if path.is_file():
        found = json.loads(path.read_text(encoding="utf-8"))
    return found


def remove_files(paths: object) -> None:
    """Remove files that the installation made and that are still there."""
    for path in paths if isinstance(paths, list) else ():
        Path(path).unlink(missing_ok=True)


def copy_program(bundle: Bundle, home: Path) -> None:
    """Keep the installer, which is also what uninstalls."""
    target = home / "program"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(bundle.folder / "program", target, ignore=shutil.ignore_patterns("__pycache__"))
