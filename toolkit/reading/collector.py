"""The collector of cycles stands still while rows are made: millions of cells, and no cycle among them."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the collector from looking through all rows again and again, a third of the work.

    Whatever is not in a cycle is freed all the same; what is, is found when the collector goes on.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
