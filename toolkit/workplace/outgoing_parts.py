"""What the parts of packages are, in the words of a person of the bureau."""

from __future__ import annotations

_RELATIONSHIPS = ".rels"


def part_said(name: str) -> str:
    """What a part is, in the words of a person of the bureau."""
    path = name.lower()
    for sign, said in _PARTS:
        if sign in path:
            return said
    return "其他内容"


_PARTS = (
    (_RELATIONSHIPS, "链接地址"),
    ("docprops/", "文档属性"),
    ("customxml/", "自定义数据"),
    ("sharedstrings", "单元格文字"),
    ("threadedcomment", "批注"),
    ("comment", "批注"),
    ("vmldrawing", "批注框"),
    ("persons/", "批注人"),
    ("worksheets/", "工作表"),
    ("chartsheets/", "图表"),
    ("xl/workbook", "工作表名、定义名称"),
    ("xl/charts", "图表"),
    ("word/charts", "图表"),
    ("drawings/", "图形、文本框"),
    ("tables/", "表格名"),
    ("pivot", "数据透视表"),
    ("externallinks", "外部链接"),
    ("connections", "数据连接"),
    ("vbaproject", "宏"),
    ("word/document", "正文"),
    ("word/header", "页眉"),
    ("word/footer", "页脚"),
    ("footnotes", "脚注"),
    ("endnotes", "尾注"),
    ("word/settings", "文档设置"),
    ("word/glossary", "自动图文集"),
    ("styles", "样式"),
    ("theme", "主题"),
    ("media/", "图片"),
    ("embeddings/", "嵌入的文件"),
)
