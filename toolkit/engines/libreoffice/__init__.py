"""xlwings on LibreOffice Calc."""

from toolkit.engines.libreoffice.connect import attach
from toolkit.engines.libreoffice.connect import connect
from toolkit.engines.libreoffice.connect import register
from toolkit.engines.libreoffice.connect import start
from toolkit.engines.libreoffice.undoing import one_step

__all__ = ["attach", "connect", "one_step", "register", "start"]
