"""A register on a PostgreSQL server: how long it is waited for, and what it says, as one Chinese sentence.

Source: PostgreSQL, Appendix A (error codes), 34.1.2 (connection parameters), 20.11 (lock_timeout).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sqlalchemy import URL
from sqlalchemy import create_engine
from sqlalchemy import event
from sqlalchemy.pool import NullPool

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection
    from sqlalchemy import Engine

CONNECTING = 10  # -- seconds for a server to answer --
WAITING = "SET LOCAL lock_timeout = '20s'"  # -- for another clerk's writing to end --
TAKEN = "正被别的程序占用，请稍后再试。"

_ENDED = "连接断了，服务器可能停了或网络断了，请恢复后再试"
_BY_CODE = {
    "55P03": TAKEN.rstrip("。"),
    "28P01": "用户名或密码不对，请核对地址和密码文件",
    "28000": "不让这个用户登录，请找管服务器的人开通",
    "3D000": "服务器上没有这个数据库，请核对地址",
    "42501": "没有读写的权限，请找管服务器的人开通",
    "53300": "连接的人太多，请稍后再试",
    "53100": "服务器的磁盘已满，请告诉管服务器的人",
    "57P01": _ENDED,
    "57P02": _ENDED,
    "57P03": "服务器正在启动或停止，请稍后再试",
}
# -- a connection that is refused comes without a code; these are libpq's and psycopg's own words --
_BY_WORDS = (
    (r"password authentication failed|no password supplied", _BY_CODE["28P01"]),
    (r"no pg_hba\.conf entry|is not permitted to log in", _BY_CODE["28000"]),
    (r'database ".*" does not exist', _BY_CODE["3D000"]),
    (r'role ".*" does not exist', _BY_CODE["28P01"]),
    (r"too many (?:clients|connections)|slots are reserved", _BY_CODE["53300"]),
    (r"starting up|shutting down", _BY_CODE["57P03"]),
    (r"resolve host|could not translate host name", "找不到这台服务器，请核对地址里的主机名和网络"),
    (
        r"Connection refused|No such file or directory",
        "服务器没有开，或不在那里，请核对地址，找管服务器的人",
    ),
    (r"timeout|timed out|No route|unreachable", "连不上服务器，请检查网络和地址"),
    (r"terminat|closed|consuming input|EOF|SSL SYSCALL", _ENDED),
)


def address_of(url: URL) -> str:
    """An address as a person would write it, without its password."""
    plain = URL.create(url.get_backend_name(), url.username, None, url.host, url.port, url.database)
    return unquote(plain.render_as_string())


def server_engine(url: URL, *, json_serializer: Callable[[object], str]) -> Engine:
    """Connections to a server that are not waited for without end."""
    patience = {} if "connect_timeout" in url.query else {"connect_timeout": CONNECTING}
    engine = create_engine(
        url, poolclass=NullPool, connect_args=patience, json_serializer=json_serializer
    )
    event.listen(engine, "begin", _wait_no_longer)
    return engine


def server_sentence(error: BaseException | None) -> str:
    """What a server, or the way to it, says: what is wrong, what to do, and its own words for who keeps it."""
    said = " ".join(str(error).split())
    kind = _BY_CODE.get(getattr(error, "sqlstate", None) or "")
    if kind is None:
        kinds = (kind for pattern, kind in _BY_WORDS if re.search(pattern, said, re.IGNORECASE))
        kind = next(kinds, "连不上或读写失败，请检查网络、地址和数据库")
    return f"{kind}（{said}）。"


def _wait_no_longer(connection: Connection) -> None:
    connection.exec_driver_sql(WAITING)
