"""How the files of a distribution are called: by a template that the clerk may change."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from toolkit.declare.errors import ToolkitError
from toolkit.declare.filename import FORBIDDEN
from toolkit.declare.filename import Name
from toolkit.declare.filename import file_stem
from toolkit.declare.filename import file_stems
from toolkit.declare.wording import listed

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Sequence

    from toolkit.declare.booklet import Booklet

UNIT, PERSON, KIND, PERIOD, VERSION = "单位", "接收人", "类别", "期", "版本"
KNOWN = (UNIT, PERSON, KIND, PERIOD, VERSION)
NOBODY = "未填接收人"
_PLACE = re.compile(r"\{([^{}]*)\}")


class FileNameError(ToolkitError):
    """The template of the files' names cannot be followed."""

    def __init__(self, template: str, why: str) -> None:
        known = "".join(f"{{{name}}}" for name in KNOWN)
        super().__init__(
            f"分册文件名的写法“{template}”{why}。可以用{known}和别的字，如“{{单位}}_{{期}}”，请改正后再下发。",
            value=template,
        )


def stems(
    booklets: Sequence[Booklet], template: str, period: str, version: str
) -> tuple[list[str], tuple[str, ...]]:
    """The stem of each booklet's file, and sentences about those that could not be as the template says.

    They are distinct on every disk: those that would be the same get the receiver's key.

    Raises:
        FileNameError: the template has a brace alone, or names what is not known.
    """
    _refuse(template)
    names = [_name(each, template, period, version) for each in booklets]
    made = file_stems(names)
    wanted = [f"{name.title}{name.ending}" for name in names]
    return made, tuple(_changes(wanted, made))


def told_apart(booklets: Iterable[Booklet]) -> Callable[[Booklet], str]:
    """How a sentence calls a booklet: “…”, with the receiver's key behind where several are called so."""
    titles = Counter((each.kind.name, each.title) for each in booklets)

    def name(booklet: Booklet) -> str:
        alike = titles[(booklet.kind.name, booklet.title)] > 1
        return f"“{booklet.title}”（{booklet.key}）" if alike else f"“{booklet.title}”"

    return name


def _refuse(template: str) -> None:
    rest = _PLACE.sub("", template)
    if "{" in rest or "}" in rest:
        raise FileNameError(template, "里的花括号不成对")
    if unknown := [name for name in _PLACE.findall(template) if name not in KNOWN]:
        raise FileNameError(template, f"里的“{{{unknown[0]}}}”不认识")
    if not rest.strip() and not _PLACE.search(template):
        raise FileNameError(template, "是空的")


def _name(booklet: Booklet, template: str, period: str, version: str) -> Name:
    """What a key goes behind where names are the same: the part up to the unit or the person."""
    said = {
        UNIT: booklet.title,
        PERSON: booklet.receiver or NOBODY,
        KIND: booklet.kind.name,
        PERIOD: period,
        VERSION: version,
    }
    end = max((template.find(place) + len(place) for place in _OWN if place in template), default=0)
    end = end or len(template)
    first, rest = (
        _PLACE.sub(lambda match: said[match[1]], part) for part in (template[:end], template[end:])
    )
    return Name(booklet.key, first, rest)


_OWN = (f"{{{UNIT}}}", f"{{{PERSON}}}")


def _changes(wanted: Sequence[str], made: Sequence[str]) -> Sequence[str]:
    """A sentence for signs that no file's name may have, and one for names that were the same."""
    illegal = sorted({sign for name in wanted for sign in FORBIDDEN.findall(name)})
    said = []
    if illegal:
        signs = "".join(sign if sign.isprintable() else "控制符" for sign in illegal)
        said.append(f"文件名里不能有“{signs}”，已改成“_”。")
    plain = [file_stem(name) for name in wanted]
    same = [stem for name, stem in zip(plain, made, strict=True) if plain.count(name) > 1]
    if same:
        said.append(f"{len(same)}个分册按写法会重名，文件名里加了编号：{listed(same)}。")
    cut = [
        stem
        for name, stem in zip(plain, made, strict=True)
        if stem != name and plain.count(name) == 1
    ]
    if cut:
        said.append(f"文件名太长的截短了：{listed(cut)}。")
    return said
