"""What is said of a batch and of its data."""

from __future__ import annotations

from toolkit.word.messages.message import Message

SO_FAR = Message(
    "{total}份中已有{done}份，再次运行同一命令会接着做。",
    "{done} of {total} are there; the same command again goes on.",
)
ENDLESS = Message(
    "前{count}份都超过了限度，其余的不再试；{reason}",
    "the first {count} all passed their limits, the rest are not tried; {reason}",
)
NOT_OURS = Message(
    "《{file}》已经有了，且不是本批生成的或已被改动，没有覆盖；请移走后再运行",
    '"{file}" is there and not of this batch or changed since, so it was not written over; move it away and run again',
)
DATA_FILE = Message(
    "数据文件{said}。",
    "data file {said}.",
)
NO_UTF8 = Message(
    "数据文件《{file}》不是 UTF-8 编码，请另存为 UTF-8。",
    'the data file "{file}" is not in UTF-8; save it as UTF-8.',
)
NO_OBJECT = Message(
    "数据文件《{file}》应是一个 JSON 对象，或对象的清单。",
    'the data file "{file}" should be an object of JSON, or a list of objects.',
)
ITEM_NO_OBJECT = Message(
    "数据文件《{file}》清单的第{number}项不是对象，请写在花括号里。",
    'item {number} in the list of the data file "{file}" is no object; write it in braces.',
)
KEY_TWICE = Message(
    "数据文件《{file}》的一个对象里有两个“{key}”，请删去一个。",
    'an object of the data file "{file}" has two "{key}"; delete one.',
)
NO_NUMBER = Message(
    "数据文件《{file}》里的 {constant} 不是数，请改正。",
    '{constant} in the data file "{file}" is no number; put it right.',
)
NO_JSON = Message(
    "数据文件《{file}》第{line}行第{column}个字符处不合 JSON 的写法，请检查引号和逗号。",
    'the data file "{file}" is no JSON at line {line}, character {column}; look at quotes and commas.',
)
TOO_DEEP = Message(
    "数据文件《{file}》里有过长的数或过深的层次，请改正。",
    'the data file "{file}" has a number too long or levels too deep; put it right.',
)
NAME_LACKS = Message(
    "数据第{number}项没有“{path}”，不能用来起文件名。",
    'item {number} of the data has no "{path}" to make a file name of.',
)
NAME_EMPTY = Message(
    "数据第{number}项的“{path}”是空的，或不是文字和数，不能用来起文件名。",
    '"{path}" of item {number} of the data is empty, or neither text nor number: no file name can be made of it.',
)
WRITTEN = Message("已生成", "made")
KEPT = Message("原已生成", "made before")
REFUSED = Message("未生成", "not made")
