"""`python -m tools.foreign FOLDER`: one template as four other writers write it, for the tests.

docx from npm and python-docx write it themselves; LibreOffice and ONLYOFFICE's engine save what docx wrote, the
latter with a content control put into it (LibreOffice 7 writes the text of one as often as it changes its script). Node, LibreOffice and the packages that `tests/reading/writers/programs.py` installs
are wanted.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import docx

from tests.reading.writers import programs
from toolkit.word.office import convert

HERE = Path(__file__).parent
DOCX_FROM_NPM = "docx@9.5.1"
_ENDING = b"<w:sectPr"
_CONTROL = (
    '<w:sdt><w:sdtPr><w:alias w:val="联系人"/><w:tag w:val="contact"/></w:sdtPr><w:sdtContent><w:p><w:r>'
    "<w:t>联系人：{{ 联系人 }}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
).encode()
_ROWS = (("姓名", "部门", "件数"), ("{%tr for 人 in 人员 %}", "", ""))
_ROWS += (("{{ 人.姓名 }}", "{{ 人.部门 }}", "{{ 人.件数 }}"), ("{%tr endfor %}", "", ""))


def by_docx(target: Path) -> None:
    """Write it by docx from npm."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        raise FileNotFoundError("node")
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "circular.js"
        shutil.copyfile(HERE / "circular.js", script)
        install = [npm, "install", "--no-audit", "--no-fund", "--prefix", folder, DOCX_FROM_NPM]
        subprocess.run(install, check=True, capture_output=True, timeout=programs.SECONDS)
        subprocess.run([node, str(script), str(target)], check=True, timeout=programs.SECONDS)


def by_python_docx(target: Path) -> None:
    """Write it by python-docx, which has no footnotes."""
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "{{ 文号 }}"
    section.footer.paragraphs[0].text = "{{ 单位 }}印发"
    document.add_heading("{{ 标题 }}", 1)
    torn = document.add_paragraph("各部门：现将{")
    for at, text in enumerate(("{ 单", "位 }}的", "情况通报如下。")):
        torn.add_run(text).bold = at == 0
    for text in (
        "共办结{{ 人员|sum(attribute='件数') }}件",
        "{% if 附件 %}",
        "附件：{{ 附件 }}",
        "{% endif %}",
    ):
        document.add_paragraph(text)
    table = document.add_table(0, 3)
    for texts in _ROWS:
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    document.add_paragraph("{% for 条 in 要求 %}")
    document.add_paragraph("{{ 条 }}", "List Number")
    document.add_paragraph("{% endfor %}")
    document.add_paragraph("不变的末段。")
    document.save(str(target))


def with_control(source: Path, target: Path) -> None:
    """A copy with a content control at the end of its body."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                head, ending, tail = content.rpartition(_ENDING)
                content = head + _CONTROL + ending + tail
            new.writestr(name, content)


def make(folder: Path) -> None:
    """Write all four into a folder."""
    by_docx(folder / "docx-npm.docx")
    by_python_docx(folder / "python-docx.docx")
    with tempfile.TemporaryDirectory() as name:
        whole = Path(name) / "whole.docx"
        with_control(folder / "docx-npm.docx", whole)
        source = [folder / "docx-npm.docx"]
        [saved] = convert(source, "docx", Path(name) / "saved", seconds=programs.SECONDS)
        shutil.copyfile(saved, folder / "libreoffice.docx")
        programs.onlyoffice(whole, folder / "onlyoffice.docx")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
