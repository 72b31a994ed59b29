"""This machine as a bundle's target."""

import platform
import sys

from toolkit.frontends.bundle.targets import TARGETS

PYTHON = ".".join(map(str, sys.version_info[:2]))
MACHINE = platform.machine()
HERE = next((each for each in TARGETS["linux"] if each.machine == MACHINE), None)
