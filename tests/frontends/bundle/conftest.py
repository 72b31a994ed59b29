"""Wheels of this environment, made anew from what is installed: no test fetches anything."""

import pytest

from tests.frontends.bundle.here import HERE
from tests.frontends.bundle.here import MACHINE
from tests.frontends.bundle.here import own_wheels


@pytest.fixture(scope="session")
def wheels(tmp_path_factory):
    if HERE is None:
        pytest.skip(f"no bundle is made for {MACHINE}")
    return own_wheels(tmp_path_factory.mktemp("wheels"))
