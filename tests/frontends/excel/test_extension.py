"""taizhang.oxt as its parts."""

import importlib.util
import inspect
import io
import re
import runpy
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from toolkit.declare.button import ALL_BUTTONS
from toolkit.frontends.button import clicks
from toolkit.frontends.libreoffice.extension import USUAL_SETTINGS
from toolkit.frontends.libreoffice.extension import extension
from toolkit.frontends.libreoffice.extension import installation_paths
from toolkit.frontends.libreoffice.extension import write_extension

OOR = "{http://openoffice.org/2001/registry}"


def parts(package):
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_menu_and_toolbar_hold_every_button_in_order():
    tree = etree.fromstring(parts(extension(["/a"]))["Addons.xcu"])
    items = [node for node in tree.iter("node") if node.get(f"{OOR}name").startswith("item")]
    said = [prop[0].text for item in items for prop in item if prop.get(f"{OOR}name") == "Title"]
    captions = [button.caption for button in ALL_BUTTONS]
    assert said == captions * 2


def test_every_command_is_exported_by_the_script():
    script = parts(extension(["/a"]))["python/taizhang.py"].decode()
    for button in ALL_BUTTONS:
        assert f'{button.command} = command("{button.command}")' in script


@pytest.mark.parametrize("folder", ["python", "component"])
def test_script_and_component_find_this_installation(tmp_path, folder):
    made = parts(write_extension(tmp_path).read_bytes())
    where = tmp_path / "where.py"
    where.write_bytes(made[f"{folder}/pythonpath/taizhang_installation.py"])
    assert list(runpy.run_path(str(where))["PATHS"]) == installation_paths()


def test_every_module_to_be_imported_early_is_there():
    component = parts(extension(["/a"]))["component/warm_up.py"].decode()
    lists = re.findall(r"(?:MODULES|AFTERWARDS) = \((.*?)\n\)", component, re.DOTALL)
    assert len(lists) == 2
    modules = re.findall(r'"([\w.]+)"', "".join(lists))
    assert "toolkit.frontends.excel" in modules
    own = re.findall(r'(?:WATCHING|READYING|AT_WORK) = "([\w.]+)"', component)
    assert len(own) == 3
    assert all(importlib.util.find_spec(module) for module in [*modules, *own])


def test_all_that_a_check_imports_late_is_imported_early():
    component = parts(extension(["/a"]))["component/warm_up.py"].decode()
    late = set(re.findall(r"    from (toolkit[\w.]+) import", inspect.getsource(clicks.validate)))
    assert late
    assert late <= set(re.findall(r'"([\w.]+)"', component))


def test_it_gets_ready_when_a_document_was_read_and_is_told_when_it_is_shown():
    tree = etree.fromstring(parts(extension(["/a"]))["Jobs.xcu"])
    (events,) = [node for node in tree if node.get(f"{OOR}name") == "Events"]
    jobs = {each.get(f"{OOR}name"): each[0][0].get(f"{OOR}name") for each in events}
    assert jobs == dict.fromkeys(("onDocumentAdded", "onDocumentOpened"), "taizhang.toolkit.WarmUp")


def test_what_the_package_names_it_holds():
    made = parts(extension(["/a"], Path("/我的 台账")))
    manifest = etree.fromstring(made["META-INF/manifest.xml"])
    space = "{http://openoffice.org/2001/manifest}"
    named = {each.get(f"{space}full-path") for each in manifest}
    assert all(any(part.startswith(name) for part in made) for name in named)
    component = etree.fromstring(made["taizhang.components"])
    assert component[0].get("uri") in made


@pytest.mark.parametrize("part", [part for part, *_ in USUAL_SETTINGS])
def test_what_gets_in_the_clerks_way_is_switched_off_and_nothing_else(part):
    made = etree.fromstring(parts(extension(["/a"]))[part])
    assert [each.text for each in made.iter("value")] == ["false"]


def test_a_trusted_folder_is_named_only_where_one_is_given():
    assert "Security.xcu" not in parts(extension(["/a"]))
    trusting = parts(extension(["/a"], Path("/我的 台账")))["Security.xcu"].decode()
    assert f"<it>{Path('/我的 台账').as_uri()}</it>" in trusting


def test_the_same_input_gives_the_same_bytes():
    assert extension(["/a", "/我的 文件夹"]) == extension(["/a", "/我的 文件夹"])
