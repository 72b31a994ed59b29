"""Many documents from one template, none lost, none made twice, nobody's work written over."""

import hashlib
import json
import re
import signal
import subprocess
from pathlib import Path

import docx
import pytest
from batch_sample import content
from batch_sample import items
from batch_sample import run
from batch_sample import states
from batch_sample import texts

from tests.child import python_child
from toolkit.word.batch import MANIFEST
from toolkit.word.template import Limits
from toolkit.word.template import RenderError

HERE = Path(__file__).parent


def manifest(out):
    return [json.loads(line) for line in (out / MANIFEST).read_text("utf-8").splitlines()]


def times(out):
    """When each document was written; what a killed run left unfinished is none of them."""
    return {file.name: file.stat().st_mtime_ns for file in out.glob("通知_*.docx")}


def test_every_item_becomes_a_document_and_a_line_of_the_manifest(tmp_path):
    ticks = []
    result = run(items(12), tmp_path / "出", progress=lambda: ticks.append(1))
    assert states(result) == ["已生成"] * 12 and len(ticks) == 12
    assert texts(tmp_path / "出/通知_012.docx") == ["第12科共12件", "甲乙"]
    lines = manifest(tmp_path / "出")
    assert [line["file"] for line in lines] == [f"通知_{n:03}.docx" for n in range(1, 13)]
    assert {line["template"] for line in lines} == {hashlib.sha256(content()).hexdigest()}
    for line in lines:
        made = (tmp_path / "出" / line["file"]).read_bytes()
        assert line["output"] == hashlib.sha256(made).hexdigest()


def test_the_same_batch_has_the_same_bytes(tmp_path):
    for folder in ("一", "二"):
        run(items(3), tmp_path / folder)
    for file in (tmp_path / "一").iterdir():
        assert file.read_bytes() == (tmp_path / "二" / file.name).read_bytes()


def test_run_again_nothing_is_made_again(tmp_path):
    run(items(5), tmp_path)
    before = times(tmp_path)
    assert states(run(items(5), tmp_path)) == ["原已生成"] * 5
    assert times(tmp_path) == before


def test_only_what_changed_is_made_again(tmp_path):
    run(items(3), tmp_path)
    data = items(3)
    data[1]["数"] = 99
    assert states(run(data, tmp_path)) == ["原已生成", "已生成", "原已生成"]
    assert texts(tmp_path / "通知_002.docx")[0] == "第2科共99件"
    assert len(manifest(tmp_path)) == 3
    assert states(run(data, tmp_path, ("改了{{ 单位 }}",))) == ["已生成"] * 3


def test_an_item_that_does_not_fit_stops_no_other_and_is_made_when_put_right(tmp_path):
    data = items(3)
    del data[1]["数"]
    result = run(data, tmp_path)
    assert states(result) == ["已生成", "未生成", "已生成"]
    assert "正文第1段 标签 {{ 数 }}：没有“数”这个数据项" in result.refused[0].reason
    assert not (tmp_path / "通知_002.docx").exists()
    assert states(run(items(3), tmp_path)) == ["原已生成", "已生成", "原已生成"]


def test_what_a_person_changed_is_not_written_over(tmp_path):
    run(items(2), tmp_path)
    edited = docx.Document(tmp_path / "通知_001.docx")
    edited.add_paragraph("人加的一句")
    edited.save(tmp_path / "通知_001.docx")
    result = run(items(2), tmp_path)
    assert states(result) == ["未生成", "原已生成"]
    assert "没有覆盖" in result.refused[0].reason
    assert texts(tmp_path / "通知_001.docx")[-1] == "人加的一句"


def test_a_stranger_of_the_same_name_is_not_written_over(tmp_path):
    docx.Document().save(tmp_path / "通知_001.docx")
    before = (tmp_path / "通知_001.docx").read_bytes()
    assert states(run(items(1), tmp_path)) == ["未生成"]
    assert (tmp_path / "通知_001.docx").read_bytes() == before


@pytest.mark.parametrize("torn", [b"", b"PK\x03\x04half"])
def test_a_document_torn_by_a_power_cut_is_made_again(tmp_path, torn):
    run(items(2), tmp_path)
    (tmp_path / "通知_002.docx").write_bytes(torn)
    assert states(run(items(2), tmp_path)) == ["原已生成", "已生成"]
    assert texts(tmp_path / "通知_002.docx")[0] == "第2科共2件"


def test_a_torn_line_of_the_manifest_costs_nothing(tmp_path):
    run(items(3), tmp_path)
    whole = (tmp_path / MANIFEST).read_bytes()
    (tmp_path / MANIFEST).write_bytes(whole[:-40])
    assert "未生成" not in states(run(items(3), tmp_path))
    assert (tmp_path / MANIFEST).read_bytes() == whole


BATCH = """
import sys
from pathlib import Path
from batch_sample import *
from toolkit.declare.errors import so_far_of
done = lambda: print("一份", flush=True)
try:
    run(items(20000), Path(sys.argv[1]), progress=done)
except KeyboardInterrupt as stopped:
    print(so_far_of(stopped))
"""


def stopped_by(sent, out):
    """A batch to which a signal was sent after its third document: how it ended and what it said."""
    with python_child(BATCH, out, cwd=HERE, stdout=subprocess.PIPE) as process:
        for _ in range(3):
            assert process.stdout.readline() == "一份\n"
        process.send_signal(sent)
        said, _ = process.communicate()
    return process.returncode, said.splitlines()


def test_killed_in_the_midst_it_goes_on_where_it_was(tmp_path):
    ended, _ = stopped_by(signal.SIGKILL, tmp_path)
    assert ended == -signal.SIGKILL
    before = times(tmp_path)
    made = len(before)
    count = made + 5
    stems_of = [f"通知_{n:05}" for n in range(1, count + 1)]
    result = _resumed(items(count), stems_of, tmp_path)
    assert states(result)[:made] == ["原已生成"] * made
    assert states(result)[made:] == ["已生成"] * 5
    assert {name: times(tmp_path)[name] for name in before} == before
    assert times(tmp_path).keys() == {f"{stem}.docx" for stem in stems_of}


def _resumed(data, names, out):
    from toolkit.word.batch import render_batch
    from toolkit.word.template import Uncompiled

    return render_batch(Uncompiled("通知.docx", content()), data, names, out)


def test_stopped_by_a_person_it_says_how_to_go_on(tmp_path):
    ended, (*_, last) = stopped_by(signal.SIGINT, tmp_path)
    assert ended == 0
    told = re.search(r"20000份中已有(\d+)份.*接着做", last)
    made = int(told[1])
    assert len(times(tmp_path)) == made
    stems_of = [f"通知_{n:05}" for n in range(1, made + 4)]
    result = _resumed(items(made + 3), stems_of, tmp_path)
    assert states(result) == ["原已生成"] * made + ["已生成"] * 3


ENDLESS = (
    "{{ 单位 }}{% for a in range(数) %}{% for b in range(数) %}{% for c in range(数) %}"
    "{% endfor %}{% endfor %}{% endfor %}"
)


def test_a_template_without_end_stops_the_batch(tmp_path):
    data = [{"单位": "甲", "数": 9999}] * 12
    with pytest.raises(RenderError, match=r"前10份都超过了限度.*已中止"):
        run(data, tmp_path / "出", (ENDLESS,), limits=Limits(seconds=0.3))


GREEDY = "{{ 单位 }}{% set x = '一' * (数 * 1000) %}" + "{% set x = x ~ x %}" * 10


@pytest.mark.parametrize(
    ("paragraph", "much", "told"),
    [(ENDLESS, 9999, "秒还没有完"), (GREEDY, 900, "内存超过 150 兆")],
    ids=["time", "memory"],
)
def test_a_document_that_passes_its_limits_is_refused_and_stops_no_other(
    tmp_path, paragraph, much, told
):
    data = [{"单位": f"第{n}科", "数": much if n in {1, 9, 20} else 1} for n in range(1, 23)]
    limits = Limits(seconds=2, memory_megabytes=150)
    result = run(data, tmp_path, (paragraph,), limits=limits)
    assert [work.number for work in result.refused] == [1, 9, 20]
    assert all(told in work.reason for work in result.refused)
    assert [work.number for work in result.works] == list(range(1, 23))
    for work in result.works:
        if work not in result.refused:
            assert texts(work.file) == [f"第{work.number}科"]


def test_no_items_make_an_empty_manifest(tmp_path):
    assert run([], tmp_path / "出").works == ()
    assert manifest(tmp_path / "出") == []
