"""Activities of other distributions that a bundle brings along: each is a wheel."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from configparser import ConfigParser
from dataclasses import dataclass
from email.parser import HeaderParser
from typing import TYPE_CHECKING

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from toolkit.declare.real_path import real_path
from toolkit.frontends.bundle.errors import BundleError
from toolkit.ooxml.archive import contents
from toolkit.ooxml.errors import ArchiveError
from toolkit.workplace.activities import GROUP

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class ActivityWheel:
    """A wheel that declares an activity.

    Attributes:
        path: the file.
        requirement: what pip installs it by (fire-inspection==0.1.0).
        needs: the packages that it says it needs, canonical names.
        name: the activity's, as its workbooks say it.
        title: of its workbook, the file's stem.
    """

    path: Path
    requirement: str
    needs: frozenset[str]
    name: str
    title: str


def activity_wheel(path: Path) -> ActivityWheel:
    """What a wheel declares, tried out with the toolkit that is running.

    Raises:
        BundleError: it is no wheel, declares no activity, or the activity cannot be used.
    """
    metadata, points = _texts(path)
    if GROUP not in points:
        raise BundleError(f"《{path.name}》没有声明活动（入口点 {GROUP}），不能用作 --activity。")
    said = HeaderParser().parsestr(metadata)
    distribution, version = str(said["Name"]), str(said["Version"])
    found, faults = _tried(path)
    own = [each for each in found if each["distribution"] == f"{distribution} {version}"]
    if not own:
        raise BundleError(f"《{path.name}》里的活动不能用。{''.join(faults)}")
    needs = (Requirement(line) for line in said.get_all("Requires-Dist", []))
    return ActivityWheel(
        path,
        f"{distribution}=={version}",
        frozenset(canonicalize_name(each.name) for each in needs if each.marker is None),
        str(own[0]["name"]),
        str(own[0]["title"]),
    )


def check_needs(wheels: Iterable[ActivityWheel], there: Iterable[str]) -> None:
    """Refuse an activity that needs a package which the bundle does not have.

    Raises:
        BundleError: which it is.
    """
    known = frozenset(there)
    for each in wheels:
        missing = sorted(each.needs - known)
        if missing:
            raise BundleError(
                f"《{each.path.name}》还需要 {'、'.join(missing)}，离线安装包里没有；"
                "活动只能用台账工具箱自己也用的库。"
            )


def _texts(path: Path) -> tuple[str, ConfigParser]:
    """METADATA and entry_points.txt of a wheel (binary distribution format)."""
    points = ConfigParser()
    try:
        parts = contents(path.read_bytes())
        said = {name.rpartition("/")[2]: parts[name] for name in parts if _is_info(name)}
        metadata = said["METADATA"].decode("utf-8")
        points.read_string(said.get("entry_points.txt", b"").decode("utf-8"))
    except (OSError, ArchiveError, KeyError) as error:
        raise BundleError(f"《{path.name}》不是完整的 .whl 安装包。") from error
    return metadata, points


def _is_info(name: str) -> bool:
    return name.partition("/")[0].endswith(".dist-info")


def _tried(path: Path) -> tuple[list[dict[str, object]], list[str]]:
    """The activities that this toolkit finds with the wheel on the path, and the faults."""
    environment = {**os.environ, "PYTHONPATH": str(real_path(path)), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "toolkit", "activities", "--json"],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        check=False,
    )
    try:
        said = json.loads(done.stdout)
    except json.JSONDecodeError:
        return [], [done.stderr.strip()]
    if "error" in said:
        return [], [said["error"]["message"]]
    return said["activities"], said["faults"]
