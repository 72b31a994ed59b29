"""The judge counts: what it plants it looks for, and what was not planted it tells apart."""

import zipfile
from collections import Counter
from random import Random

import openpyxl
import pytest
from openpyxl.formatting.rule import CellIsRule

from judge import bureaus
from judge import clerks
from judge import corpus
from judge import dirty
from judge import growing
from judge import kills
from judge import merge_plan
from judge import merges
from judge import pages
from judge import signing
from judge import split_tags
from judge import spoilt
from judge import strangers
from judge import working_folder
from judge.package_losses import losses
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.frontends.cli import main


def test_an_invented_activity_is_judged_whole():
    said = strangers.figures(1)
    assert said["planted"] and said["rule: due"] and said["booklets"] and said["marks due"]
    assert said["planted"] == said["found"]


def test_an_invented_bureau_is_judged_whole():
    said = bureaus.figures(1)
    assert said["mistakes"] and said["findings due"] and said["verdicts due"]
    assert said["findings missed"] == 0


@pytest.mark.deep
def test_a_kill_and_a_round_of_clerks_are_judged_whole():
    said = kills.figures(1)
    assert said["kills"] + said["ended before the kill"] == 1
    assert not said["typed bytes lost"] and not said["untrue said"]
    assert clerks.figures(1)["runs"] == clerks.CLERKS


def test_a_signature_or_an_archive_that_is_not_whole_is_seen(tmp_path):
    folder = tmp_path / "台 账"
    signing.make(folder, sample.clean_rows(SANJIE.ledgers), signed=True)
    assert [*signing.not_signed_once(folder)] == []
    assert [*signing.not_archived_whole(folder)] == ["归档里有0件"]
    assert main([each.format(folder=folder) for each in signing.ARCHIVE]) == 0
    assert [*signing.not_archived_whole(folder)] == []
    (folder / "公文" / "表扬通报_正本.docx").write_bytes(b"")
    assert len([*signing.not_signed_once(folder)]) == 1


def test_what_a_kill_could_do_is_seen(tmp_path):
    folder = working_folder.make(tmp_path / "台 账")
    typed = working_folder.typed_in(folder)
    listing = folder / "下发" / "下发清单.xlsx"
    listing.write_bytes(listing.read_bytes()[:500])
    (folder / "公文" / "另一份.docx").write_bytes(
        (folder / "公文模板" / "表扬通报.docx").read_bytes()
    )
    (folder / ".暂存-甲").mkdir()
    assert [*working_folder.half_written(folder)] == ["下发清单.xlsx不完整"]
    assert len([*working_folder.lost(folder, typed)]) == 1
    assert [*working_folder.left_behind(folder)] == ["留下.暂存-甲"]
    assert "另一份.docx没有登记" in [*working_folder.unregistered(folder)]
    said = {
        "copy": str(folder / "没有.xlsx"),
        "remarks": ["原来的甲.xlsx内容不同，已另存为乙.xlsx。"],
    }
    assert len([*kills.untrue(folder, said)]) == 2


@pytest.mark.deep
def test_spoilt_copies_of_a_strangers_workbook_are_read_or_refused():
    said = spoilt.figures(1)
    assert said["read"] + said["refused in a sentence"] == said["workbooks"]
    assert said["read"] and said["marked"] and said["ended otherwise"] == 0


def test_dirty_cells_are_read_or_asked_none_in_silence():
    said = dirty.figures(1)
    assert said["cells"] == 150
    assert said["right"] >= 148
    assert said["silent"] == 0


def test_books_of_others_are_read_marked_and_looked_at_for_losses(tmp_path, capsys):
    path, copy = tmp_path / "甲.xlsx", tmp_path / "缺.zip"
    book = openpyxl.Workbook()
    book.active.append(["姓名", 5])
    book.active.conditional_formatting.add("A1", CellIsRule("equal", ["1"]))
    book.save(path)
    (tmp_path / "乙.xls").write_bytes(b"nothing of Excel's")
    corpus.main(str(tmp_path))
    said = " ".join(capsys.readouterr().out.split())
    for due in ("2 workbooks", "1 read", "1 copy marked", "1 copies without loss", "不是 Excel"):
        assert due in said
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(copy, "w") as lacking:
        for name in package.namelist():
            content = package.read(name).replace(b"conditionalFormatting", b"conditional")
            if "docProps" not in name:
                lacking.writestr(name, content)
    found = losses(path, copy)
    assert "no part docProps/app.xml" in found
    assert any("0 of 1 conditionalFormatting" in each for each in found)


def test_tags_torn_apart_are_judged_whole():
    said = split_tags.figures(1)
    assert said["cases"] == said["equal"] == 2 * split_tags.PARAGRAPHS


@pytest.mark.office
def test_invented_papers_are_on_paper_as_the_standard_has_them():
    said = pages.figures(11)
    assert said["papers"] == said["papers without a fault"] == pages.PAPERS


def test_a_form_that_changes_leaves_every_cell_accounted_for():
    said = [growing.figures(seed) for seed in (0, 2, 10)]
    whole = sum(said, Counter())
    assert whole["cells"] > 100 and whole["moved"] and whole["kept aside"] and whole["notes"]
    assert not whole["unaccounted"] and not whole["misplaced"]


def test_the_account_of_cells_sees_one_that_is_lost_and_one_in_another_row(tmp_path):
    draw = Random(20)
    form = growing.drawn_form(draw)
    filled = growing.filled_in(form, draw)
    growing.write(form, filled, tmp_path / "旧.xlsx", draw)
    made = growing.upgraded_book(
        growing.read_workbook(tmp_path / "旧.xlsx"), growing.catalogue(form), macros=False
    )
    new = tmp_path / "新.xlsx"
    new.write_bytes(made.content)
    assert not growing.account(form, filled, new, made)["unaccounted"]
    book = openpyxl.load_workbook(new)
    sheet = book[next(title for title, rows in filled.rows.items() if len(rows) > 1)]
    sheet["A3"], sheet["A4"] = sheet["A4"].value, sheet["A3"].value
    book.save(new)
    assert growing.account(form, filled, new, made)["misplaced"]
    sheet["A3"] = None
    book.save(new)
    assert growing.account(form, filled, new, made)["unaccounted"]


@pytest.mark.deep
def test_a_round_of_returns_is_merged_as_the_plain_merge_says():
    said = merges.figures(2013)
    assert said["cells changed"] > 50
    assert said["questions"] > 2
    wrong = ("wrong cells", "questions not asked", "added rows lost", "added rows that are none")
    assert [said[each] for each in (*wrong, "deletions not proposed", "files lost")] == [0] * 6


def test_the_plain_merge_leaves_to_a_person_what_two_have_changed():
    place = ("表", 3, "栏")
    plan = merge_plan.Plan()
    plan.wanted[place] = [("甲", "六")]
    assert merge_plan.ought(place, "五", plan) == (["六"], False)
    plan.office[place] = "七"
    assert merge_plan.ought(place, "五", plan) == (["七"], True)
    plan.office[place] = "六"
    assert merge_plan.ought(place, "五", plan) == (["六"], False)
