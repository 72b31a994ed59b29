"""xlwings on LibreOffice Calc."""

from toolkit.workbooks.engines.libreoffice.connect import attach
from toolkit.workbooks.engines.libreoffice.connect import connect
from toolkit.workbooks.engines.libreoffice.connect import register
from toolkit.workbooks.engines.libreoffice.connect import start

__all__ = ["attach", "connect", "register", "start"]
