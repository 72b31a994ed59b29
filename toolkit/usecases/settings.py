"""The parameters that a workbook is judged by: its sheet 参数 over the activity's own, and what is tried over both."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from toolkit.chinese.dates import full_day
from toolkit.declare.errors import ToolkitError
from toolkit.declare.layout import AS_OF_SETTING
from toolkit.declare.outcome import Note
from toolkit.declare.parameter_errors import ParameterError
from toolkit.declare.parameter_errors import WrongParametersError
from toolkit.declare.parameters import NOWHERE
from toolkit.declare.standard import Setting
from toolkit.declare.wording import listed
from toolkit.declare.wording import shown
from toolkit.reading.settings import understood

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.parameters import Parameters
    from toolkit.reading.setting_cells import SettingCell

NOT_YET = "未到生效日"
TRIED = "“--set”的"


class UnknownParameterError(ToolkitError):
    """A value was given for a parameter that the activity does not have."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        near = get_close_matches(name, known, n=1)
        guess = f"是否应为“{near[0]}”？" if near else f"参数有：{listed(known)}。"
        super().__init__(f"没有参数“{name}”。{guess}", value=name)


class AsOfMissingError(ToolkitError):
    """Nobody said up to which day to judge."""

    on_command_line = "也可以用 --as-of 2012-06-30 的形式给出。"

    def __init__(self, file: str) -> None:
        super().__init__(
            f"没有给出统计截止日。请在文件《{file}》的“{Setting.sheet}”表填写“{AS_OF_SETTING}”。",
            file=file,
            sheet=Setting.sheet,
        )


@dataclass(frozen=True, slots=True)
class Settings:
    """What was said of parameters, before a day is known.

    Attributes:
        file: the workbook's name.
        catalogue: the activity.
        cells: the lines of the sheet 参数, by name.
        tried: values that go before them, by name, as typed.
        values: both in their own kinds.
        notes: what was normalised in the workbook's.
    """

    file: str
    catalogue: Catalogue
    cells: Mapping[str, SettingCell]
    tried: Mapping[str, str]
    values: Mapping[str, object]
    notes: Sequence[Note]

    @property
    def as_of(self) -> dt.date:
        """The 统计截止日 that is typed or tried.

        Raises:
            ParameterError, AsOfMissingError: it is no day; there is none.
        """
        parameter = self.catalogue.parameters.as_of
        value = self.values.get(AS_OF_SETTING)
        with self._naming_the_cell():
            try:
                day = parameter.read(value)
            except (ValueError, TypeError):
                place = self._places().get(AS_OF_SETTING, "")
                raise ParameterError(AS_OF_SETTING, value, parameter.wanted, place) from None
        if day is None:
            raise AsOfMissingError(self.file)
        return day

    def on(self, day: dt.date) -> Parameters:
        """The parameters in force on a day.

        Raises:
            ParameterError, ContradictionError, WrongYearError: they cannot be used.
        """
        late = self._not_yet(day)
        values = {name: value for name, value in self.values.items() if name not in late}
        with self._naming_the_cell():
            return self.catalogue.parameters(day, values, self._places())

    def cell_in_force(self, name: str, day: dt.date) -> SettingCell | None:
        """The line of the sheet 参数 whose value a parameter has; None where it has another."""
        silent = name in self.tried or name in self._not_yet(day)
        return None if silent else self.cells.get(name)

    def notes_on(self, day: dt.date) -> list[Note]:
        """What is to be told of the sheet 参数: normalised, not yet in force, without effect."""
        late = [_not_yet(name, cell) for name, cell in self._not_yet(day).items()]
        return [*self.notes, *late, *self._unknown()]

    def _not_yet(self, day: dt.date) -> Mapping[str, SettingCell]:
        """The lines whose 生效日 is later than a day; the 统计截止日 itself is in force at once."""
        return {
            name: cell
            for name, cell in self.cells.items()
            if cell.since and cell.since > day and name not in {*self.tried, AS_OF_SETTING}
        }

    def _unknown(self) -> list[Note]:
        """Names in the sheet 参数 that no parameter answers to: their values change nothing."""
        known = self.catalogue.parameters.declared
        notes = []
        for name in sorted(self.cells.keys() - known.keys()):
            near = get_close_matches(name, known, n=1)
            guess = f"，是否应为“{near[0]}”" if near else ""
            said = f"没有参数“{name}”{guess}，这一行不起作用。"
            notes.append(Note("未知参数", Setting.sheet, 0, "", "", name, "", said))
        return notes

    def _places(self) -> Mapping[str, str]:
        where = f"文件《{self.file}》“{Setting.sheet}”表"
        typed = {name: f"{where}{_in_words(cell)}的" for name, cell in self.cells.items()}
        return {**typed, **dict.fromkeys(self.tried, TRIED)}

    @contextmanager
    def _naming_the_cell(self) -> Iterator[None]:
        """Let an error about parameters carry the cell of the one that is at fault."""
        try:
            yield
        except WrongParametersError as error:
            named = [name for name in error.names if name in self.cells]
            if not self.tried.keys() & {*error.names}:
                error.file, error.sheet = self.file, Setting.sheet
                error.column = Setting.value.heading
                error.row = self.cells[named[0]].place.row if named else None
            raise


def settings_of(
    file: str,
    cells: Mapping[str, SettingCell],
    catalogue: Catalogue,
    tried: Mapping[str, str] = NOWHERE,
) -> Settings:
    """What a workbook, and who tries something, say of parameters.

    Raises:
        UnknownParameterError: a value is tried of what is no parameter.
    """
    tried = {"".join(name.split()): value for name, value in tried.items()}
    known = [each.name for each in catalogue.parameters.all()]
    for name in tried:
        if name not in known:
            raise UnknownParameterError(name, known)
    typed = {name: cell.value for name, cell in cells.items()}
    values, notes = understood(typed, catalogue.parameters)
    # -- who tries a value is shown what it was taken for: nothing more is told of it --
    over, _ = understood(tried, catalogue.parameters)
    return Settings(file, catalogue, cells, tried, {**values, **over}, notes)


def _not_yet(name: str, cell: SettingCell) -> Note:
    assert cell.since is not None
    said = f"参数“{name}”自{full_day(cell.since)}起生效，这次没有用“{shown(cell.value)}”。"
    place = cell.place
    words = (place.column, place.cell, shown(cell.value), "")
    return Note(NOT_YET, place.sheet, place.row, *words, said)


def _in_words(cell: SettingCell) -> str:
    return f"{cell.place.cell}格" if cell.place.cell else f"第{cell.place.row}行"
