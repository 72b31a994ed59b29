"""What can be wrong with a package; the rooms above say it in a sentence."""

from __future__ import annotations


class ArchiveError(Exception):
    """A zip file is broken, cut off, encrypted, packed in an unknown way, or would be too large."""
