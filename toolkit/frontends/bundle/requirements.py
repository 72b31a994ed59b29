"""Which packages the toolkit needs on a target, each in the version of the lock file."""

from __future__ import annotations

from importlib import metadata
from typing import TYPE_CHECKING

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from toolkit import DISTRIBUTION
from toolkit.workplace.shipped import ResourceMissingError
from toolkit.workplace.shipped import shipped_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from toolkit.frontends.bundle.targets import Target

EXTRA = "excel"
LOCK = "requirements.lock"


def requirements(target: Target, python: str) -> dict[str, str]:
    """Package → version: all that the toolkit and its button import there, itself excepted.

    Raises:
        ResourceMissingError: the lock file lacks a package; the installation is not whole.
    """
    pins = locked(shipped_file(LOCK))
    markers = {
        **dict(target.markers),
        "python_version": python,
        "python_full_version": f"{python}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    needed: dict[str, str] = {}
    waiting = [(DISTRIBUTION, EXTRA)]
    while waiting:
        name, extra = waiting.pop()
        for requirement in _required(name, {**markers, "extra": extra}):
            own = canonicalize_name(requirement.name)
            if own in needed:
                continue
            if own not in pins:
                raise ResourceMissingError(f"{LOCK}：{own}")
            needed[own] = pins[own]
            waiting += [(own, each) for each in (requirement.extras or {""})]
    return dict(sorted(needed.items()))


def _required(name: str, markers: Mapping[str, str]) -> list[Requirement]:
    """What a package installed here says that it needs; those of other systems need nothing."""
    try:
        lines = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return []
    found = [Requirement(line) for line in lines]
    return [each for each in found if each.marker is None or each.marker.evaluate(dict(markers))]


def locked(path: Path) -> dict[str, str]:
    """Package → version, as a lock file pins them."""
    lines = path.read_text(encoding="utf-8").splitlines()
    pinned = [Requirement(line) for line in lines if line and line[0] not in "# "]
    return {canonicalize_name(each.name): next(iter(each.specifier)).version for each in pinned}
