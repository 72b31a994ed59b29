"""The programs that save a workbook anew, each installed by itself where it is missing.

What is large comes into a cache folder of its own (TAIZHANG_TEST_CACHE, else ~/.cache/taizhang-tests),
once; where that cannot be done, the test is skipped and says why.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SECONDS = 300
FROM_NPM = ("exceljs@4.4.0", "xlsx@0.18.5")
FROM_PYPI = ("pyexcelerate==0.13.0", "document-builder==10.0.0.170")


def cache():
    chosen = os.environ.get("TAIZHANG_TEST_CACHE")
    folder = Path(chosen) if chosen else Path.home() / ".cache" / "taizhang-tests"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def npm():
    """The folder of the packages for Node."""
    folder = cache() / "npm"
    if shutil.which("npm") is None:
        pytest.skip("npm is not installed: nothing was saved by ExcelJS and SheetJS")
    install = ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), *FROM_NPM]
    _installed(folder, FROM_NPM, install)
    return folder / "node_modules"


def pypi():
    """The folder of the packages for Python that are none of ours."""
    folder = cache() / "pypi"
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--target",
        str(folder),
        *FROM_PYPI,
    ]
    _installed(folder, FROM_PYPI, install)
    return folder


def _installed(folder, packages, command):
    done = folder / "installed.txt"
    if done.is_file() and done.read_text(encoding="utf-8") == "\n".join(packages):
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    ran = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS)
    if ran.returncode:
        pytest.skip(f"not installed: {', '.join(packages)}: {ran.stderr.strip()[-300:]}")
    done.write_text("\n".join(packages), encoding="utf-8")


def run(command, **setting):
    env = {**os.environ, **{key: str(value) for key, value in setting.items()}}
    ran = subprocess.run(
        [str(each) for each in command], capture_output=True, text=True, timeout=SECONDS, env=env
    )
    assert ran.returncode == 0, ran.stderr[-2000:]


def openpyxl(source, target, *, lxml):
    again = "import sys, openpyxl; openpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])"
    run([sys.executable, "-c", again, source, target], OPENPYXL_LXML=lxml)


def exceljs(source, target):
    run(["node", HERE / "exceljs.js", source, target], NODE_PATH=npm())


def sheetjs(source, target, kind):
    run(["node", HERE / "sheetjs.js", source, target, kind], NODE_PATH=npm())


def onlyoffice(source, target):
    if not sys.platform.startswith(("linux", "win32")):
        pytest.skip("ONLYOFFICE's document builder is there for Linux and Windows only")
    kind = target.suffix[1:]
    run([sys.executable, HERE / "onlyoffice.py", source, target, kind], PYTHONPATH=pypi())


def pyexcelerate(source, target):
    run([sys.executable, HERE / "pyexcelerate_rows.py", source, target], PYTHONPATH=pypi())


def strict(source, target):
    """As Excel saves “Strict Open XML”: every part in the other vocabulary."""
    spaces = (
        (b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
        (b"http://schemas.openxmlformats.org/officeDocument/2006/relationships", b"http://purl.oclc.org/ooxml/officeDocument/relationships"),
    )  # fmt: skip

    def change(part):
        for transitional, other in spaces:
            part = part.replace(transitional, other)
        return part

    _rewritten(source, target, change)


def paired(source, target):
    """As programs in Go, Ruby and PHP write it: no element without an end tag of its own."""
    alone = re.compile(rb"<([\w:]+)((?:\s[^<>]*?)?)/>")
    _rewritten(source, target, lambda part: alone.sub(rb"<\1\2></\1>", part))


def _rewritten(source, target, change):
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)))


def libreoffice(source, target, kind):
    from toolkit.word.office import convert

    [made] = convert([source], kind, target.parent / "libreoffice", seconds=SECONDS)
    shutil.move(made, target)
