"""The .docx package: fixed parts, order, dates and properties, so that the same page gives the same bytes."""

from __future__ import annotations

import io
import zipfile

from toolkit.word.page.markup import DECLARATION
from toolkit.word.page.markup import NAMESPACES
from toolkit.word.page.markup import attribute

_EPOCH = (1980, 1, 1, 0, 0, 0)
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def package(
    document: str, *, styles: str, font_table: str, theme: str, footers: dict[str, str], title: str
) -> bytes:
    """The bytes of a .docx; `footers` are parts by relationship id."""
    files = {f"footer{number}.xml": part for number, part in enumerate(footers.values(), 1)}
    parts = {
        "[Content_Types].xml": _content_types(list(files)),
        "_rels/.rels": _package_relations(),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _document_relations(dict(zip(footers, files, strict=True))),
        "word/styles.xml": styles,
        "word/settings.xml": _settings(),
        "word/fontTable.xml": font_table,
        "word/theme/theme1.xml": theme,
        **{f"word/{name}": part for name, part in files.items()},
        "docProps/core.xml": _core(title),
    }
    return _zip(parts)


def _zip(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, content.encode("utf-8"))
    return buffer.getvalue()


def _content_types(footers: list[str]) -> str:
    overrides = {
        "word/document.xml": f"{_TYPES}.document.main+xml",
        "word/styles.xml": f"{_TYPES}.styles+xml",
        "word/settings.xml": f"{_TYPES}.settings+xml",
        "word/fontTable.xml": f"{_TYPES}.fontTable+xml",
        "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        **{f"word/{name}": f"{_TYPES}.footer+xml" for name in footers},
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    listed = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _package_relations() -> str:
    return _relations(
        ("rId1", f"{_RELATIONS}/officeDocument", "word/document.xml"),
        ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    )


def _document_relations(footers: dict[str, str]) -> str:
    return _relations(
        ("rIdStyles", f"{_RELATIONS}/styles", "styles.xml"),
        ("rIdSettings", f"{_RELATIONS}/settings", "settings.xml"),
        ("rIdFonts", f"{_RELATIONS}/fontTable", "fontTable.xml"),
        ("rIdTheme", f"{_RELATIONS}/theme", "theme/theme1.xml"),
        *((key, f"{_RELATIONS}/footer", name) for key, name in footers.items()),
    )


def _relations(*entries: tuple[str, str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'
        for key, kind, target in entries
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _settings() -> str:
    """settings: odd and even footers, no squeezing of punctuation, Word 2013's layout."""
    mode = (
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="630"/><w:evenAndOddHeaders/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/>{mode}</w:settings>'
    )


def _core(title: str) -> str:
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{attribute(title)}</dc:title>'
        "</cp:coreProperties>"
    )
