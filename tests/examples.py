"""How often hypothesis draws for a test that is not like the others."""

from hypothesis import settings

USUAL = 100


def examples(count, **more):
    """So many drawings in `make test`, as many times more in `make deep` as for every other test."""
    return settings(max_examples=count * settings.default.max_examples // USUAL, **more)
