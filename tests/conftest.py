"""Fixtures for all tests."""

import pytest

from tests.drawn import judged


@pytest.fixture
def ledgers(request):
    """Judges the ledgers drawn in the test's docstring: `ledgers("2012-06-30")`."""

    def judge(as_of, explanations=None):
        return judged(request.function.__doc__, as_of, explanations)

    return judge
