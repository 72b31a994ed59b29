"""Which activity a workbook belongs to; what is broken or there twice hides no other."""

import shutil

import openpyxl
import pytest

from tests.opened import opened
from tests.opened import typed
from tests.second_activity.conftest import Site

NAME, OWN = "消防安全检查", "三解三促"
BOOK, PLAIN = f"{NAME}台账.xlsm", f"{NAME}台账.xlsx"

BROKEN = {
    "import": "raise RuntimeError('坏了')\n",
    "value": "FLOOD = 'not a catalogue'\n",
}


def project_of(folder, name, module, code, point):
    """A distribution with one module that declares an activity."""
    folder.mkdir(parents=True)
    (folder / f"{module}.py").write_text(code, encoding="utf-8")
    (folder / "pyproject.toml").write_text(
        f'[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n'
        f'[project]\nname = "{name}"\nversion = "2.0"\n'
        f'[project.entry-points."taizhang.activities"]\n{point} = "{module}:FLOOD"\n'
        f'[tool.hatch.build.targets.wheel]\ninclude = ["{module}.py"]\n',
        encoding="utf-8",
    )
    return folder


@pytest.fixture
def alone(tmp_path):
    """The toolkit with nothing else."""
    return Site(tmp_path / "empty")


@pytest.fixture(params=BROKEN)
def with_broken(request, tmp_path, project):
    broken = project_of(tmp_path / "坏", "flood", "flood", BROKEN[request.param], "flood")
    return Site(tmp_path / "site").install(project, broken)


@pytest.fixture
def with_double(tmp_path, project):
    code = "from dataclasses import replace\nfrom fire_inspection import FIRE_INSPECTION\nFLOOD = replace(FIRE_INSPECTION)\n"
    double = project_of(tmp_path / "双", "flood", "flood", code, "flood")
    return Site(tmp_path / "site").install(project, double)


def without_facts(source, target, *facts):
    """A copy of a workbook whose sheet 系统 lacks these keys; no keys at all lose the sheet."""
    book = opened(source)
    if not facts:
        del book["系统"]
    for row in book["系统"].iter_rows() if facts else ():
        if row[0].value in facts:
            row[0].value = row[1].value = None
    typed(book, target)
    return target


def test_a_workbook_of_an_activity_that_is_not_installed_is_one_sentence(alone, demo, tmp_path):
    for command in (("validate",), ("generate",), ("distribute",)):
        kinds = ("整改通知",) if command == ("generate",) else ()
        ran = alone.taizhang(*command, demo / BOOK, *kinds)
        assert ran.status == 2
        assert ran.err == (
            f"文件《{BOOK}》是“{NAME}”的台账，本机没有装这个活动，没有读取。"
            f"请先安装它（向提供这本台账的人索取安装包）。已装的活动：{OWN}。\n"
        )
    assert not list(demo.glob("*_校验.*"))


@pytest.mark.parametrize("facts", [(), ("活动",)])
def test_a_workbook_that_names_none_is_taken_for_the_one_whose_sheets_it_has(
    site, demo, tmp_path, facts
):
    book = without_facts(demo / BOOK, tmp_path / PLAIN, *facts)
    ran = site.taizhang("validate", book, "--json")
    assert ran.json["file_notes"] == [f"台账没有写明是哪个活动的，按“{NAME}”读取。"]
    assert len(ran.json["findings"]) == 4
    assert (
        f"注意：台账没有写明是哪个活动的，按“{NAME}”读取。" in site.taizhang("validate", book).out
    )
    for command in (("distribute", book), ("generate", book, "整改通知")):
        assert f"注意：台账没有写明是哪个活动的，按“{NAME}”读取。" in site.taizhang(*command).err


def test_a_workbook_without_facts_is_not_taken_for_an_activity_whose_sheets_it_lacks(
    alone, demo, tmp_path
):
    book = without_facts(demo / BOOK, tmp_path / PLAIN)
    ran = alone.taizhang("validate", book)
    assert ran.status == 2
    assert ran.err.startswith(f"文件《{PLAIN}》不是“{OWN}”的台账：没有“单位名录”等工作表")


@pytest.mark.deep
def test_a_workbook_of_the_toolkits_own_without_facts_is_taken_for_it_with_both_installed(
    site, tmp_path
):
    assert site.taizhang("demo", tmp_path / "演示").status == 0
    book = tmp_path / f"{OWN}台账.xlsx"
    without_facts(tmp_path / "演示" / f"{OWN}台账.xlsm", book)
    ran = site.taizhang("validate", book, "--json")
    assert ran.json["file_notes"] == [f"台账没有写明是哪个活动的，按“{OWN}”读取。"]
    assert {each["code"] for each in ran.json["verdicts"]} >= {"R501", "R705"}


def test_a_workbook_of_no_activity_names_those_that_there_are(site, tmp_path):
    book = openpyxl.Workbook()
    book.save(tmp_path / "别的.xlsx")
    ran = site.taizhang("validate", tmp_path / "别的.xlsx")
    assert ran.status == 2
    assert ran.err == (
        f"文件《别的.xlsx》不是“{OWN}”、“{NAME}”的台账：没有“单位名录”、“场所名录”等工作表（现有：Sheet）。"
        "请选用由 taizhang new 生成的台账工作簿。\n"
    )


def test_a_broken_activity_is_a_sentence_and_hides_no_other(with_broken, demo, tmp_path):
    ran = with_broken.taizhang("activities")
    assert ran.status == 1
    assert [line.split("（")[0] for line in ran.out.splitlines()] == [OWN, NAME]
    assert ran.err.startswith("活动“flood”（flood 2.0）不能用：")
    assert len(ran.err.splitlines()) == 1
    assert with_broken.taizhang("validate", demo / BOOK, "--out", tmp_path).status == 1
    refused = with_broken.taizhang("new", tmp_path / "台", "--activity", "flood")
    assert refused.status == 2
    assert "活动“flood”（flood 2.0）不能用" in refused.err


def test_an_activity_that_is_there_twice_is_not_used_by_guess(with_double, demo, tmp_path):
    ran = with_double.taizhang("activities")
    assert ran.out.startswith(f"{OWN}（sanjie，")
    assert f"活动“{NAME}”装了2份（fire-inspection 0.1.0、flood 2.0）" in ran.err
    refused = with_double.taizhang("validate", demo / BOOK, "--out", tmp_path)
    assert refused.status == 2
    assert "装了2份" in refused.err
    assert with_double.taizhang("rules", "R501").status == 0


def test_a_new_module_with_a_rule_is_found_without_being_listed_anywhere(project, tmp_path):
    """A rule that nobody lists would pass every test and never run."""
    copy = tmp_path / "copy"
    shutil.copytree(project, copy)
    (copy / "fire_inspection" / "parts").mkdir()
    (copy / "fire_inspection" / "parts" / "__init__.py").touch()
    (copy / "fire_inspection" / "parts" / "more.py").write_text(
        '''"""又一条规则."""
from fire_inspection.inspections import Inspection
from fire_inspection.sources import RECORD
from toolkit.declare.outcome import Strength
from toolkit.declare.rule import row_rule


@row_rule(Inspection, "D103", "又一条", Strength.DATA, RECORD)
def another(row, case):
    """又一条规则."""
    return ()
''',
        encoding="utf-8",
    )
    more = Site(tmp_path / "site").install(copy)
    assert "D103　数据　又一条" in more.taizhang("rules", "--activity", NAME).out


WRONG = {
    "two rules of one code": ("hazards.py", '"D202"', '"D201"', "code stated twice: ['D201']"),
    "the code of a standard ledger": ("sites.py", 'code="A1"', 'code="A0"', "sheet stated twice"),
    "a parameter without a value": (
        "parameters.toml",
        '["检查间隔"]',
        '["检查的间隔"]',
        "parameters without a value: ['检查间隔']",
    ),
    "a rule without its page": (
        "hazards.py",
        '    """整改时限不会早于隐患发现的那天。"""\n',
        "",
        "D201: the docstring of what judges is its manual page",
    ),
}


@pytest.mark.parametrize("fault", WRONG)
def test_what_is_declared_wrongly_is_a_sentence(fault, project, tmp_path):
    file, right, wrong, told = WRONG[fault]
    copy = tmp_path / "copy"
    shutil.copytree(project, copy)
    path = copy / "fire_inspection" / file
    before = path.read_text(encoding="utf-8")
    assert right in before
    path.write_text(before.replace(right, wrong), encoding="utf-8")
    ran = Site(tmp_path / "site").install(copy).taizhang("activities")
    assert ran.status == 1
    assert ran.out.startswith(OWN)
    assert told in ran.err


def test_it_runs_from_a_zip_and_its_files_are_copied_out(wheel, tmp_path):
    zipped = Site(wheel)
    assert zipped.taizhang("new", tmp_path / "台", "--activity", NAME).status == 0
    assert (tmp_path / "台" / "公文模板" / "整改通知.docx").read_bytes().startswith(b"PK")
    ran = zipped.taizhang("demo", tmp_path / "演示", "--activity", NAME, "--json")
    assert ran.status == 0, ran.err
    book = tmp_path / "演示" / f"{NAME}台账_改正后.xlsm"
    alone = tmp_path / book.name
    shutil.copy(book, alone)
    assert zipped.taizhang("generate", alone, "整改通知").status == 0
