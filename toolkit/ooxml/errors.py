"""What can be wrong with a package; the rooms above say it in a sentence."""

from __future__ import annotations


class ArchiveError(Exception):
    """A zip file is broken, cut off, encrypted, packed in an unknown way, or would be too large."""


class EncodingError(Exception):
    """A part is in no encoding that is known, or not in the one that it says."""


class NotAWorksheetError(Exception):
    """A part's root is no worksheet of a known namespace, which it names."""

    def __init__(self, space: str) -> None:
        super().__init__(space)
        self.space = space


class OutOfSheetError(Exception):
    """A row or a cell has a reference that no worksheet has."""

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference
