"""More faults of a clerk's: of kinds that nobody looked at while lint was mended, and tags of the template changed in their place."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING

from docx import Document
from docx.oxml.ns import qn

from judge.fault_lines import CLEAN
from judge.fault_lines import IN_LINE
from judge.fault_lines_more import OTHER_HABITS
from judge.template_faults import TEMPLATES
from judge.template_faults import P
from judge.template_faults import filled
from judge.template_faults import judged
from judge.template_faults import saved
from judge.template_faults import with_lines
from judge.template_faults import write
from toolkit.activities.sanjie import SANJIE
from toolkit.word.lint import lint_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = qn("w:t")


def _last(text: str, old: str, new: str) -> str:
    head, found, tail = text.rpartition(old)
    return f"{head}{new}{tail}" if found else text


IN_TAGS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("first brace deleted", lambda tag: tag[1:]),
    ("last brace deleted", lambda tag: tag[:-1]),
    ("second sign deleted", lambda tag: tag[0] + tag[2:]),
    ("sign before the last deleted", lambda tag: tag[:-2] + tag[-1]),
    ("first two signs deleted", lambda tag: tag[2:]),
    ("last two signs deleted", lambda tag: tag[:-2]),
    ("typed over by a word", lambda _: "某某"),
    ("typed over by a number", lambda _: "8"),
    ("deleted", lambda _: ""),
    ("last brace doubled", lambda tag: f"{tag}}}"),
    ("first brace doubled", lambda tag: f"{{{tag}"),
    ("a bar before the end", lambda tag: f"{tag[:-2]}| {tag[-2:]}"),
    ("a full stop in the name", lambda tag: f"{tag[:-3]}。{tag[-3:]}"),
    ("last sign of the name deleted", lambda tag: _last(tag, tag[:-3].rstrip()[-1:], "")),
    ("name doubled", lambda tag: f"{tag[:-3]}{tag[:-3].split()[-1]}{tag[-3:]}"),
    ("in angle brackets", lambda tag: f"«{tag[2:-2].strip()}»"),
    ("in square brackets", lambda tag: f"[[{tag[2:-2].strip()}]]"),
    ("in round brackets", lambda tag: f"(({tag[2:-2].strip()}))"),
    ("comma for a full stop", lambda tag: tag.replace(".", ",")),
    ("quote for a bracket", lambda tag: tag.replace("|", "'")),
)
"""What becomes of a tag of the template."""
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


def figures(seed: int) -> Counter[str]:
    """How many of these faults lint finds in one template, each put in alone at a drawn place."""
    chance = Random(seed)
    kinds = [kind for kind in SANJIE.documents if (TEMPLATES / kind.template).exists()]
    kind = kinds[seed % len(kinds)]
    data = (TEMPLATES / kind.template).read_bytes()
    said = Counter({"faults": 0, "found at the place": 0, "clean templates": 0, "false alarms": 0})
    for name, line in (*IN_LINE, *OTHER_HABITS):
        lines = filled(chance, kind, (f"现将{line}印发给你们",))
        said += judged(kind, *with_lines(chance, data, lines), name)
    for line in CLEAN:
        lines = filled(chance, kind, (f"现将{line}印发给你们",))
        changed, _ = with_lines(chance, data, lines)
        alarms = lint_bytes(changed, kind.template, kind.slots, original=data)
        said += Counter({"clean templates": 1, "false alarms": len(alarms)})
        said += Counter({f"alarm at {line}": len(alarms)})
    for name, change in IN_TAGS:
        changed = _with_changed_tag(chance, data, change)
        said += judged(kind, *changed, f"a tag {name}") if changed else Counter()
    return said


def _with_changed_tag(
    chance: Random, data: bytes, change: Callable[[str], str]
) -> tuple[bytes, set[int]] | None:
    """The template with one of its tags changed, and the number of its paragraph; None if none can be."""
    document = Document(BytesIO(data))
    odd = ".//w:sectPr|.//w:drawing|.//w:pict|.//w:fldChar"
    paragraphs = [p for p in document.element.body.iter(P) if not p.xpath(odd)]
    texts = [(p, "".join(p.itertext(TEXT))) for p in paragraphs]
    tags = [(p, text, tag) for p, text in texts for tag in _TAG.finditer(text)]
    able = [each for each in tags if change(each[2][0]) != each[2][0]]
    if not able:
        return None
    chosen, text, tag = chance.choice(able)
    write(chance, chosen, f"{text[: tag.start()]}{change(tag[0])}{text[tag.end() :]}")
    return saved(document, [chosen])
