"""Tags that Word has torn apart, with values of all kinds: what is written is what Jinja writes of the text.

The oracle knows no Word: it is Jinja over the text of each paragraph.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import jinja2
from docx import Document
from lxml import etree

from toolkit.declare.errors import ToolkitError
from toolkit.word.facade import DocxTemplate
from toolkit.word.template import Template

if TYPE_CHECKING:
    from collections.abc import Callable

PARAGRAPHS = 50  # -- of one document: as many cases --
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FIXED = ("关于", "  两格 ", "R&D <甲>", "“引号”", "a_b", "。", "#1 {x} %", "𠮷😀", "")
PLAIN = (
    *("甲", "a<b & c>d", "", " 前后 ", "一\n二", "甲\t乙", "</w:t></w:r>", "]]>", "𠮷", "00123"),
    *("'单' \"双\"", "{{ 7 }}", "{% if %}", "&lt", 0, 7, -3, 10**20, Decimal("1.10")),
)
ANY = (*PLAIN, 1.0, 0.1 + 0.2, 1e16, None, True, [1, "二"], {"键": 2.5}, date(2012, 3, 14))
SHAPES: tuple[str, ...] = (
    *("{{{{ {a} }}}}", "{{{{{a}}}}}", "{{{{ {a}|upper }}}}", "{{{{ {a} ~ '，' ~ {b} }}}}"),
    *("{{% if {a} %}}有{{{{ {b} }}}}{{% else %}}无{{% endif %}}", "{{# 注 #}}"),
    "{{% for x in many %}}{{{{ loop.index }}}}.{{{{ x }}}}；{{% endfor %}}",
    "{{% set y = {a} %}}{{{{ y }}}}",
    "{{% macro m(v) %}}〔{{{{ v }}}}〕{{% endmacro %}}{{{{ m({a}) }}}}",
    "{{% for x in many if x %}}{{% if loop.first %}}首{{{{ x }}}}{{% endif %}}{{% endfor %}}",
)
HOUSE = (SHAPES[0], SHAPES[1], SHAPES[5], SHAPES[6])  # -- where the house's values are Jinja's --
WRAPPINGS = (
    '<w:ins w:id="{n}" w:author="甲" w:date="2012-03-14T00:00:00Z">{runs}</w:ins>',
    '<w:smartTag w:uri="urn:x" w:element="place">{runs}</w:smartTag>',
    '<w:hyperlink w:anchor="某处">{runs}</w:hyperlink>',
)
BETWEEN = (
    '<w:proofErr w:type="spellStart"/>',
    '<w:proofErr w:type="gramEnd"/>',
    '<w:bookmarkStart w:id="{n}" w:name="签{n}"/><w:bookmarkEnd w:id="{n}"/>',
    "",
)
FORMATS = ("", "<w:b/>", '<w:rFonts w:eastAsia="宋体"/><w:sz w:val="32"/>', "<w:i/>")


def figures(seed: int) -> Counter[str]:
    """What came of one document for the facade and of one for the house's own template."""
    said: Counter[str] = Counter()
    said += _judged(Random(seed), ANY, SHAPES, _by_facade)
    said += _judged(Random(-seed - 1), PLAIN, HOUSE, _by_house)
    return said


def _judged(
    chance: Random,
    values: tuple[object, ...],
    shapes: tuple[str, ...],
    render: Callable[[bytes, dict[str, object]], bytes],
) -> Counter[str]:
    context: dict[str, object] = {name: chance.choice(values) for name in "甲乙丙"}
    context["many"] = [chance.choice(values) for _ in range(chance.randint(0, 4))]
    texts = [_text(chance, shapes) for _ in range(PARAGRAPHS)]
    environment = jinja2.Environment(keep_trailing_newline=True)  # noqa: S701 - a text is wanted
    wanted = [environment.from_string(text).render(context) for text in texts]
    try:
        made = _lines(render(_document(chance, texts), context))
    except ToolkitError as error:
        return Counter({"cases": PARAGRAPHS, f"refused: {error}": PARAGRAPHS})
    pairs = list(zip(wanted, made, strict=True))
    equal = sum(one == other for one, other in pairs)
    said = Counter({"cases": PARAGRAPHS, "equal": equal, "different": PARAGRAPHS - equal})
    said.update(f"wanted {one!r}, made {other!r}" for one, other in pairs if one != other)
    return said


def _by_facade(template: bytes, context: dict[str, object]) -> bytes:
    out = BytesIO()
    document = DocxTemplate(BytesIO(template))
    document.render(context, autoescape=True)
    document.save(out)
    return out.getvalue()


def _by_house(template: bytes, context: dict[str, object]) -> bytes:
    return Template(template, "模板.docx").render(context)


def _text(chance: Random, shapes: tuple[str, ...]) -> str:
    pieces = []
    for _ in range(chance.randint(1, 4)):
        tag = chance.choice(shapes).format(a=chance.choice("甲乙丙"), b=chance.choice("甲乙丙"))
        pieces += [chance.choice(FIXED), tag]
    # A paragraph of control tags alone is taken away with them; a text keeps it here.
    return "文" + "".join(pieces) + chance.choice(FIXED)


def _document(chance: Random, texts: list[str]) -> bytes:
    document = Document()
    for number, text in enumerate(texts):
        markup = f'<w:p xmlns:w="{W}">{_torn(chance, text, number * 100)}</w:p>'
        document.element.body.insert(number, etree.fromstring(markup))
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _torn(chance: Random, text: str, number: int) -> str:
    """The text in runs with borders anywhere, some of them wrapped; no link is within a macro."""
    wrappings = WRAPPINGS[:-1] if "macro" in text else WRAPPINGS
    out, at = [], 0
    while at < len(text):
        number += 1
        length = chance.choice((1, 1, 2, 3, 5, 12))
        runs = _run(chance, text[at : at + length])
        if chance.random() < 0.2:
            runs = chance.choice(wrappings).format(n=number, runs=runs)
        out += [runs, chance.choice(BETWEEN).format(n=number)]
        at += length
    return "".join(out)


def _run(chance: Random, text: str) -> str:
    properties = chance.choice(FORMATS)
    inside = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    mark = f' w:rsidR="{chance.randrange(16**8):08X}"' if chance.random() < 0.5 else ""
    return f"<w:r{mark}>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inside}</w:r>"


def _lines(document: bytes) -> list[str]:
    signs = {f"{{{W}}}br": "\n", f"{{{W}}}tab": "\t"}
    paragraphs = Document(BytesIO(document)).element.body.iter(f"{{{W}}}p")
    return [
        "".join(
            node.text or "" if node.tag == f"{{{W}}}t" else signs.get(node.tag, "")
            for node in paragraph.iter()
        )
        for paragraph in paragraphs
    ]
