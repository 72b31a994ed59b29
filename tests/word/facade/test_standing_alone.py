"""The Word engine leaves home with the ground floors alone."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import toolkit

HOME = Path(toolkit.__file__).parent
GROUND = ("declare", "chinese", "ooxml")
PROGRAM = """
from io import BytesIO
from docx import Document
from toolkit.word import batch, facade, lint, page, ruler, template
held = BytesIO()
document = Document()
document.add_paragraph("{{ a }}")
document.save(held)
print(Document(BytesIO(template.Template(held.getvalue(), "t.docx").render({"a": "甲"}))).paragraphs[0].text)
made = facade.DocxTemplate(held)
made.render({"a": 1.0})
print(made.docx.paragraphs[0].text)
import toolkit
print(toolkit.__path__[0])
"""


def test_the_engine_renders_where_the_rest_of_the_toolkit_is_absent(tmp_path):
    target = tmp_path / "toolkit"
    target.mkdir()
    shutil.copy(HOME / "__init__.py", target)
    for room in (*GROUND, "word"):
        shutil.copytree(
            HOME / room, target / room, ignore=shutil.ignore_patterns("__pycache__", "*.pyc")
        )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", PROGRAM],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[:2] == ["甲", "1.0"]
    assert Path(done.stdout.splitlines()[2]) == target.resolve()
