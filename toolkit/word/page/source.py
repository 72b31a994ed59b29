"""The light text from which a page is composed: `键：值` lines, plain paragraphs, drawn tables.

    发文机关标志：{{ 发文机关标志 }}      the head, one element a line
    主送：{{ 主送 }}
    一、总体情况                          levels are told by their own numbering
    {%p for 项 in 要求 %}                 a control tag stands alone on its line
    附件：进度统计表                      附件说明; the last elements follow
    --- 附件 横排 ---                     an annex on a page of its own, here lying
    附件标题：进度统计表
    |^2|<8|                               columns: < left, ^ centre, > right, = spread; width in characters
    | 序号 | 单位 |
    --- 版记 ---

An office's letter without red head, number and 版记 says `版式：便函`. A page that no office issues (a list for a desk) says `版式：内部表` and needs a 标题 alone; `字号` is then that of
its tables.

Empty lines and lines that begin with # say nothing. Tags of the template engine pass through untouched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field

from toolkit.word.page.errors import PageSourceError
from toolkit.word.page.figures import SIZES

HEAD = (
    "版式",
    "字号",
    "发文机关标志",
    "标志字数",
    "份号",
    "密级",
    "紧急程度",
    "发文字号",
    "标题",
    "主送",
)
END = ("署名", "成文日期", "附注")
COLOPHON = ("主题词", "抄送", "印发机关", "印发日期")
REQUIRED = ("发文机关标志", "发文字号", "标题", "成文日期", "印发机关", "印发日期")

PLAIN, LETTER = "内部表", "便函"
LETTER_REQUIRED = ("标题", "主送", "署名", "成文日期")

_ANNEX_TITLE = "附件标题"
_ANNEX_SIZE = "字号"
_KEY = re.compile(r"^([\u4e00-\u9fff]{2,6})：(.*)$")
_DIVIDER = re.compile(r"^---\s*(附件|版记)\s*(横排)?\s*---$")
_CELL = re.compile(r"((?:\{\{.*?\}\}|\{%.*?%\}|[^|])*)\|")
_COLUMN = re.compile(r"^([<^>=])(\d+(?:\.\d+)?)$")
_ALIGNMENT = {"<": "left", "^": "center", ">": "right", "=": "distribute"}
_UNRULED = "无线表"
_OPENING = re.compile(r"\{%p?\s+(?:if|for)\b")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its alignment in Word's word, its width in characters of the table's type."""

    alignment: str
    width: float


@dataclass(slots=True)
class Table:
    """A drawn table; a row of one cell that is a control tag spans all columns."""

    columns: tuple[Column, ...]
    ruled: bool
    rows: list[tuple[str, ...]] = field(default_factory=list)


@dataclass(slots=True)
class Annex:
    """An annex: title, type size of its tables in points, paragraphs and tables in order."""

    landscape: bool
    title: str = ""
    size: float = SIZES["小四"]
    blocks: list[str | Table] = field(default_factory=list)


@dataclass(slots=True)
class Paper:
    """A whole document as the source states it; `elements` holds the `键：值` lines."""

    elements: dict[str, str] = field(default_factory=dict)
    body: list[str | Table] = field(default_factory=list)
    annex_names: list[str] = field(default_factory=list)
    annexes: list[Annex] = field(default_factory=list)

    @property
    def is_plain(self) -> bool:
        """Whether it is no official document: without red head, signature and 版记."""
        return self.get("版式") == PLAIN

    @property
    def is_letter(self) -> bool:
        """Whether it is an office's 便函: signed, without red head, number and 版记."""
        return self.get("版式") == LETTER

    def get(self, name: str) -> str:
        """An element's text, empty if the source does not state it."""
        return self.elements.get(name, "")


def parse(text: str) -> Paper:
    """Read a source.

    Raises:
        PageSourceError: a line cannot be understood, or an element that a document must have is missing.
    """
    reader = _Reader()
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if line and not line.startswith("#"):
            reader.read(number, line)
    missing = [name for name in _required(reader.paper) if not reader.paper.get(name)]
    if missing:
        raise PageSourceError(f"公文文本缺少{'、'.join(missing)}：请各写一行“要素：内容”。")
    return reader.paper


def _required(paper: Paper) -> tuple[str, ...]:
    if paper.is_letter:
        return LETTER_REQUIRED
    return ("标题",) if paper.is_plain else REQUIRED


class _Reader:
    """Where the reading stands: in the main text, in an annex, in the colophon."""

    def __init__(self) -> None:
        self.paper = Paper()
        self._annex: Annex | None = None
        self._in_colophon = False
        self._table: Table | None = None
        self._ruled = True

    def read(self, number: int, line: str) -> None:
        if line.startswith("|"):
            self._read_row(number, line)
            return
        self._table = None
        if divider := _DIVIDER.match(line):
            self._turn(divider)
        elif line == _UNRULED:
            self._ruled = False
        elif not self._read_element(number, line):
            self._blocks(number).append(line)

    def _turn(self, divider: re.Match[str]) -> None:
        self._in_colophon = divider[1] == "版记"
        self._annex = None
        if not self._in_colophon:
            self._annex = Annex(landscape=divider[2] is not None)
            self.paper.annexes.append(self._annex)

    def _blocks(self, number: int) -> list[str | Table]:
        if self._in_colophon:
            raise PageSourceError(f"公文文本第{number}行：版记中只能写{'、'.join(COLOPHON)}。")
        return self._annex.blocks if self._annex else self.paper.body

    def _read_element(self, number: int, line: str) -> bool:
        match = _KEY.match(line)
        if match is None:
            return False
        name, text = match[1], match[2].strip()
        if self._annex is not None:
            return self._read_annex_element(number, name, text)
        if name == "附件":
            self.paper.annex_names.append(text)
            return True
        if name not in (COLOPHON if self._in_colophon else HEAD + END):
            return False
        if name in END and (control := self._open_control()):
            raise PageSourceError(
                f"公文文本第{number}行：{name}另有自己的位置，写在它前面的 {control} 管不到它；"
                f"有条件的请写成“{name}：{{% if 条件 %}}内容{{% endif %}}”。"
            )
        if name in self.paper.elements:
            raise PageSourceError(f"公文文本第{number}行：{name}写了两次，请删去一处。")
        self.paper.elements[name] = text
        if name == _ANNEX_SIZE:
            _size(number, text)
        return True

    def _open_control(self) -> str:
        """The control tag right before, which would enclose nothing."""
        last = self.paper.body[-1] if self.paper.body else ""
        return last if isinstance(last, str) and _OPENING.match(last) else ""

    def _read_annex_element(self, number: int, name: str, text: str) -> bool:
        assert self._annex is not None
        if name == _ANNEX_TITLE:
            self._annex.title = text
        elif name == _ANNEX_SIZE:
            self._annex.size = _size(number, text)
        else:
            return False
        return True

    def _read_row(self, number: int, line: str) -> None:
        cells = tuple(
            cell.strip()
            for cell in _CELL.findall(line[1:] if line.endswith("|") else line[1:] + "|")
        )
        if self._table is None:
            columns = tuple(_column(number, cell) for cell in cells)
            self._table = Table(columns, self._ruled)
            self._blocks(number).append(self._table)
            self._ruled = True
            return
        control = len(cells) == 1 and cells[0].startswith("{%tr")
        if len(cells) != len(self._table.columns) and not control:
            raise PageSourceError(
                f"公文文本第{number}行：表格应有{len(self._table.columns)}列，这一行有{len(cells)}列。"
            )
        self._table.rows.append(cells)


def _size(number: int, name: str) -> float:
    if name not in SIZES:
        raise PageSourceError(f"公文文本第{number}行：字号“{name}”不认识，可用{'、'.join(SIZES)}。")
    return SIZES[name]


def _column(number: int, cell: str) -> Column:
    match = _COLUMN.match(cell)
    if match is None:
        raise PageSourceError(
            f"公文文本第{number}行：表格第一行应写各列的对齐和宽度，如 |^3|<10|，“{cell}”不是。"
        )
    return Column(_ALIGNMENT[match[1]], float(match[2]))
