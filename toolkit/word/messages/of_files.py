"""What is said of a file that cannot be a template, and what to do with it."""

from __future__ import annotations

from toolkit.word.messages.message import Message

NO_DOCX = Message(
    "不是完好的 .docx 文件，请用 Word 打开后另存为 .docx",
    "is no sound .docx file; open it in Word and save it as .docx",
)
TOO_BIG = Message(
    "文件解开后太大，不像是公文，请删去多余的内容和图片后再用",
    ("is too big when unpacked to be an office document; delete what is too much, and pictures"),
)
LOCKED = Message(
    "文件加了密码，请去掉密码后再用",
    "the file has a password; use it without one",
)
OUTSIDE = Message(
    "文件里有指到外面的路径{shown!a}，不是 Word 存的，不能用",
    (
        "the file has a path {shown!a} that leads out of it; Word does not "
        "write that, it cannot be used"
    ),
)
TWICE = Message(
    "文件里有两个“{shown}”，请用 Word 打开后另存",
    ('the file has two members "{shown}"; open it in Word and save it again'),
)
NO_FILE = Message(
    "不是文件，请核对路径",
    "is no file, look at the path",
)
BROKEN = Message(
    "不是完好的 .docx 文件，请用 Word 或 WPS 打开后另存为 .docx",
    "is no sound .docx file; open it in Word or WPS and save it as .docx",
)
OLD_WORD = Message(
    "是旧的 Word 文件（.doc、.wps），请用 Word 或 WPS 打开后另存为 .docx",
    "is an old Word file (.doc, .wps); open it in Word or WPS and save it as .docx",
)
OLD_EXCEL = Message(
    "是旧的 Excel 工作簿（.xls），不是 Word 文件，请核对",
    "is an old Excel workbook (.xls), no Word file; look at the name",
)
OLD_SLIDES = Message(
    "是旧的演示文稿（.ppt），不是 Word 文件，请核对",
    "is an old presentation (.ppt), no Word file; look at the name",
)
RTF = Message(
    "其实是 RTF 文件，请用 Word 或 WPS 打开后另存为 .docx",
    "is an RTF file in truth; open it in Word or WPS and save it as .docx",
)
PDF = Message(
    "其实是 PDF 文件，不能当模板，请用原来的 Word 文件",
    "is a PDF file in truth and can be no template; use the Word file that it was made from",
)
HTML = Message(
    "其实是网页（HTML），请用 Word 或 WPS 打开后另存为 .docx",
    "is a web page (HTML) in truth; open it in Word or WPS and save it as .docx",
)
MHT = Message(
    "其实是单个文件网页（.mht），请用 Word 或 WPS 打开后另存为 .docx",
    "is a single-file web page (.mht) in truth; open it in Word or WPS and save it as .docx",
)
FLAT = Message(
    "是 XML 形式的 Word 文件，请用 Word 或 WPS 打开后另存为 .docx",
    "is a Word file as XML; open it in Word or WPS and save it as .docx",
)
ODT = Message(
    "是 OpenDocument 文字（.odt、.ott），请用 Word 或 WPS 打开后另存为 .docx",
    "is an OpenDocument text (.odt, .ott); open it in Word or WPS and save it as .docx",
)
OPEN_DOCUMENT = Message(
    "是 OpenDocument 文件，不是 Word 文件，请核对",
    "is an OpenDocument file, no Word file; look at the name",
)
WORKBOOK = Message(
    "其实是 Excel 工作簿，不是 Word 文件，请核对后重新选择",
    "is an Excel workbook in truth, no Word file; choose another one",
)
SLIDES = Message(
    "其实是演示文稿，不是 Word 文件，请核对后重新选择",
    "is a presentation in truth, no Word file; choose another one",
)
NOTHING = Message(
    "是空文件，请用 Word 或 WPS 打开后另存为 .docx",
    "is an empty file; open it in Word or WPS and save it as .docx",
)
OTHER = Message(
    "不是 .docx 文件，请用 Word 或 WPS 打开后另存为 .docx",
    "is no .docx file; open it in Word or WPS and save it as .docx",
)
MACROS = Message(
    "文件带有宏（.docm、.dotm），生成的公文不带宏，请用 Word 另存为不带宏的 .docx（或 .dotx）再用；`taizhang render` 也可以写 --without-macros，不要宏",
    "has macros (.docm, .dotm), documents are made without; save it in Word as a .docx (or .dotx) without macros, or have `taizhang render --without-macros` leave them out",
)
STRICT = Message(
    "是“严格 Open XML”格式，请用 Word 另存为普通的 .docx（保存类型选“Word 文档”）",
    'is of the format "Strict Open XML"; save it in Word as an ordinary .docx (type "Word document")',
)
