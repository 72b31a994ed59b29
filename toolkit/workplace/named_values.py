"""The values of a draft as the Word engine writes them: each figure under its name, with where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from toolkit.declare.figures import Figure
from toolkit.declare.figures import Sentence
from toolkit.declare.ranges import said_ranges
from toolkit.declare.verifying import AS_OF
from toolkit.declare.verifying import BOOK
from toolkit.declare.verifying import CELLS
from toolkit.declare.verifying import COUNTED
from toolkit.declare.verifying import FILE
from toolkit.declare.verifying import KIND
from toolkit.declare.verifying import POPULATION
from toolkit.declare.verifying import SAME_AS
from toolkit.declare.verifying import UNIT
from toolkit.declare.wording import number
from toolkit.word.page import title_lines
from toolkit.word.template import Figure as NamedValue
from toolkit.word.template import Words

if TYPE_CHECKING:
    from toolkit.usecases.generate import DocumentToWrite
    from toolkit.usecases.validate import Judged

TITLE = "标题"


def named(value: object) -> object:
    """The same value with figures and sentences, however deep, as the engine marks them."""
    if isinstance(value, Figure):
        return _figure(value)
    if isinstance(value, Sentence):
        return Words(
            tuple(_figure(each) if isinstance(each, Figure) else each for each in value.parts)
        )
    if isinstance(value, Mapping):
        return {name: named(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [named(each) for each in value]
    return value


def _figure(figure: Figure) -> NamedValue:
    told = {
        AS_OF: figure.as_of.isoformat(),
        UNIT: figure.unit,
        POPULATION: figure.population,
        COUNTED: figure.counted,
        CELLS: said_ranges(figure.cells),
        SAME_AS: figure.same_as,
    }
    value = figure.plain
    origin = (number(figure.value),) if figure.text else ()
    return NamedValue(value, figure.name, {key: each for key, each in told.items() if each}, origin)


def about(document: DocumentToWrite, judged: Judged) -> dict[str, str]:
    """What a paper records of itself, so that it can be verified wherever it lies."""
    return {
        KIND: document.kind.name,
        FILE: f"{document.stem}.docx",
        BOOK: judged.file,
        AS_OF: judged.case.as_of.isoformat(),
    }


def laid_out(values: Mapping[str, object]) -> dict[str, object]:
    """What the template prints; the title broken into lines by sense (GB/T 9704—2012 7.3.1)."""
    printed = {name: named(value) for name, value in values.items()}
    if TITLE in values:
        printed[TITLE] = "\n".join(title_lines(str(values[TITLE])))
    return printed
