"""Members of a package that change when a rendering adds pictures, links or styles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.word.template.values import plain_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.word.template.rendering import Output
    from toolkit.word.template.rendering import Relationship

CONTENT_TYPES = "[Content_Types].xml"
_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_EMPTY = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{_NAMESPACE}"></Relationships>'
_EXTERNAL = ' TargetMode="External"'
_MEDIA_TYPES = {
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "tiff": "image/tiff",
    "emf": "image/x-emf",
}


def rels_name(part: str) -> str:
    """Return the member that holds a part's relationships."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def changed_members(output: Output) -> dict[str, bytes]:
    """Return the members to replace or to add, by name; empty when nothing was added."""
    contents = output.contents
    changed: dict[str, bytes] = {}
    for part, relationships in output.relationships.items():
        name = rels_name(part)
        before = contents.get(name, _EMPTY.encode()).decode("utf-8-sig")
        changed[name] = _with_relationships(before, relationships).encode()
    if output.media:
        types = contents[CONTENT_TYPES].decode("utf-8-sig")
        extensions = sorted({name.rpartition(".")[2] for name in output.media})
        changed[CONTENT_TYPES] = _with_types(types, extensions).encode()
    for part, inserts in output.inserts.items():
        before, closing, after = contents[part].decode("utf-8-sig").rpartition("</")
        changed[part] = f"{before}{''.join(inserts)}{closing}{after}".encode()
    changed |= dict(sorted(output.media.items()))
    return changed


def _with_relationships(xml: str, relationships: Mapping[str, Relationship]) -> str:
    added = "".join(
        f'<Relationship Id="{name}" Type="{item.kind}" Target="{plain_text(item.target)}"'
        f"{_EXTERNAL * item.external}/>"
        for name, item in relationships.items()
    )
    if "</Relationships>" not in xml:
        return _EMPTY.replace("</Relationships>", f"{added}</Relationships>")
    return xml.replace("</Relationships>", f"{added}</Relationships>")


def _with_types(xml: str, extensions: list[str]) -> str:
    """Return the content types with a default for each extension that has none."""
    lowered = xml.lower()
    added = "".join(
        f'<Default Extension="{extension}" ContentType="{_media_type(extension)}"/>'
        for extension in extensions
        if f'extension="{extension}"' not in lowered
    )
    at = xml.index(">", xml.index("<Types")) + 1
    return xml[:at] + added + xml[at:]


def _media_type(extension: str) -> str:
    return _MEDIA_TYPES.get(extension, f"image/{extension}")
