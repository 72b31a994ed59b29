"""Names in full-width letters and digits, as ledgers have them (第１项, Ａ组): looked up as written, then as plain.

Tags are read in half-width form, for clerks type `｜` and `ｉｆ`; and Python takes names that differ in width only
for one.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from typing import NamedTuple

from jinja2 import nodes

from toolkit.chinese.characters import half_width

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from toolkit.word.template.tags import Tag

_STRING = re.compile(r"""\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|“[^”]*”|‘[^’]*’""")
_WORD = re.compile(r"[\w＿]+")  # -- which is an underscore for clerks alone --
_OF_LOOPS = "loop"

Spellings = dict[str, tuple[str, ...]]
"""By the half-width form of a name: how it is written, where that is not (only) its half-width form."""


def spellings(tags: Iterable[Tag]) -> Spellings:
    """How the names in tags are written."""
    met: dict[str, dict[str, None]] = {}
    for tag in tags:
        if tag.token.kind in {"value", "control"}:
            for word in _WORD.findall(_STRING.sub(" ", tag.token.raw)):
                met.setdefault(half_width(word), {})[word] = None
    return {
        plain: tuple(written)
        for plain, written in met.items()
        if tuple(written) != (plain,) and plain.isidentifier()
    }


class Eclipsed(NamedTuple):
    """A name that a tag reads, and a loop, `set` or a macro gives in another width.

    Attributes:
        name: as the tag writes it.
        given: as it is given.
        tag: that tag.
    """

    name: str
    given: str
    tag: Tag


def eclipsed(
    tree: nodes.Template,
    bound: Iterable[tuple[str, int]],
    tag_on: Callable[[int], Tag | None],
) -> Iterator[Eclipsed]:
    """The names that would be read of the data, were they not given in another width.

    Args:
        tree: of a part.
        bound: the names that are not read of the data, in half-width form, with the lines where they are read.
        tag_on: the tag that stands on a line.
    """
    given: dict[str, set[str]] = {_OF_LOOPS: {_OF_LOOPS}}
    for node in tree.find_all(nodes.Name):
        if node.ctx != "load":
            given.setdefault(node.name, set()).update(_written(node.name, tag_on(node.lineno)))
    for name, line in sorted(bound):
        tag = tag_on(line)
        known = given.get(name, {name})
        for word in _written(name, tag):
            if tag is not None and word not in known:
                yield Eclipsed(word, min(known), tag)


def _written(name: str, tag: Tag | None) -> tuple[str, ...]:
    """How a tag writes a name."""
    return spellings([tag]).get(name, (name,)) if tag is not None else (name,)


def spell_attributes(tree: nodes.Template, tag_on: Callable[[int], Tag | None]) -> None:
    """Give the attributes in a tree the spelling that they have in their tags."""
    for node in tree.find_all(nodes.Getattr):
        tag = tag_on(node.lineno)
        written = spellings([tag]).get(node.attr, ()) if tag is not None else ()
        if len(written) == 1:
            node.attr = written[0]


def spelt(name: str, known: Mapping[str, tuple[str, ...]]) -> str:
    """A name as it is written."""
    return next(iter(known.get(name, ())), name)


def confused(tree: nodes.Template) -> Iterator[tuple[int, str, str]]:
    """Pairs of names that are one for Python (Ⅱ and II), each with the line of the second."""
    met: dict[str, str] = {}
    for node in tree.find_all(nodes.Name):
        first = met.setdefault(unicodedata.normalize("NFKC", node.name), node.name)
        if first != node.name:
            yield node.lineno, first, node.name
