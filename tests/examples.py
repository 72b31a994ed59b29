"""How often hypothesis draws for a test that is not like the others."""

from hypothesis import settings

USUAL, FEW = 100, 5


def examples(count, **more):
    """So many drawings where a usual test has a hundred: as many times fewer or more as for every other."""
    drawn = count * settings.default.max_examples // USUAL
    return settings(max_examples=max(drawn, min(count, FEW)), **more)
