"""Content controls bound to data of their own, which Word would show instead of the result."""

from __future__ import annotations

from toolkit.word.template.names import W15
from toolkit.word.template.names import Element
from toolkit.word.template.names import W


def free_from_binding(paragraph: Element) -> None:
    """Cut content controls loose from custom XML, which Word would show instead of the result."""
    for control in paragraph.iterancestors(W + "sdt"):
        _unbind(control)
    for control in paragraph.iter(W + "sdt"):
        _unbind(control)


def _unbind(control: Element) -> None:
    properties = control.find(W + "sdtPr")
    if properties is not None:
        for name in (W + "dataBinding", W15 + "dataBinding", W + "showingPlcHdr"):
            for child in properties.findall(name):
                properties.remove(child)
