"""What is said of tags: how they are written and where they stand."""

from __future__ import annotations

from toolkit.word.messages.message import Message

CROSSING = Message(
    "与前面的标签交叉：{place} 的 {text} 还没有结束",
    "crosses an earlier tag: {text} at {place} has not ended yet",
)
NO_SUCH_TAG = Message(
    "没有“{keyword}”这种控制标签",
    'there is no control tag "{keyword}"',
)
REFUSED = Message(
    "公文模板不支持“{keyword}”（{refused}）",
    'templates do not have "{keyword}" ({refused})',
)
EMPTY_TAG = Message(
    "标签是空的，或写法不对",
    "the tag is empty, or not written as it should be",
)
NO_END = Message(
    "没有与它相配的结束标签 {{% {closing} %}}",
    "the end tag {{% {closing} %}} that belongs to it is missing",
)
NO_BEGINNING = Message(
    "前面没有与它相配的 {{% {opening} %}}",
    "no {{% {opening} %}} stands before it",
)
OR = Message(
    "或",
    " or ",
)
NO_OWNER = Message(
    "前面没有与它相配的 {owners}",
    "nothing that it belongs to stands before it: {owners}",
)
IN_CELLS_ONLY = Message(
    "{keyword} 只能用在表格单元格里",
    "{keyword} can only stand in a table cell",
)
WANTS_VALUE = Message(
    "{keyword} 后面要写值",
    "{keyword} wants a value behind it",
)
CONFUSED_NAMES = Message(
    "名称“{first}”和“{second}”会被当成同一个，请把数据项的名称改开",
    'the names "{first}" and "{second}" would be taken for one; give the data other names',
)
NOT_FILLED = Message(
    "这里有标签，但这一部分不会填写，标签会原样留下，请删去",
    (
        "there is a tag here, but this part is not filled in and the tag would "
        "stay as it is; please delete it"
    ),
)
EMBEDDED = Message(
    "嵌入的文件里有标签，不会填写，请删去，或用 replace_embedded 换上填好的文件",
    (
        "the embedded file has a tag that is not filled in; delete it, or put "
        "a finished file in its place by replace_embedded"
    ),
)
STRAY_END = Message(
    "多出一个结束符号，前面没有与它相配的开头",
    "a closing sign too many, no opening stands before it",
)
HOLDS_OBJECT = Message(
    "标签里夹着图片、注释号或域，请删去后重写",
    ("a picture, a note mark or a field stands within the tag; delete it and type it again"),
)
COMMENT_OPEN = Message(
    "注释没有写完，缺 #}",
    "the comment is not finished, #} is missing",
)
TAG_OPEN = Message(
    "标签没有写完，缺 {sign}",
    "the tag is not finished, {sign} is missing",
)
RAW = Message(
    "{% raw %} 与 {% endraw %} 须写在同一段里",
    "{% raw %} and {% endraw %} must stand in one paragraph",
)
QUOTES = Message(
    "引号不成对",
    "the quotation marks are not in pairs",
)
ONLY_VALUES = Message(
    "这里（域代码或对象属性）只能用 {{ }} 标签",
    ("only {{ }} can stand here (a field code, or a property of an object)"),
)
NOT_HERE = Message(
    "这里有标签符号，但此处不能用标签，不会填写，请删去或移到正文里",
    (
        "there are signs of a tag where no tag can stand, it is not filled in; "
        "delete it or move it into the text"
    ),
)
CUT_FIELD = Message(
    "控制标签把一个域（页码、日期、交叉引用等）切成两半，一半在标签里，一半在外面；请移到整个域的前面和后面",
    "the control tag cuts a field (a page number, date or cross-reference) in two; move it before and behind the whole field",
)
LOST_BOOKMARK = Message(
    "书签“{name}”在循环里，或只有一头在条件里，生成时去掉，而交叉引用要用它；请把书签移到外面",
    (
        'the bookmark "{name}" stands in a loop, or with one end in a condition, and is left out, but a '
        "cross-reference needs it; move the bookmark out of there"
    ),
)
BAD_XML = Message(
    "{part}（{name}）不是完好的 XML，请用 Word 打开后另存",
    ("{part} ({name}) is no well-formed XML; open it in Word and save it again"),
)
TOO_DEEP = Message(
    "标签套得太深",
    "tags are nested too deeply",
)
PARAGRAPH = Message(
    "段落",
    "paragraph",
)
TABLE_ROW = Message(
    "表格行",
    "table row",
)
CELL = Message(
    "单元格",
    "table cell",
)
UNTITLED = Message(
    "（没有标题）",
    "(without a title)",
)
LEVELS = Message(
    "与 {place} 的 {text} 不在同一层次（段落、单元格、内容控件）里；{advice}",
    (
        "does not stand on one level (paragraph, cell, content control) with "
        "{text} at {place}; {advice}"
    ),
)
COMMENT_PREFIX = Message(
    "前缀 {prefix} 的注释不能放在这里",
    "a comment with the prefix {prefix} cannot stand here",
)
ROWS_ALONE = Message(
    "要按行重复，请把它们各自单独放在一行里（或写 {%tr %}）",
    ("to repeat rows, give each of them a row of its own (or write {%tr %})"),
)
ONE_PARAGRAPH = Message(
    "请把它们放在同一段里，或各自单独成段",
    ("put them into one paragraph, or each into a paragraph of its own"),
)
CONTROL = Message(
    "中间隔着内容控件{control}的边界；请把标签都放进这个控件里，或都放到外面",
    (
        "the border of the content control {control} lies between; put all of "
        "the tags into it, or all of them outside"
    ),
)
NOT_ALONE = Message(
    "前缀 {prefix} 的标签所在的{unit}里还有别的内容，会随标签丢失；请让标签独占一个{unit}",
    (
        "there is more in the {unit} of the tag with the prefix {prefix}, "
        "which would be lost with it; give the tag a {unit} of its own"
    ),
)
PREFIX_R = Message(
    "前缀 r 只能用在正文的文字里",
    "the prefix r can only stand in the text",
)
PREFIX_TABLE = Message(
    "前缀 {prefix} 只能用在表格里",
    "the prefix {prefix} can only stand in a table",
)
INCLUDING = Message(
    "引用别的模板",
    "taking in other templates",
)
EXTENDING = Message(
    "继承别的模板",
    "extending other templates",
)
ESCAPING = Message(
    "改变转义",
    "changing how text is escaped",
)
FROM_BEFORE = Message(
    "每一轮都从循环前的值算起，加不起来",
    ("each round counts from the value before the loop, nothing adds up"),
)
GONE_AFTER = Message(
    "循环完了就没有了，后面写出的还是循环前的值",
    ("it is gone after the loop, what is written then is still the value from before"),
)
GONE_NEXT = Message(
    "下一轮就没有了，这一轮读到的总是循环前的值",
    ("it is gone in the next round, which always reads the value from before the loop"),
)
TAG_END = Message(
    "标签结尾",
    "the end of the tag",
)
TEMPLATE_END = Message(
    "模板结尾",
    "the end of the template",
)
ANOTHER_VALUE = Message(
    "又一个 {{",
    "another {{",
)
ANOTHER_CONTROL = Message(
    "又一个 {%",
    "another {%",
)
A_NAME = Message(
    "名称",
    "a name",
)
A_TEXT = Message(
    "文字",
    "a text",
)
A_NUMBER = Message(
    "数",
    "a number",
)
UNREADABLE = Message(
    "标签写法不对，请检查括号、引号和竖线",
    ("the tag is not written as it should be; look at brackets, quotation marks and bars"),
)
NEAR = Message(
    "，是否应为“{best}”？",
    '; is "{best}" meant?',
)
NOT_WELL_WRITTEN = Message(
    "标签写法不对：",
    "the tag is not written as it should be: ",
)
INTERNAL = Message(
    "“{found}”是程序内部的名称，模板里不能用",
    ('"{found}" is a name of the program\'s own, templates cannot use it'),
)
OWN_IN_LOOP = Message(
    (
        "“{name}”在循环里另起一份，{reason}；要累加请写 "
        '{{{{ 清单|sum(attribute="列名") }}}}，或先在循环外写 '
        "{{% set 计 = namespace({name}=…) %}}，循环里用 {{% set 计.{name} = … %}}"
    ),
    (
        'the loop has a "{name}" of its own: {reason}; to add up, write '
        '{{{{ rows|sum(attribute="column") }}}}, or {{% set n = namespace({name}=…) %}} '
        "before the loop and {{% set n.{name} = … %}} in it"
    ),
)
NO_FILTER = Message(
    "没有“{name}”这个过滤器",
    'there is no filter "{name}"',
)
NO_TEST = Message(
    "没有“{name}”这种判断",
    'there is no test "{name}"',
)
EXPECTED = Message(
    "这里应为“{wanted}”，却是“{found}”",
    '"{wanted}" should stand here, not "{found}"',
)
BRACKETS = Message(
    "括号不成对",
    "the brackets are not in pairs",
)
BAD_SIGN = Message(
    "有不能用的符号“{found}”",
    'it has the sign "{found}", which cannot stand here',
)
SURPLUS = Message(
    "多出了“{found}”",
    '"{found}" is too much',
)
NO_EXPRESSION = Message(
    "缺少名称或表达式（遇到{found}）",
    "a name or an expression is missing (found: {found})",
)
BRACKET_PAIR = Message(
    "括号不成对：这里应为“{wanted}”，却是“{found}”",
    'the brackets are not in pairs: "{wanted}" should stand here, not "{found}"',
)
NO_ASSIGNMENT = Message(
    "不能给“{name}”赋值",
    '"{name}" cannot be given a value',
)
ELSE_TWICE = Message(
    "前面已经有一个 {% else %}，请删去一个，或改成 {% elif 条件 %} 写在它前面",
    "an {% else %} stands before it already; delete one, or write {% elif condition %} before it",
)
ELIF_LATE = Message(
    "elif 要写在 {% else %} 前面",
    "elif must stand before {% else %}",
)
