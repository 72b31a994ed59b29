"""The environment that outside programs are started in."""

import os

import pytest

from toolkit.word.office.process import clean_environment


@pytest.mark.skipif(os.name == "nt", reason="Windows 的程序要靠调用者的 PATH 找到自己的库")
def test_the_callers_python_locale_and_home_are_left_behind(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", "/home/who/.venv/bin")
    monkeypatch.setenv("VIRTUAL_ENV", "/home/who/.venv")
    monkeypatch.setenv("PYTHONPATH", "/home/who")
    monkeypatch.setenv("LC_ALL", "zh_CN.GBK")
    made = clean_environment(tmp_path, {"SAL_USE_VCLPLUGIN": "svp"})
    assert "/home/who" not in " ".join(made.values())
    assert "/usr/bin" in made["PATH"].split(":")
    assert made["HOME"] == made["TMPDIR"] == str(tmp_path)
    assert made["LC_ALL"] == "C.UTF-8"
    assert made["SAL_USE_VCLPLUGIN"] == "svp"
    assert "PYTHONPATH" not in made
