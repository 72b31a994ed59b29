"""What the ruler cannot measure."""

from __future__ import annotations

from toolkit.declare.errors import ToolkitError


class RulerError(ToolkitError):
    """A document cannot be measured; the sentence says why."""
