"""Word templates in docxtpl's dialect: strict, safe, and without the loss of a character."""

from __future__ import annotations

from toolkit.word.template.answers import LimitPassedError
from toolkit.word.template.charts import Chart
from toolkit.word.template.errors import Fault
from toolkit.word.template.errors import RenderError
from toolkit.word.template.errors import TemplateError
from toolkit.word.template.extensions import Extensions
from toolkit.word.template.figures import Figure
from toolkit.word.template.figures import Words
from toolkit.word.template.filters import FILTERS
from toolkit.word.template.images import InlineImage
from toolkit.word.template.limits import Limits
from toolkit.word.template.markdown import Markdown
from toolkit.word.template.named_figures import NamedFigure
from toolkit.word.template.named_figures import read_figures
from toolkit.word.template.pool import Pool
from toolkit.word.template.pool import render_safely
from toolkit.word.template.richtext import RP
from toolkit.word.template.richtext import Listing
from toolkit.word.template.richtext import R
from toolkit.word.template.richtext import RichText
from toolkit.word.template.richtext import RichTextParagraph
from toolkit.word.template.runs_of_data import BookmarkedText
from toolkit.word.template.runs_of_data import CheckBox
from toolkit.word.template.runs_of_data import Link
from toolkit.word.template.strip_marks import strip_marks
from toolkit.word.template.subdoc import Subdoc
from toolkit.word.template.template import Template
from toolkit.word.template.template import write_document
from toolkit.word.template.told import Blank
from toolkit.word.template.told import Document
from toolkit.word.template.told import EscapedLooking
from toolkit.word.template.told import Unfilled
from toolkit.word.template.uncompiled import Uncompiled
from toolkit.word.template.worker_process import WorkerProcess

__all__ = [
    "FILTERS",
    "RP",
    "Blank",
    "BookmarkedText",
    "Chart",
    "CheckBox",
    "Document",
    "EscapedLooking",
    "Extensions",
    "Fault",
    "Figure",
    "InlineImage",
    "LimitPassedError",
    "Limits",
    "Link",
    "Listing",
    "Markdown",
    "NamedFigure",
    "Pool",
    "R",
    "RenderError",
    "RichText",
    "RichTextParagraph",
    "Subdoc",
    "Template",
    "TemplateError",
    "Uncompiled",
    "Unfilled",
    "Words",
    "WorkerProcess",
    "read_figures",
    "render_safely",
    "strip_marks",
    "write_document",
]
