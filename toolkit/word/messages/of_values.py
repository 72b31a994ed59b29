"""What is said of values and of what filters and sums make of them."""

from __future__ import annotations

from toolkit.word.messages.message import Message

ROUND_METHOD = Message(
    "round 的方法只有 common、ceil、floor 三种",
    "round knows the methods common, ceil and floor only",
)
ROUND_TOO_BIG = Message(
    "round 的数太大",
    "the number for round is too big",
)
SUM_OF_NO_NUMBERS = Message(
    "清单里有一项是空值或文字，不能求和",
    ("an item of the list is empty or a text and cannot be added up"),
)
NO_NUMBER = Message(
    "“{value}”不是数",
    '"{value}" is no number',
)
NO_DATE = Message(
    "“{value}”不是日期（如 2012-03-14）",
    '"{value}" is no date (such as 2012-03-14)',
)
PLACEHOLDER = Message(
    "【未填：{name}】",
    "[to be filled in: {name}]",
)
IS_NO_NUMBER = Message(
    "不是数",
    "is no number",
)
NO_WHOLE_NUMBER = Message(
    "“{value}”不是整数",
    '"{value}" is no whole number',
)
TOO_BIG = Message(
    "“{value}”太大",
    '"{value}" is too big',
)
NO_DIGITS = Message(
    "“{text}”不是一串数字",
    '"{text}" is no row of digits',
)
NEGATIVE_SHARE = Message(
    "各项里有负数，不能算占比",
    "one of the items is negative, there are no shares",
)
SHARES_OF_ZERO = Message(
    "各项合计为零，不能算占比",
    "the items add up to zero, there are no shares",
)
LISTED_TOO_FEW = Message(
    "列举的项数至少是 1",
    "at least 1 item must be listed",
)
NO_TRUTH = Message(
    "“{value}”不是“是/否”值",
    '"{value}" is no yes/no value',
)
NOT_CIRCLED = Message(
    "“{value}”不在 1 到 20 之间",
    '"{value}" is not between 1 and 20',
)
PADDING = Message(
    "补零的位数须在 1 到 20 之间",
    "the number of digits must be between 1 and 20",
)
NO_LIST = Message(
    "不是清单",
    "is no list",
)
DECIMALS = Message(
    "小数位数须在 0 到 {most_decimals} 之间",
    "the number of decimals must be between 0 and {most_decimals}",
)
TOO_MANY_DAYS = Message(
    "“{days}”天太多",
    '"{days}" are too many days',
)
ITEM_LACKS = Message(
    "清单里有一项没有“{attribute}”",
    'an item of the list has no "{attribute}"',
)
FORMATTED_UNFILTERED = Message(
    "是带格式的内容，不能用过滤器，只能原样写出",
    ("is formatted content, no filter works on it; write it as it is"),
)
UNFILTERED = Message(
    "不是文字，不能用过滤器，只能原样写出",
    "is no text, no filter works on it; write it as it is",
)
FORMAT_WIDTH = Message(
    "格式里的宽度太大",
    "a width in the format is too big",
)
FORMAT_ASTERISK = Message(
    "格式里不能有星号，请写明几位，如 %.2f",
    "a format may have no asterisk; say how many places, such as %.2f",
)
FORMAT_EMPTY = Message(
    '要写进格式的值里，{which}是空值；允许为空的，请先写 |空则("无")',
    'of the values for the format {which} is empty; if it may be empty, write |default("none", true) first',
)
NTH_VALUE = Message(
    "第{number}个",
    "number {number}",
)
VALUE_NAMED = Message(
    "“{name}”",
    '"{name}"',
)
EMPTY_FILTERED = Message(
    '是空值，不能用过滤器“{name}”；允许为空的，请先写 |空则("无")',
    (
        'is empty, the filter "{name}" cannot work on it; if it may be empty, '
        'write |空则("none") first'
    ),
)
FILTER_TOO_BIG = Message(
    "过滤器“{name}”的数太大",
    'the number for the filter "{name}" is too big',
)
REPLACED_BY_NOTHING = Message(
    "替换的内容是空值",
    "what to put in its place is empty",
)
MARKUP_UNWORKED = Message(
    "含有图片、格式或成段的内容，不能当作文字加工，只能原样写出",
    ("has pictures, formatting or paragraphs and cannot be worked on as text; write it as it is"),
)
TEXT_NO_LIST_EITHER = Message(
    "是一段文字，不是清单，不能逐项列出",
    "is a text, no list, and has no items to go through",
)
TEXT_WITH_TEXT = Message(
    "文字只能同文字放在一起；数请先写成 |string",
    ("text can only stand together with text; write |string after a number first"),
)
WHOLE_PARAGRAPHS = Message(
    "成段",
    "whole paragraphs",
)
FORMATTED = Message(
    "带格式",
    "formatting",
)
MARKUP_PREFIX = Message(
    "含有{kind}的内容，请写成 {{{{{prefix} 名称 }}}}",
    "the content has {kind}, please write {{{{{prefix} name }}}}",
)
NO_ACCESS = Message(
    "不允许访问“{undefined_name}”",
    '"{undefined_name}" is not to be accessed',
)
NO_VALID_NUMBER = Message(
    "不是一个有效的数",
    "is no valid number",
)
EMPTY_LIST = Message(
    "是空值，不能逐项列出",
    "is empty and has no items to go through",
)
NOT_ITERABLE = Message(
    "不是清单，不能逐项列出",
    "is no list and has no items to go through",
)
WIDTH = Message(
    "宽度太大",
    "the width is too big",
)
NUMBER_TOO_BIG = Message(
    "数太大",
    "the number is too big",
)
NO_FILTER = Message(
    "没有“{name}”这个过滤器",
    'there is no filter "{name}"',
)
NO_CALL = Message(
    "不允许调用这个函数",
    "this function may not be called",
)
REPEATED = Message(
    "重复的次数太多",
    "repeated too many times",
)
A_MAPPING = Message(
    "一组数据",
    "a group of data",
)
A_LIST = Message(
    "一张清单",
    "a list",
)
BYTES = Message(
    "二进制数据",
    "binary data",
)
NO_BLOCK = Message(
    "不是成段的内容，标签里不要写前缀 p",
    "is no whole paragraph; write the tag without the prefix p",
)
EMPTY = Message(
    '是空值；允许为空的，请写成 {{ 名称|空则("无") }}',
    'is empty; if it may be, write {{ name|空则("none") }}',
)
TRUTH = Message(
    "是“是/否”值，不能直接写出；请写成 {{ 名称|是否 }} 或用 {% if %} 判断",
    (
        "is a yes/no value and cannot be written as it is; write {{ name|是否 }} "
        "or test it by {% if %}"
    ),
)
FORMATTED_VALUE = Message(
    "是带格式的文字，请写成 {{r 名称 }}",
    "is formatted text, please write {{r name }}",
)
BLOCK_VALUE = Message(
    "是成段的内容，请让标签独占一段并写成 {{p 名称 }}",
    ("is whole paragraphs; give the tag a paragraph of its own and write {{p name }}"),
)
NAN = Message(
    "不是有效的数或日期（NaN、NaT）",
    "is no valid number or date (NaN, NaT)",
)
UNWRITABLE = Message(
    "不是可以写进公文的数据",
    "is nothing that can be written into a document",
)
FIELD_CODE = Message(
    "用在域代码里的数据不能含有引号、反斜杠、花括号或换行",
    ("data in a field code may have no quotation marks, backslashes, braces or line breaks"),
)
NO_SPAN = Message(
    "“{text}”不是列数（1 到 {most_columns} 的整数）",
    ('"{text}" is no number of columns (a whole number from 1 to {most_columns})'),
)
NO_COLOUR = Message(
    "“{text}”不是颜色（六位十六进制数，如 FF0000）",
    ('"{text}" is no colour (six hexadecimal digits, such as FF0000)'),
)
NO_TEXT = Message(
    "是{name}，不能直接写成文字；请取其中一项，或用 {{% for %}} 逐项列出",
    ("is {name} and cannot be written as text; take one of its items, or list them by {{% for %}}"),
)
CONTROL_CHARACTER = Message(
    "第{place}个字符是不能写进文档的控制字符 U+{character:04X}，请在台账里删去后重输",
    (
        "character {place} is the control character U+{character:04X}, which "
        "no document may have; delete it where the data comes from and type it "
        "again"
    ),
)
NO_CENTS = Message(
    "“{value}”的小数超过两位，不能写成大写金额",
    '"{value}" has more than two decimals and cannot be written as an amount in words',
)
NO_ITEMS = Message(
    "清单是空的，取不到其中的一项；允许为空的，请先用 {% if 清单 %} 判断",
    "the list is empty and has no item to give; if it may be empty, ask {% if list %} first",
)
AN_ITEM = Message(
    "清单里的一项",
    "an item of the list",
)
