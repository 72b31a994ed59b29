"""A register on a real PostgreSQL server: made, migrated, shared by processes at once."""

import json
import os
import shutil
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy import make_url

from judge.working_folder import BOOK
from tests.register.test_register import CHANGE
from tests.register.test_register import RUN
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.frontends.cli import main
from toolkit.register.register import Register
from toolkit.workplace.register_place import ADDRESS_FILE
from toolkit.workplace.sample_workbook import sample_workbook

pytestmark = pytest.mark.deep
PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1:]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A cluster of its own, on a socket in its own folder; its address without a database."""
    programs = next(iter(PROGRAMS), None) or Path(shutil.which("initdb") or "").parent
    if not (programs / "initdb").exists():
        pytest.skip("没有 PostgreSQL（apt-get install postgresql）：登记库在服务器上的测试没有做")
    home = tmp_path_factory.mktemp("pg")
    as_nobody = ["setpriv", "--reuid", "nobody", "--clear-groups"] if os.geteuid() == 0 else []
    if as_nobody:
        for each in (home, *home.parents[:2]):
            each.chmod(0o755)
        shutil.chown(home, "nobody")
    data, environment = home / "data", {**os.environ, "LC_ALL": "C.UTF-8"}

    def run(*words):
        command = [*as_nobody, programs / words[0], *words[1:]]
        subprocess.run(command, check=True, env=environment, cwd=home, stdout=subprocess.DEVNULL)

    run("initdb", "-D", data, "-U", "clerk", "-A", "trust", "-E", "UTF8")
    settings = f"-c listen_addresses= -c unix_socket_directories={home} -c fsync=off"
    run("pg_ctl", "-D", data, "-w", "-l", home / "log", "-o", settings, "start")
    yield f"postgresql://clerk@/{{}}?host={home}"
    run("pg_ctl", "-D", data, "-m", "immediate", "stop")


@pytest.fixture
def address(server, request):
    name = f"t{abs(hash(request.node.name)) % 10**8}"
    engine = create_engine(
        make_url(server.format("postgres")).set(drivername="postgresql+psycopg"),
        isolation_level="AUTOCOMMIT",
    )
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return server.format(name)


@pytest.fixture
def desk(tmp_path, address, capsys):
    folder = tmp_path / "台 账"
    assert main(["new", str(folder), "--without-macros"]) == 0
    (folder / "登记.db").unlink()
    (folder / ADDRESS_FILE).write_text(f"{address}\n", encoding="utf-8")
    (folder / BOOK).write_bytes(sample_workbook(SANJIE, sample.clean_rows(SANJIE.ledgers)))
    capsys.readouterr()
    return folder


def register_at(address):
    return Register(make_url(address).set(drivername="postgresql+psycopg"))


def test_what_was_written_is_read_back_and_the_chain_holds(address):
    register = register_at(address)
    assert not register.exists
    register.create()
    number = register.begin(RUN)
    register.end(number)
    register.record([CHANGE])
    (entry,) = register.runs()
    assert (entry.run, str(entry.standing)) == (RUN, "完成")
    assert register.changes() == [CHANGE]
    assert register.broken() is None


def test_many_who_make_it_and_write_at_once_lose_nothing(address):
    def one(_number):
        register = register_at(address)
        register.create()
        return register.add(RUN)

    with ThreadPoolExecutor(6) as pool:
        numbers = list(pool.map(one, range(12)))
    assert sorted(numbers) == list(range(1, 13))
    assert register_at(address).broken() is None


def test_a_register_of_0_1_0_is_migrated_by_two_at_once(address):
    from alembic import command
    from alembic.config import Config

    engine = create_engine(make_url(address).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", "toolkit.register:migrations")
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.exec_driver_sql("DROP TABLE alembic_version")
        connection.exec_driver_sql("INSERT INTO register (version) VALUES (1)")
        connection.exec_driver_sql(
            "INSERT INTO run (at, who, step, book, cells, program, settings) VALUES"
            " ('2012-07-02T09:30:00+08:00', '王某', '生成公文', '甲.xlsx', 'd', '0.1.0', '{}')"
        )
    engine.dispose()
    with ThreadPoolExecutor(2) as pool:
        read = list(pool.map(lambda _: register_at(address).runs(), range(2)))
    assert [[entry.run.who for entry in each] for each in read] == [["王某"], ["王某"]]
    assert register_at(address).broken() is None


def in_a_process(folder, *step):
    program = [sys.executable, "-m", "toolkit", step[0], str(folder / BOOK), *step[1:], "--json"]
    return subprocess.run(program, capture_output=True, encoding="utf-8", check=False)


def test_steps_of_two_processes_at_once_are_all_registered(desk, address, capsys):
    steps = [("generate", "进展情况通报"), ("distribute",)]
    with ThreadPoolExecutor(2) as pool:
        ran = list(pool.map(lambda step: in_a_process(desk, *step), steps))
    assert [each.returncode for each in ran] == [0, 0], [each.stderr for each in ran]
    said = [json.loads(each.stdout) for each in ran]
    assert sum("刚刚建立" in remark for each in said for remark in each["remarks"]) == 1
    assert main(["register", str(desk), "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {each["step"] for each in listed["runs"]} == {"生成公文", "下发台账"}
    assert listed["check_lists"] == {"agree": 1, "passed_over": 0, "wrong": []}
    assert not (desk / "登记.db").exists()


def test_a_server_that_is_away_is_a_sentence_and_the_papers_are_written(desk, capsys):
    (desk / ADDRESS_FILE).write_text("postgresql://clerk:secret@/x?host=/nowhere", encoding="utf-8")
    assert main(["generate", str(desk / BOOK), "表扬通报", "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["unregistered"].startswith("没有登记：登记库“postgresql")
    assert "服务器没有开" in said["unregistered"] and "secret" not in said["unregistered"]
    assert len(said["documents"]) == 1


def test_a_run_of_another_working_folder_is_let_go_on(desk, address, tmp_path):
    register = register_at(address)
    register.create()
    other = register.begin(replace(RUN, folder=str(tmp_path / "别人的"), host=socket.gethostname()))
    own = register.begin(replace(RUN, folder=str(desk), host=socket.gethostname()))
    assert main(["generate", str(desk / BOOK), "进展情况通报"]) == 0
    standing = {each.number: str(each.standing) for each in register.runs()}
    assert (standing[other], standing[own]) == ("进行中", "完成")
    assert register.broken() is None


def test_a_register_that_is_held_is_not_waited_for_without_end(desk, address, capsys, monkeypatch):
    register_at(address).create()
    monkeypatch.setattr("toolkit.register.server.WAITING", "SET LOCAL lock_timeout = '100ms'")
    engine = create_engine(make_url(address).set(drivername="postgresql+psycopg"))
    with engine.begin() as held:
        held.exec_driver_sql("UPDATE register SET version = version")
        assert main(["generate", str(desk / BOOK), "进展情况通报", "--json"]) == 1
    engine.dispose()
    assert "正被别的程序占用" in json.loads(capsys.readouterr().out)["unregistered"]
