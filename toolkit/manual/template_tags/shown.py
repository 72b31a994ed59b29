"""An example of the tags' page: what stands in the template, the data, and what the document then says.

Templates and documents are drawn: a line is a paragraph, lines between bars are a table's rows. Of a
document, what is no text is drawn in 〔 〕.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Example:
    """One tag or several that belong together.

    Attributes:
        title: the section's heading.
        said: what they do, for clerks.
        template: what is typed, drawn.
        document: what is made of it, drawn.
        data: what `taizhang render` is given, as it stands in JSON.
    """

    title: str
    said: str
    template: str
    document: str
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """One filter, test or name: what it does, an example over the page's own data, what that writes."""

    said: str
    tag: str
    written: str
