"""The stage of a run: a file that is left out takes no other's place."""

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
