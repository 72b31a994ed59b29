"""Workbook files become plain cells, safely and fast; libraries are imported when they are needed."""

from toolkit.reading.files.reading import read_workbook
from toolkit.reading.files.refusals import UnreadableFileError

__all__ = ["UnreadableFileError", "read_workbook"]
