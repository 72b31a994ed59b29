"""The collector of cycles goes on as it was, whatever happens while it stands still."""

from __future__ import annotations

import gc

import pytest

from toolkit.reading.collector import collector_paused


@pytest.fixture
def collector():
    before = gc.isenabled()
    yield
    (gc.enable if before else gc.disable)()


@pytest.mark.parametrize("running", [True, False])
def test_the_collector_goes_on_as_it_was(collector, running):
    (gc.enable if running else gc.disable)()
    with collector_paused(), collector_paused():
        assert not gc.isenabled()
    assert gc.isenabled() is running


def test_the_collector_goes_on_after_an_error(collector):
    gc.enable()

    @collector_paused()
    def failing():
        raise KeyError

    for _ in range(2):
        with pytest.raises(KeyError):
            failing()
    assert gc.isenabled()
