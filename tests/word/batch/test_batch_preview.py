"""Previews by the real LibreOffice."""

import pytest
from batch_sample import items
from batch_sample import run

from toolkit.word.batch import preview

pytestmark = pytest.mark.office


def test_documents_become_pdf_all_in_one_call_and_fonts_are_named(tmp_path):
    result = run(items(3), tmp_path)
    files = [work.file for work in result.works]
    ticks = []
    shown = preview(files, "pdf", tmp_path / "预览", ticks.append)
    assert [file.name for file in shown.files] == [f"通知_00{n}.pdf" for n in (1, 2, 3)]
    assert all(file.read_bytes().startswith(b"%PDF") for file in shown.files)
    assert ticks == [3]
    assert all(font.substituted for font in shown.substituted)


def test_documents_become_a_picture_a_page(tmp_path):
    result = run(items(1), tmp_path, ("{{ 单位 }}", "{{ 单位 }}"))
    shown = preview([result.works[0].file], "png", tmp_path)
    assert [file.name for file in shown.files] == ["通知_001-1.png"]
    assert shown.files[0].read_bytes().startswith(b"\x89PNG")
    assert not list(tmp_path.glob("*.pdf"))
