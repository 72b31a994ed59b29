"""The address of a register on a server, as a person may have written it."""

import json
import sys

import pytest

from tests.workplace.conftest import BOOK
from toolkit.frontends.cli import main
from toolkit.workplace.register_place import ADDRESS_FILE
from toolkit.workplace.register_place import VARIABLE
from toolkit.workplace.register_place import passed_over


def generated(folder, capsys):
    capsys.readouterr()
    assert main(["generate", str(folder / BOOK), "进展情况通报", "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert len(said["documents"]) == 1
    return said["unregistered"]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "登记在服务器上",
        "mysql://a@b/c",
        "postgresql://a@b",
        pytest.param("http://a/b", marks=pytest.mark.deep),
        "sqlite:///a.db",
    ],
)
def test_what_is_no_address_is_said_and_the_papers_are_written(folder, capsys, words):
    (folder / ADDRESS_FILE).write_text(words, encoding="utf-8")
    said = generated(folder, capsys)
    assert said.startswith("没有登记：") and ADDRESS_FILE in said
    assert "postgresql://用户名@主机/数据库" in said


def test_what_the_variable_says_goes_before_the_file(folder, capsys, monkeypatch):
    (folder / ADDRESS_FILE).write_text("postgresql://a@b/c", encoding="utf-8")
    monkeypatch.setenv(VARIABLE, "mysql://a:geheim@b/c")
    said = generated(folder, capsys)
    assert said.startswith(f"没有登记：环境变量 {VARIABLE} 里写的不是登记库的地址")
    assert "取消这个环境变量" in said and "geheim" not in said


def test_two_addresses_that_differ_are_told(folder, monkeypatch):
    (folder / ADDRESS_FILE).write_text("postgresql://a@b/c\n", encoding="utf-8")
    assert passed_over(folder) == ""
    monkeypatch.setenv(VARIABLE, "postgresql://a@b/c")
    assert passed_over(folder) == ""
    monkeypatch.setenv(VARIABLE, "postgresql://a@b/d")
    assert "两处不同" in passed_over(folder)


def test_a_computer_without_the_driver_says_how_to_get_it(folder, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)  # -- as where it is not installed --
    (folder / ADDRESS_FILE).write_text("postgresql://a@b/c", encoding="utf-8")
    assert "pip install taizhang-toolkit[postgresql]" in generated(folder, capsys)
    assert main(["register", str(folder)]) == 2
    assert "psycopg" in capsys.readouterr().err


@pytest.mark.parametrize("words", ["postgresql://a:geheim@1 2@b/c", "postgresql://a:x@geheim@b/c"])
def test_a_password_that_breaks_the_address_is_not_told(folder, capsys, words):
    (folder / ADDRESS_FILE).write_text(words, encoding="utf-8")
    said = generated(folder, capsys)
    assert "geheim" not in said and "%40" in said


def test_a_validation_that_cannot_be_registered_says_so(folder, capsys):
    (folder / ADDRESS_FILE).write_text("登记在服务器上", encoding="utf-8")
    capsys.readouterr()
    assert main(["validate", str(folder / BOOK), "--json"]) == 1
    shown = capsys.readouterr()
    said = json.loads(shown.out)["unregistered"]
    assert said.startswith("没有登记：") and said in shown.err


@pytest.mark.skipif(sys.platform == "win32", reason="links of POSIX")
def test_papers_in_a_folder_that_is_a_link_are_registered_where_a_person_finds_them(
    folder, tmp_path, capsys
):
    elsewhere = tmp_path / "别处"
    (folder / "公文").rename(elsewhere)
    (folder / "公文").symlink_to(elsewhere)
    (folder / "登记.db").unlink(missing_ok=True)
    assert main(["generate", str(folder / BOOK), "进展情况通报"]) == 0
    assert main(["register", str(folder)]) == 0
    capsys.readouterr()
    assert main(["generate", str(folder / BOOK), "进展情况通报", "--json"]) == 0
    assert not any("不在登记里" in each for each in json.loads(capsys.readouterr().out)["remarks"])
