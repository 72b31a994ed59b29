"""Faults of a page's text source."""

from __future__ import annotations

from toolkit.declare.errors import ToolkitError


class PageSourceError(ToolkitError):
    """A text source cannot be laid out; the sentence names the line."""
