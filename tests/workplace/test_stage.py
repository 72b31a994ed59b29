"""The stage of a run: what it is for, what of it has arrived, what is said where it fails."""

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.register.test_register import RUN
from toolkit.register.entries import FileEntry
from toolkit.register.entries import Standing
from toolkit.register.register import Register
from toolkit.workbooks.patching import PackageError
from toolkit.workplace.cut_off import clear_up
from toolkit.workplace.outcome import Account
from toolkit.workplace.putting import put
from toolkit.workplace.stage import Stage
from toolkit.workplace.stage import cut_off
from toolkit.workplace.stage import sha256_of


def made(stage, group, target, words):
    stage.draft(target, group).write_text(words, encoding="utf-8")


def test_a_file_that_is_left_out_takes_no_other_s_place(tmp_path):
    stage = Stage.make(tmp_path, 0o600)
    group = stage.group()
    first, second, third = (tmp_path / f"{number}.txt" for number in "甲乙丙")
    made(stage, group, first, "一")
    made(stage, group, second, "二")
    stage.drop(first, group)
    made(stage, group, third, "三")
    (staged,) = stage.seal(None)
    assert {each.target: each.draft.read_text(encoding="utf-8") for each in staged} == {
        second: "二",
        third: "三",
    }


def test_what_is_cut_off_is_read_back_as_it_was_sealed(tmp_path):
    stage = Stage.make(tmp_path, 0o600)
    group = stage.group()
    made(stage, group, tmp_path / "甲.txt", "一")
    sealed = stage.seal(7)
    (left,) = cut_off(tmp_path)
    assert (left.run, left.groups) == (7, sealed)
    assert left.groups[0][0].sha256 == sha256_of(left.groups[0][0].draft)


def test_a_stage_that_was_never_sealed_is_for_nothing(tmp_path):
    stage = Stage.make(tmp_path, 0o600)
    made(stage, stage.group(), tmp_path / "甲.txt", "一")
    (left,) = cut_off(tmp_path)
    assert (left.run, left.groups) == (None, [])
    left.remove()
    assert list(tmp_path.iterdir()) == []


def test_a_fault_of_the_stage_names_the_place_however_it_is_wrapped(tmp_path):
    place, stage = tmp_path / "甲.xlsx", Stage.make(tmp_path, 0o600)
    draft = stage.draft(place, stage.group())
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(draft))
    with pytest.raises(OSError, match=r"甲\.xlsx") as raised, stage.naming_places():
        raise PackageError(f"《{draft}》写不进去") from full
    assert raised.value.filename == str(place)


def test_a_fault_of_the_stage_s_own_files_names_the_folder(tmp_path):
    stage = Stage.make(tmp_path, 0o600)
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(stage.folder / "清单.json.新"))
    with pytest.raises(OSError, match=r"No space|空间") as raised, stage.naming_places():
        raise full
    assert raised.value.filename == str(tmp_path)


def sealed(folder, *names):
    stage = Stage.make(folder, 0o600)
    group = stage.group()
    for name in names:
        made(stage, group, folder / name, f"新的{name}")
    return stage.seal(None)[0]


def test_what_was_edited_after_it_arrived_has_arrived_and_its_group_is_finished(tmp_path):
    paper, listing = tmp_path / "公文.txt", tmp_path / "核对单.txt"
    listing.write_text("原来的", encoding="utf-8")
    first, _ = sealed(tmp_path, paper.name, listing.name)
    first.draft.replace(paper)
    paper.write_text("人改过的", encoding="utf-8")
    said = clear_up([tmp_path], None, tmp_path)
    assert paper.read_text(encoding="utf-8") == "人改过的"
    assert listing.read_text(encoding="utf-8") == "新的核对单.txt"
    assert said == [
        "上次中断时没有写完的1个文件已补写完。",
        "原来的核对单.txt另存为核对单_旧稿1.txt。",
    ]


def test_what_was_taken_out_of_its_place_again_has_not_arrived(tmp_path):
    paper, listing = tmp_path / "公文.txt", tmp_path / "核对单.txt"
    for each in (paper, listing):
        each.write_text("原来的", encoding="utf-8")
    first, _ = sealed(tmp_path, paper.name, listing.name)
    first.draft.unlink()
    assert clear_up([tmp_path], None, tmp_path) == []
    assert listing.read_text(encoding="utf-8") == "原来的"


def test_a_person_who_stops_the_work_within_a_group_finds_it_as_it_was(tmp_path):
    places = [tmp_path / f"{number}.txt" for number in range(3)]
    for each in places:
        each.write_text("原来的", encoding="utf-8")
    group = sealed(tmp_path, *(each.name for each in places))
    account = StoppedAtSecond(open=places.copy())
    with pytest.raises(KeyboardInterrupt):
        put(group, account, lambda _path: True)
    assert {each.read_text(encoding="utf-8") for each in places} == {"原来的"}
    assert (account.written, set(account.open)) == ([], set(places))


def test_where_a_place_cannot_be_taken_no_old_file_is_left_that_nobody_is_told_of(tmp_path):
    places = [tmp_path / f"{number}.txt" for number in range(3)]
    for each in places:
        each.write_text("原来的", encoding="utf-8")
    first, second, third = sealed(tmp_path, *(each.name for each in places))
    unreadable = replace(second, draft=tmp_path / "没有" / "2.txt")
    with pytest.raises(OSError, match=r"1\.txt"):
        put([first, unreadable, third], Account(), lambda _path: False)
    assert sorted(tmp_path.glob("*.txt")) == places
    assert {each.read_text(encoding="utf-8") for each in places} == {"原来的"}


class StoppedAtSecond(Account):
    """An account that Ctrl-C meets where the second file is entered."""

    def done_with(self, path):
        Account.done_with(self, path)
        if len(self.written) == 2:
            raise KeyboardInterrupt


def test_what_is_said_of_stopped_work_names_old_files_and_what_went_before():
    account = Account(beforehand=("登记库没有找到，登记从头记起。",))
    assert account.so_far() == "登记库没有找到，登记从头记起。此外没有改动任何文件。"
    account.written.append(Path("公文.docx"))
    account.kept[Path("公文.docx")] = Path("公文_旧稿1.docx")
    assert account.so_far() == (
        "登记库没有找到，登记从头记起。已写出1个文件（公文.docx）。"
        "原来的内容不同，已另存为公文_旧稿1.docx。"
    )


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_what_is_there_already_is_closed_as_the_new_file_would_be(tmp_path):
    place = tmp_path / "公文.txt"
    place.write_text("新的公文.txt", encoding="utf-8")
    place.chmod(0o644)
    account = Account()
    put(sealed(tmp_path, place.name), account, lambda _path: False)
    assert (account.same, place.stat().st_mode & 0o777) == ([place], 0o600)


def test_a_run_of_another_register_is_not_ended_by_a_stage_with_its_number(tmp_path):
    register = Register(tmp_path / "登记.db")
    register.create()
    number = register.add(RUN)
    stage = Stage.make(tmp_path, 0o600)
    made(stage, stage.group(), tmp_path / "公文.txt", "新的")
    stage.seal(number, "另一个登记库")
    assert clear_up([tmp_path], register, tmp_path) == []
    (entry,) = register.runs()
    assert (entry.standing, entry.why) == (Standing.DONE, "")
    assert list(tmp_path.glob(".暂存*")) == []


@pytest.mark.parametrize(
    ("standing", "wrote", "said"),
    [
        (Standing.DONE, ("甲.txt", "乙.txt"), "上次没有登记完，文件都已写出，现登记为完成。"),
        (Standing.ABANDONED, ("甲.txt",), "中断，1个文件没有写出，或写出后改动过。"),
        (Standing.ABANDONED, (), "中断，没有做完。"),
    ],
)
def test_how_a_run_ended_that_could_not_say_so_is_told_by_its_files(
    tmp_path, standing, wrote, said
):
    register = Register(tmp_path / "登记.db")
    register.create()
    files = []
    for name in ("甲.txt", "乙.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
        files.append(FileEntry(name, sha256_of(tmp_path / name)))
        if name not in wrote:
            (tmp_path / name).unlink()
    register.begin(replace(RUN, files=tuple(files)))
    assert clear_up([tmp_path], register, tmp_path) == [f"第1次登记（{RUN.step}）{said}"]
    assert register.runs()[0].standing is standing and register.broken() is None
