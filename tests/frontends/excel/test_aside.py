"""What is done beside LibreOffice's own thread: nothing of it stops LibreOffice."""

import ast
import gc
import sys
from importlib import import_module
from pathlib import Path
from threading import Event
from threading import current_thread
from threading import enumerate as threads

import pytest
import xlwings

import toolkit.engines.libreoffice
import toolkit.frontends.libreoffice
from toolkit.engines.libreoffice.bridge import load_uno
from toolkit.engines.libreoffice.starting import start_process
from toolkit.frontends.libreoffice.at_work import at_work
from toolkit.frontends.libreoffice.collector import Collector

LONGEST = 60  # -- seconds --


def imported(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if (
            isinstance(node, ast.ImportFrom) and node.module in {"threading", "concurrent.futures"}
        ) or isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_no_thread_begins_within_libreoffice_but_aside():
    rooms = (toolkit.frontends.libreoffice, toolkit.engines.libreoffice)
    files = [path for room in rooms for path in Path(room.__file__).parent.rglob("*.py")]
    begin = {"Thread", "Timer", "ThreadPoolExecutor", "threading", "_thread", "concurrent.futures"}
    assert len(files) > 20
    assert {path.name for path in files if begin & {*imported(path)}} == {"aside.py"}


@pytest.fixture(scope="module")
def context():
    """That of a LibreOffice without a screen."""
    try:
        beside = str(Path(load_uno().__file__).parent)
        sys.path.append(beside)
        import_module("unohelper")
        sys.path.remove(beside)
        started = start_process(visible=False)
    except xlwings.XlwingsError as error:
        pytest.skip(str(error))
    yield started.context
    started.end()


@pytest.mark.office
def test_the_thread_has_ended_when_libreoffice_goes_on_with_what_it_gave(context):
    from toolkit.frontends.libreoffice.aside import aside

    seen, done = [], Event()

    def work():
        return current_thread(), gc.isenabled()

    def then(given):
        thread, collects = given
        seen.append((thread in threads(), collects, gc.isenabled()))
        done.set()

    aside(context, work, then)
    assert done.wait(LONGEST)
    assert seen == [(False, False, True)]


@pytest.mark.office
def test_what_fails_beside_it_is_not_gone_on_with_and_the_collector_is(context):
    from toolkit.frontends.libreoffice.aside import aside
    from toolkit.frontends.libreoffice.aside import soon

    seen, done = [], Event()
    aside(context, lambda: 1 // 0, seen.append)
    soon(context, done.set)
    assert done.wait(LONGEST)
    assert seen == []
    assert gc.isenabled()


@pytest.mark.office
def test_nothing_goes_on_within_a_click(context):
    from toolkit.frontends.libreoffice.aside import aside

    seen, asked, done = [], Event(), Event()
    with at_work():
        aside(context, asked.set, lambda _: (seen.append("after"), done.set()))
        assert asked.wait(LONGEST)
        seen.append("click")
    assert done.wait(LONGEST)
    assert seen == ["click", "after"]


def test_the_collector_goes_on_when_the_last_lets_it():
    collector = Collector()
    collector.stop()
    collector.stop()
    collector.go_on()
    assert not gc.isenabled()
    collector.go_on()
    assert gc.isenabled()


def test_a_collector_that_did_not_go_does_not_go_on():
    gc.disable()
    try:
        collector = Collector()
        collector.stop()
        collector.go_on()
        assert not gc.isenabled()
    finally:
        gc.enable()
