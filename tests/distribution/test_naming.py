"""Files of a distribution are called as the clerk's template says; what cannot be so is told."""

import pytest

from toolkit.declare.booklet import FILE_NAME
from toolkit.declare.booklet import Booklet
from toolkit.declare.booklet import BookletKind
from toolkit.declare.owner import Owner
from toolkit.distribution.naming import FileNameError
from toolkit.distribution.naming import stems

KIND = BookletKind("科室", Owner.OFFICE)


def called(template, *titles, period="2012年第4期"):
    booklets = [
        Booklet(KIND, f"DW{at}", title, person, {})
        for at, (title, person) in enumerate(titles, start=1)
    ]
    return stems(booklets, template, period, "v1")


def test_every_place_of_the_template_is_filled():
    names, said = called("{期}-{类别}-{单位}（{接收人}）{版本}", ("监察大队", "秦川"))
    assert names == ["2012年第4期-科室-监察大队（秦川）v1"] and said == ()


def test_the_usual_names_are_unit_kind_period_and_version():
    assert called(FILE_NAME, ("监察大队", ""))[0] == ["监察大队_科室台账_2012年第4期_v1"]


def test_nobody_named_is_said_in_the_name():
    assert called("{接收人}", ("监察大队", ""))[0] == ["未填接收人"]


def test_names_that_clash_get_the_receivers_keys_and_it_is_told():
    names, (said,) = called("{期}", ("监察大队", "秦川"), ("监测站", "尹航"))
    assert names == ["2012年第4期（DW1）", "2012年第4期（DW2）"]
    assert said == "2个分册按写法会重名，文件名里加了编号：2012年第4期（DW1）、2012年第4期（DW2）。"


def test_signs_that_no_file_name_may_have_are_replaced_and_told():
    names, (said,) = called("{单位}:{期}", ("监察/大队", "秦川"))
    assert names == ["监察_大队_2012年第4期"]
    assert said == "文件名里不能有“/:”，已改成“_”。"


def test_a_name_that_is_too_long_is_cut_and_told():
    names, (said,) = called("{单位}_{版本}", ("长" * 300, ""))
    assert names[0].endswith("_v1") and len(names[0]) <= 80
    assert said.startswith("文件名太长的截短了：")


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("{单位}_{年份}", "里的“{年份}”不认识"),
        ("{单位", "里的花括号不成对"),
        ("单位}", "里的花括号不成对"),
        (" ", "是空的"),
    ],
)
def test_a_template_that_cannot_be_followed_is_refused_with_what_may_stand_in_it(template, why):
    with pytest.raises(FileNameError) as refused:
        called(template, ("监察大队", "秦川"))
    assert why in str(refused.value)
    assert "可以用{单位}{接收人}{类别}{期}{版本}" in str(refused.value)
