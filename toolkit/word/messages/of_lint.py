"""What the linter says beyond what the engine says itself."""

from __future__ import annotations

from toolkit.word.messages.message import Message

OTHER_ENGINE = Message(
    "“{raw}”是别的程序的标签，这里会原样印出",
    '"{raw}" is a tag of another program and would be printed as it stands',
)
WRITE_TAG = Message(
    "请改为 {{{{ {name} }}}}",
    "write {{{{ {name} }}}}",
)
TEXT_PLUS_NUMBER = Message(
    "数和文字不能用 + 连接",
    "a number and a text cannot be joined by +",
)
TEXT_PLUS_PERHAPS = Message(
    "“{name}”像是数，数和文字用 + 连接会出错",
    '"{name}" looks like a number; a number and a text joined by + fail',
)
JOIN_BY_TILDE = Message(
    "请用 ~ 连接，或把文字写在标签外面",
    "join them by ~, or write the text outside of the tag",
)
SIGN_IN_NAME = Message(
    "“{name}”里有“{sign}”，会当作{operation}来算",
    '"{name}" has a "{sign}" in it and is taken for a {operation}',
)
SUBTRACTION = Message("减法", "subtraction")
DIVISION = Message("除法", "division")
PLAIN_NAME = Message(
    "名称只能用汉字、字母、数字和下划线，请改名；真是要算的，请在“{sign}”两边各空一格",
    (
        "names are letters, figures and underscores, so rename it; if it is to be calculated, "
        'write a blank on either side of "{sign}"'
    ),
)
HIDDEN = Message(
    "标签在隐藏文字里，填了也印不出来",
    "the tag stands in hidden text; what is filled in is not printed",
)
SHOW_IT = Message(
    "请选中它，在“字体”里去掉“隐藏”，或删去",
    'select it and take off "hidden" in its font settings, or delete it',
)
FUSED_IN_LOOP = Message(
    "循环里的表格前后没有段落，生成后各张表格会连成一张",
    "there is no paragraph beside the table in the loop; the tables made will be one",
)
FUSED = Message(
    "标签上下两张表格之间没有别的段落，标签去掉后两张表格会连成一张",
    "nothing but the tag stands between two tables; once it is gone they are one",
)
PUT_PARAGRAPH = Message(
    "请在两张表格之间加一个空段",
    "put an empty paragraph between the tables",
)
NO_RESTART = Message(
    "自动编号的段落在循环里，第二轮起编号接着上一轮，不会从头编",
    "a paragraph with automatic numbering stands in a loop; from the second round its numbers go on",
)
USE_INDEX = Message(
    "要从头编，请在这个列表前面（如每组的标题里）写 {{ 重新编号 }}，或者去掉自动编号，写 {{ loop.index }}.",
    "to begin anew write {{ restart_numbering }} before the list (in each group's heading), or take off the "
    "automatic numbering and write {{ loop.index }}.",
)
COLUMNS_OVERFLOW = Message(
    "按列循环的表格已宽{width}磅，版心宽{room}磅，再多两列就超出页面",
    "the table with the loop of columns is {width} pt wide and the text {room} pt; two more columns leave the page",
)
NARROW_COLUMNS = Message(
    "请把循环的列改窄，或在“表格属性”里去掉列的指定宽度",
    "make the column in the loop narrower, or take off the preferred width of its cells",
)
NOT_OF_LOOP = Message(
    "loop 没有“{name}”",
    'loop has no "{name}"',
)
FILTER_BY_DOT = Message(
    "“{name}”是过滤器，前面写成了点",
    '"{name}" is a filter and has a dot before it',
)
WRITE_BAR = Message(
    "过滤器前面用竖线：|{name}",
    "a filter has a bar before it: |{name}",
)
SAME_LOOP_NAME = Message(
    "里外两层循环都用“{name}”，里层读不到外层的",
    'both loops go by "{name}", the inner one cannot read the outer one\'s',
)
OTHER_LOOP_NAME = Message(
    "请给里层换一个名称",
    "give the inner one another name",
)
NO_TAG = Message(
    "“{raw}”像控制标签或注释的一部分，不是标签，会照原样印出",
    '"{raw}" looks like a piece of a control tag or comment, is no tag and would be printed as it stands',
)
WRITE_CONTROL = Message(
    "控制标签写作 {%p if 条件 %}，注释写作 {# 注释 #}，括号中间不加空格，多余的删去",
    "write control tags as {%p if condition %}, comments as {# comment #}, without blanks in the delimiters; "
    "delete what is too much",
)
EXTRA_BRACE = Message(
    "标签旁边多了一个大括号，会照原样印出",
    "there is a brace too many beside a tag; it would be printed as it stands",
)
DELETE_BRACE = Message("请删去", "delete it")
ONE_BRACE = Message(
    "“{raw}”只有一层花括号，会原样印出",
    '"{raw}" has a single pair of braces and would be printed as it stands',
)
OR_RAW = Message(
    "要原样印出请写 {{% raw %}}{raw}{{% endraw %}}",
    "to have it printed write {{% raw %}}{raw}{{% endraw %}}",
)
MERGE_FIELD = Message(
    "邮件合并域“{code}”不会被填写",
    'the mail-merge field "{code}" is not filled in',
)
NO_MERGE_FIELD = Message(
    "请删去这个域，改写成 {{ 名称 }}",
    "delete the field and write {{ name }}",
)
TYPED_OVER = Message(
    "“{said}”是写死的数，而数据项{names}没有用到，像是标签被改成了固定的字",
    '"{said}" is a fixed number, and {names} is not used: a tag seems to have been typed over',
)
WRITE_FIGURE = Message(
    "请改为 {{{{ {name} }}}}；确实是固定的数，写成 {{{{ '{number}' }}}}",
    "write {{{{ {name} }}}}; a number that is fixed indeed is written {{{{ '{number}' }}}}",
)
ALWAYS_TRUE = Message(
    "or 后面只有{value}，没有比较，总算成立，这个条件对谁都成立",
    "behind or stands {value} alone, without a comparison; that is always true, and so is the condition",
)
COMPARE_AGAIN = Message(
    "请在{value}前面也写上比较，或写成 名称 in ['甲', '乙']",
    "write a comparison before {value} too, or name in ['a', 'b']",
)
NUMBER_AS_TEXT = Message(
    "“{name}”是数的话，同文字 '{text}' 总不相等",
    "if \"{name}\" is a number, it is never equal to the text '{text}'",
)
WITHOUT_QUOTES = Message(
    "数不加引号，请写 {number}",
    "a number has no quotes; write {number}",
)
LOOP_OUTSIDE = Message(
    "loop 只在循环里有，这里不在 {% for %} 里面",
    "loop is there in loops alone, and this is not within a {% for %}",
)
LOOP_GONE = Message(
    "“{name}”是循环里的名称，它前面的 {{% for {name} in … %}} 没有了{lists}",
    '"{name}" is a name of a loop whose {{% for {name} in … %}} is gone{lists}',
)
LISTS_WITH = Message(
    "；有“{field}”的清单：{lists}",
    '; lists with "{field}": {lists}',
)
EDGE_IN_CONDITION = Message(
    "{condition} 会跳过一些项，{edge} 仍照全部的项算，顿号之类会多一个或少一个",
    "{condition} leaves items out, {edge} still counts all of them; a sign between items will be too many or missing",
)
CONDITION_IN_LOOP = Message(
    "请把条件写进循环：{{% {loop} %}}",
    "write the condition into the loop: {{% {loop} %}}",
)
NO_BOOKMARK = Message(
    "交叉引用或链接要用书签“{name}”，模板里没有这个书签：Word 里交叉引用会印成“错误！未找到引用源”，链接点了没有反应",
    'a cross-reference or link needs the bookmark "{name}", which the template does not have: Word prints an error for a reference, and a link leads nowhere',
)
MAKE_BOOKMARK = Message(
    "请补上书签，或删去这个引用",
    "make the bookmark, or delete the reference",
)
RAGGED = Message(
    "这一行按列循环，同一张表别的行格数不跟着变，写出的表各行不齐",
    "this row has a loop of columns, other rows of the table keep their cells; its rows will not be even",
)
LOOP_ALL_ROWS = Message(
    "请在别的行里也写按列循环，或把那些行的格合并、写 {% colspan 列数 %}",
    "write the loop of columns in the other rows too, or merge their cells, or write {% colspan number %}",
)
DEPARTS = Message(
    "原来的模板这里是 {tag}，现在是固定的字“{said}”，写出的每份都一样",
    'the template that this was made from has {tag} here; now there is the fixed text "{said}", the same in every paper',
)
DEPARTS_BY_NOTHING = Message(
    "原来的模板这里有 {tag}，现在没有了",
    "the template that this was made from has {tag} here; now it is gone",
)
BACK_TO_TAG = Message(
    "要照数据写的，请改回 {tag}；有意改的，不用管",
    "if it is to follow the data, write {tag} again; if it was meant so, let it be",
)
MAP = Message(
    '要取每项的“{name}”，请写 map(attribute="{name}")',
    'to take "{name}" of each item write map(attribute="{name}")',
)
USE_RANGE = Message(
    "要重复若干次，请写 {% for 次 in range(3) %}",
    "to repeat something some times write {% for n in range(3) %}",
)
ROWS_COMPARED = Message(
    "“{rows}”是成行的数据，不能同数或文字比较",
    '"{rows}" is rows and cannot be compared to a number or a text',
)
COUNT_ROWS = Message(
    "要比行数请写 {rows}|length，要比其中一项请写 行.{field}",
    "to compare how many there are write {rows}|length, to compare a field row.{field}",
)
TWO_CONDITIONS = Message(
    "条件中间是逗号，总算成立",
    "there is a comma in the condition; that is always true",
)
AND_OR = Message(
    "请用 and（都要成立）或 or（成立一个就行）连接",
    "join the conditions by and, or by or",
)
FIELD_OF_LIST = Message(
    "“{rows}”是清单，“{name}”是其中每一行的",
    '"{rows}" is a list; "{name}" is of each of its rows',
)
TAKE_OF_ROW = Message(
    "请在循环里写 行.{name}",
    "write row.{name} within the loop",
)
LOOP_AS_TEXT = Message(
    "loop 不是文字，要第几项请写 loop.index",
    "loop is no text; for the number of the item write loop.index",
)
QUOTED = Message("“{name}”", '"{name}"')
COMMA = Message(
    "标签中间是逗号，会当作一张清单",
    "there is a comma in the tag, which makes a list of it",
)
DOT_OR_TILDE = Message(
    "取其中一项用点号，接起来用 ~",
    "take an item by a dot, join texts by ~",
)
