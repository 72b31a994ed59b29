"""领导个人进度单 as LibreOffice shows it: one page a leader, whatever is done or owed."""

import pytest

from toolkit.word.office import convert
from toolkit.word.ruler.rendered import read_pages

pytestmark = pytest.mark.office


MIDYEAR = pytest.param("2012-06-25", marks=pytest.mark.deep)


@pytest.mark.parametrize("as_of", [MIDYEAR, "2012-12-31"])
def test_each_leader_has_one_page(taizhang, clean_book, faulty_bytes, tmp_path, as_of):
    faulty = clean_book.with_name("有差错的.xlsx")
    faulty.write_bytes(faulty_bytes)
    for book in (clean_book, faulty):
        out = tmp_path / book.stem
        taizhang("generate", book, "领导个人进度单", "--as-of", as_of, "--out", out)
        papers = sorted(out.glob("领导个人进度单*.docx"))
        assert len(papers) > 5
        for pdf in convert(papers, "pdf", out):
            assert len(read_pages(pdf)) == 1, pdf.name
