"""Cross-references to bookmarks that the template has nowhere: Word prints an error in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.ooxml.ids import bookmark_names
from toolkit.ooxml.xml import XMLSyntaxError
from toolkit.word.lint.findings import Check
from toolkit.word.lint.findings import remark
from toolkit.word.messages import of_lint
from toolkit.word.template.cross_references import BUILT_IN
from toolkit.word.template.cross_references import references
from toolkit.word.template.cross_references import set_by_fields
from toolkit.word.template.names import parse
from toolkit.word.template.places import Surveyor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.ooxml.package import Contents
    from toolkit.word.lint.findings import Finding
    from toolkit.word.template.names import Element


def judge_references(contents: Contents, printed: Sequence[str]) -> Iterator[Finding]:
    """The fields and links to bookmarks that no part has: data may still bring one."""
    roots: list[tuple[str, Element]] = []
    for name in printed:
        try:
            roots.append((name, parse(contents[name])))
        except XMLSyntaxError:
            continue
    there = bookmark_names(contents.values())
    there |= {name.lower() for _, root in roots for name in set_by_fields(root)}
    for name, root in roots:
        surveyor = Surveyor(root, name)
        for wanted, node in references(root):
            if wanted.lower() not in there and not wanted.lower().startswith(BUILT_IN):
                message, advice = of_lint.NO_BOOKMARK(name=wanted), of_lint.MAKE_BOOKMARK()
                yield remark(Check.REFERENCE, surveyor.place(node), message, advice)
