"""What is said of the programs that show documents: LibreOffice, poppler, and the fonts of the machine."""

from __future__ import annotations

from toolkit.word.messages.message import Message

INSTALL_POPPLER = Message(
    "请安装 poppler（Debian、麒麟、统信：apt install poppler-utils）",
    "install poppler (on Debian: apt install poppler-utils)",
)
INSTALL_OFFICE = Message(
    "请安装 LibreOffice，或用环境变量 TAIZHANG_SOFFICE 指明其位置",
    "install LibreOffice, or tell where it is by the environment variable TAIZHANG_SOFFICE",
)
NO_PROGRAM = Message(
    "没有找到程序 {name}：{remedy}。",
    "there is no program {name}: {remedy}.",
)
NO_SOFFICE_THERE = Message(
    "环境变量 TAIZHANG_SOFFICE 指定的 {named} 不存在：请改为 soffice 程序的路径。",
    "{named}, which the environment variable TAIZHANG_SOFFICE names, is not there: make it the path of soffice.",
)
NOT_CONVERTED = Message(
    "LibreOffice 未能把 {files} 转换为 {to}：请在 Word 中打开检查后重试。",
    "LibreOffice could not convert {files} to {to}: open and check them in Word, then try again.",
)
NO_FILE = Message(
    "要转换的文件不存在：{file}。",
    "the file to be converted is not there: {file}.",
)
DAMAGED = Message(
    "{file} 已损坏或设有密码，无法转换：请重新保存后再试。",
    "{file} is damaged or has a password and cannot be converted: save it again.",
)
SAME_NAME = Message(
    "{first} 与 {file} 转换后同名：请改名后重试。",
    "{first} and {file} would have the same name when converted: rename one.",
)
TOO_LONG = Message(
    "{name} 运行超过 {seconds:g} 秒，已停止：请减少文件后重试。",
    "{name} took more than {seconds:g} seconds and was stopped: try with fewer files.",
)
NO_PAGES = Message(
    "{file} 无法生成页面图片：请确认它是完好的 PDF 文件。",
    "no pictures of the pages of {file} could be made: see whether it is a sound PDF.",
)
DOCUMENT_DAMAGED = Message(
    "{file} 已损坏，请重新生成后再试。",
    "{file} is damaged; make it again.",
)
FONT_UNKNOWN = Message("{font}：本机无法查询", "{font}: this machine cannot tell")
FONT_SHOWN_BY = Message("{font}：用 {other} 代替", "{font}: shown by {other}")
FONT_THERE = Message("{font}：已安装", "{font}: installed")
