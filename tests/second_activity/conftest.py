"""The second activity, really installed as a distribution of its own, beside the toolkit's own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ran import Ran

HERE = Path(__file__).parent
PACKAGE = "fire_inspection"


class Site:
    """A folder of packages with what was installed into it, before all others."""

    def __init__(self, folder):
        self.folder = folder
        self.environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONUTF8": "1"}

    def install(self, *what):
        quiet = ("--quiet", "--disable-pip-version-check", "--no-deps", "--no-build-isolation")
        command = [sys.executable, "-m", "pip", "install", *quiet, "--target", str(self.folder)]
        subprocess.run([*command, *map(str, what)], check=True, capture_output=True)
        return self

    def python(self, *arguments):
        done = subprocess.run(
            [sys.executable, *map(str, arguments)],
            env=self.environment, capture_output=True, encoding="utf-8",
        )  # fmt: skip
        return Ran(done.returncode, done.stdout, done.stderr)

    def taizhang(self, *arguments):
        return self.python("-m", "toolkit", *arguments)


@pytest.fixture(scope="session")
def project(tmp_path_factory):
    """The distribution's project as docs/新活动.md has it: the template composed by the page's command."""
    folder = tmp_path_factory.mktemp("消防") / "fire-inspection"
    folder.mkdir()
    shutil.copy(HERE / "pyproject.toml", folder)
    shutil.copytree(HERE / PACKAGE, folder / PACKAGE, ignore=shutil.ignore_patterns("__pycache__"))
    sources = folder / PACKAGE / "doc_templates" / "sources"
    command = [sys.executable, "-m", "toolkit.word.page", str(sources)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="session")
def wheel(project, tmp_path_factory):
    out = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out)]
    subprocess.run([*build, str(project)], check=True, capture_output=True)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def site(project, tmp_path_factory):
    return Site(tmp_path_factory.mktemp("site")).install(project)


@pytest.fixture(scope="session")
def demo(site, tmp_path_factory):
    """The demonstration of the second activity."""
    folder = tmp_path_factory.mktemp("demo") / "演示"
    ran = site.taizhang("demo", folder, "--activity", "消防安全检查", "--json")
    assert ran.status == 0, ran.err
    return folder
