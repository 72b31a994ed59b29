"""Wheels of this environment, made anew from what is installed: no test fetches anything."""

from importlib import metadata

import pytest

from tests.frontends.bundle.here import HERE
from tests.frontends.bundle.here import MACHINE
from tests.frontends.bundle.here import PYTHON
from toolkit.frontends.bundle.own_wheel import repacked
from toolkit.frontends.bundle.requirements import requirements


@pytest.fixture(scope="session")
def wheels(tmp_path_factory):
    if HERE is None:
        pytest.skip(f"no bundle is made for {MACHINE}")
    folder = tmp_path_factory.mktemp("wheels")
    for name in ("pip", *requirements(HERE, PYTHON)):
        repacked(metadata.distribution(name), folder)
    return folder
