"""What can be wrong with a workbook file that is to be copied and changed."""

from __future__ import annotations

from toolkit.declare.errors import ToolkitError


class PackageError(ToolkitError):
    """The file cannot be marked or filled as asked; nothing was written."""
