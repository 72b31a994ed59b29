"""The page as LibreOffice shows it: 22 lines of 28 characters, the 版记 where it belongs."""

from itertools import pairwise

import pytest

from toolkit.word.office import convert
from toolkit.word.page import compose
from toolkit.word.ruler.rendered import read_pages

pytestmark = pytest.mark.office

SOURCE = """
发文机关标志：金坛市环境保护局文件
发文字号：坛环〔2012〕18号
标题：关于测试的通知
主送：各科室
BODY
署名：金坛市环境保护局
成文日期：2012年7月14日
--- 版记 ---
抄送：COPIES
印发机关：金坛市环境保护局办公室
印发日期：2012年7月14日
"""


def pages(folder, *, body="正文", copies="市政府办公室", profile="box"):
    file = folder / "公文.docx"
    source = SOURCE.replace("BODY", body).replace("COPIES", copies)
    file.write_bytes(compose(source, profile=profile))
    (pdf,) = convert([file], "pdf", folder)
    return read_pages(pdf)


@pytest.mark.parametrize("profile", ["box", "ruler"])
def test_a_full_page_has_22_lines_of_28_characters(tmp_path, profile):
    page = pages(tmp_path, body="国环保局金坛市三解促" * 150, profile=profile)[1]
    rows = [line for line in page.lines if line.bottom < 267]
    assert len(rows) == 22
    assert {len(line.text) for line in rows} == {28}
    assert (rows[0].left, rows[0].right) == pytest.approx((28.05, 183.6), abs=0.1)


@pytest.mark.parametrize("count", [1, 2, 4])
def test_the_colophon_grows_upwards_with_its_copies(tmp_path, count):
    last = pages(tmp_path, copies="，".join(["金坛市环境保护局环境监察大队"] * (2 * count)))[-1]
    printing = next(line for line in last.lines if line.text.endswith("印发"))
    first = next(line for line in last.lines if line.text.startswith("抄送"))
    rows = [line for line in last.lines if first.top <= line.top < printing.top]
    assert printing.bottom == pytest.approx(262, abs=1.5)
    assert printing.top - first.top == pytest.approx(len(rows) * 24 * 25.4 / 72 + 0.7, abs=0.3)


def test_text_that_leaves_no_room_for_the_colophon_moves_it_to_the_next_page(tmp_path):
    lines = "\n".join(f"第{number}行测试。" for number in range(1, 9))
    found = pages(tmp_path, body=lines, copies="，".join(["金坛市环境保护局"] * 30))
    assert any(line.text.endswith("印发") for line in found[-1].lines)
    for page in found:
        rows = sorted((line for line in page.lines if line.bottom < 266), key=lambda each: each.top)
        assert all(above.bottom < below.bottom - 4 for above, below in pairwise(rows))
