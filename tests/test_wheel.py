"""An installed wheel works outside the repository."""

import json
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
STEPS = {"新建", "校验", "生成公文", "复核", "签发", "归档", "分发", "送达", "回收", "登记"}


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A fresh virtual environment with the wheel; its dependencies are lent by this one."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*build, str(ROOT)], check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    home = folder / "venv"
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--no-deps",
        "--no-index",
    ]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True)
    site = next((home / "lib").glob("python*/site-packages"))
    (site / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return home


def run(installed, folder, *arguments):
    program = [str(installed / "bin" / "taizhang"), *arguments]
    return subprocess.run(program, cwd=folder, capture_output=True, text=True, encoding="utf-8")


def test_it_makes_a_workspace_and_runs_everything_on_the_sample(installed, tmp_path):
    where = subprocess.run(
        [str(installed / "bin" / "python"), "-c", "import toolkit; print(toolkit.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(installed) in where.stdout
    assert run(installed, tmp_path, "new", "工作 台").returncode == 0
    assert (tmp_path / "工作 台" / "公文模板" / "进展情况通报.docx").is_file()
    demo = run(installed, tmp_path, "demo", "演示", "--json")
    assert demo.returncode == 0, demo.stderr
    produced = json.loads(demo.stdout)["produced"]
    assert {each["step"] for each in produced} == STEPS
    assert all((tmp_path / each["where"]).exists() for each in produced)


@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_no_locale_is_assumed(installed, tmp_path, locale):
    program = [str(installed / "bin" / "taizhang"), "rules", "R501", "--json"]
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": locale, "PYTHONCOERCECLOCALE": "0"}
    environment["PYTHONUTF8"] = "0"
    ran = subprocess.run(program, cwd=tmp_path, capture_output=True, env=environment)
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout.decode("utf-8"))["name"] == "驻点期间至少一天接待信访群众"
