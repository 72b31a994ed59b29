"""The ribbon tab 台账: the part customUI14.xml (MS-CUSTOMUI 2010), added to a package."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from toolkit.declare.button import BUTTONS
from toolkit.declare.button import MENU

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.declare.button import Button

PART = "customUI/customUI14.xml"
RELATIONSHIPS = "_rels/.rels"
KIND = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
RELATIONSHIP = f'<Relationship Id="rIdRibbon" Type="{KIND}" Target="{PART}"/>'
END = b"</Relationships>"


def ribbon_xml(buttons: Sequence[Button] = BUTTONS) -> str:
    """The tab with one large button for each button of the front page."""
    items = "".join(
        f'<button id="toolkit_{each.command}" label={quoteattr(each.caption)} size="large"'
        f' imageMso="{each.icon}" screentip={quoteattr(each.caption)}'
        f' supertip={quoteattr(each.tip)} onAction="{each.ribbon_macro}"/>'
        for each in buttons
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<customUI xmlns="http://schemas.microsoft.com/office/2009/07/customui"><ribbon><tabs>'
        f'<tab id="toolkit" label={quoteattr(MENU)}><group id="toolkit_work" label="每月工作">{items}'
        "</group></tab></tabs></ribbon></customUI>"
    )


def with_ribbon(package: bytes, buttons: Sequence[Button] = BUTTONS) -> bytes:
    """The same package with the tab; all other parts keep their bytes."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as source,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target,
    ):
        for info in source.infolist():
            part = source.read(info)
            if info.filename == RELATIONSHIPS:
                part = part.replace(END, RELATIONSHIP.encode() + END)
            target.writestr(info, part)
        added = zipfile.ZipInfo(PART, (1980, 1, 1, 0, 0, 0))
        added.compress_type = zipfile.ZIP_DEFLATED
        added.create_system = 0
        target.writestr(added, ribbon_xml(buttons))
    return written.getvalue()
