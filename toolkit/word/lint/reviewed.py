"""Comments of people who looked over a template: every paper made of it would have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.ooxml.events import first_element
from toolkit.ooxml.namespaces import WORDPROCESSING
from toolkit.ooxml.xml import XMLSyntaxError
from toolkit.word.lint.comments import AUTHOR
from toolkit.word.lint.findings import Check
from toolkit.word.lint.findings import remark
from toolkit.word.messages import of_doubts
from toolkit.word.template.names import W
from toolkit.word.template.names import parse
from toolkit.word.template.places import Surveyor
from toolkit.word.template.stories import opens_a_tag

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.word.lint.findings import Finding

_SHOWN = 20


def judge_comments(parts: Mapping[str, bytes], printed: Sequence[str]) -> Iterator[Finding]:
    """The comments without a tag, but for those of lint's own copy, where they are anchored."""
    said = dict(each for content in parts.values() for each in _comments(content))
    for name in printed if said else ():
        try:
            root = parse(parts[name])
        except XMLSyntaxError:
            continue
        surveyor = Surveyor(root, name)
        for node in root.iter(W + "commentReference"):
            text = said.get(node.get(W + "id", ""))
            if text is not None:
                message = of_doubts.REVIEWED(said=text[:_SHOWN])
                place = surveyor.place(node)
                yield remark(Check.TRACKED, place, message, of_doubts.SETTLE_COMMENT())


def _comments(content: bytes) -> Iterator[tuple[str, str]]:
    """The numbers and texts of the comments of a part."""
    if first_element(content) not in WORDPROCESSING.names("comments"):
        return
    try:
        root = parse(content)
    except XMLSyntaxError:
        return
    for comment in root.iter(W + "comment"):
        text = "".join(comment.itertext(W + "t"))
        if comment.get(W + "author") != AUTHOR and not opens_a_tag(text):
            yield comment.get(W + "id", ""), text
