"""The button 校验 is registered as the command is, after its results are shown, and never instead of them."""

import re

from tests.frontends.excel.clicked import said
from toolkit.declare.standard import ResultLine
from toolkit.frontends.excel import click
from toolkit.register.register import Register


def register_beside(path):
    register = Register(path.parent / "登记.db")
    register.create(str(path.parent.resolve()))
    return register


def explained(book, words):
    """A person has typed beside a line of the results."""
    results = book.sheets[ResultLine.sheet]
    results.range((8, 1 + ResultLine.explanation.position)).value = words


def test_a_click_is_registered_with_the_trail_of_what_was_typed(path, book):
    register = register_beside(path)
    click("validate")
    explained(book, "因病住院")
    click("validate")
    first, second = register.runs()
    assert [each.run.step for each in (first, second)] == ["校验", "校验"]
    assert {str(each.standing) for each in (first, second)} == {"完成"}
    (change,) = register.changes()
    assert (change.file, change.old, change.new) == (path.name, "", "因病住院")
    assert re.fullmatch("校验时所见；事实#[0-9a-f]{8}", change.why)
    assert register.broken() is None


def test_without_a_register_none_is_made(path, book):
    click("validate")
    assert said(book, "toolkit_status").startswith("校验完成")
    assert "登记" not in said(book, "toolkit_next")
    left = {each.name for each in path.parent.iterdir()}
    assert left == {path.name, "内部核查清单.xlsx"}


def test_a_register_that_cannot_take_it_is_told_and_the_results_stand(path, book):
    register_beside(path)
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(path.parent / "登记.db")) as newer:
        newer.execute("UPDATE register SET version = 99")
        newer.commit()
    click("validate")
    assert said(book, "toolkit_status").startswith("校验完成")
    assert "没有登记：" in said(book, "toolkit_next")
    assert "较新版本" in said(book, "toolkit_next")
