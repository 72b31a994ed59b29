"""Where the register of a working folder is: the file beside the workbook, or a database on a server.

Several clerks may share one on a server: its address stands in a text file in the working folder.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.register.errors import RegisterError
from toolkit.workplace.folders import REGISTER_FILE

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import URL

    from toolkit.register.register import Register

ADDRESS_FILE = "登记库地址.txt"
SERVERS = frozenset({"postgresql", "postgres"})
DRIVER = "postgresql+psycopg"
_HOST = re.compile(r"[\w.-]*|[0-9A-Fa-f:.]+")
WANTED = "postgresql://用户名@主机/数据库"


def has_register(folder: Path) -> bool:
    """Whether a register is there, or is said to be on a server."""
    return (folder / ADDRESS_FILE).exists() or (folder / REGISTER_FILE).exists()


def register_of(folder: Path) -> Register:
    """The register of a working folder, whether there is one or not; nothing of it is read.

    Raises:
        RegisterError: the address of the server's is wrong, or cannot be used on this computer.
    """
    from toolkit.register.register import Register

    address = folder / ADDRESS_FILE
    return Register(_server(address) if address.exists() else folder / REGISTER_FILE)


def on_server(folder: Path) -> bool:
    """Whether the register is on a server, and not a file that can be lost, copied or closed."""
    return (folder / ADDRESS_FILE).exists()


def _is_whole(url: URL) -> bool:
    """Whether it names a database, and a host that can be one: what else stands there is half a password."""
    return bool(url.database) and _HOST.fullmatch(url.host or "") is not None


def _server(path: Path) -> URL:
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        words = path.read_text(encoding="utf-8-sig").strip()
        url = make_url(words)
    except (OSError, UnicodeDecodeError, ValueError, ArgumentError):
        url = None
    if url is None or url.get_backend_name() not in SERVERS or not _is_whole(url):
        raise RegisterError(
            f"“{path}”里写的不是登记库的地址，应为一行 {WANTED}；其中的密码含有 @ : / 等符号的，"
            "写作 %40 %3A %2F，最好不写在这里；不用服务器的，删除这个文件。",
            file=path,
        )
    try:
        import psycopg  # noqa: F401 - only whether it is there
    except ImportError as error:
        raise RegisterError(
            "登记库在 PostgreSQL 上，这台电脑没有装它的驱动 psycopg，"
            "请信息技术人员运行 pip install taizhang-toolkit[postgresql]。",
            file=path,
        ) from error
    return url.set(drivername=DRIVER)
