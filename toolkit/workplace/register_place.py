"""Where the register of a working folder is: the file beside the workbook, or a database on a server.

Several clerks may share one on a server: its address stands in an environment variable of the computer,
which goes for all its working folders, or else in a text file in the working folder; never in a workbook.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from toolkit.register.errors import RegisterError
from toolkit.workplace.folders import REGISTER_FILE

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import URL

    from toolkit.register.entries import RunEntry
    from toolkit.register.register import Register

VARIABLE = "TAIZHANG_REGISTER"
ADDRESS_FILE = "登记库地址.txt"
SERVERS = frozenset({"postgresql", "postgres"})
DRIVER = "postgresql+psycopg"
_HOST = re.compile(r"[\w.-]*|[0-9A-Fa-f:.]+")
WANTED = "postgresql://用户名@主机/数据库"


def has_register(folder: Path) -> bool:
    """Whether a register is there, or is said to be on a server."""
    return on_server(folder) or (folder / REGISTER_FILE).exists()


def register_of(folder: Path) -> Register:
    """The register of a working folder, whether there is one or not; nothing of it is read.

    Raises:
        RegisterError: the address of the server's is wrong, or cannot be used on this computer.
    """
    from toolkit.register.register import Register

    return Register(_server(folder) if on_server(folder) else folder / REGISTER_FILE)


def set_aside(folder: Path, number: int) -> Path:
    """The place of a register that another one was made in the place of, from 1."""
    place = folder / REGISTER_FILE
    return place.with_name(f"{place.stem}_原{number}{place.suffix}")


def runs_before(folder: Path) -> list[RunEntry]:
    """What the registers say that were set aside in a working folder, the earliest first, as far as they can be read."""
    from toolkit.register.register import Register

    found: list[RunEntry] = []
    number = 1
    while (place := set_aside(folder, number)).exists():
        with suppress(RegisterError):
            found += Register(place).runs()
        number += 1
    return found


def on_server(folder: Path) -> bool:
    """Whether the register is on a server, and not a file that can be lost, copied or closed."""
    return bool(_variable()) or (folder / ADDRESS_FILE).exists()


def passed_over(folder: Path) -> str:
    """What is to be told where the variable and the text file name two registers."""
    address = folder / ADDRESS_FILE
    if not _variable() or not address.exists() or _written(address) == _variable():
        return ""
    return f"登记写在环境变量 {VARIABLE} 所指的登记库里，没有看“{ADDRESS_FILE}”；两处不同，请删去一处。"


def _variable() -> str:
    return os.environ.get(VARIABLE, "").strip()


def _written(address: Path) -> str:
    try:
        return address.read_text(encoding="utf-8-sig").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _is_whole(url: URL) -> bool:
    """Whether it names a database, and a host that can be one: what else stands there is half a password."""
    return bool(url.database) and _HOST.fullmatch(url.host or "") is not None


def _server(folder: Path) -> URL:
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    address = folder / ADDRESS_FILE
    words = _variable() or _written(address)
    try:
        url = make_url(words)
    except (ValueError, ArgumentError):
        url = None
    if url is None or url.get_backend_name() not in SERVERS or not _is_whole(url):
        raise RegisterError(_wrong_address(address), file=None if _variable() else address)
    try:
        import psycopg  # noqa: F401 - only whether it is there
    except ImportError as error:
        raise RegisterError(
            "登记库在 PostgreSQL 上，这台电脑没有装它的驱动 psycopg，"
            "请信息技术人员运行 pip install taizhang-toolkit[postgresql]。",
            file=None if _variable() else address,
        ) from error
    return url.set(drivername=DRIVER)


def _wrong_address(address: Path) -> str:
    where, away = f"“{address}”", "删除这个文件"
    if _variable():
        where, away = f"环境变量 {VARIABLE} ", "取消这个环境变量"
    return (
        f"{where}里写的不是登记库的地址，应为一行 {WANTED}；其中的密码含有 @ : / 等符号的，"
        f"写作 %40 %3A %2F，最好不写在这里；不用服务器的，{away}。"
    )
