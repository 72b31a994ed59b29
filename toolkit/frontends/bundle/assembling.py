"""Putting a bundle together: wheels, installer, starters, what a person reads."""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from packaging.utils import canonicalize_name

import toolkit
from toolkit.frontends.bundle.activities import check_needs
from toolkit.frontends.bundle.errors import BundleError
from toolkit.frontends.bundle.lightening import without_macros
from toolkit.frontends.bundle.own_wheel import own_wheel
from toolkit.frontends.bundle.pages import FIRST_PAGE
from toolkit.frontends.bundle.pages import PAGES_FOLDER
from toolkit.frontends.bundle.pages import manual
from toolkit.frontends.bundle.pages import write_pages
from toolkit.frontends.bundle.targets import PYTHONS
from toolkit.frontends.bundle.targets import TARGETS
from toolkit.frontends.bundle.wheels import download
from toolkit.frontends.bundle.wheels import take
from toolkit.ooxml.archive import USUAL
from toolkit.ooxml.archive import Member
from toolkit.ooxml.archive import blocks
from toolkit.ooxml.archive import deflated
from toolkit.ooxml.archive import stored
from toolkit.ooxml.archive import with_rights
from toolkit.ooxml.atomic import write_whole
from toolkit.workplace.activities import chosen

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from toolkit.frontends.bundle.activities import ActivityWheel
    from toolkit.frontends.bundle.targets import Target

HERE = Path(__file__).parent
PYTHONS_MARK = "@PYTHONS@"
SCRIPT_MODE = 0o755
PACKED = frozenset({".whl", ".gz", ".zip"})
MESSAGES = {
    "no-python.txt": (
        "没有找到可用的 Python。\n"
        f"请先安装 64 位的 Python（{'、'.join(PYTHONS)} 均可），再运行一次“安装.cmd”；\n"
        "或者把 python.org 的嵌入式包 python-3.x.x-embed-amd64.zip 放在“安装.cmd”旁边，再运行一次。\n"
    ),
    "embedded-failed.txt": (
        "嵌入式 Python 没有解开。请手工把 python-3.x.x-embed-amd64.zip 的内容解压到\n"
        "%LOCALAPPDATA%\\taizhang-toolkit\\python\\Scripts，移走这个 zip，再运行一次“安装.cmd”；\n"
        "或者安装 64 位的 Python 后再运行。\n"
    ),
    "not-unpacked.txt": "请先把压缩包整个解压到一个文件夹，再运行其中的“安装.cmd”。\n",
}
PAGES_SAID = (
    f"\n怎样用：双击“{PAGES_FOLDER}”文件夹里的“{FIRST_PAGE}.html”，照着做一遍；装好以后工作文件夹里也有一份。\n"
    f"手册、安装、离线安装包等各页都在“{PAGES_FOLDER}”里，用浏览器看，不用联网。\n"
)
READ_ME = {
    "windows": (
        "台账工具箱 {version}：Windows 10、11 离线安装包（64 位）\n\n"
        "1. 右击下载来的压缩包，选“属性”，勾选“解除锁定”，再解压到一个文件夹。\n"
        "2. 双击“安装.cmd”。不需要管理员权限。要用别的工作文件夹：安装.cmd --folder D:\\台账\n"
        "   机器上已有 Python {pythons}（64 位）的，直接使用；没有的，把嵌入式包\n"
        "   python-3.x.x-embed-amd64.zip 放在“安装.cmd”旁边。\n"
        "3. 双击桌面上的快捷方式打开台账，点“校验”。WPS 把台账拖到桌面的“校验台账”图标上。\n\n"
        "卸载：设置—应用—台账工具箱，或 %LOCALAPPDATA%\\taizhang-toolkit\\uninstall.cmd。"
        "工作文件夹不删除。\n"
    ),
    "linux": (
        "台账工具箱 {version}：Linux 离线安装包（{machines}，LibreOffice）\n\n"
        "1. 解压到一个文件夹，用经办人自己的账号运行：sh 安装.sh\n"
        "   要用别的工作文件夹：sh 安装.sh --folder ~/台账\n"
        "   需要 Python {pythons} 之一；LibreOffice 的按钮还需要 LibreOffice 所用的 Python 是同一版本，\n"
        "   否则只装命令行，安装时会说明。\n"
        "   统信 20、麒麟 V10 自带的 Python 较旧（3.7、3.8），不能用：包里带着 cpython-…tar.gz 的，安装时自动\n"
        "   用它；没有带的，请信息人员下载一个放在“安装.sh”旁边（哪一个见“离线安装包”一页），再运行一次。\n"
        "   先关闭 LibreOffice，再安装或卸载。\n"
        "2. 双击桌面上的图标打开台账，点按钮，或用菜单“台账”。\n\n"
        "卸载：sh 卸载.sh，或 sh ~/.local/share/taizhang-toolkit/uninstall.sh。工作文件夹不删除。\n"
    ),
}


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted.

    Attributes:
        system: windows or linux.
        pythons: the Python versions, as 3.11, that it is to serve.
        machines: the processors; () serves all that the system is known with.
        wheels: a folder of wheels; None has pip download them.
        activities: wheels of activities that come along; the working folder is made for the first.
        own_pythons: whole Pythons to put in, for machines that have none that fits.
    """

    system: str
    pythons: tuple[str, ...] = PYTHONS
    machines: tuple[str, ...] = ()
    wheels: Path | None = None
    own_pythons: tuple[Path, ...] = ()
    activities: tuple[ActivityWheel, ...] = ()

    @property
    def targets(self) -> list[Target]:
        """The machines that it is to serve."""
        known = TARGETS[self.system]
        return [each for each in known if not self.machines or each.machine in self.machines]

    @property
    def name(self) -> str:
        """The bundle's folder, and its zip without the suffix."""
        return f"taizhang-toolkit-{toolkit.__version__}-{self.system}"


def make_folder(order: Order, out: Path, tell: Callable[[str], None]) -> Path:
    """Write the bundle as a folder; the folder appears when it is whole.

    Raises:
        BundleError: a wheel is missing or the folder is there already.
    """
    target = out / order.name
    if target.exists():
        raise BundleError(f"“{target}”已经存在，不会覆盖。请先移走，或换一个 --out。")
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out) as draft:
        folder = Path(draft) / order.name
        _wheels(order, folder / "wheels", tell)
        _program(order, folder)
        docs = manual()
        if docs:
            write_pages(docs, folder / PAGES_FOLDER)
        else:
            tell("没有带“使用手册”：手册的文字不在装好的工具箱里，请在源码文件夹里做离线包。")
        _starters(order, folder, with_pages=docs is not None)
        folder.rename(target)
    return target


def make_zip(order: Order, out: Path, tell: Callable[[str], None]) -> Path:
    """Write the bundle as one zip; an older one of that name is replaced when all is there.

    Raises:
        BundleError: a wheel is missing.
    """
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"{order.name}.zip"
    with tempfile.TemporaryDirectory(dir=out) as draft:
        folder = make_folder(order, Path(draft), tell)
        tell("正在压缩…")
        write_whole(target, blocks(_members(folder)))
    return target


def _members(folder: Path) -> Iterator[Member]:
    """A folder's files one by one, wheels as they are, with the rights that scripts need."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = path.relative_to(folder.parent).as_posix()
            packed = path.suffix in PACKED
            content = path.read_bytes()
            member = stored(name, content) if packed else deflated(name, content, USUAL)
            yield with_rights(member, path.stat().st_mode)


def _wheels(order: Order, folder: Path, tell: Callable[[str], None]) -> None:
    folder.mkdir(parents=True)
    missing: list[tuple[str, str]] = []
    for target in order.targets:
        if order.wheels is None:
            download(target, order.pythons, folder, tell)
        else:
            missing += take(target, order.pythons, order.wheels, folder)
    if missing:
        said = "、".join(dict.fromkeys(f"{each}（Python {python}）" for each, python in missing))
        raise BundleError(f"文件夹“{order.wheels}”里缺少安装包：{said}。")
    without_macros(folder)
    tell("正在制作台账工具箱自己的安装包…")
    own_wheel(folder)
    there = [canonicalize_name(path.name.partition("-")[0]) for path in folder.glob("*.whl")]
    check_needs(order.activities, there)
    for each in order.activities:
        shutil.copyfile(each.path, folder / each.path.name)


def _program(order: Order, folder: Path) -> None:
    program = folder / "program"
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(HERE / "installer", program / "installer", ignore=ignored)
    shutil.copyfile(HERE / "run.py", program / "run.py")
    machines = [target.machine for target in order.targets]
    first = order.activities[0] if order.activities else None
    facts = {
        "version": toolkit.__version__,
        "book": first.title if first else chosen(None).title,
        "activity": first.name if first else "",
        "activities": [each.requirement for each in order.activities],
        "pythons": order.pythons,
        "machines": machines,
    }
    (program / "facts.json").write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")


def _starters(order: Order, folder: Path, *, with_pages: bool) -> None:
    pythons = " ".join(reversed(order.pythons))
    if order.system == "windows":
        _copy("windows_files/install.cmd", folder / "安装.cmd", pythons, newline="\r\n")
        for name in ("uninstall.cmd", "drop.cmd"):
            _copy(f"windows_files/{name}", folder / "program" / name, newline="\r\n")
        (folder / "messages").mkdir()
        for name, words in MESSAGES.items():
            text = words.replace("\n", "\r\n")
            (folder / "messages" / name).write_text(text, encoding="utf-16", newline="")
    else:
        for source, name in (
            ("install.sh", "安装.sh"),
            ("uninstall.sh", "卸载.sh"),
            ("uninstall.sh", "program/uninstall.sh"),
        ):
            _copy(f"linux_files/{source}", folder / name, pythons)
            (folder / name).chmod(SCRIPT_MODE)
    for each in order.own_pythons:
        shutil.copyfile(each, folder / each.name)
    said = READ_ME[order.system].format(
        version=toolkit.__version__,
        pythons="、".join(order.pythons),
        machines="、".join(target.machine for target in order.targets),
    )
    if with_pages:
        said += PAGES_SAID
    newline = "\r\n" if order.system == "windows" else "\n"
    (folder / "先看这里.txt").write_text(said, encoding="utf-8-sig", newline=newline)


def _copy(source: str, target: Path, pythons: str = "", newline: str = "\n") -> None:
    text = (HERE / source).read_text(encoding="utf-8").replace(PYTHONS_MARK, pythons)
    target.write_text(text, encoding="utf-8", newline=newline)
