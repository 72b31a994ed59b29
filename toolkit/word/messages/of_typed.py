"""What is said of typed values in JSON, and of the pictures that they name."""

from __future__ import annotations

from toolkit.word.messages.message import Message

IN_FILE = Message("数据文件《{file}》的{said}。", 'data file "{file}", {said}.')
ITEM = Message("{where}第{number}项", "{where} item {number}")
UNKNOWN_TYPE = Message(
    "“{where}”的“@类型”是“{word}”，可写{kinds}",
    'the "@type" of "{where}" is "{word}"; there is {kinds}',
)
AT = Message("“{where}”（{word}）：{said}", '"{where}" ({word}): {said}')
UNKNOWN_KEY = Message(
    "没有“{key}”这一项，可写{known}",
    'there is no "{key}"; there is {known}',
)
KEY_LACKS = Message("缺少“{key}”", '"{key}" is missing')
WANTS_TEXT = Message("“{key}”要写文字", '"{key}" takes a text')
WANTS_LIST = Message("“{key}”要写清单，如 [1, 2]", '"{key}" takes a list, such as [1, 2]')
WANTS_OBJECT = Message(
    "“{key}”里要写对象，用花括号括起",
    '"{key}" takes an object, in braces',
)
WANTS_FLAG = Message("“{key}”要写 true 或 false", '"{key}" takes true or false')
WANTS_POINTS = Message(
    "“字号”要写磅数（1 到 400 的整数）",
    '"size" takes points (a whole number from 1 to 400)',
)
NO_DATE = Message(
    "“{text}”不是日期，请写成 2012-06-30",
    '"{text}" is no date; write 2012-06-30',
)
EMPTY_NAME = Message("“名称”是空的", '"name" is empty')
WANTS_MILLIMETRES = Message(
    "“{key}”要写毫米数（整数）",
    '"{key}" takes millimetres (a whole number)',
)
NO_FOLDER = Message(
    "要用图片，请用 --pictures 写明图片所在的文件夹",
    "for pictures, name their folder by --pictures",
)
OUTSIDE = Message(
    "图片“{name}”要写成图片文件夹里的相对路径，不能指到外面",
    'the picture "{name}" must be a relative path within the folder of pictures',
)
LEADS_OUT = Message(
    "图片“{name}”指到图片文件夹外面去了，不能用",
    'the picture "{name}" leads out of the folder of pictures and cannot be used',
)
NO_PATH = Message("图片“{name}”的路径读不出来", 'the path of the picture "{name}" cannot be read')
NO_FILE = Message("图片“{name}”不是文件", 'the picture "{name}" is no file')
TOO_BIG = Message(
    "图片“{name}”超过 {most} 兆，请缩小后再用",
    'the picture "{name}" has more than {most} MB; make it smaller',
)
PICTURE = Message("图片“{name}”{said}", 'the picture "{name}" {said}')
PICTURE_SIZE = Message(
    "图片的宽、高“{given}”要写毫米数，1 到 {widest}",
    'width and height of a picture ("{given}") are millimetres, 1 to {widest}',
)
