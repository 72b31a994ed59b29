"""What a bundle holds: every wheel in the locked version, starters that any code page can read."""

import csv
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from importlib import metadata
from pathlib import Path
from pathlib import PureWindowsPath
from urllib.parse import unquote

import pytest
from lxml import html
from packaging.utils import parse_wheel_filename

from tests.frontends.bundle.here import MACHINE
from tests.frontends.bundle.here import PYTHON
from toolkit.frontends.bundle.installer import main as installer
from toolkit.frontends.bundle.installer import windows
from toolkit.frontends.bundle.installer.steps import Refusal
from toolkit.frontends.bundle.installer.steps import refuse_folder
from toolkit.frontends.bundle.lightening import without_macros
from toolkit.frontends.bundle.own_wheel import repacked
from toolkit.frontends.bundle.pages import page
from toolkit.frontends.bundle.requirements import LOCK
from toolkit.frontends.bundle.requirements import locked
from toolkit.frontends.bundle.requirements import requirements
from toolkit.frontends.bundle.targets import PYTHONS
from toolkit.frontends.bundle.targets import TARGETS
from toolkit.workbooks.control.workbook import SETTINGS

ROOT = Path(__file__).parents[3]
WINDOWS = TARGETS["windows"][0]
OTHER = next(each for each in PYTHONS if each not in {PYTHON, "3.11"})


@pytest.mark.parametrize("python", PYTHONS)
def test_windows_needs_pywin32_and_all_is_pinned_by_the_lock(python):
    needed = requirements(WINDOWS, python)
    pins = locked(ROOT / LOCK)
    assert {"pywin32", "xlwings", "lxml", "sqlalchemy"} <= needed.keys()
    assert needed == {name: pins[name] for name in needed}
    assert "pytest" not in needed
    assert "pywin32" not in requirements(TARGETS["linux"][0], python)


def test_a_repacked_wheel_is_the_distribution_with_its_record(tmp_path):
    path = repacked(metadata.distribution("click"), tmp_path)
    name, version, _, _ = parse_wheel_filename(path.name)
    assert (name, str(version)) == ("click", metadata.version("click"))
    with zipfile.ZipFile(path) as wheel:
        names = wheel.namelist()
        record = next(name for name in names if name.endswith("/RECORD"))
        listed = [line.split(",")[0].strip('"') for line in wheel.read(record).decode().split()]
    assert "click/core.py" in names
    assert sorted(listed) == sorted(names)


def test_no_wheel_brings_other_peoples_macro_workbooks(tmp_path):
    path = repacked(metadata.distribution("xlwings"), tmp_path)
    with zipfile.ZipFile(path) as wheel:
        assert any(name.endswith(".xlam") for name in wheel.namelist())
    without_macros(tmp_path)
    with zipfile.ZipFile(path) as wheel:
        names = wheel.namelist()
        record = next(name for name in names if name.endswith("/RECORD"))
        lines = list(csv.reader(wheel.read(record).decode().splitlines()))
    assert "xlwings/main.py" in names
    assert not [name for name in names if Path(name).suffix in {".xlam", ".xlsm", ".bas"}]
    assert sorted(line[0] for line in lines) == sorted(names)


def windows_wheels(folder):
    """Empty files with the names of wheels: a bundle only copies them."""
    for python in PYTHONS:
        abi = f"cp{python.replace('.', '')}"
        for name, version in {**requirements(WINDOWS, python), "pip": pip_version()}.items():
            plain = name.replace("-", "_")
            (folder / f"{plain}-{version}-{abi}-{abi}-win_amd64.whl").touch()


def pip_version():
    return locked(ROOT / LOCK)["pip"]


@pytest.fixture(scope="module")
def for_windows(tmp_path_factory):
    from toolkit.frontends.cli import main

    source, out = tmp_path_factory.mktemp("win"), tmp_path_factory.mktemp("我的 安装包")
    windows_wheels(source)
    embedded = source / "python-3.11.9-embed-amd64.zip"
    embedded.write_bytes(b"PK")
    options = ("--windows", "--wheels", source, "--embedded-python", embedded, "--out", out)
    assert main([str(each) for each in ("bundle", *options, "--json")]) == 0
    (folder,) = out.iterdir()
    return folder


def test_batch_files_are_ascii_with_windows_line_ends(for_windows):
    batches = [*for_windows.rglob("*.cmd")]
    assert {each.name for each in batches} == {"安装.cmd", "uninstall.cmd", "drop.cmd"}
    for each in batches:
        content = each.read_bytes()
        assert content.isascii()
        assert content.count(b"\n") == content.count(b"\r\n")
        assert b"@PYTHONS@" not in content


def test_what_batch_files_show_is_text_that_every_code_page_can_show(for_windows):
    install = (for_windows / "安装.cmd").read_text(encoding="ascii")
    for message in (for_windows / "messages").iterdir():
        assert f"messages\\{message.name}" in install
        content = message.read_bytes()
        assert content.startswith((b"\xff\xfe", b"\xfe\xff"))
        assert "安装.cmd" in content.decode("utf-16")


def test_the_folder_tells_a_person_what_to_do_first(for_windows):
    said = (for_windows / "先看这里.txt").read_text(encoding="utf-8-sig")
    assert "解除锁定" in said
    assert "安装.cmd" in said
    facts = json.loads((for_windows / "program" / "facts.json").read_text(encoding="utf-8"))
    assert facts["pythons"] == list(PYTHONS)
    assert facts["machines"] == ["amd64"]
    assert (for_windows / "python-3.11.9-embed-amd64.zip").is_file()


def test_the_manual_comes_along_as_pages_whose_links_and_pictures_are_there(for_windows):
    pages = for_windows / "使用手册"
    assert "“使用手册”文件夹里的“五分钟.html”" in (for_windows / "先看这里.txt").read_text(
        "utf-8-sig"
    )
    assert {"五分钟", "手册", "安装", "参数"} <= {each.stem for each in pages.glob("*.html")}
    for each in pages.glob("*.html"):
        tree = html.document_fromstring(each.read_text(encoding="utf-8"))
        for target in [*tree.xpath("//@src"), *tree.xpath("//a/@href")]:
            if "://" in target:
                continue
            name, _, heading = unquote(target).partition("#")
            there = pages / name if name else each
            assert there.is_file(), (each.name, target)
            if heading:
                led = html.document_fromstring(there.read_text(encoding="utf-8"))
                assert heading in led.xpath("//@id"), (each.name, target)


def test_a_link_to_a_page_that_stays_at_home_leaves_its_words():
    made = page("# 甲\n\n见 [架构](架构.md) 和 [手册](手册.md#换年度)。", {"手册"})
    assert "见 架构 和 <a" in made
    assert ">手册</a>" in made


def test_the_button_looks_for_python_where_the_installer_puts_it():
    (interpreter,) = [value for name, value in SETTINGS if name == "INTERPRETER_WIN"]
    home = Path("%LOCALAPPDATA%") / windows.NAME
    assert interpreter.replace("\\", "/") == windows.python_of(home).as_posix()


def test_excel_is_told_to_trust_the_working_folder_and_those_below_it():
    entries = windows.trusted_location(Path("D:/台账"), ["16.0"])
    key = r"Software\Microsoft\Office\16.0\Excel\Security\Trusted Locations\taizhang-toolkit"
    assert {each for each, _, _ in entries} == {key}
    values = {name: value for _, name, value in entries}
    assert values["AllowSubfolders"] == 1
    assert values["Path"].endswith("\\")


def test_a_folder_on_a_server_is_trusted_only_with_networks():
    entries = windows.trusted_location(PureWindowsPath(r"\\srv\share\台账"), ["16.0"])
    assert (windows.TRUSTED, "AllowNetworkLocations", 1) in [
        (key.partition("16.0\\")[2], name, value) for key, name, value in entries
    ]


def test_uninstalling_is_a_command_that_takes_any_path():
    entries = windows.uninstall_entry(PureWindowsPath(r"C:\用户 (甲)\taizhang-toolkit"), "1")
    (command,) = [value for _, name, value in entries if name == "UninstallString"]
    assert command == r'cmd.exe /c ""C:\用户 (甲)\taizhang-toolkit\uninstall.cmd""'


def test_a_missing_wheel_is_named_and_nothing_is_left_behind(taizhang, wheels, tmp_path):
    options = ("--linux", "--machine", MACHINE, "--python", PYTHON, "--out", tmp_path / "出")
    some = tmp_path / "缺一个"
    some.mkdir()
    for path in wheels.iterdir():
        if not path.name.startswith("lxml"):
            (some / path.name).write_bytes(path.read_bytes())
    ran = taizhang("bundle", *options, "--wheels", some)
    assert ran.status == 2
    assert f"lxml=={metadata.version('lxml')}（Python {PYTHON}）" in ran.err
    assert list((tmp_path / "出").iterdir()) == []


def test_without_a_registry_it_says_what_pip_said_and_what_to_do(taizhang, tmp_path, monkeypatch):
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    ran = taizhang("bundle", "--linux", "--machine", MACHINE, "--python", PYTHON, "--out", tmp_path)
    assert ran.status == 2
    assert "安装包没有下载成：ERROR: No matching distribution found" in ran.err
    assert "用 --wheels 指定已下载的文件夹" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_an_existing_folder_is_not_written_over(taizhang, wheels, tmp_path):
    options = ("--linux", "--machine", MACHINE, "--python", PYTHON, "--wheels", wheels)
    (tmp_path / "taizhang-toolkit-0.1.0-linux").mkdir()
    ran = taizhang("bundle", *options, "--out", tmp_path)
    assert ran.status == 2
    assert "不会覆盖" in ran.err


def test_a_zip_holds_one_folder_whose_starters_may_be_run(taizhang, wheels, tmp_path):
    options = ("--linux", "--machine", MACHINE, "--python", PYTHON, "--wheels", wheels)
    made = taizhang("bundle", *options, "--out", tmp_path, "--zip", "--json").json["bundles"]
    with zipfile.ZipFile(made[0]) as package:
        assert {name.split("/")[0] for name in package.namelist()} == {Path(made[0]).stem}
        (starter,) = [each for each in package.infolist() if each.filename.endswith("/安装.sh")]
    assert starter.external_attr >> 16 & 0o111


def test_a_working_folder_that_cannot_be_made_is_refused_before_anything_is_installed(tmp_path):
    (tmp_path / "文件").write_text("", encoding="utf-8")
    with pytest.raises(Refusal, match="文件”不能写。请用 --folder 另选文件夹"):
        refuse_folder(tmp_path / "文件" / "里面" / "台账")
    refuse_folder(tmp_path / "还没有" / "台账")
    assert [each.name for each in tmp_path.iterdir()] == ["文件"]


@pytest.mark.parametrize("option", ["--help", "--foo", "多余"])
def test_the_installer_says_in_chinese_how_it_is_called(option, capsys):
    with pytest.raises(SystemExit) as ended:
        installer.main(["install", option])
    told = capsys.readouterr()
    assert ended.value.code == 1
    assert (told.out[:3], told.err) == ("用法：", "")


@pytest.mark.parametrize(
    "arguments",
    [(), ("--windows", "--embedded-python", sys.executable), ("--linux", "--machine", "x")],
)
def test_wrong_usage_is_a_sentence(taizhang, arguments):
    ran = taizhang("bundle", *arguments)
    assert ran.status == 2
    assert ran.err.count("\n") <= 2


def linux_wheels(folder, python):
    """Empty files with the names of wheels, for this machine."""
    (target,) = [each for each in TARGETS["linux"] if each.machine == MACHINE]
    abi = f"cp{python.replace('.', '')}"
    for name, version in {**requirements(target, python), "pip": pip_version()}.items():
        plain = name.replace("-", "_")
        (folder / f"{plain}-{version}-{abi}-{abi}-manylinux_2_17_{MACHINE}.whl").touch()


def own_python(folder, version, said):
    """An archive as python-build-standalone packs it, with a Python that only says what it is told."""
    script = folder / "python" / "bin" / "python3"
    script.parent.mkdir(parents=True, exist_ok=True)
    script.write_text(f'#!/bin/sh\nif [ "$1" = -c ]; then echo {said}; else echo "$@"; fi\n')
    script.chmod(0o755)
    path = folder / f"cpython-{version}.9+20261101-{MACHINE}-unknown-linux-gnu-install_only.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        archive.add(folder / "python", "python")
    return path


@pytest.fixture(scope="module")
def with_own_python(tmp_path_factory):
    """A bundle for a Python that this machine has not, which comes along."""
    from toolkit.frontends.cli import main

    source, out = tmp_path_factory.mktemp("linux"), tmp_path_factory.mktemp("bundle")
    linux_wheels(source, OTHER)
    own = own_python(source, OTHER, OTHER)
    options = ("--linux", "--machine", MACHINE, "--python", OTHER, "--wheels", source, "--out", out)
    assert main([str(each) for each in ("bundle", *options, "--embedded-python", own)]) == 0
    (folder,) = out.iterdir()
    return folder


@pytest.fixture
def person():
    """Somebody without rights: `installs(bundle)`; their home and the bundle are open to them."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o777)
        yield Person(Path(place))


class Person:
    """Installs a copy of a bundle, other archives beside it where `own` is said."""

    def __init__(self, place):
        self.place, self.home = place, place / "home"
        self.home.mkdir()
        self.home.chmod(0o777)

    def installs(self, bundle, *own):
        folder = shutil.copytree(bundle, self.place / "包")
        for each in folder.glob("cpython-*") if own else ():
            each.unlink()
        for each in filter(None, own):
            shutil.copy(each, folder)
        as_them = ["setpriv", "--reuid=65534", "--clear-groups"] if os.getuid() == 0 else []
        return subprocess.run(
            [*as_them, "sh", f"{folder}/安装.sh", "--folder", "台账"],
            env={"HOME": str(self.home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
            capture_output=True, text=True, check=False,
        )  # fmt: skip


def test_a_machine_without_a_fitting_python_uses_the_one_that_comes_along(with_own_python, person):
    ran = person.installs(with_own_python)
    assert ran.returncode == 0, ran.stderr
    own = person.home / ".local/share/taizhang-toolkit/own-python/python/bin/python3"
    assert own.is_file()
    assert f"--python {own} " in ran.stdout
    assert ran.stdout.strip().endswith("--folder 台账")


def test_a_python_that_comes_along_and_does_not_run_leaves_nothing(
    with_own_python, person, tmp_path
):
    ran = person.installs(with_own_python, own_python(tmp_path, OTHER, "3.7"))
    assert ran.returncode == 1
    assert "在这台机器上不能运行" in ran.stderr
    assert not [*person.home.rglob("own-python*")]


def test_a_machine_without_any_python_is_told_which_one_to_bring(with_own_python, person):
    ran = person.installs(with_own_python, None)
    assert ran.returncode == 1
    assert f"需要 {OTHER} 之一" in ran.stderr
    assert f"{MACHINE}-unknown-linux-gnu-install_only.tar.gz" in ran.stderr


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("python-3.11.9-embed-amd64.zip", "不是这些机器能用的 Python"),
        (f"cpython-3.8.1+2026-{MACHINE}-unknown-linux-gnu-install_only.tar.gz", "版本不合"),
    ],
)
def test_a_python_for_other_machines_is_refused(taizhang, tmp_path, name, why):
    (tmp_path / name).touch()
    ran = taizhang("bundle", "--linux", "--embedded-python", tmp_path / name, "--out", tmp_path)
    assert ran.status == 2
    assert why in ran.err
