"""What is said of pictures, charts, links, Markdown and sub-documents."""

from __future__ import annotations

from toolkit.word.messages.message import Message

CHART_LENGTH = Message(
    "图表“{name}”有{numbers}个数，类别有{categories}个，对不上",
    ('the chart series "{name}" has {numbers} numbers, but there are {categories} categories'),
)
CHART_KIND = Message(
    "没有“{kind}”这种图表，可用{kinds}",
    'there is no chart "{kind}", there are {kinds}',
)
CHART_SIZE = Message(
    "图表的宽和高要在 10 到 {widest} 毫米之间",
    "a chart must be between 10 and {widest} mm wide and high",
)
CHART_EMPTY = Message(
    "图表没有数据",
    "the chart has no data",
)
CHART_TOO_MUCH = Message(
    "图表的数据太多（最多 {most_series} 组，每组 {most_points} 个）",
    ("the chart has too much data (at most {most_series} series of {most_points} numbers)"),
)
PIE_SERIES = Message(
    "饼图只能有一组数据",
    "a pie chart can have one series only",
)
PIE_NUMBERS = Message(
    "饼图的数不能有负的，也不能全是零",
    "a pie chart can have no negative numbers, nor zeros alone",
)
PICTURE_SIZE = Message(
    "图片的宽或高须大于零、不超过 55 厘米（单位 EMU，如 Mm(30)）",
    ("a picture must be wider and higher than zero and at most 55 cm (in EMU, such as Mm(30))"),
)
PICTURE_TINY = Message(
    "图片的宽或高不到 0.1 毫米，单位是 EMU，请写成 Mm(30) 这样",
    (
        "the picture is less than 0.1 mm wide or high; the unit is EMU, please "
        "write Mm(30) or the like"
    ),
)
PICTURE_UNKNOWN = Message(
    "图片《{name}》认不出来，请用 png、jpg、gif、bmp 或 tiff",
    ('the picture "{name}" is of no known kind; use png, jpg, gif, bmp or tiff'),
)
PICTURE = Message(
    "图片{fault}",
    "picture: {fault}",
)
MARKDOWN_PICTURE = Message(
    "图片（请用“图片”类型的数据另放）",
    'a picture (give it as data of the kind "picture")',
)
MARKDOWN_REFUSED = Message(
    "Markdown 里有{refused}“{shown}”，不写进文档，请删去",
    ('the Markdown has {refused} "{shown}", which is not written into documents; please delete it'),
)
NO_PICTURE = Message(
    "没有叫“{name}”的图片（名称、替换文字或标题）；有：{known}",
    ('there is no picture called "{name}" (name, alternative text or title); there is: {known}'),
)
NO_PICTURES = Message(
    "没有图片",
    "no picture",
)
PICTURE_SHARED = Message(
    "图片“{name}”与别的图片共用一个文件，不能只换这一张，请在 Word 里重新插入它",
    (
        'the picture "{name}" shares its file with another one and cannot be '
        "replaced alone; insert it in Word again"
    ),
)
NEW_PICTURE = Message(
    "换上的图片认不出来，请用 png、jpg、gif、bmp 或 tiff",
    ("the new picture is of no known kind; use png, jpg, gif, bmp or tiff"),
)
NO_SUCH_CONTENT = Message(
    "模板里没有与所给文件内容相同的图片",
    ("the template has no picture with the content of the given file"),
)
NO_SUCH_EMBEDDED = Message(
    "模板里没有与所给文件内容相同的嵌入文件",
    ("the template has no embedded file with the content of the given one"),
)
NO_MEMBER = Message(
    "模板里没有“{member}”这个部件",
    'the template has no part "{member}"',
)
FONT_REGION = Message(
    "字体“{font}”里的“{region}”不是文字类别（eastAsia、ascii、hAnsi、cs）",
    ('"{region}" in the font "{font}" is no kind of script (eastAsia, ascii, hAnsi, cs)'),
)
BOOKMARK_NAMING = Message(
    "书签名要以文字或下划线开头，只用文字、数字、下划线，最多40个字",
    (
        "a bookmark's name begins with a letter or an underscore and has "
        "letters, digits and underscores, at most 40"
    ),
)
BOOKMARK_NAME = Message(
    "“{name}”不能作书签名；{naming}",
    '"{name}" cannot be a bookmark\'s name; {naming}',
)
LINK_ADDRESS = Message(
    "链接“{address}”要以 https://、http://、ftp://、mailto: 或 # 开头，不带空格",
    (
        'the link "{address}" must begin with https://, http://, ftp://, '
        "mailto: or # and have no blanks"
    ),
)
FOOTNOTE = Message(
    "脚注",
    "a footnote",
)
ENDNOTE = Message(
    "尾注",
    "an endnote",
)
COMMENT = Message(
    "批注",
    "a comment",
)
PICTURE_BULLET = Message(
    "以图片作项目符号的列表",
    "a list with pictures for bullets",
)
THREAD = Message(
    "批注的答复或“已解决”",
    "answers to comments, or comments marked as done",
)
HEADER = Message(
    "自己的页眉",
    "a header of its own",
)
FOOTER = Message(
    "自己的页脚",
    "a footer of its own",
)
SECTIONS = Message(
    "几个节（分节符）",
    "several sections",
)
COLUMNS = Message(
    "分栏",
    "columns",
)
VERTICAL = Message(
    "竖排的页",
    "pages of vertical text",
)
LYING = Message(
    "横向的页",
    "landscape pages",
)
INK = Message(
    "手写的笔迹",
    "ink",
)
CONTROL = Message(
    "ActiveX 控件",
    "an ActiveX control",
)
SMART_ART = Message(
    "SmartArt 图形",
    "SmartArt",
)
ALT_CHUNK = Message(
    "嵌入文件",
    "an embedded file",
)
SUBDOC_BOOKMARK = Message(
    "文档里已有书签“{lost}”，子文档的要改名，而指向它的域拆得太散，改不了；请在子文档里更新域后另存，或给书签另起名字",
    (
        'the document has a bookmark "{lost}", so the sub-document\'s must be renamed, but the field '
        "that refers to it is cut into pieces; update the fields there and save, or rename the bookmark"
    ),
)
SUBDOC_BROKEN = Message(
    "子文档里有断开的引用，请用 Word 打开后另存",
    ("the sub-document has a broken reference; open it in Word and save it again"),
)
SUBDOC_OUTSIDE = Message(
    "子文档里的图表或对象链接到外面的文件“{target}”，不能带入，请断开链接后再用",
    'a chart or object of the sub-document is linked to the file "{target}"; break the link first',
)
SUBDOC_CONTENT = Message(
    "子文档里有不能带入的内容（{kind}）",
    ("the sub-document has content that cannot be brought along ({kind})"),
)
SUBDOC = Message(
    "子文档{reason}",
    "the sub-document {reason}",
)
SUBDOC_HAS = Message(
    "子文档里有{outside}，不能带入，请去掉后再用",
    ("the sub-document has {outside}, which cannot be brought along; take it out first"),
)
SUBDOC_FILE = Message(
    "子文档《{name}》：{reason}",
    'sub-document "{name}": {reason}',
)
HTML = Message("HTML", "HTML")
BY_NAME_NO_MAPPING = Message(
    "“{key}”里要写名称和值，花括号括起",
    '"{key}" takes names with values, in braces',
)
NO_PLACE_BY_NAME = Message(
    "模板里没有叫“{name}”的图片（按替换文字、标题或名称）或复选框（按标记或标题）{hint}",
    (
        "the template has no picture (by its alternative text, title or name) or check box (by its tag or "
        'title) called "{name}"{hint}'
    ),
)
NOT_FOR_THIS_PLACE = Message(
    "“{name}”要图片的给图片，要勾选的给勾选",
    '"{name}" takes a picture where it is one, a check box where it is one',
)
LINK_NOWHERE = Message(
    "链接指到书签“{name}”，写出的文档里没有这个书签，请核对名称，或在模板、数据里加上它",
    'the link leads to the bookmark "{name}", which the document written does not have; look at the name, or add it to the template or the data',
)
