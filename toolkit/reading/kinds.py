"""How the cells of each kind of column are read, and what is out of a column's range."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from toolkit.declare.columns import Choice
from toolkit.declare.columns import Choices
from toolkit.declare.columns import Date
from toolkit.declare.columns import Flag
from toolkit.declare.columns import IdNumber
from toolkit.declare.columns import Names
from toolkit.declare.columns import Number
from toolkit.declare.columns import PersonName
from toolkit.declare.columns import Phone
from toolkit.declare.columns import Reference
from toolkit.declare.columns import References
from toolkit.declare.columns import Text
from toolkit.declare.columns import Time
from toolkit.declare.columns import Value
from toolkit.declare.kinds import ByKind
from toolkit.declare.wording import number as shown_number
from toolkit.reading.faults import Fault
from toolkit.reading.values import Refused
from toolkit.reading.values import Taken
from toolkit.reading.values import read_choice
from toolkit.reading.values import read_choices
from toolkit.reading.values import read_date
from toolkit.reading.values import read_flag
from toolkit.reading.values import read_id_number
from toolkit.reading.values import read_key
from toolkit.reading.values import read_name
from toolkit.reading.values import read_names
from toolkit.reading.values import read_number
from toolkit.reading.values import read_phone
from toolkit.reading.values import read_text
from toolkit.reading.values import read_time
from toolkit.reading.values import read_words
from toolkit.reading.values.standing import none_surely
from toolkit.reading.values.standing import plain_keys
from toolkit.reading.values.standing import plain_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.declare.ledger import Column
    from toolkit.reading.values.standing import Standing

    Reader = Callable[[object], object]


def _unlimited(_column: Column[object], _value: object) -> None:
    """Any value of the kind may stand in its column."""


@dataclass(frozen=True, slots=True)
class HowRead:
    """What reading knows of a kind of column.

    Attributes:
        reader: from a column and the ledger's year to the function that reads a cell.
        beyond: from a column and a value of its kind to why it is out of range; None for within.
        refusal: the fault of a cell that cannot be read.
        repeats: whether what a refusal says may repeat words of the cell.
        standing: from a column to what says of distinct words whether all stand for themselves;
            False where each is to be read.
    """

    reader: Callable[..., Reader]
    beyond: Callable[..., Refused | None] = _unlimited
    refusal: Fault = Fault.UNREADABLE
    repeats: bool = True
    standing: Callable[..., Standing] = lambda _column: none_surely


def _always(read: Reader) -> Callable[..., Reader]:
    """For kinds whose cells are read alike in every column and year."""

    def reader(_column: Column[object], _year: int) -> Reader:
        return read

    return reader


def _date(_column: Date, year: int) -> Reader:
    return partial(read_date, year=year)


def _number(column: Number, _year: int) -> Reader:
    return partial(read_number, unit=column.unit)


def _choice(column: Choice, _year: int) -> Reader:
    return partial(read_choice, options=column.options, former=column.former_options)


def _choices(column: Choices, _year: int) -> Reader:
    return partial(read_choices, options=column.options, former=column.former_options)


def _reference(column: Reference, _year: int) -> Reader:
    return read_name if isinstance(column.to, PersonName) else read_key


def _references(column: References, _year: int) -> Reader:
    return read_names if isinstance(column.to, PersonName) else read_words


def _texts(_column: Text) -> Standing:
    return plain_texts


def _keys(column: Reference) -> Standing:
    return none_surely if isinstance(column.to, PersonName) else plain_keys


def _too_long(column: Text, value: object) -> Refused | None:
    if column.longest and len(str(value)) > column.longest:
        message = f"共{len(str(value))}字，超过{column.longest}字"
        return Refused(message, f"精简到{column.longest}字以内")
    return None


def _number_beyond(column: Number, value: object) -> Refused | None:
    if not isinstance(value, (int, float)):
        return None
    low, high, step = column.minimum, column.maximum, column.step
    said = f"填{shown_number(float(value))}{column.unit}，" if column.may_repeat(value) else ""
    if low is not None and value < low:
        at_least = f"不小于{shown_number(low)}"
        return Refused(f"{said}应{at_least}", f"改为{at_least}的数")
    if high is not None and value > high:
        at_most = f"不大于{shown_number(high)}"
        return Refused(f"{said}应{at_most}", f"改为{at_most}的数")
    if step and value % step:
        whole = "整数" if step == 1 else f"{shown_number(step)}的倍数"
        return Refused(f"{said}应为{whole}", f"改为{whole}")
    return None


HOW_READ: ByKind[HowRead] = ByKind(
    "reading",
    {
        Text: HowRead(_always(read_text), _too_long, repeats=False, standing=_texts),
        PersonName: HowRead(_always(read_name), _too_long, repeats=False),
        Phone: HowRead(_always(read_phone), repeats=False),
        IdNumber: HowRead(_always(read_id_number), repeats=False),
        Date: HowRead(_date),
        Time: HowRead(_always(read_time)),
        Number: HowRead(_number, _number_beyond),
        Flag: HowRead(_always(read_flag), refusal=Fault.NOT_AN_OPTION, repeats=False),
        Choice: HowRead(_choice, refusal=Fault.NOT_AN_OPTION),
        Choices: HowRead(_choices, refusal=Fault.NOT_AN_OPTION),
        Value: HowRead(_always(Taken)),
        Names: HowRead(_always(read_words)),
        Reference: HowRead(_reference, standing=_keys),
        References: HowRead(_references),
    },
)
