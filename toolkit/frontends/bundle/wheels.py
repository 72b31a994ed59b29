"""The wheels of a bundle: downloaded by pip, or taken from a folder; none may be missing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from packaging.tags import compatible_tags
from packaging.tags import cpython_tags
from packaging.utils import InvalidWheelFilename
from packaging.utils import parse_wheel_filename

from toolkit.frontends.bundle.errors import BundleError
from toolkit.frontends.bundle.requirements import LOCK
from toolkit.frontends.bundle.requirements import locked
from toolkit.frontends.bundle.requirements import requirements
from toolkit.workplace.shipped import shipped_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from packaging.tags import Tag

    from toolkit.frontends.bundle.targets import Target

# -- its wheel without compiled parts is one for every Python and processor, instead of 5 MB for each;
# -- a register is read and written a line at a time, where the compiled parts are not felt
AS_PYTHON = frozenset({"sqlalchemy"})


def download(
    target: Target, pythons: tuple[str, ...], folder: Path, tell: Callable[[str], None]
) -> None:
    """Have pip download every wheel that a target needs.

    Raises:
        BundleError: the registry lacks one or cannot be reached.
    """
    for python in pythons:
        tell(f"正在下载 {target.system} {target.machine} Python {python} 的安装包…")
        wanted = _wanted(target, python)
        abi = f"cp{python.replace('.', '')}"
        tags = ["--implementation", "cp", *(f"--abi={each}" for each in (abi, "abi3", "none"))]
        tags += [f"--platform={platform}" for platform in target.platforms]
        compiled = {name: version for name, version in wanted.items() if name not in AS_PYTHON}
        _download(compiled, python, tags, folder)
        plain = {name: version for name, version in wanted.items() if name in AS_PYTHON}
        _download(plain, python, ["--implementation", "py", "--platform", "any"], folder)


def _download(wanted: dict[str, str], python: str, tags: list[str], folder: Path) -> None:
    quiet = ["--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:"]
    tags = ["--python-version", python, *tags, "-d", str(folder)]
    command = [sys.executable, "-m", "pip", "download", *quiet, *tags]
    command += [f"{name}=={version}" for name, version in wanted.items()]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
        why = said[-1] if said else "pip 不能运行"
        raise BundleError(
            f"安装包没有下载成：{why}。请检查网络，或用 --wheels 指定已下载的文件夹。"
        )


def take(
    target: Target, pythons: tuple[str, ...], source: Path, folder: Path
) -> list[tuple[str, str]]:
    """Copy from a folder the wheels that a target needs.

    Returns:
        What is missing there: requirement and Python version.
    """
    missing = []
    for python in pythons:
        fitting = _tags(target, python)
        for name, version in _wanted(target, python).items():
            found = [
                path for path in sorted(source.glob("*.whl")) if _is(path, name, version, fitting)
            ]
            for path in found[:1]:
                if not (folder / path.name).exists():
                    shutil.copyfile(path, folder / path.name)
            if not found:
                missing.append((f"{name}=={version}", python))
    return missing


def _wanted(target: Target, python: str) -> dict[str, str]:
    """All that the toolkit needs there, and pip, which installs it."""
    return {**requirements(target, python), "pip": locked(shipped_file(LOCK))["pip"]}


def _is(path: Path, name: str, version: str, fitting: frozenset[Tag]) -> bool:
    try:
        own_name, own_version, _, tags = parse_wheel_filename(path.name)
    except InvalidWheelFilename:
        return False
    return own_name == name and str(own_version) == version and not fitting.isdisjoint(tags)


def _tags(target: Target, python: str) -> frozenset[Tag]:
    """The tags of all wheels that run on a target (PEP 425)."""
    major, _, minor = python.partition(".")
    version = (int(major), int(minor))
    platforms = list(target.platforms)
    interpreter = f"cp{major}{minor}"
    return frozenset(
        (*cpython_tags(version, platforms=platforms),
         *compatible_tags(version, interpreter, platforms))
    )  # fmt: skip
