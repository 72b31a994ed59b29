"""LibreOffice as a headless printer: documents to PDF, PDF to page pictures, fonts accounted for."""

from __future__ import annotations

from toolkit.word.office.errors import ConversionFailedError
from toolkit.word.office.errors import OfficeError
from toolkit.word.office.errors import OfficeMissingError
from toolkit.word.office.errors import OfficeTimeoutError
from toolkit.word.office.fonts import FontSubstitution
from toolkit.word.office.fonts import font_substitutions
from toolkit.word.office.fonts import known_families
from toolkit.word.office.pages import page_pictures
from toolkit.word.office.soffice import convert
from toolkit.word.office.soffice import find_soffice

__all__ = [
    "ConversionFailedError",
    "FontSubstitution",
    "OfficeError",
    "OfficeMissingError",
    "OfficeTimeoutError",
    "convert",
    "find_soffice",
    "font_substitutions",
    "known_families",
    "page_pictures",
]
