"""What the settings of a document say of mail merge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.ooxml.events import first_element
from toolkit.ooxml.namespaces import WORDPROCESSING
from toolkit.ooxml.xml import XMLSyntaxError
from toolkit.word.lint.findings import Check
from toolkit.word.lint.findings import remark
from toolkit.word.messages import of_doubts
from toolkit.word.template.names import W
from toolkit.word.template.names import parse
from toolkit.word.template.places import whole_part

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from toolkit.word.lint.findings import Finding


def judge_settings(parts: Mapping[str, bytes]) -> Iterator[Finding]:
    """A data source of mail merge that the template is tied to."""
    for name, content in parts.items():
        if first_element(content) not in WORDPROCESSING.names("settings"):
            continue
        try:
            root = parse(content)
        except XMLSyntaxError:
            continue
        if root.find(W + "mailMerge") is not None:
            place = whole_part(name, content)
            message, advice = of_doubts.MERGE_SETTINGS(), of_doubts.UNTIE()
            yield remark(Check.LIKE_A_TAG, place, message, advice)
