"""What the ruler says of the text alone, with no page rendered."""

import pytest

from toolkit.word.page import compose
from toolkit.word.page.figures import ERAS
from toolkit.word.ruler.declared import read_declared
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
