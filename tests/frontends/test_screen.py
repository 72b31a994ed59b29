"""What a person sees in a terminal of 80 columns: help that stands straight, faults by sheet and rule."""

import os
import pty
import re
import subprocess
import sys

import pytest

from toolkit.chinese.screen_lines import columns_of
from toolkit.frontends.cli import commands

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(scope="module")
def pages():
    """The help page of every subcommand, as the program says it."""
    from click.testing import CliRunner

    from toolkit.frontends.cli import taizhang

    runner = CliRunner()
    said = {name: runner.invoke(taizhang, [name, "--help"]).output for name in commands()}
    return {"": runner.invoke(taizhang, ["--help"]).output, **said}


def test_every_help_page_has_chinese_names_of_what_is_written(pages):
    for name, page in pages.items():
        usage = page.splitlines()[0]
        assert usage.startswith(f"用法：taizhang {name}".rstrip())
        assert not re.search(r"[A-Z]{2,}", usage), usage
        assert not re.search(r"\b(?:TEXT|PATH|FILE|INTEGER|default|required)\b", page), page


def test_what_may_be_left_out_stands_in_brackets(pages):
    assert pages["rules"].splitlines()[0] == "用法：taizhang rules [选项] [规则号]"
    assert pages["register"].splitlines()[0].endswith("[选项] [文件夹]")
    assert pages["validate"].splitlines()[0].endswith("[选项] 台账")


def test_the_columns_of_every_help_page_stand_straight(pages):
    for page in pages.values():
        for section in re.split(r"\n(?=\S+：\n)", page)[1:]:
            rows = [line for line in section.splitlines()[1:] if line.strip()]
            begun = [re.match(r"  \S.*?  +(?=\S)", row) for row in rows]
            columns = {columns_of(match[0]) for match in begun if match}
            assert len(columns) == 1, section
            assert all(columns_of(row) <= 80 for row in rows), section


def on_a_terminal(*arguments):
    """What the command line writes where standard output is a terminal of 80 columns."""
    master, slave = pty.openpty()
    environment = {**os.environ, "COLUMNS": "80", "TERM": "xterm"} | {"PYTHONIOENCODING": "utf-8"}
    environment.pop("NO_COLOR", None)
    command = [sys.executable, "-m", "toolkit", *map(str, arguments)]
    with subprocess.Popen(command, stdout=slave, stderr=slave, env=environment) as child:
        os.close(slave)
        said = b""
        while True:
            try:
                part = os.read(master, 65536)
            except OSError:  # -- Linux's way of saying that the other end is closed --
                break
            if not part:
                break
            said += part
    os.close(master)
    assert child.returncode in {0, 1, 2}
    return said.decode().replace("\r\n", "\n")


def test_faults_stand_by_sheet_and_rule_coloured_on_a_terminal_and_plain_elsewhere(
    taizhang, faulty_book
):
    shown = on_a_terminal("validate", faulty_book)
    assert COLOUR.search(shown)
    lines = COLOUR.sub("", shown).splitlines()
    assert max(map(columns_of, lines[: lines.index(next(filter(is_copy, lines)))])) <= 80
    piped = taizhang("validate", faulty_book).out
    assert not COLOUR.search(piped)
    assert re.search(r"^    D111 天数与起止日期不符（\d+处）：F\d+（天数）、", piped, re.MULTILINE)
    said = taizhang("validate", faulty_book, "--json").json
    for finding in said["findings"]:
        assert finding["cell"] in piped
    for verdict in said["verdicts"]:
        if verdict["state"] in {"不符合", "无法判定", "偏离待说明", "预警"}:
            assert verdict["subject"] in piped or verdict["fact"] in piped
    counted = len(said["findings"]) + sum(map(piped.count, said["summary"]["verdicts_by_state"]))
    assert len(piped.splitlines()) < counted + 120


@pytest.mark.parametrize("words", ["rules", "rules R101", "generate --list", "nosuch"])
def test_no_line_of_any_command_is_wider_than_the_terminal(words):
    lines = on_a_terminal(*words.split()).splitlines()
    assert lines
    assert max(map(columns_of, lines)) <= 80


def is_copy(line):
    return line.startswith("标注副本：")
