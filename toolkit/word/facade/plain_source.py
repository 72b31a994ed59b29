"""The source of a part as jinja reads it, with the usual delimiters: what scripts look for names in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.ooxml.xml import DECLARATION
from toolkit.word.facade.environment import word_environment
from toolkit.word.template.part import PartCompiler
from toolkit.word.template.source import COMMENT
from toolkit.word.template.source import CONTROL
from toolkit.word.template.source import VALUE
from toolkit.word.template.stories import Role

if TYPE_CHECKING:
    from toolkit.word.template.part import Part

_TAG = re.compile(
    "|".join(f"{begin}[^{end}]*{end}" for begin, end in (VALUE, CONTROL, COMMENT)), re.DOTALL
)
_FORMS = {"value": "{{{{ {} }}}}", "control": "{{% {} %}}"}


def plain_source(xml: str) -> str:
    """The XML of a part with each tag whole, without the prefixes `p`, `tr`, `tc` and what they take away.

    Raises:
        TemplateError: a tag is wrong.
    """
    compiler = PartCompiler(word_environment(None, autoescape=False), "")
    made = compiler.compile("word/document.xml", xml.encode(), Role.STORY)
    if compiler.faults:
        raise compiler.faults[0]
    return xml if made is None else _with_usual_signs(made).removeprefix(DECLARATION)


def _with_usual_signs(part: Part) -> str:
    text, numbers = part.source.text, part.source.lines
    out, at, line = [], 0, 1
    for found in _TAG.finditer(text):
        line += text.count("\n", at, found.start())
        number = numbers.get(line + 1)
        out += [text[at : found.start()], "" if number is None else _spelt(part, number)]
        line += found[0].count("\n")
        at = found.end()
    return "".join([*out, text[at:]])


def _spelt(part: Part, number: int) -> str:
    token = part.tags[number].token
    return _FORMS[token.kind].format(token.body) if token.kind in _FORMS else ""
