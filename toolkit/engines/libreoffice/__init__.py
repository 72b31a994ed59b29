"""xlwings on LibreOffice Calc."""

from toolkit.engines.libreoffice.connect import attach
from toolkit.engines.libreoffice.connect import connect
from toolkit.engines.libreoffice.connect import register
from toolkit.engines.libreoffice.connect import start
from toolkit.engines.libreoffice.connect import within
from toolkit.engines.libreoffice.fitting import Unfitted
from toolkit.engines.libreoffice.fitting import fitted_later
from toolkit.engines.libreoffice.rehearsing import rehearse
from toolkit.engines.libreoffice.undoing import no_step
from toolkit.engines.libreoffice.undoing import one_step

__all__ = [
    "Unfitted",
    "attach",
    "connect",
    "fitted_later",
    "no_step",
    "one_step",
    "register",
    "rehearse",
    "start",
    "within",
]
