"""xlwings imported without what only its PRO edition asks for, which is a third of the time it takes."""

from __future__ import annotations

import sys
from importlib import import_module

PRO_ALONE = "cryptography.fernet"
"""Reads licence keys of the PRO edition; xlwings goes without where it is not installed."""


def import_xlwings() -> None:
    """Import it, unless it is there already; to be called before anything that imports it by itself.

    Whoever asks for the hidden module later gets it.
    """
    hides = PRO_ALONE not in sys.modules
    if hides:
        sys.modules[PRO_ALONE] = None  # type: ignore[assignment]  # Python's way to say that there is none
    try:
        import_module("xlwings")
    finally:
        if hides:
            sys.modules.pop(PRO_ALONE, None)
