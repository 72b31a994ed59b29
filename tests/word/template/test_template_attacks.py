"""A file that only an attack would be is refused before it is unpacked, whoever is to read it."""

import io
import json
import subprocess
import sys
import zipfile

import pytest
from template_sample import package

from tests.child import python_child
from toolkit.word.lint import lint
from toolkit.word.ruler import RulerError
from toolkit.word.ruler.declared import read_declared
from toolkit.word.template import RenderError
from toolkit.word.template import Subdoc
from toolkit.word.template import Template
from toolkit.word.template import TemplateError
from toolkit.word.template import limits

MEGABYTE = 2**20
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
USED = """
import json, re, sys
from pathlib import Path
from toolkit.declare.errors import ToolkitError
from toolkit.word.lint import lint
from toolkit.word.ruler.declared import read_declared
from toolkit.word.template import Template
reader = {"render": Template.open, "lint": lint, "measure": read_declared}[sys.argv[1]]
try:
    said = repr(reader(Path(sys.argv[2])))
except ToolkitError as error:
    said = str(error)
most = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())
print(json.dumps([said, int(most[1]) // 1024]))
"""


def with_member(path, name, pieces):
    """A template with one member more, written in pieces."""
    path.write_bytes(package("{{ 单位 }}"))
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open(zipfile.ZipInfo(name), "w") as member,
    ):
        for piece in pieces:
            member.write(piece)
    return path


def with_body(path, body):
    """A template whose main part is another."""
    sound = package("{{ 单位 }}")
    with (
        zipfile.ZipFile(io.BytesIO(sound)) as source,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            content = body if name == "word/document.xml" else source.read(name)
            target.writestr(name, content)
    return path


def bomb(path):
    """300 MB in a part, 300 KB on the disk."""
    zeros = bytes(MEGABYTE)
    archive = zipfile.ZipInfo("word/header9.xml")
    archive.compress_type = zipfile.ZIP_DEFLATED
    path.write_bytes(package("{{ 单位 }}"))
    with zipfile.ZipFile(path, "a") as target, target.open(archive, "w") as member:
        for _ in range(300):
            member.write(zeros)
    return path


def many_bombs(path):
    """Each part is small enough, all together are not."""
    path.write_bytes(package("{{ 单位 }}"))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as target:
        for number in range(100):
            target.writestr(f"word/media/image{number}.bmp", bytes(3 * MEGABYTE))
    return path


def many_members(path):
    """A directory of 60,000 entries."""
    path.write_bytes(package("{{ 单位 }}"))
    with zipfile.ZipFile(path, "a") as target:
        for number in range(60_000):
            target.writestr(f"word/{number}", b"")
    return path


def liar(path):
    """The directory says 1 KB, the data goes on for 300 MB."""
    content = bytearray(bomb(path).read_bytes())
    at = content.rindex(b"PK\1\2")
    content[at + 24 : at + 28] = (1024).to_bytes(4, "little")
    path.write_bytes(bytes(content))
    return path


def entities(path):
    """A few lines that would be a gigabyte in an attribute."""
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    body = (
        f'<!DOCTYPE w [<!ENTITY e0 "{"x" * 100}">{levels}]>'
        f'<w:document xmlns:w="{SPACE}"><w:body><w:p w:a="&e9;"><w:r><w:t>{{{{ 单位 }}}}</w:t></w:r></w:p></w:body></w:document>'
    )
    return with_body(path, body)


ATTACKS = [bomb, many_bombs, many_members, liar, entities]


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone tells a process's highest memory")
@pytest.mark.parametrize("reader", ["render", "lint", "measure"])
@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_takes_little_memory_and_is_told(tmp_path, attack, reader):
    path = attack(tmp_path / "样.docx")
    child = python_child(USED, reader, path, stdout=subprocess.PIPE)
    said, megabytes = json.loads(child.communicate(timeout=60)[0])
    assert megabytes <= 200
    assert "样.docx" in said or "不是完好的 XML" in said


@pytest.mark.parametrize(
    "name",
    [
        "../外.xml",
        "word/../../外.xml",
        "word\\..\\外.xml",
        "/etc/cron.d/外",
        "\\\\主机\\共享\\外",
        "C:/外.xml",
        "c:外.xml",
        "word/\x01外.xml",
        "../",
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(tmp_path, name):
    path = with_member(tmp_path / "样.docx", name, [b"x"])
    for reader in (Template.open, lint):
        with pytest.raises(TemplateError, match="指到外面的路径"):
            reader(path)
    with pytest.raises(RulerError, match="指到外面的路径"):
        read_declared(path)
    with pytest.raises(RenderError, match="指到外面的路径"):
        Template(package("{{p 附 }}"), "主.docx").render({"附": Subdoc(None, path)})


@pytest.mark.parametrize("name", ["WORD/Document.xml", "word\\document.xml"])
def test_two_members_that_may_be_taken_for_each_other_are_refused(tmp_path, name):
    path = with_member(tmp_path / "样.docx", name, [b"<a/>"])
    for reader in (Template.open, lint):
        with pytest.raises(TemplateError, match="文件里有两个"):
            reader(path)


def test_a_file_larger_than_any_template_is_not_read(tmp_path):
    path = tmp_path / "样.docx"
    with path.open("wb") as file:
        file.truncate(limits.LARGEST_FILE + 1)
    with pytest.raises(TemplateError, match="太大"):
        Template.open(path)


def test_a_template_with_a_photograph_of_many_megabytes_is_none(tmp_path):
    import random

    noise = random.Random(1).randbytes(20 * MEGABYTE)
    path = with_member(tmp_path / "样.docx", "word/media/image1.jpeg", [noise])
    assert Template.open(path).names == {"单位"}
