"""What the linter's codes are called, and what it says of tags."""

from __future__ import annotations

from toolkit.word.messages.message import Message

NAME_FILE = Message(
    "文件不能用",
    "unusable file",
)
NAME_UNFINISHED = Message(
    "标签不完整",
    "unfinished tag",
)
NAME_SYNTAX = Message(
    "标签写法不对",
    "tag written wrongly",
)
NAME_STRUCTURE = Message(
    "标签放的地方不对或不成对",
    "tag misplaced or without its partner",
)
NAME_UNKNOWN_NAME = Message(
    "没有这个数据项",
    "unknown name",
)
NAME_UNKNOWN_FIELD = Message(
    "清单里没有这一项",
    "unknown field of a list",
)
NAME_FILTER = Message(
    "过滤器用得不对",
    "filter used wrongly",
)
NAME_UNSAFE = Message(
    "不允许的访问",
    "access not allowed",
)
NAME_ARITHMETIC = Message(
    "一定会出错的运算",
    "calculation that must fail",
)
NAME_LIST_AS_TEXT = Message(
    "清单当文字写",
    "list written as text",
)
NAME_FULL_WIDTH = Message(
    "标签里有全角符号",
    "full-width sign in a tag",
)
NAME_TRACKED = Message(
    "有未接受的修订",
    "tracked changes not settled",
)
NAME_LIKE_A_TAG = Message(
    "像标签而不是标签",
    "like a tag and none",
)
NAME_IDLE = Message(
    "不起作用的写法",
    "without effect",
)
NAME_REQUIRED = Message(
    "没有用必须写明的数据项",
    "required name not used",
)
NAME_HIDDEN = Message(
    "标签在隐藏文字里",
    "tag in hidden text",
)
NAME_FUSED = Message(
    "表格会连成一张",
    "tables that fuse",
)
NAME_GOING_ON = Message(
    "编号不从头编",
    "numbering that goes on",
)
NAME_WIDE = Message(
    "列会超出页面",
    "columns beyond the page",
)
NAME_YEAR_BRACKETS = Message(
    "文号年份的括号",
    "brackets of a paper's year",
)
NAME_PAPER_NUMBER = Message(
    "文号的编号",
    "a paper's number",
)
NAME_HAN_ZERO = Message(
    "汉字日期的〇",
    "zero of a Chinese date",
)
NAME_HALF_WIDTH = Message(
    "半角标点",
    "half-width punctuation",
)
NAME_ORDINAL = Message(
    "序号后的标点",
    "sign behind an ordinal",
)
NAME_DOUBLED = Message(
    "标点连用",
    "doubled punctuation",
)
NAME_WORD = Message(
    "用词",
    "wording",
)
NAME_PLACEHOLDER = Message(
    "没有填的占位",
    "placeholder left",
)
ERROR = Message(
    "错误",
    "error",
)
REMARK = Message(
    "提醒",
    "remark",
)
FINDING = Message(
    "{severity} {place}{tag}：{message}{end}{advice}（{code} {name}）",
    "{severity} {place}{tag}: {message}{end}{advice} ({code} {name})",
)
ZERO_DIVISOR = Message(
    "除数是零",
    "the divisor is zero",
)
NO_SUCH_SUM = Message(
    "这两个值不能这样运算",
    "these two values cannot be calculated so",
)
RANGE_TOO_WIDE = Message(
    "range 的范围超过 {most}",
    "range goes beyond {most}",
)
SAVE_AGAIN = Message(
    "请用 Word 打开后另存",
    "open it in Word and save it again",
)
NO_XML = Message(
    "不是完好的 XML",
    "no well-formed XML",
)
NO_COPY = Message(
    "正文不是完好的 XML，做不了批注副本，请用 Word 打开后另存",
    "the body is no well-formed XML, so there is no copy with comments; open it in Word and save it again",
)
NO_FILTER = Message(
    "没有“{name}”这个过滤器{hint}",
    'there is no filter "{name}"{hint}',
)
FILTER_IDLE = Message(
    "过滤器“{name}”在这里不起作用：数据总是按文字写出",
    'the filter "{name}" does nothing here: data is always written as text',
)
DELETE_IT = Message(
    "请删去",
    "delete it",
)
FILTER_ARGUMENTS = Message(
    "过滤器“{name}”的参数个数或名称不对",
    'the filter "{name}" has arguments that are too many, too few or misnamed',
)
NO_FIELD = Message(
    "“{rows}”的行里没有“{name}”{hint}",
    'the rows of "{rows}" have no "{name}"{hint}',
)
FIELDS = Message(
    "可用的有：{fields}",
    "there are: {fields}",
)
FILTER_WANTS_FIELD = Message(
    "“{rows}”是成行的数据，过滤器“{name}”要写明取哪一项",
    '"{rows}" is rows; the filter "{name}" has to be told which field',
)
SUCH_AS_FIELD = Message(
    '如 {rows}|{name}(attribute="{field}")',
    'such as {rows}|{name}(attribute="{field}")',
)
FILTER_NOT_ON_ROWS = Message(
    "“{rows}”是成行的数据，不能用过滤器“{name}”",
    '"{rows}" is rows, which the filter "{name}" does not take',
)
TAKE_FIELD = Message(
    "请取其中一项，如 行.{field}",
    "take a field, such as row.{field}",
)
USAGE = Message(
    "用法：{line}",
    "usage: {line}",
)
ROWS_AS_TEXT = Message(
    "“{rows}”是成行的数据，不能直接写成文字",
    '"{rows}" is rows and no text',
)
LOOP_OVER = Message(
    "请用 {{% for 行 in {rows} %}} 逐行列出，或取其中一项，如 行.{field}",
    "loop by {{% for row in {rows} %}}, or take a field, such as row.{field}",
)
OUT_OF_SCOPE = Message(
    "“{name}”出了它的循环或宏就没有了",
    '"{name}" is no more beyond its loop or macro',
)
USE_INSIDE = Message(
    "请在循环里面用，或改用 namespace",
    "use it within the loop, or a namespace",
)
NOT_OF_KIND = Message(
    "这个文种没有“{name}”这个数据项{hint}",
    'this kind of paper has no "{name}"{hint}',
)
NEVER_THERE = Message(
    "这个文种没有“{name}”这个数据项，这里总是当作没有{hint}",
    'this kind of paper has no "{name}"; here it counts as missing always{hint}',
)
NO_FUNCTION = Message(
    "“{name}”是数据，不是可以调用的函数",
    '"{name}" is data, no function to be called',
)
NO_TEST = Message(
    "没有“{name}”这种判断{hint}",
    'there is no test "{name}"{hint}',
)
TRACKED_FROM = Message(
    "从这里起有{count}处没有接受或拒绝的修订，生成的公文会带着修订痕迹",
    "from here on there are {count} tracked changes neither accepted nor rejected; they would be in the paper",
)
SETTLE = Message(
    "请在 Word“审阅”里接受或拒绝全部修订，并关闭修订",
    "accept or reject all in Word's Review, and switch Track Changes off",
)
FULL_WIDTH_SIGNS = Message(
    "标签里有全角符号、中文引号或看不见的字符，本工具认得，别的程序会原样印出",
    "the tag has full-width signs, curly quotes or invisible characters; other programs would print it",
)
HALF_WIDTH_SIGNS = Message(
    "请改成半角符号",
    "write half-width signs",
)
NAME_NOT_ALLOWED = Message(
    "公文模板里不允许用“{name}”",
    'templates may not use "{name}"',
)
ATTRIBUTE_NOT_ALLOWED = Message(
    "不允许访问“{name}”",
    '"{name}" may not be read',
)
CHANGES_DATA = Message(
    "“{name}”会改动数据，不允许用",
    '"{name}" changes data and is not allowed',
)
CALL_NOT_ALLOWED = Message(
    "不允许调用“{name}”",
    '"{name}" may not be called',
)
NAME_REFERENCE = Message(
    "引用的书签不存在",
    "reference to no bookmark",
)
