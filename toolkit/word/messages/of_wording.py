"""What the linter says of the fixed text of Chinese official papers."""

from __future__ import annotations

from toolkit.word.messages.message import Message

INSTEAD = Message("请改为“{good}”", "write “{good}”")
WRITE = Message("请写成“{good}”", "write “{good}”")
DELETE = Message("请删去", "delete it")
NOT_USED = Message("不用“{word}”：{reason}", "“{word}” is not used: {reason}")
YEAR = Message(
    "文号的年份写成“{said}”（GB/T 9704—2012 7.2.5）",
    "the year of the paper's number is written “{said}” (GB/T 9704—2012 7.2.5)",
)
NTH = Message(
    "文号的发文顺序号加了“第”字（GB/T 9704—2012 7.2.5）",
    "the paper's number has a “第” before it (GB/T 9704—2012 7.2.5)",
)
PADDED = Message(
    "文号的发文顺序号编了虚位（GB/T 9704—2012 7.2.5）",
    "the paper's number begins with zeros (GB/T 9704—2012 7.2.5)",
)
ZERO = Message(
    "汉字年份“{said}”里的零写成了别的字",
    "the year “{said}” has another sign for its zero",
)
HALF = Message(
    "汉字之间用了半角标点“{said}”",
    "half-width punctuation “{said}” stands among Chinese characters",
)
ORDINAL = Message(
    "{level}序号“{said}”的标点不合公文格式（GB/T 9704—2012 7.3.3）",
    "the sign behind the {level} ordinal “{said}” is not that of official papers (GB/T 9704—2012 7.3.3)",
)
FIRST = Message("第一层", "first-level")
SECOND = Message("第二层", "second-level")
THIRD = Message("第三层", "third-level")
FOURTH = Message("第四层", "fourth-level")
DOUBLED = Message("标点“{said}”连用", "the signs “{said}” stand together")
KEEP_ONE = Message("请只留一个", "keep one of them")
EMPTY = Message("“{said}”像是没有填的占位", "“{said}” looks like a placeholder that was left")
FILL_IT = Message("请写成标签，或填上文字", "write a tag, or the text")
COMMENDATION = Message(
    "表扬鼓励用“通报表扬”；“表彰”等须经评比达标表彰活动的批准程序",
    "praise is “通报表扬”; “表彰” and the like need the approval that awards need",
)
