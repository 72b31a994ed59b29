"""The values of a draft as the Word engine writes them: each figure under its name, with where it comes from."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.declare.figures import Figure
from toolkit.declare.figures import Sentence
from toolkit.declare.ranges import said_ranges
from toolkit.declare.verifying import AS_OF
from toolkit.declare.verifying import CELLS
from toolkit.declare.verifying import COUNTED
from toolkit.declare.verifying import POPULATION
from toolkit.declare.verifying import SAME_AS
from toolkit.declare.verifying import UNIT
from toolkit.declare.wording import number
from toolkit.word.template import Figure as NamedValue
from toolkit.word.template import Words


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
