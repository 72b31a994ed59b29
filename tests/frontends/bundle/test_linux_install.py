"""A bundle installed for real: its own script, a person's home, LibreOffice, a mouse on the button."""

import contextlib
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from tests.frontends.bundle.here import MACHINE
from tests.frontends.bundle.here import PYTHON
from tests.planted import planted
from tests.untitled import untitled
from tools.clerk.machine import Machine
from tools.clerk.machine import as_nobody
from tools.clerk.machine import missing
from tools.clerk.machine import running
from tools.clerk.machine import screen

SYSTEM = "import sys; print('%d.%d' % sys.version_info[:2])"


def system_python():
    """The version of the system's Python, which Debian's LibreOffice uses."""
    if not Path("/usr/bin/python3").exists():
        return ""
    ran = subprocess.run(["/usr/bin/python3", "-c", SYSTEM], capture_output=True, text=True)
    return ran.stdout.strip()


pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(bool(missing()), reason=f"missing: {'、'.join(missing())}"),
    pytest.mark.skipif(
        system_python() != PYTHON, reason="LibreOffice has another Python than this"
    ),
]


class Person:
    """Somebody without rights, with a home of their own."""

    def __init__(self, home):
        self.home = home
        self._clean = {"HOME": str(home), "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"}

    def run(self, *command):
        return subprocess.run(
            [*as_nobody(), *map(str, command)],
            env=self._clean, capture_output=True, text=True, cwd=self.home,
        )  # fmt: skip


@pytest.fixture(scope="module")
def person():
    """Their home stands outside pytest's folders, which are closed to all but who runs the tests."""
    with tempfile.TemporaryDirectory(prefix="person") as home:
        Path(home).chmod(0o777)
        yield Person(Path(home))


@pytest.fixture(scope="module")
def bundle(wheels, person):
    from toolkit.frontends.cli import main

    out = person.home / "安装 包"
    options = (
        "--linux",
        "--machine",
        MACHINE,
        "--python",
        PYTHON,
        "--wheels",
        wheels,
        "--out",
        out,
    )
    assert main([str(each) for each in ("bundle", *options)]) == 0
    (folder,) = out.iterdir()
    for path in (out, folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return folder


@pytest.fixture(scope="module")
def installed(bundle, person):
    desktop = person.home / "桌面"
    desktop.mkdir()
    desktop.chmod(0o777)
    return person.run("sh", bundle / "安装.sh", "--folder", person.home / "我的 台账")


def test_it_says_what_it_did_and_where_everything_is(installed, person):
    assert installed.returncode == 0, installed.stdout + installed.stderr
    said = installed.stdout
    assert "使用 Python 3." in said
    assert f"工作文件夹：{person.home / '我的 台账'}" in said
    assert "已装菜单“台账”和工具栏" in said
    assert said.endswith("安装完成。\n")


def test_two_icons_stand_on_the_desktop(installed, person):
    assert "桌面上的图标：三解三促台账、校验台账" in installed.stdout
    icons = sorted(path.name for path in (person.home / "桌面").iterdir())
    assert icons == ["taizhang-drop.desktop", "taizhang-open.desktop"]


def test_the_manual_lies_in_the_working_folder(installed, person):
    page = person.home / "我的 台账" / "使用手册" / "五分钟.html"
    assert f"怎样用：用浏览器打开 {page}" in installed.stdout
    assert page.is_file()


def test_it_says_what_links_need_where_that_is_missing(installed):
    assert ("xdg-utils" in installed.stdout) == (shutil.which("xdg-open") is None)


@contextlib.contextmanager
def open_office(person):
    """The person's LibreOffice, open for as long as the `with` lasts."""
    called = f"open-{person.home.name}"
    waits = f"--accept=pipe,name={called};urp;"  # -- without it there is nothing to stay for --
    command = [*as_nobody(), "soffice", "--headless", "--norestore", waits]
    clean = {"HOME": str(person.home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    with running(*command, env=clean):
        for _ in range(300):  # -- it starts anew once where an extension has come --
            if [*Path("/tmp").glob(f"OSL_PIPE_*{called}")]:
                break
            time.sleep(0.1)
        yield


def test_with_libreoffice_open_nothing_is_installed_or_taken_away(installed, bundle, person):
    record = person.home / ".local/share/taizhang-toolkit/installed.json"
    before = record.read_bytes()
    with open_office(person):
        again = person.run("sh", bundle / "安装.sh", "--folder", person.home / "我的 台账")
        away = person.run("sh", person.home / ".local/share/taizhang-toolkit/uninstall.sh")
    for ran, step in ((again, "安装"), (away, "卸载")):
        assert ran.returncode == 1
        assert (
            f"LibreOffice 正开着，{step}以后按钮会出错，所以没有{step}，什么都没有改动。"
            in ran.stdout
        )
        assert "Traceback" not in ran.stdout + ran.stderr
    assert record.read_bytes() == before


def test_the_command_works_without_anything_else(installed, person):
    ran = person.run(person.home / ".local/bin/taizhang", "rules", "R501")
    assert ran.stdout.startswith("R501 驻点期间至少一天接待信访群众")


def test_a_mouse_on_the_button_of_the_installed_workbook(installed, person, faulty_xlsm):
    book = person.home / "我的 台账" / "三解三促台账.xlsm"
    shutil.copyfile(book, book.with_name("空白.xlsm"))
    book.write_bytes(untitled(faulty_xlsm))
    with screen() as display, Machine(person.home, display, home=person.home) as machine:
        pressed, from_menu = machine.run(book, ("press", "校验"), ("menu", "下发台账"))
    assert pressed["status"].startswith(f"校验完成：数据问题{len(planted())}处")
    assert from_menu["status"].startswith("已写出")
    runs = person.run(person.home / ".local/bin/taizhang", "register", book.parent).stdout
    assert "下发台账　《三解三促台账.xlsm》" in runs


def test_a_file_dropped_on_the_icon_is_validated(installed, person, faulty_bytes):
    dropped = person.home / "别处 的台账.xlsx"
    dropped.write_bytes(faulty_bytes)
    dropped.chmod(0o666)
    ran = person.run(person.home / ".local/bin/taizhang-drop", person.home, dropped)
    assert ran.returncode == 1
    assert ran.stdout.startswith("校验《别处 的台账.xlsx》\n")
    assert (person.home / "别处 的台账_校验.xlsx").is_file()


@pytest.mark.deep
def test_installed_again_the_working_folder_stays_as_it_is(installed, bundle, person):
    folder = person.home / "我的 台账"
    before = {path.name: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    again = person.run("sh", bundle / "安装.sh", "--folder", folder)
    assert again.returncode == 0, again.stdout + again.stderr
    assert "（原来就有，没有改动）" in again.stdout
    after = {path.name: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    assert before == after


@pytest.mark.deep
def test_a_folder_with_any_characters_is_served(bundle, person):
    folder = person.home / """奇怪 "的" $HOME `id` 100% \\台账:'甲'"""
    ran = person.run("sh", bundle / "安装.sh", "--folder", folder)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert (folder / "三解三促台账.xlsm").is_file()
    entry = (person.home / ".local/share/applications/taizhang-open.desktop").read_text("utf-8")
    (line,) = [line[5:] for line in entry.splitlines() if line.startswith("Exec=")]
    opener, opened = unquoted(line)
    assert Path(opener).name == "soffice"
    assert opened == str(folder / "三解三促台账.xlsm")


def unquoted(line):
    """The arguments of an Exec line: its quoting is the shell's (Desktop Entry Specification)."""
    line = line.replace("\\\\", "\\")
    ran = subprocess.run(["sh", "-c", f"printf '%s\\n' {line}"], capture_output=True, text=True)
    return [word.replace("%%", "%") for word in ran.stdout.splitlines()]


def test_a_broken_bundle_is_a_sentence(bundle, person, tmp_path_factory):
    (pip,) = (bundle / "wheels").glob("pip-*.whl")
    away = pip.with_suffix(".away")
    pip.rename(away)
    ran = person.run("sh", bundle / "安装.sh")
    away.rename(pip)
    assert ran.returncode == 1
    assert "安装包不完整" in ran.stdout
    assert "Traceback" not in ran.stdout + ran.stderr


def test_the_uninstaller_is_kept_and_takes_all_but_the_working_folder(installed, person):
    ran = person.run("sh", person.home / ".local/share/taizhang-toolkit/uninstall.sh")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert not (person.home / ".local/share/taizhang-toolkit").exists()
    assert not (person.home / ".local/bin/taizhang").exists()
    assert list((person.home / ".local/share/applications").iterdir()) == []
    assert list((person.home / "桌面").iterdir()) == []
    assert "taizhang" not in person.run("unopkg", "list").stdout
    assert (person.home / "我的 台账" / "三解三促台账.xlsm").is_file()


def test_a_python_without_wheels_is_refused_with_the_versions_that_would_do(bundle, person):
    facts = bundle / "program" / "facts.json"
    original = facts.read_text(encoding="utf-8")
    facts.write_text(original.replace(f'"{PYTHON}"', '"3.99"'), encoding="utf-8")
    ran = person.run("/usr/bin/python3", bundle / "program" / "run.py", "install")
    facts.write_text(original, encoding="utf-8")
    assert ran.returncode == 1
    assert f"Python 是 {PYTHON}，安装包适用于 3.99" in ran.stdout
