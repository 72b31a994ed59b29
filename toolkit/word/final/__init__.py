"""A finished paper: read as it stands, its number and dates filled in, a clean copy made of it."""

from __future__ import annotations

from toolkit.word.final.cleaning import clean_copy
from toolkit.word.final.filling import Filled
from toolkit.word.final.filling import PlaceMissingError
from toolkit.word.final.filling import filled
from toolkit.word.final.marking import marked
from toolkit.word.final.reading import PaperUnreadableError
from toolkit.word.final.reading import paper_text
from toolkit.word.final.recording import paper_as_said
from toolkit.word.final.recording import with_record

__all__ = [
    "Filled",
    "PaperUnreadableError",
    "PlaceMissingError",
    "clean_copy",
    "filled",
    "marked",
    "paper_as_said",
    "paper_text",
    "with_record",
]
