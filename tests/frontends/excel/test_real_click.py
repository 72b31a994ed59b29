"""A real mouse on the real buttons of a real LibreOffice, on a screen of its own."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.frontends.books import judged_book
from toolkit.frontends.libreoffice.extension import ADDRESS
from toolkit.frontends.libreoffice.extension import write_extension
from toolkit.frontends.sample_workbook import sample_workbook
from toolkit.usecases.result_table import counted
from toolkit.usecases.result_table import result_lines

HAND = Path(__file__).with_name("office_hand.py")
ARTEFACTS = Path(__file__).parents[3] / "artefacts" / "button"
SYSTEM_PYTHON = "/usr/bin/python3"
NEEDED = ("soffice", "Xvfb", "openbox", "xdotool", "import")
CAPTIONS = ["校验", "生成公文", "下发台账", "回收合并", "催报", "校验+Escape", "校验"]
SETTINGS = {
    ("Misc", "FirstRun"): "false",
    ("Misc", "ShowTipOfTheDay"): "false",
}

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(
        not all(map(shutil.which, NEEDED)), reason="LibreOffice or a virtual screen is missing"
    ),
]


@contextlib.contextmanager
def running(*command, **more):
    """A program and all that it starts, ended at the end."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, **quiet, start_new_session=True, **more)
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(30)


@contextlib.contextmanager
def screen():
    """The name of a display of its own, as large as a small office's."""
    read, write = os.pipe()
    size = ("-screen", "0", "1366x768x24")
    with running("Xvfb", "-displayfd", str(write), *size, pass_fds=(write,)):
        os.close(write)
        with os.fdopen(read) as told:
            yield f":{told.readline().strip()}"


class Machine:
    """A clerk's machine: a screen, a profile at the default security level, the extension in it."""

    def __init__(self, folder, display, trusted=None):
        self.folder = folder
        self._home = Path(tempfile.mkdtemp(prefix="clerk"))
        self._home.chmod(0o777)
        self._clean = {"PATH": "/usr/bin:/bin", "HOME": str(self._home), "DISPLAY": display}
        self._clean |= {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
        self._profile = self._home / "profile"
        self._trusted = trusted

    def install(self):
        """Add this installation's extension with LibreOffice's own program, which refuses root."""
        package = write_extension(self._home)
        profile = f"-env:UserInstallation={self._profile.as_uri()}"
        other = ("setpriv", "--reuid=65534", "--clear-groups") if os.geteuid() == 0 else ()
        command = (*other, "unopkg", "add", package, profile)
        subprocess.run(command, env=self._clean, check=True, capture_output=True)
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self._home)

    def run(self, **order):
        """Start LibreOffice, carry out an order, end it; what was seen."""
        settings = self._profile / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text(_settings(self._trusted), encoding="utf-8")
        pipe = f"click{os.getpid()}{time.monotonic_ns()}"
        profile = f"-env:UserInstallation={self._profile.as_uri()}"
        command = ("soffice", "--norestore", "--nologo", "--nodefault", profile)
        order = {"pipe": pipe, "folder": str(self.folder), **order}
        with (
            running("openbox", env=self._clean),
            running(*command, f"--accept=pipe,name={pipe};urp;", env=self._clean),
        ):
            done = subprocess.run(
                [SYSTEM_PYTHON, HAND],
                input=json.dumps(order),
                env=self._clean,
                capture_output=True,
                text=True,
                timeout=300,
                check=False,
            )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1])


def _settings(trusted):
    common = "/org.openoffice.Office.Common"
    items = "".join(
        f'<item oor:path="{common}/{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for (path, name), value in SETTINGS.items()
    )
    if trusted:
        items += (
            f'<item oor:path="{common}/Security/Scripting"><prop oor:name="SecureURL"'
            f' oor:op="fuse"><value><it>{trusted.as_uri()}</it></value></prop></item>'
        )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items'
        ' xmlns:oor="http://openoffice.org/2001/registry"'
        ' xmlns:xs="http://www.w3.org/2001/XMLSchema"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>'
    )


@pytest.fixture(scope="module")
def display():
    with screen() as name:
        yield name


def keep(folder, name, seen):
    """Seconds and screenshots, for the manual and for whoever looks at a failed run."""
    target = ARTEFACTS / name
    target.mkdir(parents=True, exist_ok=True)
    for picture in folder.glob("*.png"):
        shutil.copy(picture, target / picture.name)
    clicks = json.dumps(seen["clicks"], ensure_ascii=False, indent=1)
    (target / "clicks.json").write_text(clicks, encoding="utf-8")


@pytest.fixture(scope="module")
def clicked(display, tmp_path_factory, faulty_xlsm):
    """The .xlsm in a trusted folder, every button pressed with the mouse."""
    folder = tmp_path_factory.mktemp("clicked")
    desk = folder / "局里的 台账"
    desk.mkdir()
    book = desk / "三解三促台账.xlsm"
    book.write_bytes(faulty_xlsm)
    with Machine(folder, display, trusted=desk) as machine:
        seen = machine.install().run(book=str(book), captions=CAPTIONS)
    keep(folder, "xlsm", seen)
    return {"book": book, "bytes": faulty_xlsm, **seen}


def test_every_button_answers_in_the_status_cell(clicked):
    said = {caption: status for caption, _, status, _ in clicked["clicks"]}
    _, judged = judged_book(clicked["book"], SANJIE, None)
    assert said["校验"] == f"校验完成：{counted(judged)}"
    assert said["生成公文"].startswith("已生成")
    assert "个分册和下发清单" in said["下发台账"]
    assert said["校验+Escape"] == "已取消。台账和“校验结果”没有改动。"
    assert "后续版本" in said["回收合并"] and "后续版本" in said["催报"]


def test_the_result_sheet_is_that_of_the_command_line(clicked):
    _, judged = judged_book(clicked["book"], SANJIE, None)
    assert [row[-1] for row in clicked["rows"]] == [line.key for line in result_lines(judged)]
    assert [row[5] for row in clicked["rows"]] == [line.fact for line in result_lines(judged)]


def test_a_click_on_a_place_jumps_to_the_faulty_cell(clicked):
    place = next(row[6] for row in clicked["rows"] if row[9] == "待改正")
    assert clicked["jumped"] == place


def test_papers_and_packages_lie_beside_the_workbook_which_keeps_its_bytes(clicked):
    beside = clicked["book"].parent
    said = {caption: status for caption, _, status, _ in clicked["clicks"]}
    papers = len(list((beside / "公文").glob("*.docx")))
    packages = len(list((beside / "下发").glob("*_v1.xlsx")))
    assert papers and said["生成公文"].startswith(f"已生成{papers}份公文")
    assert packages and said["下发台账"].startswith(f"已写出{packages}个分册")
    assert clicked["book"].read_bytes() == clicked["bytes"]


@pytest.fixture(scope="module")
def from_menu(display, tmp_path_factory):
    """The .xlsx on a machine at the default security level, by the extension's menu commands."""
    folder = tmp_path_factory.mktemp("menu")
    book = folder / "三解三促台账.xlsx"
    book.write_bytes(sample_workbook(SANJIE, sample.clean_rows(), sample.settings()))
    commands = [ADDRESS.format(button) for button in ("validate", "generate")]
    with Machine(folder, display) as machine:
        seen = machine.install().run(book=str(book), captions=commands)
    keep(folder, "oxt", seen)
    return {"book": book, **seen}


def test_the_extension_serves_a_workbook_without_macros(from_menu):
    (_, _, validated, _), (_, _, generated, _) = from_menu["clicks"]
    assert validated.startswith("校验完成：数据问题0处")
    assert generated.startswith("已生成3份公文")
    assert len(list((from_menu["book"].parent / "公文").glob("*.docx"))) == 3


def test_without_the_extension_the_button_says_that_it_is_not_installed(
    display, tmp_path, faulty_xlsm
):
    book = tmp_path / "三解三促台账.xlsm"
    book.write_bytes(faulty_xlsm)
    with Machine(tmp_path, display, trusted=tmp_path) as machine:
        seen = machine.run(book=str(book), captions=["校验"])
    ((_, _, status, _),) = seen["clicks"]
    assert status.startswith("台账工具箱没有装好")
