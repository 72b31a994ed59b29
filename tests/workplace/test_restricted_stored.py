"""What is restricted stands in nothing that is stored or said: register, trail, JSON, output, log."""

import re
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge import working_folder
from tests.examples import examples
from tests.opened import opened
from tests.opened import typed
from tests.workplace.conftest import BOOK
from toolkit.activities.sanjie.receptions import Visit
from toolkit.frontends.cli import main
from toolkit.register.register import Register
from toolkit.workplace.opening import judged_book
from toolkit.workplace.trail import CellChange
from toolkit.workplace.trail import record_changes
from toolkit.workplace.validating import register_validation
from toolkit.workplace.writer import writing

HIDDEN = re.compile("（受限）#[0-9a-f]{8}")
PETITIONER = ("欧阳馥琮", "99000119500105123X", "13900001234", "翀珩镇睿家村3组17号")


def stored(folder):
    """Every byte of the register, and every word that its tables hold."""
    path = folder / "登记.db"
    with closing(sqlite3.connect(path)) as database:
        rows = "\n".join(database.iterdump())
    return path.read_bytes().decode("utf-8", "replace") + rows


@pytest.fixture(scope="module")
def desk(edited_folder, tmp_path_factory):
    """A working folder whose petitioners nobody knows, and its workbook as judged."""
    folder = working_folder.copied(edited_folder, tmp_path_factory.mktemp("受限") / "台 账")
    book = opened(folder / BOOK)
    for column, value in zip(restricted(), PETITIONER, strict=True):
        book[Visit.sheet].cell(3, column.position + 1, value)
    typed(book, folder / BOOK)
    return folder


@pytest.fixture(scope="module")
def as_judged(desk):
    return judged_book(desk / BOOK, None)[1]


def restricted():
    return [column for column in Visit.columns if column.restricted]


secrets = st.sampled_from(PETITIONER)
words = st.text(st.characters(codec="utf-8", categories=["L", "P"]), max_size=6)


@examples(20)
@given(before=words, secret=secrets, after=words, line=st.sampled_from(["R101 甲", "R502 乙"]))
def test_an_explanation_with_a_petitioner_is_stored_as_a_hash(
    desk, as_judged, before, secret, after, line
):
    typed = replace(as_judged, explanations={line: f"{before}，{secret}，{after}"})
    assert register_validation(typed, desk / BOOK).unregistered == ""
    *_, newest = [
        each for each in Register(desk / "登记.db").changes() if each.place == f"说明 {line}"
    ]
    assert secret not in stored(desk)
    assert HIDDEN.fullmatch(newest.new)


@examples(20)
@given(secret=secrets, old=words, in_its_column=st.booleans())
def test_a_change_of_a_restricted_cell_is_stored_as_a_hash(
    desk, as_judged, secret, old, in_its_column
):
    change = CellChange(
        BOOK, Visit.sheet, "C3", f"{secret}{old}", f"{old}{secret}", f"改自{secret}", in_its_column
    )
    with writing("校验", desk / BOOK, desk, lambda _: None) as writer:
        record_changes(writer, [change], as_judged.gate)
    newest = Register(desk / "登记.db").changes()[-1]
    assert secret not in stored(desk)
    assert HIDDEN.fullmatch(newest.old) and HIDDEN.fullmatch(newest.new)
    assert HIDDEN.fullmatch(newest.why) and newest.place == f"{Visit.sheet}!C3"


def test_a_change_that_hides_nothing_is_stored_as_it_is(folder, capsys):
    _, judged = judged_book(folder / BOOK, None)
    change = CellChange(BOOK, "下基层活动台账", "F3", "2012.3.5", "2012-03-05", "日期写法规范化")
    with writing("校验", folder / BOOK, folder, lambda _: None) as writer:
        record_changes(writer, [change], judged.gate, who="王某")
    capsys.readouterr()
    assert main(["register", str(folder), "--trail"]) == 0
    said = capsys.readouterr().out
    assert "改动1处" in said
    assert f"王某　《{BOOK}》下基层活动台账!F3　“2012.3.5”→“2012-03-05”　日期写法规范化" in said


def test_equal_values_have_equal_hashes_and_another_register_has_others(desk, folder):
    _, judged = judged_book(desk / BOOK, None)
    change = CellChange(BOOK, Visit.sheet, "C3", PETITIONER[0], PETITIONER[0], "", restricted=True)
    (folder / "登记.db").unlink()
    hashes = []
    for where in (desk, folder):
        with writing("校验", where / BOOK, where, lambda _: None) as writer:
            record_changes(writer, [change], judged.gate)
        newest = Register(where / "登记.db").changes()[-1]
        assert newest.old == newest.new
        hashes.append(newest.new)
    assert hashes[0] != hashes[1]


def test_no_step_stores_or_says_a_petitioner(desk, capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    book = opened(desk / BOOK)
    results = book["校验结果"]
    heads = [cell.value for cell in results[2]]
    for at, secret in enumerate(PETITIONER, start=3):
        results.cell(at, heads.index("系统标识") + 1, f"R10{at} 甲{secret}")
        results.cell(at, heads.index("说明") + 1, f"已告知{secret}")
        book[Visit.sheet].cell(at + 2, 1, f"SX {secret}")
    typed(book, desk / BOOK)
    said = ""
    for step in (
        ["validate"],
        ["distribute"],
        ["generate", "进展情况通报", "表扬通报", "催报通知"],
    ):
        for more in ([], ["--json"]):
            assert main([step[0], str(desk / BOOK), *step[1:], *more]) in {0, 1}
            said += "".join(capsys.readouterr())
    assert main(["register", str(desk), "--trail", "--json"]) == 0
    trail = capsys.readouterr().out
    assert len(HIDDEN.findall(trail)) >= len(PETITIONER)
    logs = "".join(each.read_text() for each in tmp_path.rglob("*.log"))
    everything = "\n".join([said, trail, logs, stored(desk)])
    assert [each for each in PETITIONER if each in everything] == []
