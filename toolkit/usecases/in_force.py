"""The parameters that a judgement was really made by: those that something read, with their values in force."""

from __future__ import annotations

from dataclasses import asdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.wording import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.declare.parameter_file import Declared
    from toolkit.usecases.validate import Judged

NO_VALUE = "无"


@dataclass(frozen=True, slots=True)
class InForce:
    """A parameter in force.

    Attributes:
        name: its name.
        value: in words; 无 for none.
        unit: of a number.
        clause: where it comes from.
        decided_by: who decides it.
        since: from when, ISO 8601; of a value that is typed in the workbook, what its 生效日 says.
        place: the cell that it is typed in; "" where the activity's own value is in force.
        usual: the activity's own value on that day, in words.
    """

    name: str
    value: str
    unit: str
    clause: str
    decided_by: str
    since: str
    place: str
    usual: str

    def __str__(self) -> str:
        """总天数下限：50天（原定60天）."""
        other = "" if self.value == self.usual else f"（原定{self._with_unit(self.usual)}）"
        return f"{self.name}：{self._with_unit(self.value)}{other}"

    def _with_unit(self, value: str) -> str:
        return value if value == NO_VALUE else f"{value}{self.unit}"


def in_force(judged: Judged) -> Sequence[InForce]:
    """What rules, obligations and papers have read so far, in the order in which parameters are declared."""
    parameters = judged.case.parameters
    return [
        _in_force(judged, parameters.declared[each.name])
        for each in parameters.all()
        if each.name in parameters.read_
    ]


def in_force_as_json(judged: Judged) -> list[dict[str, str]]:
    """The same in plain values."""
    return [asdict(each) for each in in_force(judged)]


def _in_force(judged: Judged, declared: Declared) -> InForce:
    parameters = judged.case.parameters
    name = declared.name
    since, usual = declared.dated(parameters.on)
    cell = judged.settings.cell_in_force(name, parameters.on)
    if cell:
        first = cell.since.isoformat() if cell.since else ""
    else:
        first = "" if name in judged.settings.tried else since.isoformat()
    return InForce(
        name,
        _words(parameters.values_[name]),
        declared.unit,
        declared.clause,
        declared.decided_by,
        first,
        str(cell.place) if cell else "",
        _words(type(parameters).named(name).read(usual)),
    )


def _words(value: object) -> str:
    return shown(value) or NO_VALUE
