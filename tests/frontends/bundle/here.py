"""This machine as a bundle's target."""

import platform
import sys
from importlib import metadata

from toolkit.frontends.bundle.own_wheel import repacked
from toolkit.frontends.bundle.requirements import requirements
from toolkit.frontends.bundle.targets import TARGETS

PYTHON = ".".join(map(str, sys.version_info[:2]))
MACHINE = platform.machine()
HERE = next((each for each in TARGETS["linux"] if each.machine == MACHINE), None)


def own_wheels(folder):
    """All that a bundle for this machine needs, made anew from what is installed here."""
    for name in ("pip", *requirements(HERE, PYTHON)):
        repacked(metadata.distribution(name), folder)
    return folder
