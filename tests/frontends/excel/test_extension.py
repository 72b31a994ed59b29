"""taizhang.oxt as its parts."""

import io
import runpy
import zipfile

from lxml import etree

from toolkit.frontends.libreoffice.extension import extension
from toolkit.frontends.libreoffice.extension import installation_paths
from toolkit.frontends.libreoffice.extension import write_extension
from toolkit.workbooks.control.buttons import BUTTONS

OOR = "{http://openoffice.org/2001/registry}"


def parts(package):
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_menu_and_toolbar_hold_every_button_in_order():
    tree = etree.fromstring(parts(extension(["/a"]))["Addons.xcu"])
    items = [node for node in tree.iter("node") if node.get(f"{OOR}name").startswith("item")]
    said = [prop[0].text for item in items for prop in item if prop.get(f"{OOR}name") == "Title"]
    captions = [button.caption for button in BUTTONS]
    assert said == captions * 2


def test_every_command_is_exported_by_the_script():
    script = parts(extension(["/a"]))["python/taizhang.py"].decode()
    for button in BUTTONS:
        assert f'{button.command} = _command("{button.command}")' in script


def test_the_script_finds_this_installation(tmp_path):
    made = parts(write_extension(tmp_path).read_bytes())
    where = tmp_path / "where.py"
    where.write_bytes(made["python/pythonpath/taizhang_installation.py"])
    assert list(runpy.run_path(str(where))["PATHS"]) == installation_paths()


def test_the_same_input_gives_the_same_bytes():
    assert extension(["/a", "/我的 文件夹"]) == extension(["/a", "/我的 文件夹"])
