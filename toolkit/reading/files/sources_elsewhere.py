"""What a workbook fetches from elsewhere: other workbooks, databases, other programs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.declare.wording import listed
from toolkit.reading.workbook import FileNote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.reading.files.package import JudgedPackage

LINKS_NOTE = FileNote("引用了其他工作簿（外部链接），引用处是上次保存时的值，请改填实际内容")

_LINK = "xl/externallinks/externallink"
_OTHER_PROGRAM = re.compile(rb"<(?:\w+:)?(?:ddeLink|oleLink)[\s>]")
# -- names of parts (ECMA-376-1, 18 and 15.2) → what they hold --
_KINDS = (
    ("xl/connections", "数据连接"),
    ("xl/querytables/", "查询表"),
    ("xl/model/", "数据模型"),
    ("xl/embeddings/", "嵌入的对象（OLE）"),
    ("xl/activex/", "控件（ActiveX）"),
)


def sources_elsewhere(package: JudgedPackage) -> Iterator[FileNote]:
    """A note on links to other workbooks, and one on whatever else may fetch or start something.

    Raises:
        UnreadableFileError: a link's part is damaged or too large.
    """
    links = sorted(name for name in package.names if name.startswith(_LINK))
    programs = [name for name in links if _OTHER_PROGRAM.search(package.read(name))]
    if len(links) > len(programs):
        yield LINKS_NOTE
    found = [
        kind for start, kind in _KINDS if any(name.startswith(start) for name in package.names)
    ]
    found += ["对其他程序的链接（DDE、OLE）"] if programs else []
    if found:
        yield FileNote(
            f"工作簿里有{listed(found)}，打开时可能连到别处；校验不用也不改动，标注副本里照样留着，请核实来历"
        )
