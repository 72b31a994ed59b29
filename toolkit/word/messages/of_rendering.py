"""What is said while a document is rendered, and how an error names its place."""

from __future__ import annotations

from toolkit.word.messages.message import Message

SLIP = Message(
    "写出了“{slip}”，数据里没有这样的字；请检查标签里的空值或写法",
    ('"{slip}" was written, which no data has; look for empty values, or how the tag is written'),
)
FAILED = Message(
    "渲染时出错（{name}）",
    "failed while rendering ({name})",
)
ROW_OF = Message(
    "{first}所在的那一行",
    "the row that {first} is in",
)
FORBIDDEN = Message(
    "不允许这样访问数据",
    "data may not be accessed like this",
)
DIVISION = Message(
    "除数是零",
    "division by zero",
)
RECURSION = Message(
    "互相引用，没有尽头",
    "these call each other without end",
)
OVERFLOW = Message(
    "数太大，或 range 的范围超过 100000",
    "the number is too big, or the range is longer than 100000",
)
MEMORY = Message(
    "内容太大，内存不够",
    "the content is too big, memory does not suffice",
)
WRONG_TYPE = Message(
    "数据的类型不合这里的运算或过滤器",
    ("the data is of another kind than this operation or filter needs"),
)
WRONG_VALUE = Message(
    "数据的内容不合这里的运算或过滤器",
    ("the content of the data does not suit this operation or filter"),
)
NO_ITEM = Message(
    "取不到这一项数据",
    "there is no such item of the data",
)
NO_USE = Message(
    "数据没有这种用法",
    "the data cannot be used like this",
)
TAG_MISUSED = Message(
    "标签不能这样用",
    "the tag cannot be used like this",
)
EMPTY_BEFORE = Message(
    "前面的数据是空值，取不到其中的“{name}”",
    'what stands before it is empty and has no "{name}"',
)
TEMPLATE = Message(
    "模板《{template}》",
    'template "{template}" ',
)
DATA_AT = Message(
    "（数据在{data_place}）",
    " (the data is at {data_place})",
)
MISSING = Message(
    "没有“{name}”这个数据项",
    'the data has no "{name}"',
)
SIGNS_IN_NAME = Message(
    "；数据里有“{name}”，可是名称里只有汉字、字母、数字和下划线的，标签才写得出，请把数据项改名，如“{plain}”",
    '; the data has "{name}", but a tag can write names of letters, digits and underscores only: call it "{plain}"',
)
AND_TAG = Message(
    " 标签 {tag}",
    ", tag {tag}",
)
TAG = Message(
    "标签 {tag}",
    "tag {tag}",
)
BOOKMARK_TAKEN = Message(
    "文档里已有书签“{name}”，一个名字只能用一次",
    ('the document has a bookmark "{name}" already, a name serves once'),
)
TOO_LONG = Message(
    "写出的内容超过 {millions} 百万字，已中止",
    ("more than {millions} million characters were written, given up"),
)
TEXT_LOST = Message(
    "模板里的文字没有写全：“{lost}”，文件没有生成",
    ('text of the template was not written whole: "{lost}"; no file was made'),
)
SETTLING = Message(
    "（整理表格和段落时）",
    "(while putting tables and paragraphs right)",
)
UNPICKLABLE = Message(
    "数据里有不能交给隔离进程的内容（如函数、打开的文件）",
    ("the data holds what cannot be handed to another process (such as functions or open files)"),
)
DATA_TOO_DEEP = Message(
    "数据套得太深，没有生成；请少套几层",
    "the data is nested too deeply, nothing was made; nest it less",
)
EXTENSIONS_ELSEWHERE = Message(
    "自备的过滤器、判断、名称不能交给隔离进程（{why}）；请写成一个能导入的模块里的函数，不要写在运行的脚本里或函数里面",
    (
        "the caller's filters, tests or globals cannot be handed to another process ({why}); write them as "
        "functions of a module that can be imported, not of the script that runs or within a function"
    ),
)
DATA_ELSEWHERE = Message(
    "数据里有隔离进程不认得的对象（{why}）；请用文字、数、日期、清单和字典，或能导入的模块里的类",
    (
        "the data holds objects that another process does not know ({why}); give texts, numbers, dates, lists "
        "and mappings, or classes of a module that can be imported"
    ),
)
NO_START = Message(
    "隔离进程一分钟还没有起来，没有生成；请稍后再试",
    "the separate process has not started after a minute, nothing was made; try again later",
)
NO_INTERPRETER = Message(
    "没有找到运行隔离进程的 Python，请用命令行生成",
    ("there is no Python to run the separate process with; render by the command line"),
)
SENTENCE = Message(
    "{where}：{said}",
    "{where}: {said}",
)
TIME_LIMIT = Message(
    "生成用了 {seconds:g} 秒还没有完，已中止；请检查模板里的循环",
    ("rendering is not done after {seconds:g} seconds, given up; look for loops in the template"),
)
COMPILING_TIME = Message(
    "读模板用了 {seconds:g} 秒还没有完，已中止；请检查模板是不是特别大",
    "the template is not read after {seconds:g} seconds, given up; see whether it is very big",
)
MEMORY_LIMIT = Message(
    "生成所用内存超过 {memory_megabytes} 兆，已中止；请检查模板里的循环和重复",
    (
        "rendering takes more than {memory_megabytes} MB of memory, given up; "
        "look for loops and repetitions in the template"
    ),
)
COMPILING_MEMORY = Message(
    "读模板所用内存超过 {memory_megabytes} 兆，已中止；请检查模板是不是特别大",
    (
        "reading the template takes more than {memory_megabytes} MB of memory, given up; "
        "see whether it is very big"
    ),
)
WORKER_ENDED = Message(
    "隔离进程中途停了，多半是内存超过 {memory_megabytes} 兆；请检查模板里的循环和重复",
    (
        "the separate process ended in the midst, most likely of more than {memory_megabytes} MB "
        "of memory; look for loops and repetitions in the template"
    ),
)
FILE_LIMIT = Message(
    "文件超过 {output_megabytes} 兆字节，已中止；请换小一些的图片",
    "the file has more than {output_megabytes} MB, given up; take smaller pictures",
)
UNUSED = Message(
    "模板里没有用必须写明的数据项“{name}”，标签可能被删去，或被改成了固定的字；",
    'the template does not use "{name}", which it must; its tag was deleted or typed over; ',
)
PROMISED_BOOKMARK = Message(
    "条件没有印出书签“{name}”，而交叉引用要用它，会印成“错误！未找到引用源”；请把交叉引用也写在这个条件里",
    'the condition leaves out the bookmark "{name}", but a cross-reference needs it; put the cross-reference '
    "into the same condition",
)
DEAD_REFERENCE = Message(
    "交叉引用要用书签“{name}”，文档里没有这个书签（数据也没有给），更新域时会印成“错误！未找到引用源”；请补上书签，或删去这个交叉引用",
    'a cross-reference needs the bookmark "{name}", which neither the template nor the data has: Word prints an '
    "error when it updates the field; make the bookmark, or delete the reference",
)
TWO_SPELLINGS = Message(
    "“{first}”和“{second}”只差全角半角，数据里都有，这一部分两种写法都用了，分不清；请把数据项的名称改开",
    '"{first}" and "{second}" differ in width only, the data has both, and this part writes both; give the data other names',
)
ECLIPSED = Message(
    "数据里有“{name}”，循环、set、with 或宏也给了“{given}”，两个只差全角半角，分不清；请把其中一个的名称改开",
    (
        'the data has "{name}", and a loop, set, with or macro gives "{given}": they differ in width only; '
        "give one of them another name"
    ),
)
FIELD_UNUSED = Message(
    "每一项的“{field}”没有标签写它，标签可能被删去了",
    'no tag writes "{field}" of each item; it was probably deleted',
)
FIELD_TYPED_OVER = Message(
    "每一项的“{field}”没有标签写它，这一格是固定的字“{said}”，各行都会一样",
    'no tag writes "{field}" of each item; this cell has the fixed text "{said}", the same in every row',
)
WRITE_FIELD = Message(
    "请写上 {{{{ {field} }}}}；不要这一栏的，请把整栏删去",
    "write {{{{ {field} }}}}; if the column is not wanted, delete it whole",
)
WRITE_IT = Message(
    "请在原来的地方写上 {{{{ {name} }}}}",
    "write {{{{ {name} }}}} where it was",
)
WRONG_ARGUMENTS = Message(
    "过滤器、宏或方法的参数个数或名称不对",
    "a filter, macro or method has arguments that are too many, too few or misnamed",
)
