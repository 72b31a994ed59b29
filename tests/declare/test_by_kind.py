"""Parameters whose words differ by kind of paper."""

import pytest

from toolkit.declare.by_kind import ByKind

KINDS = ("进展情况通报", "表扬通报")
PARAMETER = ByKind("主送机关", KINDS)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("各科室", ["各科室", "各科室"]),
        ("各科室；表扬通报：各镇、各科室", ["各科室", "各镇、各科室"]),
        ("各科室; 表扬通报: 各镇；", ["各科室", "各镇"]),
        ("市政府办公室；表扬通报：无", ["市政府办公室", ""]),
        ("无；表扬通报：市委办公室", ["", "市委办公室"]),
        ("进展情况通报：各科室；表扬通报：各镇", ["各科室", "各镇"]),
        ("无", ["", ""]),
        (None, ["", ""]),
    ],
)
def test_each_kind_has_its_own_words_or_those_of_all(typed, words):
    read = PARAMETER.read(typed)
    assert [read.of(kind) for kind in KINDS] == words


@pytest.mark.parametrize(
    "typed",
    [
        "各科室；表彰通报：各镇",
        "各科室；各镇",
        "各科室；表扬通报：甲；表扬通报：乙",
        "主送：各科室",
    ],
)
def test_a_kind_that_is_unknown_twice_or_lacking_is_refused(typed):
    with pytest.raises(ValueError, match=typed):
        PARAMETER.read(typed)


@pytest.mark.parametrize("typed", ["各科室", "各科室；表扬通报：无", "无；表扬通报：各镇"])
def test_it_is_shown_as_it_is_typed(typed):
    assert str(PARAMETER.read(typed)) == typed


def test_nothing_is_shown_as_nothing():
    assert str(PARAMETER.read("无")) == ""


def test_what_is_wanted_names_the_kinds():
    assert "文种为进展情况通报、表扬通报" in PARAMETER.wanted


@pytest.mark.parametrize("typed", ["某局文件", "某局；表扬通报：某局文件"])
def test_words_that_are_another_parameter_s_are_refused_by_their_end(typed):
    signed = ByKind("机关全称", KINDS, never_ends="文件")
    with pytest.raises(ValueError, match=typed):
        signed.read(typed)
    assert signed.read("某局；表扬通报：文件交换站").of("表扬通报") == "文件交换站"
    assert "不以“文件”结尾" in signed.wanted
