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
        markers: what requirements' markers are judged by, beside the Python version.
    """

    system: str
    machine: str
    platforms: tuple[str, ...]
    markers: tuple[tuple[str, str], ...]


def _linux(machine: str) -> Target:
    tags = (*(f"manylinux_2_{minor}_{machine}" for minor in GLIBC), f"manylinux2014_{machine}")
    markers = {
        "os_name": "posix",
        "sys_platform": "linux",
        "platform_system": "Linux",
        "platform_machine": machine,
    }
    return Target("linux", machine, tags, tuple(markers.items()))


WINDOWS_MARKERS = {
    "os_name": "nt",
    "sys_platform": "win32",
    "platform_system": "Windows",
    "platform_machine": "AMD64",
}
TARGETS = {
    "windows": (Target("windows", "amd64", ("win_amd64",), tuple(WINDOWS_MARKERS.items())),),
    "linux": (_linux("x86_64"), _linux("aarch64")),
}
