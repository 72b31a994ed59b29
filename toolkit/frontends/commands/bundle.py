"""taizhang bundle: what an offline machine needs to install the toolkit."""

from __future__ import annotations

import sys
from dataclasses import replace
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
    "own_pythons",
    multiple=True,
    type=PathOf(exists=True, dir_okay=False),
    metavar="文件",
    help="随包附上一个 Python，可写几个：Windows 为 python-3.x.x-embed-amd64.zip，Linux 为 cpython-3.x.x+日期-处理器-unknown-linux-gnu-install_only.tar.gz",
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
    own_pythons: tuple[Path, ...],
    activities: tuple[Path, ...],
    as_json: bool,
) -> int:
    """制作离线安装包：在联网的 Linux 上做好，拿到不联网的机器上安装.

    退出状态：0 做好了，2 缺少安装包或用法不对。
    """
    from toolkit.frontends.bundle.activities import activity_wheel
    from toolkit.frontends.bundle.assembling import Order
    from toolkit.frontends.bundle.assembling import make_folder
    from toolkit.frontends.bundle.assembling import make_zip
    from toolkit.frontends.bundle.carried import carried

    asked = {"windows": windows, "linux": linux}
    if not any(asked.values()):
        raise click.UsageError("请写明 --windows 或 --linux")
    brought = tuple(activity_wheel(path) for path in activities)
    make = make_zip if as_zip else make_folder
    orders = [
        Order(
            system,
            pythons or PYTHONS,
            machines if system == "linux" else (),
            wheels,
            activities=brought,
        )
        for system in TARGETS
        if asked[system]
    ]
    targets = [target for order in orders for target in order.targets]
    own = carried(own_pythons, targets, pythons or PYTHONS)
    made = []
    for order in orders:
        with_own = replace(order, own_pythons=own.get(order.system, ()))
        made.append(make(with_own, out or Path.cwd(), _tell))
    if as_json:
        say_json({"bundles": [str(path) for path in made]})
    else:
        for path in made:
            click.echo(path)
    return 0


def _tell(words: str) -> None:
    if sys.stderr.isatty():
        click.echo(words, err=True)
