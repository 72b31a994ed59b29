"""An activity goes into a bundle with the toolkit, is installed with it, and has the working folder."""

import json
import subprocess
import sys
import zipfile

import pytest

from tests.frontends.bundle.here import HERE
from tests.frontends.bundle.here import MACHINE
from tests.frontends.bundle.here import PYTHON
from tests.frontends.bundle.here import own_wheels
from toolkit.frontends.cli import main

NAME = "消防安全检查"
pytestmark = pytest.mark.skipif(HERE is None, reason=f"no bundle is made for {MACHINE}")


@pytest.fixture(scope="module")
def wheels(tmp_path_factory):
    return own_wheels(tmp_path_factory.mktemp("wheels"))


@pytest.fixture(scope="module")
def bundle(wheels, wheel, tmp_path_factory):
    out = tmp_path_factory.mktemp("包")
    only = ("--linux", "--machine", MACHINE, "--python", PYTHON)
    options = (*only, "--wheels", wheels, "--activity", wheel, "--out", out)
    assert main([str(each) for each in ("bundle", *options)]) == 0
    (folder,) = out.iterdir()
    return folder


def test_the_bundle_has_the_wheel_and_knows_whose_folder_is_made(bundle, wheel):
    assert (bundle / "wheels" / wheel.name).read_bytes() == wheel.read_bytes()
    facts = json.loads((bundle / "program" / "facts.json").read_text(encoding="utf-8"))
    assert facts["book"] == f"{NAME}台账"
    assert facts["activity"] == NAME
    assert facts["activities"] == ["fire-inspection==0.1.0"]


@pytest.mark.deep
def test_installed_it_makes_the_working_folder_of_the_activity(bundle, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    environment = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    run = (sys.executable, bundle / "program" / "run.py", "install", "--folder", home / "台账")
    done = subprocess.run(
        [*map(str, run), "--office-python", "0.0"],
        env=environment, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert (home / "台账" / f"{NAME}台账.xlsm").is_file()
    listed = subprocess.run(
        [str(home / ".local/bin/taizhang"), "activities"],
        env=environment, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert listed.stdout.splitlines()[1].startswith(f"{NAME}（fire-inspection，")


def refused(capsys, *options):
    assert main([str(each) for each in ("bundle", "--linux", *options)]) == 2
    return capsys.readouterr().err


def test_what_is_no_activity_is_a_sentence(capsys, tmp_path, wheels):
    click = next(wheels.glob("click-*.whl"))
    assert "没有声明活动" in refused(capsys, "--activity", click, "--out", tmp_path)
    other = tmp_path / "x.whl"
    other.write_bytes(b"not a zip")
    assert "《x.whl》不是完整的 .whl 安装包。" in refused(capsys, "--activity", other)


def test_an_activity_that_needs_more_than_the_toolkit_is_a_sentence(
    capsys, tmp_path, wheel, wheels
):
    needy = tmp_path / wheel.name
    with zipfile.ZipFile(wheel) as source, zipfile.ZipFile(needy, "w") as target:
        for info in source.infolist():
            content = source.read(info)
            if info.filename.endswith("/METADATA"):
                content = content.replace(
                    b"Requires-Dist: taizhang-toolkit",
                    b"Requires-Dist: taizhang-toolkit\nRequires-Dist: numpy",
                )
            target.writestr(info, content)
    only = ("--machine", MACHINE, "--python", PYTHON, "--wheels", wheels)
    said = refused(capsys, *only, "--activity", needy, "--out", tmp_path / "out")
    assert "还需要 numpy，离线安装包里没有" in said
    assert list((tmp_path / "out").iterdir()) == []
