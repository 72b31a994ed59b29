"""The machines that a bundle can be made for, as PEP 425 tags and PEP 508 markers name them."""

from __future__ import annotations

from dataclasses import dataclass

PYTHONS = ("3.11", "3.12", "3.13")
GLIBC = range(28, 16, -1)  # -- 统信 20 (2.28) and 麒麟 V10 (2.28, 2.31) take wheels for these --


@dataclass(frozen=True, slots=True)
class Target:
    """One kind of processor under one system.

    Attributes:
        system: windows or linux, as the bundle's option is called.
        machine: the processor, as wheels name it.
        platforms: the platform tags whose wheels run there, the newest first.
        own_python: the name, with stars, of an archive with a whole Python for it: python.org's for
            Windows, one of python-build-standalone for Linux.
        markers: what requirements' markers are judged by, beside the Python version.
    """

    system: str
    machine: str
    platforms: tuple[str, ...]
    own_python: str
    markers: tuple[tuple[str, str], ...]


def _linux(machine: str) -> Target:
    tags = (*(f"manylinux_2_{minor}_{machine}" for minor in GLIBC), f"manylinux2014_{machine}")
    markers = {
        "os_name": "posix",
        "sys_platform": "linux",
        "platform_system": "Linux",
        "platform_machine": machine,
    }
    own_python = f"cpython-3.*-{machine}-unknown-linux-gnu-install_only*.tar.gz"
    return Target("linux", machine, tags, own_python, tuple(markers.items()))


WINDOWS_MARKERS = {
    "os_name": "nt",
    "sys_platform": "win32",
    "platform_system": "Windows",
    "platform_machine": "AMD64",
}
_WINDOWS = ("win_amd64",), "python-3.*-embed-amd64.zip", tuple(WINDOWS_MARKERS.items())
TARGETS = {
    "windows": (Target("windows", "amd64", *_WINDOWS),),
    "linux": (_linux("x86_64"), _linux("aarch64")),
}
