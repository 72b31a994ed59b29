"""Every mark of a paper is drawn by LibreOffice, wherever its row ends."""

import random
import re

import docx
import pytest

from tests.word.page.test_page_rendered import SOURCE
from toolkit.word.office import convert
from toolkit.word.page import compose
from toolkit.word.page import fit
from toolkit.word.ruler.rendered import read_pages

WORDS = "全局深入开展领导干部下基层活动走访群众帮助企业解决问题"
MARKS = "，。；：、"


def paper(body):
    return SOURCE.replace("BODY", body).replace("COPIES", "市政府办公室")


def text_of(seed):
    """A paragraph with marks and numbers anywhere."""
    drawn = random.Random(seed)
    parts = []
    for _ in range(drawn.randint(4, 9)):
        words = "".join(drawn.choices(WORDS, k=drawn.randint(2, 16)))
        digits = drawn.choice(("", "", str(drawn.randint(1, 2012))))
        parts.append(f"{words}{digits}{words[:2]}{drawn.choice(MARKS)}")
    return "".join(parts)[:-1] + "。"


def full_rows(ending):
    """A paragraph whose first and second row end right before a mark: 26 and 28 characters."""
    return f"{'甲' * 26}，{'乙' * 27}丙{ending}{'丁' * 28}。{'戊' * 20}"


PARAGRAPHS = [*map(full_rows, MARKS), *map(text_of, range(150))]


@pytest.mark.office
def test_no_mark_is_lost_at_the_end_of_a_row(tmp_path):
    file = tmp_path / "公文.docx"
    file.write_bytes(fit(compose(paper("\n".join(PARAGRAPHS)))))
    (pdf,) = convert([file], "pdf", tmp_path)
    drawn = "".join(line.text for page in read_pages(pdf) for line in page.lines)
    drawn = re.sub(r"—\d+—", "", re.sub(r"\s", "", drawn))
    lost = [each for each in PARAGRAPHS if each not in drawn]
    assert lost == []


def test_only_paragraphs_in_which_a_mark_would_hang_state_it(tmp_path):
    file = tmp_path / "公文.docx"
    said = {"甲" * 26 + "，" + "乙" * 20: "1", "甲" * 20 + "，" + "乙" * 20: None}
    file.write_bytes(fit(compose(paper("\n".join(said)))))
    stated = {
        each.text: next(iter(each._p.xpath("w:pPr/w:overflowPunct/@w:val")), None)
        for each in docx.Document(str(file)).paragraphs
        if each.text in said
    }
    assert stated == said
