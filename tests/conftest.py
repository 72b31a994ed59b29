"""Fixtures for all tests, and how hypothesis draws in each of the three speeds."""

import gc
import os

# -- read by openpyxl when it is imported. A tool for VBA brings defusedxml, which no clerk's machine has: with it
# openpyxl reads every workbook through Python's own slow parser --
os.environ["OPENPYXL_DEFUSEDXML"] = "False"

import pytest
from hypothesis import HealthCheck
from hypothesis import settings

from tests.drawn import judged

# -- no deadline and no health check that looks at the clock: the machine may be busy --
settings.register_profile(
    "test",
    derandomize=True,
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("mutants", settings.get_profile("test"))
settings.register_profile(
    "deep", settings.get_profile("test"), derandomize=False, max_examples=1000
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "test"))


# -- modules whose tests start many programs: begun first, so that no worker is left alone with them --
LONGEST = ("test_kills", "test_written", "test_real_click", "test_linux_install", "test_issuing")


def pytest_collection_modifyitems(items):
    """What takes longest comes first."""
    items.sort(key=lambda item: item.path.stem not in LONGEST)


def pytest_collection_finish():
    """What was collected stays to the end: neither this process nor a child forked from it looks through it again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(
        20_000, 20, 50
    )  # -- a workbook is a hundred thousand objects, none of them in a circle --


@pytest.fixture
def ledgers(request):
    """Judges the ledgers drawn in the test's docstring: `ledgers("2012-06-30")`."""

    def judge(as_of, explanations=None):
        return judged(request.function.__doc__, as_of, explanations)

    return judge


def pytest_make_parametrize_id(val, argname):
    """Bytes are named by their argument: an archive's hold the clock's time, and workers collect apart."""
    return argname if isinstance(val, bytes) else None
