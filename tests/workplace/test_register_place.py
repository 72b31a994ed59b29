"""The address of a register on a server, as a person may have written it."""

import json
import sys

import pytest

from tests.workplace.conftest import BOOK
from toolkit.frontends.cli import main
from toolkit.workplace.register_place import ADDRESS_FILE


def generated(folder, capsys):
    capsys.readouterr()
    assert main(["generate", str(folder / BOOK), "进展情况通报", "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert len(said["documents"]) == 1
    return said["unregistered"]


@pytest.mark.parametrize(
    "words",
    ["", "登记在服务器上", "mysql://a@b/c", "postgresql://a@b", "http://a/b", "sqlite:///a.db"],
)
def test_what_is_no_address_is_said_and_the_papers_are_written(folder, capsys, words):
    (folder / ADDRESS_FILE).write_text(words, encoding="utf-8")
    said = generated(folder, capsys)
    assert said.startswith("没有登记：") and ADDRESS_FILE in said
    assert "postgresql://用户名@主机/数据库" in said


def test_a_computer_without_the_driver_says_how_to_get_it(folder, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)  # -- as where it is not installed --
    (folder / ADDRESS_FILE).write_text("postgresql://a@b/c", encoding="utf-8")
    assert "pip install taizhang-toolkit[postgresql]" in generated(folder, capsys)
    assert main(["register", str(folder)]) == 2
    assert "psycopg" in capsys.readouterr().err
