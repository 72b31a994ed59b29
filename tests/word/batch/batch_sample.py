"""A small template and data for batches."""

import io
import zipfile

import docx

from toolkit.word.batch import render_batch
from toolkit.word.batch import stems
from toolkit.word.template import Uncompiled


def content(*paragraphs):
    document = docx.Document()
    for text in paragraphs or (
        "{{ 单位 }}共{{ 数 }}件",
        "{% for 名 in 名单 %}{{ 名 }}{% endfor %}",
    ):
        document.add_paragraph(text)
    saved, out = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name))  # without the time of day
    return out.getvalue()


def items(count):
    return [{"单位": f"第{n}科", "数": n, "名单": ["甲", "乙"]} for n in range(1, count + 1)]


def run(data, out, paragraphs=(), pattern=None, **more):
    template = content(*paragraphs)
    names = stems(data, "通知", pattern)
    return render_batch(Uncompiled("通知.docx", template), data, names, out, **more)


def texts(path):
    return [paragraph.text for paragraph in docx.Document(path).paragraphs]


def states(result):
    return [str(work.state) for work in result.works]
