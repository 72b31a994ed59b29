"""Which paragraph shows a link whose address has a tag: the address itself stands in another part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.ooxml.namespaces import RELATIONSHIP
from toolkit.ooxml.relationships import relationships_of
from toolkit.ooxml.relationships import relationships_part
from toolkit.ooxml.xml import XMLSyntaxError
from toolkit.word.template.margins import place_of_address
from toolkit.word.template.names import parse
from toolkit.word.template.places import Surveyor
from toolkit.word.template.places import whole_part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.ooxml.package import Contents
    from toolkit.word.template.places import Place


def links_by_address(contents: Contents, owners: Iterable[str]) -> dict[str, Place]:
    """Where links stand, by what the place of their address is called.

    Args:
        contents: the parts of the package.
        owners: those that are printed.
    """
    found: dict[str, Place] = {}
    for owner in owners:
        part = relationships_part(owner)
        if not contents.has(part):
            continue
        try:
            addresses = {each.key: each.target for each in relationships_of(contents, owner)}
            root = parse(contents[owner])
        except XMLSyntaxError:
            continue
        whole = whole_part(part, contents[part])
        surveyor = Surveyor(root, owner)
        for node in root.iter():
            for name in RELATIONSHIP.names("id"):
                if (key := node.get(name)) in addresses:
                    place = place_of_address(whole, addresses[key])
                    found.setdefault(str(place), surveyor.place(node))
    return found
