"""What a template's own tags say of its data, where nobody else does: which names there are, and which are lists of rows."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from toolkit.word.lint.safety import METHODS
from toolkit.word.lint.scopes import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.word.lint.scopes import Shape

_LOOP = re.compile(r"for\s+(?P<item>\w+)\s+in\s+(?P<list>[^\W\d]\w*)\s*(?:\||$|\sif\s)")
_LISTED = re.compile(r"for\s+[\w\s,()]+?\s+in\s+([^\W\d]\w*)")
_ASKED = re.compile(r"(?:if|elif)\s+(?:not\s+)?([^\W\d]\w*)")
_WRITTEN = re.compile(r"\s*([^\W\d]\w*)\s*(?:[|.\[]|$)")
_BOUND = re.compile(r"(?:for\s+([\w\s,()]+?)\s+in\s|set\s+(\w+)|with\s+(\w+)|macro\s+(\w+))")
_WORDS = frozenset({"loop", "true", "false", "none", "True", "False", "None", "not", "else"})


def used_names(bodies: Sequence[str]) -> frozenset[str]:
    """The names that tags take from the data, those that tags themselves give left out."""
    forms = (_LISTED, _ASKED, _WRITTEN)
    used = {found[1] for body in bodies for form in forms if (found := form.match(body))}
    return frozenset(used - bound_names(bodies) - _WORDS)


def bound_names(bodies: Sequence[str]) -> set[str]:
    """The names that loops, `set`, `with` and macros give."""
    found = [each for body in bodies for each in _BOUND.findall(body)]
    return {name for each in found for part in each for name in re.findall(r"\w+", part)}


def inferred_rows(bodies: Sequence[str]) -> dict[str, Shape]:
    """The lists that loops go through and take fields of, by name."""
    fields: dict[str, dict[str, None]] = defaultdict(dict)
    for body in bodies:
        loop = _LOOP.match(body)
        if loop is None:
            continue
        taken = re.compile(rf"(?<![\w.]){re.escape(loop['item'])}\s*\.\s*([^\W\d]\w*)(?!\s*\()")
        names = (name for other in bodies for name in taken.findall(other))
        fields[loop["list"]] |= dict.fromkeys(name for name in names if name not in METHODS)
    return {name: Rows(name, tuple(of), partial=True) for name, of in fields.items() if of}
