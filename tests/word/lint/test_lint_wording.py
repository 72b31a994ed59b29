"""The house's rules for the fixed text of templates."""

import pytest
from lint_sample import codes
from lint_sample import findings

FAULTS = [
    ("坛环[2012]  号", "L21", "〔2012〕"),
    ("坛环(2012)15号", "L21", "〔2012〕"),
    ("坛环（2012）第15号", "L21", "〔2012〕"),
    ("坛环【2012】15号", "L21", "〔2012〕"),
    ("坛环[{{ 人数 }}]{{ 人数 }}号", "L21", "〔…〕"),
    ("坛环〔2012〕第15号", "L22", "15号"),
    ("坛环〔2012〕05号", "L22", "5号"),
    ("二○一二年三月", "L23", "二〇一二年"),
    ("二零一二年三月", "L23", "二〇一二年"),
    ("二Ｏ一二年三月", "L23", "二〇一二年"),
    ("各科室,各单位", "L24", "，"),
    ("附件:名单", "L24", "："),
    ("活动(以下简称活动)", "L24", "（以下简称活动）"),
    ("1、提高认识", "L25", "1."),
    ("（一）、提高认识", "L25", "（一）"),
    ("一.提高认识", "L25", "一、"),
    ("认识到位。。", "L26", "只留一个"),
    ("予以表彰", "L27", "表扬"),
    ("授予先进个人称号", "L27", "通报表扬"),
    ("XXX同志", "L28", "占位"),
]


@pytest.mark.parametrize(("text", "code", "good"), FAULTS)
def test_wording_is_told_with_what_to_write(text, code, good):
    found = [each for each in findings(text) if each.code == code]
    assert found and good in str(found[0])


GOOD = [
    "坛环〔2012〕15号",
    "坛环〔2012〕  号",
    "二〇一二年三月十四日",
    "（2012年修订）第3号楼",
    "新版（2012）已经印发",
    "2012年7月1日（星期日）",
    "一、提高认识",
    "（一）提高认识",
    "1.提高认识",
    "联系电话:0519-80000000",
    "http://www.jintan.gov.cn",
    "根据《关于表彰先进个人的决定》精神",
    "{{ 标题 }},{{ 人数 }}",
]


@pytest.mark.parametrize("text", GOOD)
def test_right_wording_is_left_alone(text):
    assert codes(text) == []


def test_words_that_a_tag_writes_are_judged_too():
    (only,) = findings('{{ "予以表彰" if 人数 else "" }}')
    assert (only.code, only.tag) == ("L27", '{{ "予以表彰" if 人数 else "" }}')


def test_words_are_seen_over_the_runs_that_word_cut_them_into():
    runs = "".join(f"<w:r><w:t>{part}</w:t></w:r>" for part in ("坛环[20", "12", "]1号"))
    assert codes(f"<w:p>{runs}</w:p>") == ["L21"]
