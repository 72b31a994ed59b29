"""A register on a real PostgreSQL server: made, migrated, shared by processes at once."""

import json
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace

import pytest
from sqlalchemy import create_engine
from sqlalchemy import make_url

from judge.working_folder import BOOK
from tests.register.test_register import CHANGE
from tests.register.test_register import RUN
from tests.register.test_submissions import CAME
from tests.register.test_submissions import SENT
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.declare.submission import Step
from toolkit.declare.submission_life import StepRefusedError
from toolkit.frontends.cli import main
from toolkit.register.entries import IssuedEntry
from toolkit.register.entries import Use
from toolkit.register.errors import NumberTakenError
from toolkit.register.errors import RegisterMissingError
from toolkit.register.numbers import next_serial
from toolkit.register.register import Register
from toolkit.workplace.register_place import ADDRESS_FILE
from toolkit.workplace.register_place import VARIABLE
from toolkit.workplace.sample_workbook import sample_workbook


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


def test_a_database_without_tables_is_no_broken_register_but_one_to_come(address):
    with pytest.raises(RegisterMissingError, match=r"还是空的，第一次校验.*自动建表"):
        register_at(address).runs()


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


def test_the_variable_of_the_computer_leads_to_the_register(desk, address, capsys, monkeypatch):
    (desk / ADDRESS_FILE).unlink()
    monkeypatch.setenv(VARIABLE, address)
    assert main(["register", str(desk), "--json"]) == 2
    assert "还是空的" in json.loads(capsys.readouterr().out)["error"]["message"]
    assert main(["generate", str(desk / BOOK), "进展情况通报"]) == 0
    assert [each.run.step for each in register_at(address).runs()] == ["生成公文"]
    assert not (desk / "登记.db").exists()


def test_clerks_who_draw_at_once_never_have_one_number(address):
    """Each draws the next number and has it refused where another was first, as 签发 does."""

    def drawn(_clerk):
        register = register_at(address)
        register.create()
        for _ in range(20):
            serial = next_serial(register.runs(), "坛环督", 2012)
            entry = IssuedEntry(f"坛环督〔2012〕{serial}号", Use.USED, title="督办单")
            with suppress(NumberTakenError):
                register.add(replace(RUN, issued=(entry,)))
                return serial
        return None

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(drawn, range(6))) == [1, 2, 3, 4, 5, 6]


def test_clerks_who_approve_at_once_approve_once(address):
    register_at(address).create()
    register_at(address).submitted("三解三促", [SENT, CAME, replace(SENT, step=Step.MERGE)])

    def approve(clerk):
        event = replace(SENT, step=Step.APPROVE, by=f"局长{clerk}")
        try:
            return register_at(address).submitted("三解三促", [event])
        except StepRefusedError:
            return []

    with ThreadPoolExecutor(4) as pool:
        taken = [event for events in pool.map(approve, range(4)) for event in events]
    assert len(taken) == 1
    assert register_at(address).submissions("三解三促")[-1] == taken[0]
    assert register_at(address).broken() is None


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
