"""The Open XML SDK, run by node; what it needs is installed once beside its script."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "tools" / "ooxml"
INSTALL_SECONDS, RUN_SECONDS = 300, 300


def sdk_errors(files):
    """What the SDK says of each file; skips the test, with the reason, where it cannot be had."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        pytest.skip("没有 node 和 npm，未用 Open XML SDK 校验：请安装 Node.js 20 以上")
    if not (FOLDER / "node_modules" / "@ooxml-tools" / "validate").is_dir():
        _install(npm)
    command = [node, "validate.mjs", *(str(file) for file in files)]
    done = subprocess.run(command, cwd=FOLDER, capture_output=True, timeout=RUN_SECONDS, check=True)
    found = json.loads(done.stdout)
    assert [each["file"] for each in found] == [str(file) for file in files]
    return {
        Path(each["file"]).name: [
            f"{e['path']['partUri']} {e['description']}" for e in each["errors"]
        ]
        for each in found
    }


def _install(npm):
    command = [npm, "ci", "--no-audit", "--no-fund"]
    done = subprocess.run(
        command, cwd=FOLDER, capture_output=True, timeout=INSTALL_SECONDS, check=False
    )
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        pytest.skip(f"npm 装不上 @ooxml-tools/validate，未用 Open XML SDK 校验：{reason}")
