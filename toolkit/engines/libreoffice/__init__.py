"""xlwings on LibreOffice Calc."""

from toolkit.engines.libreoffice.connect import attach
from toolkit.engines.libreoffice.connect import connect
from toolkit.engines.libreoffice.connect import register
from toolkit.engines.libreoffice.connect import start

__all__ = ["attach", "connect", "register", "start"]
