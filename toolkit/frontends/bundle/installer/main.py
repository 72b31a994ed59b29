"""run.py install [--folder 文件夹] | uninstall: what the starters of a bundle call."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import NoReturn

from . import linux
from . import windows
from .steps import Bundle
from .steps import Refusal
from .steps import say


class Usage(argparse.ArgumentParser):
    """What the starters are called with; anything else is told how they are."""

    def error(self, message: str) -> NoReturn:
        """Say it in Chinese, whatever was wrong."""
        del message
        say(
            "用法：sh 安装.sh 或 安装.cmd，后面可以写 --folder 工作文件夹；没有别的选项。没有安装。"
        )
        sys.exit(1)


def main(arguments: list[str]) -> int:
    """Install or uninstall; 0 done, 1 refused with a sentence."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    parser = Usage(prog="run.py", add_help=False)
    parser.add_argument("step", choices=("install", "uninstall"))
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--python", type=Path, default=Path(sys.executable))
    parser.add_argument("--office-python", default="")
    parser.add_argument("--unopkg", type=Path)
    asked = parser.parse_args(arguments)
    try:
        if asked.step == "uninstall":
            (windows if sys.platform == "win32" else linux).uninstall()
            return 0
        bundle = Bundle.at(Path(__file__).resolve().parents[2])
        say(f"台账工具箱 {bundle.version}")
        # -- not resolved: Excel opens a mapped drive by its letter --
        folder = Path(os.path.abspath(asked.folder)) if asked.folder else None  # noqa: PTH100
        if sys.platform == "win32":
            windows.install(bundle, folder)
        else:
            office = linux.Office(asked.office_python, asked.unopkg)
            linux.install(bundle, folder, asked.python, office)
    except Refusal as refusal:
        say(str(refusal))
        return 1
    except OSError as error:
        say(f"“{error.filename}”不能读写（{error.strerror}），请检查权限和磁盘后重试。")
        return 1
    say("安装完成。")
    return 0
