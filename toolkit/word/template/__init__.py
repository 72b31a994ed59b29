"""Word templates in docxtpl's dialect: strict, safe, and without the loss of a character."""

from __future__ import annotations

from toolkit.word.template.errors import RenderError
from toolkit.word.template.errors import TemplateError
from toolkit.word.template.template import Template
from toolkit.word.template.template import write_document

__all__ = ["RenderError", "Template", "TemplateError", "write_document"]
