"""What the linter says of tags that are no fault of writing, and write what nobody meant."""

from __future__ import annotations

from toolkit.word.messages.message import Message

LIST = Message("这里写出的是一张清单，不能直接写成文字", "this writes a list, which is no text")
TAKE_ITEMS = Message(
    "请用 |join('、') 连起来，或用 {% for %} 逐项写",
    "join it by |join(', '), or write its items by {% for %}",
)
TRUTH = Message(
    "这里写出的是“是/否”值，不能直接写成文字", "this writes a yes/no value, which is no text"
)
ASK_BY_IF = Message("请用 {% if %} 判断，或写 |是否", "test it by {% if %}, or write it by |是否")
NOTHING = Message("这里写出的是空值", "this writes nothing")
OBJECT = Message("这里写出的不是文字", "this writes no text")
CALL_METHOD = Message(
    "“{name}”是要调用的，后面缺括号", '"{name}" is to be called and lacks its brackets'
)
KEYWORD_AS_NAME = Message(
    "“{name}”是控制标签的词，写在 {{{{ }}}} 里不起作用",
    '"{name}" is a word of control tags and does nothing in {{{{ }}}}',
)
IN_CONTROL_SIGNS = Message("请写 {{% {name} %}}", "write {{% {name} %}}")
NAME_QUOTED = Message(
    "“{name}”加了引号，写出的是这几个字，不是数据",
    '"{name}" is in quotes: these letters are written, not the data',
)
TAKE_QUOTES_OFF = Message("请去掉引号", "take the quotes off")
BAR_IN_NAME = Message(
    "“{name}”里的“丨”是汉字，不是竖线", 'the stroke in "{name}" is a letter, no bar'
)
TYPE_BAR = Message("过滤器前面请用英文的竖线 |", "a filter has a bar | before it")
PLUS_SIGN = Message("名称前面的加号不起作用", "a plus before a name does nothing")
DELETE_IT = Message("请删去", "delete it")
FORMAT_IDLE = Message(
    "“{name}”后面的 .format(…) 对数据不起作用", '.format(…) behind "{name}" does nothing to it'
)
USE_FILTER = Message(
    "日期请写 |日期，小数请写 |小数(2)", "for a date write |日期, for decimals |小数(2)"
)
NO_FIELDS = Message(
    "“{name}”不是成组的数据，没有“{field}”", '"{name}" has no parts, and no "{field}"'
)
SLOT_COVERED = Message(
    "“{name}”是数据项，这里给它另定了值，以后写出的都不是数据里的",
    '"{name}" is a data item; here it is given another value, and what is written of it is not the data\'s',
)
OTHER_NAME = Message("请换一个名称", "take another name")
NEVER_CALLED = Message(
    "宏“{name}”没有用到，里面的内容不会写出", 'the macro "{name}" is never called'
)
CALL_IT = Message("请写 {{{{ {name}() }}}}，或删去", "write {{{{ {name}() }}}}, or delete it")
IN_COMMENT = Message(
    "注释里的数据项“{name}”不会填写，整个注释都不印",
    'the data item "{name}" in a comment is not filled in',
)
WRITE_VALUE = Message(
    "要填写的，请写 {{{{ {name} }}}}", "if it is to be filled in write {{{{ {name} }}}}"
)
TWICE = Message("同一个标签连写了两遍", "the same tag is written twice")
ALWAYS_SO = Message("这个条件总是一个结果，同数据无关", "this condition never depends on the data")
ASK_DATA = Message("请写上要判断的数据项", "write what is to be asked")
NEVER_BOTH = Message(
    "“{name}”不会同时等于两个值，这个条件总不成立", '"{name}" is never equal to two values at once'
)
ALWAYS_UNLIKE = Message(
    "“{name}”总会不等于其中一个值，这个条件总成立",
    '"{name}" is always unlike one of the two values',
)
JOIN_BY_OR = Message("等于其中一个请用 or 连接", "to be equal to one of them join them by or")
JOIN_BY_AND = Message("都不等于请用 and 连接", "to be unlike both join them by and")
QUOTIENT_ASKED = Message("条件里是除法", "the condition is a division")
AND_OR_COMPARE = Message(
    "两个条件请用 and 或 or 连接；要算的请写上比较",
    "join two conditions by and, or; else compare the quotient",
)
EMPTY_BLOCK = Message("中间没有内容，这一对标签什么也不写", "there is nothing between these tags")
FILL_BLOCK = Message(
    "请把要写的放在中间，或删去这一对标签", "put between them what is to be written, or delete both"
)
SAME_EACH_ROUND = Message(
    "循环里没有标签，每一轮写的都是“{said}”",
    'there is no tag in the loop; each round writes "{said}"',
)
USE_ITEM = Message(
    "请写上每一项的数据，如 {{{{ {name}.姓名 }}}}",
    "write the data of each item, such as {{{{ {name}.name }}}}",
)
TRAILING = Message(
    "循环里每一项后面都有“{sign}”，最后一项后面会多一个",
    'each item of the loop has a "{sign}" behind it, and so has the last',
)
UNLESS_LAST = Message(
    "请写 {{% if not loop.last %}}{sign}{{% endif %}}，或用 |join('{sign}')",
    "write {{% if not loop.last %}}{sign}{{% endif %}}, or |join('{sign}')",
)
ONLY_LAST = Message(
    "“{sign}”只在最后一项后面才有，各项之间没有",
    '"{sign}" stands behind the last item alone, not between items',
)
BOTH_ALIKE = Message("两个分支写的一样，这个条件不起作用", "both branches write the same")
LOOP_OVER_TEXT = Message(
    "引号里是文字，循环会一个字一个字地走",
    "this is a text in quotes; the loop goes through its letters",
)

FIELD_CHANGES = Message(
    "域“{code}”会随打开的人和时间变，印出的不固定",
    'the field "{code}" changes with who opens the paper, and when',
)
FIX_DATE = Message("请改成固定的字或 {{ 日期 }}", "write fixed text or {{ date }}")
FIELD_ASKS = Message(
    "域“{code}”要人在 Word 里填，生成时不会填写",
    'the field "{code}" is to be filled in within Word, not here',
)
FIELD_OVERWRITES = Message(
    "标签在域“{code}”的结果里，域一更新，填的就没有了",
    'the tag stands in the result of the field "{code}"; once that is updated, what was filled in is gone',
)
FIELD_OPEN = Message(
    "域“{code}”没有结束，后面的内容会被当作它的代码",
    'the field "{code}" has no end; what follows is taken for its code',
)
INSERT_AGAIN = Message("请删去这个域，重新插入", "delete the field and insert it anew")
OTHERS_FUNCTION = Message(
    "“{name}”是别处的函数，模板里没有", '"{name}" is a function of other programs, not of templates'
)
OTHERS_NAME = Message(
    "“{name}”是别的模板程序的名称，这里没有", '"{name}" is a name of other template programs'
)
USE_FILTERS = Message(
    "行数用 |length，连接用 |join，四舍五入用 |round，编号用 loop.index",
    "count by |length, join by |join, round by |round, number by loop.index",
)
USE_LENGTH = Message("要行数请写 {name}|length", "for how many there are write {name}|length")
OUT_OF_FIELD = Message(
    "请把域转成普通文字（Ctrl+Shift+F9）", "turn the field into text (Ctrl+Shift+F9)"
)
FIELD_OF_FILE = Message(
    "域“{code}”要用这台电脑上的另一个文件，换一台电脑就没有",
    'the field "{code}" needs another file of this computer',
)
PUT_INSIDE = Message("请把内容放进模板", "put its content into the template")
MERGE_SETTINGS = Message(
    "模板连着邮件合并的数据源，打开时 Word 会问要不要取数据",
    "the template is tied to a data source of mail merge, and Word asks for it when it is opened",
)
UNTIE = Message(
    "请在“邮件”里把它恢复成普通 Word 文档", 'make it a normal Word document again under "Mailings"'
)
LEFT_PROMPT = Message(
    "“{said}”是占位提示，会照原样印出", '"{said}" is a prompt and would be printed'
)
PLACEHOLDER_TAG = Message(
    "标签是内容控件的占位文字，字是灰的，点一下就没有了",
    "the tag is the placeholder of a content control: it is grey, and gone at a click",
)
TYPE_IN_CONTROL = Message("请在控件里重新录入标签", "type the tag into the control anew")
STRUCK = Message(
    "标签划了删除线，填的内容也会划线", "the tag is struck through, and so is what is filled in"
)
UNSTRIKE = Message("请去掉删除线，或把标签删去", "take the line off, or delete the tag")
MARKUP = Message(
    "“{said}”是别的程序的记号，会照原样印出",
    '"{said}" is a mark of other programs and would be printed',
)
USE_WORD = Message("请在 Word 里设置格式，把记号删去", "set the format in Word and delete the mark")
UNSEEN = Message(
    "标签的字同底色一样，填的内容看不见",
    "the tag has the colour of its ground, and what is filled in cannot be seen",
)
NARROW = Message(
    "标签的字缩到{width}%宽，填的内容看不清",
    "the tag is {width} % wide; what is filled in cannot be read",
)
LOW = Message(
    "这一{unit}的高固定为{height}磅，填的内容看不见",
    "the height of this {unit} is fixed at {height} pt, and what is filled in cannot be seen",
)
LINE, ROW = Message("行", "line"), Message("行表格", "row")
HIDDEN_ROW = Message(
    "标签在隐藏的表格行里，填了也印不出来",
    "the tag stands in a hidden row; what is filled in is not printed",
)
SHOW_ROW = Message(
    "请在“表格属性”的“行”里改正，或删去这一行",
    "change it in the row's properties, or delete the row",
)
SEE_PARAGRAPH = Message("请在“段落”里改行距", "change it in the paragraph's line spacing")
REVIEWED = Message(
    "这里有一条批注“{said}”，生成的每份公文都会带着",
    'there is a comment "{said}" here, which every paper made would have',
)
SETTLE_COMMENT = Message("请改好后删去批注", "settle it and delete the comment")
BEYOND_BATCH = Message(
    "“{name}”每行只有{size}项，是第0到第{last}项，没有 {name}[{at}]",
    '"{name}" has {size} items, 0 to {last}, and no {name}[{at}]',
)
NO_METHOD = Message(
    "“{name}”是清单，没有 .{method}(…)", '"{name}" is a list and has no .{method}(…)'
)
WHITE = Message(
    "标签是白色的字，填的内容看不见", "the tag is white, and what is filled in cannot be seen"
)
TINY = Message(
    "标签只有{size}磅大，填的内容看不清",
    "the tag is {size} pt small; what is filled in cannot be read",
)
SYMBOLS = Message(
    "标签用的是符号字体“{font}”，填的字会印成符号",
    'the tag is in the font of signs "{font}"; letters will be signs',
)
SEE_FONT = Message("请在“字体”里改正", "change it in its font settings")
UNPAIRED = Message("“{sign}”没有配对", '"{sign}" has no partner')
PAIR_IT = Message("请补上另一半，或删去", "write the other half, or delete it")
HEADING_IN_LOOP = Message(
    "循环的这一行设成了“在各页顶端以标题行形式重复出现”，行数多时版面会乱",
    "this row of the loop is set to repeat as header row on each page",
)
NO_HEADING = Message("请在“表格属性”的“行”里去掉", "take that off in the row's properties")
OUTSIDE_LOOP = Message("{keyword} 要在循环里用", "{keyword} is for loops")
CHANGED = Message(
    "原来的模板这里是 {tag}，现在是 {now}",
    "the template that this was made from has {tag} here; now it is {now}",
)
IF_MEANT = Message(
    "有意改的，不用管；不是的，请改回", "if it was meant so, let it be; if not, write it as it was"
)
