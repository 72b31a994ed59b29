"""What can go wrong with an outside program, each as one sentence."""

from __future__ import annotations

from toolkit.declare.errors import ToolkitError


class OfficeError(ToolkitError):
    """An outside program that shows documents could not do its work."""


class OfficeMissingError(OfficeError):
    """The program is not installed, or not where it was said to be."""


class ConversionFailedError(OfficeError):
    """One or more files could not be converted; those that could be are written."""


class OfficeTimeoutError(OfficeError):
    """The program was stopped because it took too long."""
