"""A real PostgreSQL server, started as an ordinary user: initdb refuses root."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy import make_url

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1:]


@pytest.fixture(scope="session")
def server():
    """A cluster of its own, on a socket in its own folder; its address without a database.

    The folder lies in none of pytest's: each run of pytest closes those to other users anew.
    """
    programs = next(iter(PROGRAMS), None) or Path(shutil.which("initdb") or "").parent
    if not (programs / "initdb").exists():
        pytest.skip("没有 PostgreSQL（apt-get install postgresql）：登记库在服务器上的测试没有做")
    as_nobody = ["setpriv", "--reuid", "nobody", "--clear-groups"] if os.geteuid() == 0 else []
    home = Path(tempfile.mkdtemp(prefix="taizhang-pg-"))
    if as_nobody:
        shutil.chown(home, "nobody")
    data, environment = home / "data", {**os.environ, "LC_ALL": "C.UTF-8"}

    def run(*words):
        command = [*as_nobody, programs / words[0], *words[1:]]
        subprocess.run(command, check=True, env=environment, cwd="/", stdout=subprocess.DEVNULL)

    try:
        run("initdb", "-D", data, "-U", "clerk", "-A", "trust", "-E", "UTF8")
        settings = f"-c listen_addresses= -c unix_socket_directories={home} -c fsync=off"
        run("pg_ctl", "-D", data, "-w", "-l", home / "log", "-o", settings, "start")
        yield f"postgresql://clerk@/{{}}?host={home}"
        run("pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home)


@pytest.fixture
def address(server, request):
    """The address of a new database."""
    name = f"t{abs(hash(request.node.name)) % 10**8}"
    engine = create_engine(
        make_url(server.format("postgres")).set(drivername="postgresql+psycopg"),
        isolation_level="AUTOCOMMIT",
    )
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return server.format(name)
