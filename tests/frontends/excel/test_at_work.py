"""What waits for a click."""

import gc
import subprocess
import sys
from threading import Thread

import pytest

from toolkit.frontends.libreoffice.at_work import after_the_click
from toolkit.frontends.libreoffice.at_work import at_work
from toolkit.frontends.libreoffice.at_work import is_at_work


def test_a_thread_that_waits_goes_on_when_the_click_is_done():
    done = []
    thread = Thread(target=lambda: (after_the_click(), done.append("went on")))
    with at_work():
        assert is_at_work()
        thread.start()
        assert done == []
    thread.join()
    assert done == ["went on"]
    assert not is_at_work()


def test_a_click_that_fails_is_over_too():
    with pytest.raises(ZeroDivisionError), at_work():
        _ = 1 / 0
    assert not is_at_work()
    after_the_click()


@pytest.mark.parametrize("collects", [True, False])
def test_the_collector_goes_on_as_it_was(collects):
    before = gc.isenabled()
    try:
        gc.enable() if collects else gc.disable()
        with at_work():
            assert not gc.isenabled()
        assert gc.isenabled() is collects
    finally:
        gc.enable() if before else gc.disable()


def test_what_answers_a_click_needs_no_database():
    program = """
import ast, sys
from importlib import import_module
from importlib.util import find_spec
listed = next(
    ast.literal_eval(each.value)
    for each in ast.parse(open(find_spec("toolkit.frontends.libreoffice").submodule_search_locations[0] + "/warm_up.py").read()).body
    if isinstance(each, ast.Assign) and each.targets[0].id == "MODULES"
)
for module in listed:
    if module != "toolkit.frontends.libreoffice.leisure" and "row_filling" not in module:
        import_module(module)
import_module("toolkit.workplace.activities").installed()
print(*(each for each in ("sqlalchemy", "lxml", "filelock", "xlsxwriter", "openpyxl") if each in sys.modules))
"""
    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == []
