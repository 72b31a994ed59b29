"""Chinese in pipes and files: in the listener's encoding, never a fault, nothing lost."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from toolkit.frontends.speaking import encoding_for


def ran(*arguments, **setting):
    env = {key: os.environ[key] for key in ("PATH", "HOME", "SYSTEMROOT") if key in os.environ}
    command = [sys.executable, "-m", "toolkit", *arguments]
    return subprocess.run(command, capture_output=True, env={**env, **setting})


@pytest.mark.parametrize(
    ("setting", "encoding"),
    [
        ({"LC_ALL": "C"}, "utf-8"),
        ({"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, "utf-8"),
        ({"LC_ALL": "C.UTF-8"}, "utf-8"),
        ({"PYTHONIOENCODING": "gb18030"}, "gb18030"),
        ({"PYTHONIOENCODING": "cp936:strict"}, "cp936"),
        ({"PYTHONIOENCODING": "utf-16-le"}, "utf-16-le"),
    ],
)
def test_a_pipe_has_the_encoding_that_was_asked_for_or_can_hold_chinese(setting, encoding):
    said = ran("rules", **setting)
    assert (said.returncode, said.stderr) == (0, b"")
    assert said.stdout.decode(encoding) == ran("rules", PYTHONUTF8="1").stdout.decode()


@pytest.mark.skipif(shutil.which("localedef") is None, reason="localedef is not installed")
def test_a_pipe_has_the_encoding_of_a_chinese_locale(tmp_path):
    made = ["localedef", "-i", "zh_CN", "-f", "GBK", str(tmp_path / "zh_CN.GBK")]
    if subprocess.run(made, capture_output=True).returncode:
        pytest.skip("the sources of locales are not installed")
    said = ran("rules", LC_ALL="zh_CN.GBK", LOCPATH=str(tmp_path))
    assert said.stdout.decode("gbk") == ran("rules").stdout.decode()


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gbk"])
def test_a_character_that_the_encoding_lacks_is_written_by_its_number(tmp_path, encoding):
    missing = tmp_path / "䶮🀄.xlsx"
    said = ran("validate", str(missing), PYTHONIOENCODING=encoding)
    assert said.returncode == 2
    assert b"\\u4dae\\U0001f004.xlsx" in said.stderr
    assert b"Traceback" not in said.stderr


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "utf-16-le"])
def test_json_is_always_utf_8(tmp_path, encoding):
    said = ran("validate", str(tmp_path / "䶮.xlsx"), "--json", PYTHONIOENCODING=encoding)
    assert json.loads(said.stdout.decode())["error"]["file"].endswith("䶮.xlsx")


@pytest.mark.parametrize(
    ("own", "asked", "page", "encoding"),
    [
        ("cp936", "", 936, "gbk"),
        ("cp1252", "", 936, "gbk"),
        ("cp936", "", 65001, "utf-8"),
        ("cp936", "", 950, "cp950"),
        ("utf-8", "utf-8", 936, "utf-8"),
        ("gbk", ":replace", 65001, "utf-8"),
        ("utf-8", "", 99999, "utf-8"),
        ("gb18030", "", 0, "gb18030"),
        ("iso8859-1", "", 0, "utf-8"),
        ("no-such", "", 0, "utf-8"),
    ],
)
def test_the_console_decides_where_nobody_asked(own, asked, page, encoding):
    """A Chinese Windows console has page 936, after chcp 65001 UTF-8; 0 is none."""
    assert encoding_for(own, asked, page) == encoding
