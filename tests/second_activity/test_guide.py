"""docs/新活动.md builds exactly the second activity: its files as they are, its commands as they run."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.build_docs import GUIDE
from tools.build_docs import QUOTATION
from tools.build_docs import files
from tools.build_docs import with_files

COMMANDS = re.compile(r"```sh\n(.*?)```", re.DOTALL)


def test_the_guide_quotes_every_file_of_the_activity_as_it_is():
    text = GUIDE.read_text(encoding="utf-8")
    assert with_files(text) == text, "run make docs"
    quoted = [match["name"] for match in QUOTATION.finditer(text)]
    assert sorted(quoted) == sorted(files())


@pytest.mark.deep
def test_a_stranger_who_copies_the_files_and_types_the_commands_has_the_activity(tmp_path):
    """The files are written from the page alone; .venv is this environment, pip installs into a folder."""
    text = GUIDE.read_text(encoding="utf-8")
    for match in QUOTATION.finditer(text):
        path = tmp_path / match["name"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(match["text"], encoding="utf-8")
    site = tmp_path / "site"
    lines = [line for block in COMMANDS.findall(text) for line in block.splitlines()]
    ours = [line.partition("#")[0].strip() for line in lines if line.startswith(".venv/bin/")]
    for line in ours:
        program, *arguments = shlex.split(line)
        run_line(tmp_path, site, Path(program).name, arguments)
    assert (tmp_path / "工作台" / "消防安全检查台账.xlsm").is_file()
    assert list((tmp_path / "演示" / "下发").glob("*_v1.xlsx"))


def test_the_rule_over_several_rows_that_the_guide_shows_finds_what_it_is_for(site):
    (snippet,) = re.findall(
        r"```python\n(@table_rule.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL
    )
    used = f"""
import datetime as dt
from fire_inspection.inspections import *
from toolkit.declare.table import Table
from toolkit.declare.rule import table_rule
{snippet}
day = dt.date(2024, 4, 10)
rows = [Inspection(at, [day, site, "王某", 0, None]) for at, site in ((3, "甲"), (4, "乙"), (5, "甲"))]
case = Case({{Inspection: Table(Inspection, rows, {{}})}}, day, Limits(day, {{}}))
print([each.row.at_row for each in once_a_day.complaints(case)])
"""
    ran = site.python("-c", used)
    assert ran.out == "[5]\n", ran.err


def run_line(folder, site, program, arguments):
    """One command of the page, as it is typed; only what fetches from a network is left out."""
    if arguments[:2] == ["install", "hatchling"] or arguments[0] == "bundle":
        return
    module = {"taizhang": ("-m", "toolkit"), "pip": ("-m", "pip"), "python": ()}[program]
    target = ("--target", site, "--upgrade") if arguments[0] == "install" else ()
    done = subprocess.run(
        [sys.executable, *module, *arguments, *map(str, target)],
        cwd=folder, capture_output=True, encoding="utf-8",
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(site), "PYTHONUTF8": "1"},
    )  # fmt: skip
    told_of_faults = arguments[0] == "validate"
    assert done.returncode == int(told_of_faults), f"{arguments}: {done.stdout}{done.stderr}"
    if told_of_faults:
        assert "数据问题4处" in done.stdout
    shutil.rmtree(folder / "build", ignore_errors=True)
