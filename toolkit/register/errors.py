"""What can be wrong with a register, each a sentence."""

from __future__ import annotations

from toolkit.declare.errors import TO_LOOK_AT
from toolkit.declare.errors import ToolkitError


class RegisterError(ToolkitError):
    """The register cannot be read or written."""


class RegisterMissingError(RegisterError):
    """There is no register."""


class RegisterDamagedError(RegisterError):
    """What has the register's name is none, or cannot be read any more."""


class NumberTakenError(RegisterError):
    """A number is another paper's, or was 作废."""

    exit_status = TO_LOOK_AT
