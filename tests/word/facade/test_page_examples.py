"""The examples of the README and of the pages on tags and data, run as they stand there."""

from __future__ import annotations

import json
import re
import string
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from PIL import Image

from toolkit.word.batch import with_types
from toolkit.word.template import Template

ROOT = Path(__file__).parents[3]
README = ROOT / "toolkit" / "word" / "README.md"
BOX = (
    '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/'
    'office/word/2010/wordml"><w:sdt><w:sdtPr><w:tag w:val="已审核"/><w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>'
    "</w:sdtPr><w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt></w:p>"
)


def blocks(page, language):
    return re.findall(rf"```{language}\n(.*?)\n```", page.read_text(encoding="utf-8"), re.DOTALL)


def saved(folder, *texts):
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    document.save(folder / "template.docx")
    return folder / "template.docx"


def read(file):
    return [each.text for each in docx.Document(file).paragraphs]


def test_the_first_examples_of_the_readme_run_as_they_stand(tmp_path, monkeypatch):
    saved(tmp_path, "a {{ name }}")
    monkeypatch.chdir(tmp_path)
    first, second, _ = blocks(README, "python")
    exec(first, {})
    assert read("out.docx") == ["a value"]
    names = {}
    exec(second, names)
    made = names["DocxTemplate"]("template.docx")
    made.render({"name": "value"})
    made.save("again.docx")
    assert read("again.docx") == ["a value"]


@pytest.mark.deep
def test_the_example_of_limits_in_the_readme_runs_as_it_stands(tmp_path):
    *_, limits = blocks(README, "python")
    names = {"path": saved(tmp_path, "{{ name|short }}"), "short": string.capwords}
    names["contexts"] = [{"name": "value"}, {}]
    kept = limits.replace("...  #", "kept.append(made)  #")
    assert kept != limits
    names["kept"] = kept_documents = []
    exec(kept, names)
    assert [isinstance(each, bytes) for each in kept_documents] == [True, False]
    assert names["findings"] == ()


class Person:
    def full_name(self):
        return "张三丰"


def test_the_example_of_own_filters_runs_as_it_stands(tmp_path):
    [example] = blocks(ROOT / "docs" / "模板标签.md", "python")
    path = saved(
        tmp_path,
        "{{ '张三'|部门 }}{% if 人 is 在职 %}在职{% endif %}{{ 年度 }}{{ 人.full_name() }}",
    )
    names = {"path": path, "department": lambda _: "办公室", "employed": lambda _: True}
    exec(
        f"{example.rpartition('Template.open')[0]}made = Template.open(path, extensions=extensions)",
        names,
    )
    (tmp_path / "out.docx").write_bytes(names["made"].render({"人": Person()}))
    assert read(tmp_path / "out.docx") == ["办公室在职2012张三丰"]


def test_the_example_of_places_by_name_fills_them(tmp_path):
    *_, example = blocks(ROOT / "docs" / "模板数据.md", "json")
    Image.new("RGB", (4, 4), "red").save(tmp_path / "章.png")
    Image.new("RGB", (4, 4), "blue").save(tmp_path / "旧.png")
    document = docx.Document()
    document.add_picture(str(tmp_path / "旧.png"))
    next(document.element.body.iter(qn("wp:docPr"))).set("descr", "公章")
    document.element.body.insert(0, parse_xml(BOX))
    document.add_paragraph("{{ 单位 }}")
    document.save(tmp_path / "template.docx")
    data = with_types(json.loads(example), "数据.json", tmp_path)
    (tmp_path / "out.docx").write_bytes(Template.open(tmp_path / "template.docx").render(data))
    made = docx.Document(tmp_path / "out.docx")
    assert made.paragraphs[-1].text == "一科"
    pictures = [each.blob for each in made.part.package.image_parts]
    assert (tmp_path / "章.png").read_bytes() in pictures
    assert "☑" in "".join(made.element.body.itertext())
