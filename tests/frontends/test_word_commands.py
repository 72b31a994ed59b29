"""render, lint and measure as a person calls them."""

import io
import json
import re
import zipfile
from pathlib import Path

import docx
import pytest
from PIL import Image

from toolkit.activities.sanjie import SANJIE
from toolkit.frontends.cli import main

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEMPLATES = Path(__file__).parents[2] / "doc_templates" / "三解三促"


@pytest.fixture
def template(tmp_path):
    document = docx.Document()
    document.add_paragraph("{{ 单位 }}共{{ 数 }}件")
    document.save(tmp_path / "通知.docx")
    return tmp_path / "通知.docx"


@pytest.fixture
def call(capsys):
    """Runs a command line; returns exit status, standard output, standard error."""

    def run(*arguments):
        status = main([str(each) for each in arguments])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


def data(tmp_path, said):
    file = tmp_path / "数据.json"
    file.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    return file


def text_of(file):
    return [paragraph.text for paragraph in docx.Document(file).paragraphs]


def test_render_writes_one_document(call, template, tmp_path):
    out = tmp_path / "新文件夹" / "出.docx"
    source = data(tmp_path, {"单位": "一科", "数": 3})
    assert call("render", template, "--data", source, "--out", out) == (0, f"已生成：{out}\n", "")
    assert text_of(out) == ["一科共3件"]


def test_render_tells_what_is_missing_and_writes_nothing(call, template, tmp_path):
    out = tmp_path / "出.docx"
    source = data(tmp_path, {"单位": "一科"})
    status, said, wrong = call("render", template, "--data", source, "--out", out)
    assert (status, said) == (2, "")
    assert wrong == "模板《通知.docx》正文第1段 标签 {{ 数 }}：没有“数”这个数据项\n"
    assert not out.exists()


def test_render_takes_pictures_from_the_folder_that_is_named(call, template, tmp_path):
    folder = tmp_path / "图"
    folder.mkdir()
    Image.new("RGB", (4, 4), "red").save(folder / "章.png")
    out, named = tmp_path / "出", {"@类型": "图片", "文件": "章.png"}
    source = data(tmp_path, [{"单位": named, "数": 1}])
    command = ("render", template, "--data", source, "--out", out)
    assert call(*command)[2].startswith(
        "数据文件《数据.json》的“单位”（图片）：要用图片，请用 --pictures"
    )
    assert call(*command, "--pictures", tmp_path / "无")[0] == 2
    assert call(*command, "--pictures", folder)[0] == 0
    assert "原已生成1份" in call(*command, "--pictures", folder)[1]
    Image.new("RGB", (4, 4), "blue").save(folder / "章.png")
    assert "已生成1份" in call(*command, "--pictures", folder)[1].replace("原已生成", "")


def test_render_of_a_list_writes_a_folder_and_goes_on(call, template, tmp_path):
    out = tmp_path / "出"
    source = data(
        tmp_path, [{"单位": "一科", "数": 3}, {"单位": "二科"}, {"单位": "三科", "数": 5}]
    )
    status, said, _ = call("render", template, "--data", source, "--out", out, "--name", "{{单位}}")
    assert status == 1
    assert said.splitlines()[0] == f"共3份：已生成2份，未生成1份。清单：{out / '批次清单.jsonl'}"
    assert "第2项 二科.docx：模板《通知.docx》正文第1段" in said
    source = data(tmp_path, [{"单位": f"{n}科", "数": 3} for n in "一二三"])
    status, said, _ = call(
        "render", template, "--data", source, "--out", out, "--name", "{{单位}}", "--json"
    )
    states = [each["state"] for each in json.loads(said)["documents"]]
    assert (status, states) == (0, ["原已生成", "已生成", "已生成"])
    assert text_of(out / "三科.docx") == ["三科共3件"]


@pytest.mark.parametrize(
    ("said", "out", "words"),
    [
        ({"单位": "一科", "数": 3}, "出.txt", "--out 要写 .docx 文件"),
        ({"单位": "一科", "数": 3}, "通知.docx", "会覆盖模板"),
        ([], "出.docx", "--out 要写文件夹"),
        (3, "出.docx", "应是一个 JSON 对象"),
    ],
)
def test_wrong_use_of_render_is_one_sentence(call, template, tmp_path, said, out, words):
    before = template.read_bytes()
    source = data(tmp_path, said)
    status, printed, wrong = call("render", template, "--data", source, "--out", tmp_path / out)
    assert (status, printed, wrong.count("\n")) == (2, "", 1)
    assert words in wrong
    assert template.read_bytes() == before


def test_no_document_of_a_list_takes_the_place_of_the_template(call, template, tmp_path):
    before = template.read_bytes()
    source = data(tmp_path, [{"单位": "一科", "数": 3}, {"单位": "通知", "数": 3}])
    names = ("--name", "{{ 单位 }}")
    status, _, wrong = call("render", template, "--data", source, "--out", tmp_path, *names)
    assert (status, template.read_bytes(), (tmp_path / "一科.docx").exists()) == (2, before, False)
    assert "会覆盖模板" in wrong


@pytest.mark.office
def test_render_shows_previews_and_names_the_fonts(call, tmp_path):
    document = docx.Document()
    document.add_paragraph().add_run("{{ 单位 }}").font.name = "没有这种字体"
    document.save(tmp_path / "样.docx")
    source = data(tmp_path, [{"单位": "一科"}, {"单位": "二科"}])
    out = tmp_path / "出"
    status, said, _ = call(
        "render", tmp_path / "样.docx", "--data", source, "--out", out, "--preview", "pdf", "--json"
    )
    shown = json.loads(said)["preview"]
    assert status == 0
    assert [Path(file).name for file in shown["files"]] == ["样_001.pdf", "样_002.pdf"]
    assert "没有这种字体" in [font["wanted"] for font in shown["substituted_fonts"]]


def test_without_libreoffice_the_document_is_there_and_the_reason_told(
    call, template, tmp_path, monkeypatch
):
    monkeypatch.setenv("TAIZHANG_SOFFICE", str(tmp_path / "没有"))
    source = data(tmp_path, {"单位": "一科", "数": 3})
    out = tmp_path / "出.docx"
    status, said, wrong = call(
        "render", template, "--data", source, "--out", out, "--preview", "pdf"
    )
    assert (status, said) == (2, f"已生成：{out}\n")
    assert "TAIZHANG_SOFFICE" in wrong
    assert text_of(out) == ["一科共3件"]


def test_render_without_data_says_what_to_write(call, template):
    status, said, wrong = call("render", template)
    assert (status, said) == (2, "")
    assert wrong.startswith("请写明数据文件")


def test_template_and_data_alone_write_a_document_beside_the_data(call, template, tmp_path):
    source = data(tmp_path, {"单位": "一科", "数": 3})
    out = tmp_path / "数据_通知.docx"
    assert call("render", template, source) == (0, f"已生成：{out}\n", "")
    assert text_of(out) == ["一科共3件"]
    status, said, wrong = call("render", template, source)
    assert (status, said) == (2, "")
    assert "已经有了，没有覆盖" in wrong


def test_template_and_a_list_alone_write_a_folder_beside_the_data(call, template, tmp_path):
    source = data(tmp_path, [{"单位": "一科", "数": 3}, {"单位": "二科", "数": 4}])
    status, _, _ = call("render", template, source)
    assert status == 0
    assert len(list((tmp_path / "数据_通知").glob("*.docx"))) == 2


def test_data_named_twice_are_refused(call, template, tmp_path):
    source = data(tmp_path, {"单位": "一科", "数": 3})
    assert call("render", template, source, "--data", source)[0] == 2


def test_lint_of_the_shipped_templates_is_clean(call):
    files = sorted(TEMPLATES.glob("*.docx"))
    status, said, _ = call("lint", *files)
    assert status == 0
    assert said.splitlines() == [f"《{f.name}》（按文种“{f.stem}”）：没有问题" for f in files]
    assert {file.name for file in files} == {kind.template for kind in SANJIE.documents}


def faulty(tmp_path, name="表扬通报.docx"):
    document = docx.Document()
    document.add_paragraph("坛环[2012]  号，{{ 标提 }}授予{{ 署名 }}")
    kind = next(each for each in SANJIE.documents if each.name == "表扬通报")
    used = (f"{{% if {slot.name} %}}是{{% endif %}}" for slot in kind.slots if slot.required)
    document.add_paragraph("".join(used))
    document.save(tmp_path / name)
    return tmp_path / name


def test_lint_tells_each_fault_with_its_place(call, tmp_path):
    status, said, _ = call("lint", faulty(tmp_path))
    assert status == 1
    assert said.splitlines()[0] == "《表扬通报.docx》（按文种“表扬通报”）：错误2处，提醒1处"
    assert "错误 正文第1段 标签 {{ 标提 }}：这个文种没有“标提”这个数据项，是否应为“标题”？" in said


def test_lint_says_the_same_as_json(call, tmp_path):
    status, said, _ = call("lint", faulty(tmp_path), "--json")
    (only,) = json.loads(said)["templates"]
    assert (status, only["kind"], only["copy"]) == (1, "表扬通报", None)
    found = [(f["code"], f["severity"], f["paragraph"], f["tag"]) for f in only["findings"]]
    assert found == [
        ("L05", "错误", 1, "{{ 标提 }}"),
        ("L21", "错误", 1, ""),
        ("L27", "提醒", 1, ""),
    ]


def test_lint_of_an_unknown_template_leaves_names_alone_unless_told_the_kind(call, tmp_path):
    file = faulty(tmp_path, "自拟.docx")
    _, said, _ = call("lint", file, "--json")
    assert [f["code"] for f in json.loads(said)["templates"][0]["findings"]] == ["L21", "L27"]
    _, said, _ = call("lint", file, "--kind", "表扬通报", "--json")
    codes = [f["code"] for f in json.loads(said)["templates"][0]["findings"]]
    assert codes == ["L05", "L21", "L27"]
    status, _, wrong = call("lint", file, "--kind", "没有")
    assert (status, "没有文种“没有”" in wrong) == (2, True)


def test_lint_writes_a_copy_with_comments_and_leaves_the_template_alone(call, tmp_path):
    file = faulty(tmp_path)
    before = file.read_bytes()
    _, said, _ = call("lint", file, "--comments", tmp_path)
    copy = tmp_path / "表扬通报_检查.docx"
    assert f"带批注的副本：{copy}" in said
    assert len(list(docx.Document(io.BytesIO(copy.read_bytes())).comments)) == 3
    assert file.read_bytes() == before


def without(name, tmp_path):
    """The shipped 催报通知 after a clerk wrote a word over a tag."""
    document = docx.Document(TEMPLATES / "催报通知.docx")
    for paragraph in document.element.body.iter(f"{W}p"):
        texts = list(paragraph.iter(f"{W}t"))
        whole = "".join(each.text or "" for each in texts)
        if f"{{{{ {name} }}}}" in whole:
            for each in texts:
                each.text = ""
            texts[0].text = whole.replace(f"{{{{ {name} }}}}", "各科室")
    document.save(tmp_path / "催报通知.docx")
    return tmp_path / "催报通知.docx"


def test_lint_misses_a_data_item_that_was_typed_over(call, tmp_path):
    status, said, _ = call("lint", without("主送", tmp_path), "--json")
    found, where = json.loads(said)["templates"][0]["findings"]
    assert (status, found["code"], found["severity"]) == (1, "L15", "错误")
    assert "“主送”" in found["message"] and "{{ 主送 }}" in found["suggestion"]
    assert where["severity"] == "提醒" and where["paragraph"] > 0
    assert where["message"].startswith("原来的模板这里是 {{ 主送 }}，现在是固定的字")


def test_lint_goes_on_after_a_file_that_is_no_template(call, tmp_path):
    (tmp_path / "坏.docx").write_text("坏", encoding="utf-8")
    status, said, wrong = call("lint", tmp_path / "坏.docx", TEMPLATES / "催报通知.docx")
    assert status == 2
    assert "《催报通知.docx》（按文种“催报通知”）：没有问题" in said
    assert wrong.startswith("模板《坏.docx》") and wrong.count("\n") == 1


@pytest.mark.office
def test_measure_reports_each_clause_and_goes_on_after_a_refusal(call, template, tmp_path):
    status, said, wrong = call("measure", template, tmp_path / "没有.docx", "--json")
    (only,) = json.loads(said)["documents"]
    assert status == 2
    assert (only["era"], only["pages"], only["passed"]) == ("2012", 1, False)
    assert {"clause", "element", "page", "value", "allowed", "ok"} == set(only["readings"][0])
    assert wrong.strip() == json.loads(said)["refusals"][0] == json.loads(said)["error"]["message"]
    assert "没有.docx" in wrong


@pytest.mark.office
def test_measure_speaks_plainly_and_its_status_says_whether_all_is_well(call, template):
    status, said, _ = call("measure", template)
    assert status == 1
    assert said.startswith("通知.docx：按 GB/T 9704-2012 测量")


@pytest.mark.parametrize("name", ["render", "lint", "measure"])
def test_help_is_chinese(call, name):
    status, said, _ = call(name, "--help")
    assert status == 0
    assert "退出状态：0" in said and "--json" in said and "required" not in said


@pytest.mark.parametrize("name", ["render", "lint"])
def test_help_and_usage_errors_are_english_where_asked(call, name):
    status, said, _ = call(name, "--help", "--language", "en")
    assert (status, call(name, "--language=en", "-h")) == (0, (0, said, ""))
    assert "Exit status: 0" in said and "required" not in said
    quoted = re.compile("“批次清单.jsonl”|docs/模板数据.md")
    assert not re.search("[\u4e00-\u9fff：；，。]", quoted.sub("", said)), said
    chinese = call(name, "--help")[1]
    options = re.compile(r"^  (?:-\w, )?(--[\w-]+)", re.MULTILINE)
    assert set(options.findall(said)) == set(options.findall(chinese))
    for words in ((), ("--zzz",), ("a.docx", "b.json", "c.json", "--zzz=1")):
        status, _, wrong = call(name, "--language", "en", *words)
        assert status == 2
        assert not re.search("[\u4e00-\u9fff：；，。]", wrong), wrong
        assert f"taizhang {name} --help --language en" in wrong


def test_a_lenient_document_has_placeholders_and_tells_each(call, template, tmp_path):
    out = tmp_path / "出.docx"
    source = data(tmp_path, {"单位": "A&amp;B"})
    status, said, _ = call("render", template, "--data", source, "--out", out, "--lenient")
    assert status == 0
    assert said.splitlines()[1:] == [
        "  未填“数”：正文第1段 标签 {{ 数 }}",
        "  “单位”像是转义过的“A&amp;B”，已原样写出：正文第1段 标签 {{ 单位 }}",
    ]
    assert text_of(out) == ["A&amp;B共【未填：数】件"]


def test_a_lenient_batch_tells_of_each_document_and_makes_it_again(call, template, tmp_path):
    out = tmp_path / "一批"
    source = data(tmp_path, [{"单位": "一科"}, {"单位": "二科", "数": 2}])
    for _ in range(2):
        given = ("--data", source, "--out", out, "--lenient", "--json")
        documents = json.loads(call("render", template, *given)[1])["documents"]
        assert [[gap["name"] for gap in each["unfilled"]] for each in documents] == [["数"], []]
    status, said, _ = call("render", template, "--data", source, "--out", out)
    assert (status, "没有“数”这个数据项" in said) == (1, True)


def test_a_template_with_macros_is_filled_without_them_where_asked(call, template, tmp_path):
    plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    with_macros = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    macros = tmp_path / "通知.docm"
    with zipfile.ZipFile(template) as old, zipfile.ZipFile(macros, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(plain, with_macros))
    out = tmp_path / "出.docx"
    given = ("render", macros, "--data", data(tmp_path, {"单位": "一科", "数": 3}), "--out", out)
    status, _, wrong = call(*given)
    assert (status, "--without-macros" in wrong, out.exists()) == (2, True, False)
    status, said, _ = call(*given, "--without-macros")
    assert (status, "写出的文档不带宏" in said, text_of(out)) == (0, True, ["一科共3件"])
    (document,) = json.loads(call(*given, "--without-macros", "--json")[1])["documents"]
    assert document["without_macros"]


def test_render_and_lint_speak_english_where_asked(call, template, tmp_path):
    source = data(tmp_path, {"单位": "一科"})
    out = tmp_path / "出.docx"
    wrong = call("render", template, "--data", source, "--out", out, "--language", "en")[2]
    assert wrong == 'template "通知.docx" body paragraph 1, tag {{ 数 }}: the data has no "数"\n'


def test_both_commands_say_all_of_it_in_english(call, tmp_path):
    document = docx.Document()
    document.add_paragraph("1、{{ a|小数(1,2,3) }}{{ b }}")
    document.save(tmp_path / "letter.docx")
    (tmp_path / "data.json").write_text('[{"a": 1, "b": ""}, {}]', encoding="utf-8")
    _, linted, _ = call("lint", tmp_path / "letter.docx", "--language", "en")
    batch = ("--out", tmp_path / "out", "--language", "en")
    _, rendered, _ = call("render", tmp_path / "letter.docx", tmp_path / "data.json", *batch)
    quoted = re.compile(r"\{\{.*?\}\}|“[^”]*”|\"[^\"]*\"|\|小数\S*|批次清单")
    for said in (linted, rendered):
        assert not re.search("[\u4e00-\u9fff：；，。]", quoted.sub("", said)), said
    assert "2 documents: 2 not made" in rendered
    _, linted, _ = call("lint", tmp_path / "letter.docx", "--language", "en", "--json")
    found = json.loads(linted)["templates"][0]["findings"]
    assert {each["severity"] for each in found} == {"error", "remark"}
