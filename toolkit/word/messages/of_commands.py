"""What `taizhang render` and `taizhang lint` say of their own work."""

from __future__ import annotations

from toolkit.word.messages.message import Message

NAME_DATA = Message(
    "请写明数据文件，写一次：taizhang render 模板.docx 数据.json",
    "name the data file, once: taizhang render template.docx data.json",
)
NO_FOLDER = Message(
    "--pictures 要写文件夹，没有“{folder}”这个文件夹",
    '--pictures takes a folder, and there is no folder "{folder}"',
)
WANTS_DOCX = Message(
    "--out 要写 .docx 文件，不是“{name}”",
    '--out takes a .docx file, not "{name}"',
)
IS_THERE = Message(
    "“{file}”已经有了，没有覆盖；请用 --out 写明写到哪个文件",
    '"{file}" is there and was not written over; name another file by --out',
)
SAME_FILE = Message(
    "--out 与模板是同一个文件，会覆盖模板",
    "--out is the template itself, which would be written over",
)
WANTS_FOLDER = Message(
    "数据是清单，--out 要写文件夹",
    "the data is a list, so --out takes a folder",
)
MAKING = Message("生成", "rendering")
SHOWING = Message("预览", "preview")
MADE = Message("已生成：{file}", "made: {file}")
MORE_UNTOLD = Message(
    "  ……其余{count}份的未填、空的等见 --json",
    "  ... of {count} more documents see --json",
)
MACROS_LEFT_OUT = Message(
    "  模板带有宏，写出的文档不带宏；文档里点按钮、按快捷键运行宏的地方不再有用",
    "  the template has macros, documents are made without; buttons and keys that ran them do nothing any more",
)
PREVIEW_FILE = Message("预览：{file}", "preview: {file}")
PREVIEW_FILES = Message("预览{count}个文件", "preview: {count} files")
PREVIEW_FONT = Message("  预览字体 {font}", "  font of the preview {font}")
NTH = Message("第{number}项 ", "item {number} ")
UNFILLED = Message(
    "  {whose}未填“{name}”：{place} 标签 {tag}",
    '  {whose}not filled in, "{name}": {place}, tag {tag}',
)
MORE_UNFILLED = Message(
    "  {whose}……其余{count}处未填见 --json",
    "  {whose}... {count} more that are not filled in: see --json",
)
LOOKS_ESCAPED = Message(
    "  {whose}“{name}”像是转义过的“{text}”，已原样写出：{place} 标签 {tag}",
    '  {whose}"{name}" looks escaped ("{text}") and was written as it is: {place}, tag {tag}',
)
MORE_ESCAPED = Message("  {whose}……其余{count}处见 --json", "  {whose}... {count} more: see --json")
BLANK = Message(
    "  {whose}“{name}”是空的，那里没有印字：{place} 标签 {tag}",
    '  {whose}"{name}" is empty, nothing is printed there: {place}, tag {tag}',
)
MORE_BLANK = Message(
    "  {whose}……其余{count}处空的见 --json",
    "  {whose}... {count} more that are empty: see --json",
)
BATCH = Message(
    "共{count}份：{said}。清单：{manifest}",
    "{count} documents: {said}. Manifest: {manifest}",
)
NO_DATA = Message("没有数据", "no data")
STATE = Message("{state}{count}份", "{count} {state}")
AND = Message("，", ", ")
REFUSED = Message("  第{number}项 {file}：{reason}", "  item {number} {file}: {reason}")
MORE_REFUSED = Message("  ……其余{count}项见 --json", "  ... {count} more: see --json")
NO_KIND = Message(
    "没有文种“{kind}”，可用的有：{kinds}",
    'there is no kind of document "{kind}"; there is: {kinds}',
)
NO_WORD = Message(
    "《{file}》不是 Word 文档（.docx），请选公文模板。",
    '"{file}" is no Word document (.docx); choose a template.',
)
BY_KIND = Message("按文种“{kind}”", 'as the kind "{kind}"')
NO_TEMPLATE_OF_KIND = Message(
    "不是文种模板，未核对数据项名称",
    "of no known kind, names of data not looked at",
)
COUNTED = Message("错误{errors}处，提醒{remarks}处", "{errors} errors, {remarks} remarks")
CLEAN = Message("没有问题", "no faults")
LINTED = Message("《{file}》（{against}）：{said}", '"{file}" ({against}): {said}')
COPY = Message("带批注的副本：{copy}", "copy with comments: {copy}")
