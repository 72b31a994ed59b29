"""taizhang bundle: what an offline machine needs to install the toolkit."""

from __future__ import annotations

import sys
from fnmatch import fnmatch
from pathlib import Path

import click

from toolkit.frontends.bundle.targets import PYTHONS
from toolkit.frontends.bundle.targets import TARGETS
from toolkit.frontends.chinese_help import command as chinese_command
from toolkit.frontends.options import JSON
from toolkit.frontends.options import PathOf
from toolkit.frontends.options import any_of
from toolkit.frontends.options import out_option
from toolkit.frontends.options import say_json

MACHINES = [target.machine for target in TARGETS["linux"]]


@chinese_command
@click.option("--windows", is_flag=True, help="Windows 10、11（64 位），Excel 和 WPS")
@click.option("--linux", is_flag=True, help="统信、麒麟等（x86_64、aarch64），LibreOffice")
@out_option("安装包放在哪个文件夹；不写则放在当前文件夹")
@click.option("--zip", "as_zip", is_flag=True, help="做成一个 zip；不写则做成文件夹")
@any_of("--python", "pythons", PYTHONS, "适用的 Python；不写则全部")
@any_of("--machine", "machines", MACHINES, "Linux 的处理器；不写则全部")
@click.option(
    "--wheels",
    type=PathOf(exists=True, file_okay=False),
    metavar="文件夹",
    help="已下载的 .whl 所在文件夹；不写则联网下载",
)
@click.option(
    "--embedded-python",
    type=PathOf(exists=True, dir_okay=False),
    metavar="文件",
    help="随包附上 python.org 的嵌入式包 python-3.x.x-embed-amd64.zip（Windows）",
)
@click.option(
    "--activity",
    "activities",
    multiple=True,
    type=PathOf(exists=True, dir_okay=False),
    metavar="文件",
    help="一并装上的活动（.whl），可写几个；工作文件夹按第一个建",
)
@JSON
def command(
    windows: bool,
    linux: bool,
    out: Path | None,
    as_zip: bool,
    pythons: tuple[str, ...],
    machines: tuple[str, ...],
    wheels: Path | None,
    embedded_python: Path | None,
    activities: tuple[Path, ...],
    as_json: bool,
) -> int:
    """制作离线安装包：在联网的 Linux 上做好，拿到不联网的机器上安装.

    退出状态：0 做好了，2 缺少安装包或用法不对。
    """
    from toolkit.frontends.bundle.activities import activity_wheel
    from toolkit.frontends.bundle.assembling import EMBEDDED
    from toolkit.frontends.bundle.assembling import Order
    from toolkit.frontends.bundle.assembling import make_folder
    from toolkit.frontends.bundle.assembling import make_zip

    asked = {"windows": windows, "linux": linux}
    if not any(asked.values()):
        raise click.UsageError("请写明 --windows 或 --linux")
    if embedded_python and not fnmatch(embedded_python.name, EMBEDDED):
        raise click.UsageError(f"“{embedded_python.name}”不是 64 位的嵌入式包（{EMBEDDED}）")
    brought = tuple(activity_wheel(path) for path in activities)
    make = make_zip if as_zip else make_folder
    made = []
    for system in (each for each in TARGETS if asked[each]):
        order = Order(
            system,
            pythons or PYTHONS,
            machines if system == "linux" else (),
            wheels,
            embedded_python if system == "windows" else None,
            brought,
        )
        made.append(make(order, out or Path.cwd(), _tell))
    if as_json:
        say_json({"bundles": [str(path) for path in made]})
    else:
        for path in made:
            click.echo(path)
    return 0


def _tell(words: str) -> None:
    if sys.stderr.isatty():
        click.echo(words, err=True)
