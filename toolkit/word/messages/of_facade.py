"""What is said where docxtpl's scripts run."""

from __future__ import annotations

from toolkit.word.messages.message import Message

MISSING_REPLACED = Message(
    "文档里没有要替换的“{names}”，文件没有生成，请核对名称，或原来的文件是否就是模板里的那一个",
    'the document has no "{names}" to be replaced, no file was made; look at the name, or whether the old file is the one in the template',
)
GIVEN_FILE = Message(
    "给出的文件",
    "the file given",
)
MARKUP_AS_TEXT = Message(
    "是 Word 的标记，不是文字；请用 RichText、Listing 或子文档，或先转义并用 autoescape=True",
    "is Word's markup, no text; take RichText, Listing or a sub-document, or escape it and use autoescape=True",
)
CUT_PARAGRAPH = Message(
    "break、continue 把段落截断了，请让它独占一段并加前缀，如 {%p break %}",
    "break or continue cuts a paragraph in two; give it a paragraph of its own and a prefix, such as {%p break %}",
)
REPLACED_STEP = Message(
    "子类自己写了 {name}，这里生成时不经过它，没有生成；请在 render 前改模板（docx）、在 render 后改结果",
    "the subclass has a {name} of its own, which is passed over here; nothing was made. Change the template (docx) before render, the result after it",
)
