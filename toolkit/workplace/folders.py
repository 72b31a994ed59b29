"""What lies in a working folder, by the step of the month that uses it."""

from toolkit.declare.layout import ARCHIVE_FOLDER
from toolkit.declare.layout import DELIVERY_FOLDER
from toolkit.declare.layout import DISPATCH_FOLDER
from toolkit.declare.layout import PAPERS_FOLDER
from toolkit.declare.layout import RETURN_FOLDER
from toolkit.declare.layout import STEP_FOLDERS

TEMPLATES_FOLDER = "公文模板"
PRINTS_FOLDER = "打印"
REGISTER_FILE = "登记.db"

__all__ = [
    "ARCHIVE_FOLDER",
    "DELIVERY_FOLDER",
    "DISPATCH_FOLDER",
    "PAPERS_FOLDER",
    "PRINTS_FOLDER",
    "REGISTER_FILE",
    "RETURN_FOLDER",
    "STEP_FOLDERS",
    "TEMPLATES_FOLDER",
]
