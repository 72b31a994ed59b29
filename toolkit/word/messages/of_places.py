"""Places in a document, in words."""

from __future__ import annotations

import re

from toolkit.word.messages.message import Message

PARTS = {
    each.zh: each
    for each in (
        Message("正文", "body"),
        Message("页眉", "header"),
        Message("页脚", "footer"),
        Message("脚注", "footnotes"),
        Message("尾注", "endnotes"),
        Message("批注", "comments"),
        Message("图表", "chart"),
        Message("文档属性", "document properties"),
        Message("文档部件（占位文字）", "building blocks (placeholder text)"),
        Message("文档设置", "document settings"),
        Message("编号", "numbering"),
        Message("图表上的图形", "shapes on a chart"),
        Message("SmartArt 图形", "SmartArt"),
        Message("图表的数据表", "data sheet of a chart"),
        Message("链接地址", "link address"),
    )
}
"""What the parts of a package are called, by their Chinese names."""
ITEM = Message("“{item}”", ' "{item}"')
NTH_PARAGRAPH = Message("第{number}段", " paragraph {number}")
BOXED = Message("（文本框内）", " (in a text box)")
NTH_CELL = Message(" 表{table}第{row}行第{column}列", ", table {table} row {row} column {column}")
DATUM = Message("数据", "data")
SHEET_CELL = Message("单元格", "cell")
_NUMBERED = re.compile(r"(.*?)(\d*)", re.DOTALL)


def part_name(label: str) -> str:
    """What a part is called, such as `页眉2`, in the language that is spoken; a file name stays."""
    found = _NUMBERED.fullmatch(label)
    if label in PARTS:
        return PARTS[label]()
    if found is None or found[1] not in PARTS:
        return label
    return PARTS[found[1]]() + found[2]
