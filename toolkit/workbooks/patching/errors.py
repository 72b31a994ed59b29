"""What can be wrong with a workbook file that is to be copied and changed."""

from __future__ import annotations

from toolkit.declare.errors import ToolkitError


class PackageError(ToolkitError):
    """The file cannot be marked or filled as asked; nothing was written."""


class OddMarkupError(PackageError):
    """A part's markup is spelt in a way that changing its bytes would break: it must be spelt anew."""

    @classmethod
    def code(cls) -> str:
        """As of any workbook that cannot be marked."""
        return PackageError.code()
