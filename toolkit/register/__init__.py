"""The register of a working folder: what was written and sent out, when, by whom, from which cells."""

from toolkit.register.database import RegisterDamagedError
from toolkit.register.database import RegisterError
from toolkit.register.database import RegisterMissingError
from toolkit.register.entries import Change
from toolkit.register.entries import FileEntry
from toolkit.register.entries import Identity
from toolkit.register.entries import PaperEntry
from toolkit.register.entries import Run
from toolkit.register.entries import RunEntry
from toolkit.register.entries import SentEntry
from toolkit.register.entries import Standing
from toolkit.register.register import Register

__all__ = [
    "Change",
    "FileEntry",
    "Identity",
    "PaperEntry",
    "Register",
    "RegisterDamagedError",
    "RegisterError",
    "RegisterMissingError",
    "Run",
    "RunEntry",
    "SentEntry",
    "Standing",
]
