"""Wheels of what is installed here: of this project, and of any pure package."""

from __future__ import annotations

import base64
import hashlib
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import toolkit
from toolkit import DISTRIBUTION
from toolkit.frontends.bundle.errors import BundleError
from toolkit.ooxml.archive import USUAL
from toolkit.ooxml.archive import archive
from toolkit.ooxml.atomic import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

INSTALLERS_OWN = frozenset({"RECORD", "INSTALLER", "REQUESTED", "direct_url.json"})


def own_wheel(folder: Path) -> Path:
    """Write the wheel of the toolkit that is running, from its checkout or its installation.

    Raises:
        BundleError: the checkout's wheel cannot be built; the message has the builder's last line.
    """
    top = Path(toolkit.__file__).parent.parent
    if not (top / "pyproject.toml").is_file():
        return repacked(metadata.distribution(DISTRIBUTION), folder)
    build = ("-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(top))
    done = subprocess.run([sys.executable, *build], capture_output=True, text=True, check=False)
    if done.returncode:
        raise BundleError(f"本工具自己的安装包没有做成：{_last_line(done.stdout + done.stderr)}")
    return next(folder.glob(f"{DISTRIBUTION.replace('-', '_')}-*.whl"))


def repacked(distribution: metadata.Distribution, folder: Path) -> Path:
    """Write an installed distribution as the wheel that it came from (binary distribution format).

    Scripts are left out: an installer makes them anew from the entry points.
    """
    name = (distribution.metadata["Name"] or "").replace("-", "_")
    tags = _tags(distribution)
    path = folder / f"{name}-{distribution.version}-{tags}.whl"
    record = f"{name}-{distribution.version}.dist-info/RECORD"
    files = dict(_files(distribution))
    for inside in files:
        if inside.endswith(".dist-info/METADATA"):
            record = inside.replace("METADATA", "RECORD")
    lines = [_recorded(inside, content) for inside, content in files.items()]
    files[record] = "\n".join([*lines, f"{record},,", ""]).encode()
    write_whole(path, [archive(files, USUAL)])
    return path


def _recorded(inside: str, content: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=")
    return f'"{inside}",sha256={digest.decode()},{len(content)}'


def _tags(distribution: metadata.Distribution) -> str:
    """The wheel's own compressed tags (PEP 425), as its file WHEEL lists them one by one."""
    said = (distribution.read_text("WHEEL") or "").splitlines()
    tags = [line.partition(":")[2].strip().split("-") for line in said if line.startswith("Tag:")]
    return "-".join(".".join(dict.fromkeys(parts)) for parts in zip(*tags, strict=True))


def _files(distribution: metadata.Distribution) -> Iterator[tuple[str, bytes]]:
    for file in distribution.files or ():
        inside = file.as_posix()
        own = ".dist-info/" in inside and file.name in INSTALLERS_OWN
        if inside.startswith("..") or own or file.suffix == ".pyc":
            continue
        yield inside, Path(str(file.locate())).read_bytes()


def _last_line(said: str) -> str:
    lines = [line for line in said.splitlines() if line.strip()]
    return lines[-1].strip() if lines else ""
