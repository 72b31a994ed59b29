"""Pythons that a bundle carries for machines without a fitting one of their own."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from typing import TYPE_CHECKING

from toolkit.frontends.bundle.errors import BundleError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.frontends.bundle.targets import Target

_VERSION = re.compile(r"c?python-(\d+\.\d+)\.")


def carried(
    files: Sequence[Path], targets: Iterable[Target], pythons: Sequence[str]
) -> dict[str, tuple[Path, ...]]:
    """By system, which of the files go into its bundle.

    Raises:
        BundleError: one is no Python for any of these machines, or of a version that no wheel is for.
    """
    wanted = list(targets)
    found: dict[str, tuple[Path, ...]] = {}
    for file in files:
        systems = {each.system for each in wanted if fnmatch(file.name, each.own_python)}
        if not systems:
            names = "、".join(dict.fromkeys(each.own_python for each in wanted))
            raise BundleError(f"“{file.name}”不是这些机器能用的 Python（文件名应为 {names}）。")
        version = _VERSION.match(file.name)
        if version is None or version[1] not in pythons:
            raise BundleError(
                f"“{file.name}”的版本不合，安装包适用于 Python {'、'.join(pythons)}。"
            )
        for system in systems:
            found[system] = (*found.get(system, ()), file)
    return found
