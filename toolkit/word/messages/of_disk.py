"""What the disk says of a file: `declare.disk` says it in Chinese, here it is said in English."""

from __future__ import annotations

from toolkit.declare.disk import disk_sentence
from toolkit.declare.disk import kind_of
from toolkit.word.messages.message import CHINESE
from toolkit.word.messages.message import spoken

IN_ENGLISH = {
    "disk_full": "cannot be written: the disk is full; make room and run it again",
    "quota_used_up": "cannot be written: your share of the disk is used up; delete files of yours, or ask for more",
    "file_too_large": "cannot be written: it is bigger than the system allows; use another disk",
    "disk_read_only": "cannot be written: the disk is read-only; use another one, or take off its protection",
    "disk_error": "cannot be read or written: the disk fails; look at the disk, copy the folder to another one",
    "connection_lost": "cannot be read or written: the connection to the network drive is lost; connect again, or use a copy",
    "too_many_files_open": "cannot be opened: too many files are open; close some programs",
    "file_in_use": "is open in another program; close that first",
    "access_denied": "may not be read or written; look at the permissions, or close the program that has it open",
    "name_too_long": "has too long a name or path; shorten it",
    "name_not_allowed": "has a name that the system does not accept; rename it",
    "path_missing": "is not there; look at the path",
    "not_a_folder": "is a file and no folder; choose another folder",
    "is_a_folder": "is a folder and no file; look at the path",
    "broken_pipe": "was not written to its end: the receiving program is closed",
    "disk_fault": "cannot be read or written ({why}); look at disk and permissions",
}
"""By the code of the fault; a test asks for every one."""


def disk_said(error: OSError, name: str) -> str:
    """What is wrong with a file, without a full stop; "" for a name that is said already."""
    if spoken() == CHINESE:
        return disk_sentence(error, name).rstrip("。")
    why = error.strerror or type(error).__name__
    return f'"{name}" '.removeprefix('"" ') + IN_ENGLISH[kind_of(error).code].format(why=why)
