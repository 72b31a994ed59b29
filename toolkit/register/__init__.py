"""The register of a working folder: what was written and sent out, when, by whom, from which cells."""

from toolkit.register.entries import PaperEntry
from toolkit.register.entries import Run
from toolkit.register.entries import SentEntry
from toolkit.register.register import Register
from toolkit.register.register import RegisterError

__all__ = ["PaperEntry", "Register", "RegisterError", "Run", "SentEntry"]
