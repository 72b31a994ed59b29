"""What lies in a working folder, by the step of the month that uses it."""

TEMPLATES_FOLDER = "公文模板"
DISPATCH_FOLDER = "下发"
RETURN_FOLDER = "回收"
PAPERS_FOLDER = "公文"
ARCHIVE_FOLDER = "归档"
REGISTER_FILE = "登记.db"
STEP_FOLDERS = (DISPATCH_FOLDER, RETURN_FOLDER, PAPERS_FOLDER, ARCHIVE_FOLDER)
