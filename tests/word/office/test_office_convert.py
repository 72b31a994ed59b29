"""Conversion by the real LibreOffice, and what is said when it cannot be done."""

import sys
import zipfile

import pytest

from toolkit.word.office import ConversionFailedError
from toolkit.word.office import OfficeMissingError
from toolkit.word.office import OfficeTimeoutError
from toolkit.word.office import convert
from toolkit.word.office import find_soffice
from toolkit.word.office import page_pictures
from toolkit.word.office.process import run
from toolkit.word.page import compose

SOURCE = """
发文机关标志：金坛市环境保护局文件
发文字号：坛环〔2012〕1号
标题：关于测试的通知
主送：各科室
正文一段。
署名：金坛市环境保护局
成文日期：2012年7月4日
--- 版记 ---
抄送：市政府办公室
印发机关：金坛市环境保护局办公室
印发日期：2012年7月4日
"""


@pytest.fixture
def paper(tmp_path):
    file = tmp_path / "通知 一.docx"
    file.write_bytes(compose(SOURCE))
    return file


@pytest.mark.office
def test_files_become_pdfs_in_order_and_keep_their_names(tmp_path, paper):
    second = paper.with_name("第二份.docx")
    second.write_bytes(paper.read_bytes())
    made = convert([second, paper], "pdf", tmp_path / "出")
    assert [file.name for file in made] == ["第二份.pdf", "通知 一.pdf"]
    assert all(file.read_bytes().startswith(b"%PDF") for file in made)
    assert sorted(file.name for file in (tmp_path / "出").iterdir()) == [
        "第二份.pdf",
        "通知 一.pdf",
    ]


@pytest.mark.office
def test_the_file_itself_is_not_touched(tmp_path, paper):
    before = paper.read_bytes()
    convert([paper], "pdf", tmp_path / "出")
    assert paper.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == [paper.name]


@pytest.mark.office
def test_a_file_that_cannot_be_converted_is_named_and_the_others_are_written(tmp_path, paper):
    hollow = tmp_path / "空壳.docx"
    with zipfile.ZipFile(hollow, "w") as archive:
        archive.writestr("x", "y")
    with pytest.raises(ConversionFailedError, match=r"空壳\.docx 转换为 pdf"):
        convert([hollow, paper], "pdf", tmp_path / "出")
    assert (tmp_path / "出" / "通知 一.pdf").is_file()


@pytest.mark.office
def test_pages_become_pictures_in_page_order(tmp_path, paper):
    (pdf,) = convert([paper], "pdf", tmp_path)
    pictures = page_pictures(pdf, tmp_path / "图", dpi=20)
    assert [picture.name for picture in pictures] == ["通知 一-1.png"]
    assert pictures[0].read_bytes().startswith(b"\x89PNG")


@pytest.mark.office
def test_a_pdf_that_is_none_is_one_sentence(tmp_path):
    broken = tmp_path / "坏.pdf"
    broken.write_bytes(b"not a pdf")
    with pytest.raises(ConversionFailedError, match=r"^坏\.pdf 无法生成页面图片"):
        page_pictures(broken, tmp_path)


def test_a_damaged_package_is_refused_before_libreoffice_takes_it_for_text(tmp_path):
    damaged = tmp_path / "损坏.docx"
    damaged.write_bytes(b"PK no zip")
    with pytest.raises(ConversionFailedError, match=r"^损坏\.docx 已损坏或设有密码"):
        convert([damaged], "pdf", tmp_path)


def test_a_missing_file_is_one_sentence(tmp_path):
    with pytest.raises(ConversionFailedError, match="要转换的文件不存在"):
        convert([tmp_path / "无.docx"], "pdf", tmp_path)


def test_two_files_that_would_share_a_name_are_refused(tmp_path):
    (tmp_path / "a").mkdir()
    files = [tmp_path / "x.txt", tmp_path / "a" / "X.txt"]
    for file in files:
        file.write_text("字", encoding="utf-8")
    with pytest.raises(ConversionFailedError, match="转换后同名"):
        convert(files, "pdf", tmp_path)


def test_a_soffice_that_is_not_there_is_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setenv("TAIZHANG_SOFFICE", str(tmp_path / "soffice"))
    with pytest.raises(OfficeMissingError, match="TAIZHANG_SOFFICE 指定的"):
        find_soffice()


def test_a_program_that_takes_too_long_is_ended_with_its_children(tmp_path):
    mark = tmp_path / "late"
    child = f"import time, pathlib; time.sleep(3); pathlib.Path({str(mark)!r}).touch()"
    script = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    with pytest.raises(OfficeTimeoutError, match="运行超过 1 秒"):
        run([sys.executable, "-c", script], seconds=1)
    with pytest.raises(OfficeTimeoutError):
        run([sys.executable, "-c", "import time; time.sleep(9)"], seconds=3)
    assert not mark.exists()
