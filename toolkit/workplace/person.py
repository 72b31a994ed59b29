"""Who sits at the computer."""

from __future__ import annotations

import getpass

NOBODY = "未知"


def login_name() -> str:
    """The name under which the person has logged in; 未知 for a service account without a name."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return NOBODY
