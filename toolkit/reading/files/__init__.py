"""Workbook files become plain cells, safely and fast; libraries are imported when they are needed."""

from toolkit.reading.files.reading import read_workbook
from toolkit.reading.files.refusals import UnreadableFileError
from toolkit.reading.files.workbook import UNCALCULATED
from toolkit.reading.files.workbook import ErrorValue
from toolkit.reading.files.workbook import FileNote
from toolkit.reading.files.workbook import Sheet
from toolkit.reading.files.workbook import Workbook

__all__ = [
    "UNCALCULATED",
    "ErrorValue",
    "FileNote",
    "Sheet",
    "UnreadableFileError",
    "Workbook",
    "read_workbook",
]
