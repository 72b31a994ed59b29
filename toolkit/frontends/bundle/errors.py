"""What can stand in the way of a bundle."""

from toolkit.declare.errors import ToolkitError


class BundleError(ToolkitError):
    """The bundle cannot be made."""
