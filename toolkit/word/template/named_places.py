"""Pictures and check boxes that a template has already, filled by their names rather than by tags.

A picture goes by its alternative text, title or name, a check box by the tag or title of its content control,
one of the old form fields by its bookmark's name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from toolkit.ooxml.namespaces import DRAWING
from toolkit.ooxml.namespaces import WORD_2010
from toolkit.ooxml.xml import serialise
from toolkit.word.messages import of_contents
from toolkit.word.template import stories
from toolkit.word.template.errors import Fault
from toolkit.word.template.images import InlineImage
from toolkit.word.template.names import WP
from toolkit.word.template.names import Element
from toolkit.word.template.names import R
from toolkit.word.template.names import W
from toolkit.word.template.names import parse
from toolkit.word.template.runs_of_data import TICKED
from toolkit.word.template.runs_of_data import UNTICKED
from toolkit.word.template.runs_of_data import CheckBox
from toolkit.word.template.syntax import near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.word.template.rendering import Output

BY_NAME = ("@按名称", "@by_name")
"""The keys of the data beneath which values stand by the names of their places; no tag can use them."""

_BLIP = DRAWING.name("blip")
_W14 = f"{{{WORD_2010}}}"


def given_by_name(context: Mapping[str, object]) -> dict[str, object]:
    """What the data gives for places by name.

    Raises:
        Fault: it is no mapping.
    """
    found: dict[str, object] = {}
    for key in BY_NAME:
        given = context.get(key, {})
        if not isinstance(given, Mapping):
            raise Fault(of_contents.BY_NAME_NO_MAPPING(key=key), given)
        found |= given
    return found


def fill(changed: dict[str, bytes], given: Mapping[str, object], output: Output) -> None:
    """Fill the places of the parts that are printed.

    Args:
        changed: the parts as rendered, by name; those filled are put there.
        given: pictures and check boxes by the names of their places.
        output: what the document gains.

    Raises:
        Fault: no place is called so, or it is none for such a value.
    """
    missing, known = set(given), set[str]()
    for part in stories.printed(output.contents, output.main):
        root = parse(changed.get(part) or output.contents[part])
        places = [*_pictures(root), *_boxes(root)]
        known |= {name for names, _ in places for name in names}
        hits = [(name, place) for names, place in places for name in names & given.keys()]
        for name, place in hits:
            _put(place, name, given[name], part, output)
            missing.discard(name)
        if hits:
            changed[part] = serialise(root)
    for name in sorted(missing):
        hint = near(name, sorted(known))
        raise Fault(of_contents.NO_PLACE_BY_NAME(name=name, hint=hint), name)


def _pictures(root: Element) -> Iterator[tuple[set[str], Element]]:
    for holder in root.iter(WP + "inline", WP + "anchor"):
        named = [each for each in holder.iter() if str(each.tag).endswith(("}docPr", "}cNvPr"))]
        names = {each.get(key, "") for each in named for key in ("name", "descr", "title")}
        if next(holder.iter(_BLIP), None) is not None:
            yield names - {""}, holder


def _boxes(root: Element) -> Iterator[tuple[set[str], Element]]:
    for control in root.iter(W + "sdt"):
        named = control.iterfind(f"{W}sdtPr/*")
        names = {each.get(W + "val", "") for each in named if each.tag in {W + "tag", W + "alias"}}
        if control.find(f"{W}sdtPr/{_W14}checkbox") is not None:
            yield names - {""}, control
    for field in root.iter(W + "ffData"):
        if field.find(W + "checkBox") is not None:
            yield {each.get(W + "val", "") for each in field.iterfind(W + "name")} - {""}, field


def _put(place: Element, name: str, value: object, part: str, output: Output) -> None:
    is_box = place.tag in {W + "sdt", W + "ffData"}
    if isinstance(value, InlineImage) and not is_box:
        key = value.related(part, output)
        for blip in place.iter(_BLIP):
            blip.set(R + "embed", key)
            for more in list(blip):  # -- the same picture in another format --
                blip.remove(more)
    elif isinstance(value, CheckBox) and is_box:
        tick = _tick if place.tag == W + "sdt" else _tick_field
        tick(place, ticked=value.ticked)
    else:
        raise Fault(of_contents.NOT_FOR_THIS_PLACE(name=name), value)


def _tick(control: Element, *, ticked: bool) -> None:
    """Set a check box, and the sign that it shows, by its own signs."""
    box = control.find(f"{W}sdtPr/{_W14}checkbox")
    assert box is not None
    state = box.find(_W14 + "checked")
    if state is None:
        state = box.makeelement(_W14 + "checked")
        box.insert(0, state)
    state.set(_W14 + "val", str(int(ticked)))
    sign = box.find(_W14 + ("checkedState" if ticked else "uncheckedState"))
    usual = TICKED if ticked else UNTICKED
    code = "" if sign is None else sign.get(_W14 + "val", "")
    texts = list(control.iterfind(f".//{W}t"))
    for text in texts:
        text.text = ""
    if texts:
        texts[0].text = chr(int(code, 16)) if code else usual


def _tick_field(field: Element, *, ticked: bool) -> None:
    """Set a check box of the old form fields: Word draws it by what its data say (ECMA-376-1, 17.16.7)."""
    box = field.find(W + "checkBox")
    assert box is not None
    state = box.find(W + "checked")
    if state is None:
        state = box.makeelement(W + "checked")
        box.append(state)
    state.set(W + "val", str(int(ticked)))
