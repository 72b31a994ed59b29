"""The ribbon tab 台账: the part customUI14.xml (MS-CUSTOMUI 2010), added to a package."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from toolkit.declare.button import ALL_BUTTONS
from toolkit.declare.button import MENU

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.declare.button import Button

from toolkit.ooxml import namespaces
from toolkit.ooxml.archive import USUAL
from toolkit.ooxml.archive import archive
from toolkit.ooxml.archive import contents
from toolkit.ooxml.relationships import RIBBON
from toolkit.ooxml.relationships import Relationships
from toolkit.ooxml.relationships import relationships_part

PART = "customUI/customUI14.xml"
KEY = "rIdRibbon"


def ribbon_xml(buttons: Sequence[Button] = ALL_BUTTONS) -> str:
    """The tab with one large button for each button of the front page."""
    items = "".join(
        f'<button id="toolkit_{each.command}" label={quoteattr(each.caption)} size="large"'
        f' imageMso="{each.icon}" screentip={quoteattr(each.caption)}'
        f' supertip={quoteattr(each.tip)} onAction="{each.ribbon_macro}"/>'
        for each in buttons
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<customUI xmlns="{namespaces.RIBBON}"><ribbon><tabs>'
        f'<tab id="toolkit" label={quoteattr(MENU)}><group id="toolkit_work" label="每月工作">{items}'
        "</group></tab></tabs></ribbon></customUI>"
    )


def with_ribbon(package: bytes, buttons: Sequence[Button] = ALL_BUTTONS) -> bytes:
    """The same package with the tab; all other parts keep their bytes."""
    parts = contents(package)
    relationships = Relationships(parts[relationships_part("")], "")
    relationships.add(RIBBON[0], PART, key=KEY)
    parts[relationships_part("")] = relationships.content()
    return archive({**parts, PART: ribbon_xml(buttons).encode()}, USUAL)
