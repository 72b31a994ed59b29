"""What the ruler says of the text alone, with no page rendered."""

import pytest

from toolkit.word.page import compose
from toolkit.word.page.figures import ERAS
from toolkit.word.ruler.declared import read_declared
from toolkit.word.ruler.evidence import NUMBER
from toolkit.word.ruler.evidence import Evidence
from toolkit.word.ruler.text_clauses import annex_names

SOURCE = """
发文机关标志：金坛市环境保护局文件
发文字号：坛环〔2012〕1号
标题：关于测试的通知
主送：各科室
正文一段。
附件：联系点名单{sign}
署名：金坛市环境保护局
成文日期：2012年7月14日
--- 附件 ---
附件标题：联系点名单
名单
--- 版记 ---
抄送：市政府办公室
印发机关：金坛市环境保护局办公室
印发日期：2012年7月14日
"""


@pytest.mark.parametrize("sign", ["。", "；"])
def test_the_sign_behind_an_annex_name_is_the_one_that_is_told(tmp_path, sign):
    file = tmp_path / "通知.docx"
    file.write_bytes(compose(SOURCE.format(sign=sign)))
    evidence = Evidence(read_declared(file), (), tmp_path / "无.pdf", ERAS["2012"])
    (reading,) = annex_names(evidence)
    assert (reading.clause, reading.value, reading.ok) == ("7.3.4", sign, False)


def test_a_bare_annex_name_is_right(tmp_path):
    file = tmp_path / "通知.docx"
    file.write_bytes(compose(SOURCE.format(sign="")))
    evidence = Evidence(read_declared(file), (), tmp_path / "无.pdf", ERAS["2012"])
    (reading,) = annex_names(evidence)
    assert (reading.value, reading.ok) == ("单", True)


LETTER = """
版式：便函
标题：关于报送台账的函
主送：监测站
请于7月14日前报送。
署名：金坛市环境保护局办公室
成文日期：{dated}
附注：（联系人：张三）
"""


def evidence_of(folder, source):
    file = folder / "函.docx"
    file.write_bytes(compose(source))
    return Evidence(read_declared(file), (), folder / "无.pdf", ERAS["2012"])


@pytest.mark.parametrize("dated", ["2012年7月14日", "　　年　　月　　日"])
def test_a_letter_begins_with_its_title_and_has_a_body_and_a_signature(tmp_path, dated):
    evidence = evidence_of(tmp_path, LETTER.format(dated=dated))
    assert evidence.is_letter
    assert evidence.title.text == "关于报送台账的函"
    assert evidence.addressee.text == "监测站："
    assert [each.text for each in evidence.body] == ["请于7月14日前报送。"]
    assert evidence.signature.text == "金坛市环境保护局办公室"


def test_a_paper_with_a_red_head_is_no_letter_though_its_number_is_missing(tmp_path):
    source = SOURCE.format(sign="")
    assert not evidence_of(tmp_path, source).is_letter
    assert not evidence_of(tmp_path, source.replace("坛环〔2012〕1号", "无")).is_letter


def test_a_number_may_wait_for_its_year(tmp_path):
    evidence = evidence_of(tmp_path, SOURCE.format(sign="").replace("〔2012〕1号", "〔    〕  号"))
    assert NUMBER.match(evidence.number.text)
