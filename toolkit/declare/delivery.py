"""The mail server of an intranet, and the letters that it takes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from toolkit.declare.errors import ToolkitError

SEVERAL = "；"
"""Between addresses of which nobody can tell which is meant: namesakes have them."""


class Security(StrEnum):
    """How the line to a mail server is secured; the words stand in the workbook."""

    STARTTLS = "STARTTLS"
    TLS = "SSL"
    NONE = "不加密"


class NoMailServerError(ToolkitError):
    """A workbook names no mail server, or not all that is needed of one."""

    exit_status = 1


@dataclass(frozen=True, slots=True)
class MailServer:
    """A mail server of the intranet.

    Attributes:
        host: its name or address.
        port: 25, 465, 587 ….
        sender: whose letters they are; answers go there.
        user: the account to log in with; "" where nobody need.
        security: of the line.
    """

    host: str
    port: int
    sender: str
    user: str = ""
    security: Security = Security.STARTTLS


@dataclass(frozen=True, slots=True)
class Letter:
    """The words that go with a booklet."""

    subject: str
    body: str
