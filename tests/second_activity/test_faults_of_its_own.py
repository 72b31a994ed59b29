"""What fails while an activity's own code runs: a sentence that says which declaration it was."""

import os
import shutil

import pytest

from tests.opened import opened
from tests.opened import typed
from tests.second_activity.conftest import Site

NAME = "消防安全检查"
CORRECTED = f"{NAME}台账_改正后.xlsm"
VALIDATE, DISTRIBUTE = ("validate", CORRECTED), ("distribute", CORRECTED)
GENERATE = ("generate", CORRECTED, "整改通知")
DEMO = ("demo", "示例", "--activity", NAME)

RUNNING = {
    "a rule": (
        "inspections.py",
        "if row.found != listed:",
        "if row.founds != listed:",
        VALIDATE,
        "活动的规则D101出错（AttributeError），这次没有做完。",
    ),
    "a rule that complains of another ledger's column": (
        "inspections.py",
        'if "、" not in row.inspector:\n        yield Complaint(row, Inspection.inspector,',
        "if True:\n        yield Complaint(row, Site.name,",
        VALIDATE,
        "活动的规则D102出错（KeyError），这次没有做完。",
    ),
    "an obligation": (
        "inspections.py",
        "    return Judgement(State.MET, ",
        "    return (State.MET, ",
        VALIDATE,
        "活动的义务R101出错（AttributeError），这次没有做完。",
    ),
    "a paper": (
        "notice.py",
        '"隐患数": len(rows),',
        '"隐患数": 1 / 0,',
        GENERATE,
        "活动的公文“整改通知”出错（ZeroDivisionError），这次没有做完。",
    ),
    "rows of another ledger in a booklet": (
        "booklets.py",
        "{Hazard: rows}",
        "{Hazard: [site]}",
        DISTRIBUTE,
        "活动的分册出错（TypeError），这次没有做完。",
    ),
    "a booklet of an undeclared kind": (
        "booklets.py",
        "Booklet(SITES,",
        "Booklet(BookletKind('别处', KEEPER),",
        DISTRIBUTE,
        "活动的分册出错（TypeError），这次没有做完。",
    ),
    "a sample": (
        "sample/__init__.py",
        'rows["检查记录"][0][3]',
        'rows["检察记录"][0][3]',
        DEMO,
        "活动的示例出错（KeyError），这次没有做完。",
    ),
    "a setting that is no parameter": (
        "sample/__init__.py",
        '{"统计截止日":',
        '{"统计的截止日":',
        DEMO,
        "示例“统计的截止日”不是活动的参数：名称要与 parameters.toml 一致。",
    ),
}


@pytest.fixture
def changed(site, project, tmp_path):
    """The installed activity with one of its files changed."""

    def make(file, right, wrong):
        copy = tmp_path / "copy"
        shutil.copytree(project / "fire_inspection", copy / "fire_inspection")
        path = copy / "fire_inspection" / file
        before = path.read_text(encoding="utf-8")
        assert right in before
        path.write_text(before.replace(right, wrong), encoding="utf-8")
        found_first = Site(copy)
        found_first.environment["PYTHONPATH"] = os.pathsep.join(map(str, (copy, site.folder)))
        return found_first

    return make


@pytest.mark.parametrize("fault", RUNNING)
def test_the_sentence_says_which_declaration_failed(fault, changed, demo, tmp_path):
    file, right, wrong, (command, what, *more), told = RUNNING[fault]
    if what == CORRECTED:
        shutil.copy(demo / CORRECTED, tmp_path)
    ran = changed(file, right, wrong).taizhang(command, tmp_path / what, *more)
    assert ran.status == (2 if told.startswith("示例") else 3)
    assert ran.err.startswith(told)
    assert len(ran.err.splitlines()) == 1


def test_a_fault_in_marking_is_told_behind_the_findings(changed, site, demo, tmp_path):
    """A strength that is none shows when cells are marked with it: judging is done by then."""
    book = shutil.copy(demo / f"{NAME}台账.xlsm", tmp_path)
    strange = changed(
        "inspections.py", '"隐患数与整改台账不符", Strength.DATA', '"隐患数与整改台账不符", "重"'
    )
    strange.environment["XDG_STATE_HOME"] = str(tmp_path / "logs")
    ran = strange.taizhang("validate", book, "--json")
    assert (ran.status, ran.json["copy"], ran.json["error"]["code"]) == (3, None, "own_fault")
    sound = site.taizhang("validate", book, "--json").json["findings"]
    assert len(sound) > 1
    assert "D101" in {finding["code"] for finding in sound}
    for finding in sound:
        finding["strength"] = "重" if finding["code"] == "D101" else finding["strength"]
    assert ran.json["findings"] == sound
    assert "日志" in ran.err
    assert "Traceback" not in ran.err


def test_a_dispatch_to_one_who_fills_nothing_is_refused_when_it_is_loaded(changed):
    site = changed(
        "booklets.py", 'BookletKind("场所", KEEPER)', 'BookletKind("场所", type(KEEPER)("甲"))'
    )
    ran = site.taizhang("activities")
    assert ran.status == 1
    assert "booklets of 场所: no column is filled by 甲" in ran.err


@pytest.mark.parametrize(
    ("place", "wrong", "told"),
    [
        ("frozenset({DONE})", "frozenset({'好了'})", "rows cannot be closed by 进展: ['好了']"),
        ("closed_by=", "settings=('期', '限'), closed_by=", "no parameter is called 期"),
    ],
)
def test_a_cover_that_nobody_could_fill_is_refused_when_it_is_loaded(changed, place, wrong, told):
    ran = changed("booklets.py", place, wrong).taizhang("activities")
    assert ran.status == 1
    assert f"booklets: {told}" in ran.err


@pytest.fixture
def with_a_gap(demo, tmp_path):
    """The corrected workbook with one hazard whose site and description are not filled."""
    book = opened(demo / CORRECTED)
    book["隐患整改台账"]["B3"] = book["隐患整改台账"]["D3"] = None
    typed(book, tmp_path / "缺.xlsx")
    return tmp_path / "缺.xlsx"


def test_an_empty_cell_that_a_paper_reads_is_no_fault_of_the_program(changed, with_a_gap):
    site = changed(
        "notice.py",
        "    late = {subject.label",
        "    [row.what for row in case.rows(Hazard)]\n    late = {subject.label",
    )
    ran = site.taizhang("generate", with_a_gap, "整改通知")
    assert ran.status == 1
    gap = "“隐患整改台账”第3行“隐患描述”未填或不能识别"
    assert f"《整改通知》未生成：{gap}。请补填后再生成。" in ran.out + ran.err


def test_an_empty_cell_that_tells_who_gets_what_is_no_fault_of_the_program(changed, with_a_gap):
    site = changed("booklets.py", "case.filled(Hazard, Hazard.site)", "case.rows(Hazard)")
    ran = site.taizhang("distribute", with_a_gap)
    assert ran.status == 1
    gap = "“隐患整改台账”第3行“场所”未填或不能识别"
    assert ran.err == f"文件《缺.xlsx》{gap}，没有写出分册。请补填后再分发。\n"
    assert not (with_a_gap.parent / "下发").exists()


PRESS = """
import sys
from toolkit.engines import files
from toolkit.frontends.excel import click
book = files.attach(sys.argv[1])
click("validate")
print(book.names["toolkit_status"].refers_to_range.value)
"""


def test_the_button_says_it_too_and_where_the_log_is(changed, demo, tmp_path):
    site = changed(*RUNNING["a rule"][:3])
    site.environment.pop("LOCALAPPDATA", None)
    site.environment["XDG_STATE_HOME"] = str(tmp_path / "logs")
    ran = site.python("-c", PRESS, shutil.copy(demo / CORRECTED, tmp_path))
    log = tmp_path / "logs" / "taizhang-toolkit" / "clicks.log"
    assert ran.out.startswith("活动的规则D101出错（AttributeError），这次没有做完。"), ran.err
    assert str(log) in ran.out
    assert "活动的规则D101" in log.read_text(encoding="utf-8")
