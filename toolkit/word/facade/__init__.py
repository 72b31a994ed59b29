"""docxtpl's public names over this engine: its scripts run with the import line changed.

Values are written as Jinja writes them (`1.0`, half to even, nothing for what is undefined); only
`toolkit.word.template.Template` writes them as the house does. docs/从别家来.md lists the differences.
"""

from __future__ import annotations

from toolkit.word.facade.document import DocxTemplate
from toolkit.word.facade.errors import DocxRenderError
from toolkit.word.facade.errors import DocxSecurityError
from toolkit.word.facade.errors import DocxTemplateError
from toolkit.word.facade.errors import DocxUndefinedError
from toolkit.word.facade.values import RP
from toolkit.word.facade.values import InlineImage
from toolkit.word.facade.values import Listing
from toolkit.word.facade.values import R
from toolkit.word.facade.values import RichText
from toolkit.word.facade.values import RichTextParagraph
from toolkit.word.facade.values import Subdoc

__all__ = [
    "RP",
    "DocxRenderError",
    "DocxSecurityError",
    "DocxTemplate",
    "DocxTemplateError",
    "DocxUndefinedError",
    "InlineImage",
    "Listing",
    "R",
    "RichText",
    "RichTextParagraph",
    "Subdoc",
]
