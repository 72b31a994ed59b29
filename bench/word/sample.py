"""One circular in the dialects of all engines, and the data for it."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable

SHIPPED = Path(__file__).parents[2] / "doc_templates" / "三解三促" / "催报通知.docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = "word/document.xml"
FIELDS = ("no", "name", "unit", "days", "visits", "rate")
FONTS = '<w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr>'
PROSE = "各科室、各直属单位要切实加强组织领导，明确责任分工，扎实推进各项工作，确保取得实效。"
TAGS = tuple(f"item{n}" for n in range(15))


class Dialect:
    """How an engine writes a value, a loop over paragraphs and a loop over rows."""

    def __init__(
        self,
        value: Callable[[str], str],
        field: Callable[[str, str], str],
        paragraphs: tuple[str, str] | None,
        rows: tuple[str, str],
    ) -> None:
        self.value = value
        self.field = field
        self.paragraphs = paragraphs
        self.rows = rows


def _merge_field(name: str) -> str:
    return f'<w:fldSimple w:instr=" MERGEFIELD {name} "><w:r>{FONTS}<w:t>{name}</w:t></w:r></w:fldSimple>'


DIALECTS = {
    "docxtpl": Dialect(
        lambda name: _split("{{ " + name + " }}"),
        lambda row, name: _split("{{ " + f"{row}.{name}" + " }}"),
        ("{%p for demand in demands %}", "{%p endfor %}"),
        ("{%tr for row in rows %}", "{%tr endfor %}"),
    ),
    "mustache": Dialect(
        lambda name: _split("{" + name + "}"),
        lambda _, name: _split("{" + name + "}"),
        ("{#demands}", "{/demands}"),
        ("{#rows}", "{/rows}"),
    ),
    "mergefield": Dialect(_merge_field, lambda _, name: _merge_field(name), None, ("", "")),
}


def template(dialect: str) -> bytes:
    """Return the circular: 15 tags in ten paragraphs, a loop over paragraphs, a table of six columns."""
    signs = DIALECTS[dialect]
    return _package(_circular(signs) + _table(signs, dialect))


def table_template(dialect: str) -> bytes:
    """Return a paper with nothing but the table."""
    signs = DIALECTS[dialect]
    return _package(_paragraph(signs.value(TAGS[0])) + _table(signs, dialect))


def question(dialect: str, tag: str, tracked: bool) -> bytes:
    """Return a paper with one tag, of which a part may be a tracked insertion."""
    if tag:
        return _package(_paragraph(_run(tag)))
    value = DIALECTS[dialect].value(TAGS[0])
    if tracked:
        first, mark, second = value.partition('<w:proofErr w:type="spellStart"/>')
        del mark
        value = f'{first}<w:ins w:id="9" w:author="a">{second}</w:ins>'
    return _package(_paragraph(value))


def data(number: int, rows: int) -> dict[str, object]:
    """Return the values of one document."""
    people = [
        {
            "no": n,
            "name": f"姓名{n}",
            "unit": f"第{n % 7}科",
            "days": n % 40,
            "visits": n % 9,
            "rate": "83.3%",
        }
        for n in range(1, rows + 1)
    ]
    demands = [{"text": f"（{n}）{PROSE}"} for n in range(1, 6)]
    texts = {tag: f"{tag}内容{number}" for tag in TAGS}
    return texts | {"number": number, "demands": demands, "rows": people}


def named(item: dict[str, object]) -> dict[str, object]:
    """The same with each text a named figure, as `taizhang render` reads them."""
    return {
        key: {"@类型": "数", "值": value, "名称": key} if key in TAGS else value
        for key, value in item.items()
    }


def text_of(document: bytes, *, loops: bool = True) -> str:
    """Return the words of a document; without the looped paragraphs, which mail merge cannot make."""
    with zipfile.ZipFile(BytesIO(document)) as archive:
        root = etree.fromstring(archive.read(BODY))
    lines = ("".join(t.text or "" for t in p.iter(W + "t")) for p in root.iter(W + "p"))
    kept = (line for line in lines if loops or not re.match("（[1-5]）", line))
    return re.sub(r"\s", "", "".join(kept))


def _circular(signs: Dialect) -> str:
    pairs = zip(range(10), TAGS, strict=False)
    prose = [_paragraph(_run(PROSE * 2) + signs.value(tag) + _run(PROSE)) for _, tag in pairs]
    rest = _paragraph("".join(signs.value(tag) for tag in TAGS[10:]))
    if signs.paragraphs is None:
        return "".join(prose) + rest
    opening, closing = (_paragraph(_run(sign)) for sign in signs.paragraphs)
    return "".join(prose) + rest + opening + _paragraph(signs.field("demand", "text")) + closing


def _table(signs: Dialect, dialect: str) -> str:
    head = _row([_run(name) for name in ("序号", "姓名", "单位", "天数", "次数", "办结率")])
    cells = [signs.field("row", name) for name in FIELDS]
    opening, closing = signs.rows
    if dialect == "docxtpl":
        blank = [""] * (len(FIELDS) - 1)
        body = _row([_run(opening), *blank]) + _row(cells) + _row([_run(closing), *blank])
    elif opening:
        body = _row([_run(opening) + cells[0], *cells[1:-1], cells[-1] + _run(closing)])
    else:
        body = _row(cells)
    grid = '<w:gridCol w:w="1400"/>' * len(FIELDS)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{head}{body}</w:tbl>" + _paragraph("")


def _row(cells: list[str]) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{_paragraph(each)}</w:tc>' for each in cells)}</w:tr>"


def _paragraph(inside: str) -> str:
    return f"<w:p>{inside}</w:p>"


def _run(text: str) -> str:
    return f'<w:r>{FONTS}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _split(tag: str) -> str:
    """Cut a tag in two runs with a spelling mark between, as Word does."""
    half = len(tag) // 2
    return _run(tag[:half]) + '<w:proofErr w:type="spellStart"/>' + _run(tag[half:])


def _package(blocks: str) -> bytes:
    """Return the shipped paper's package around another body."""
    out = BytesIO()
    with zipfile.ZipFile(SHIPPED) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == BODY:
                content = _with_body(content, blocks)
            new.writestr(name, content)
    return out.getvalue()


def _with_body(content: bytes, blocks: str) -> bytes:
    root = etree.fromstring(content)
    body = root.find(W + "body")
    section = body[-1]
    for child in list(body):
        body.remove(child)
    body.extend(etree.fromstring(f'<b xmlns:w="{W[1:-1]}">{blocks}</b>'))
    body.append(section)
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made
