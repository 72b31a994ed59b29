"""An earlier result of 校验, as `--json` wrote it, held to the present one."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import cast

import toolkit
from toolkit.chinese.dates import full_day
from toolkit.declare.errors import ToolkitError
from toolkit.declare.outcome import TO_CORRECT
from toolkit.declare.wording import listed
from toolkit.usecases.comparing import Line
from toolkit.usecases.in_force import in_force

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.usecases.validate import Judged

Said = dict[str, object]


class OldResultError(ToolkitError):
    """What is given as an earlier result is none that anything can be held to."""


@dataclass(frozen=True, slots=True)
class OldResult:
    """An earlier result.

    Attributes:
        name: of its file.
        book: the workbook's file name.
        activity: whose ledgers it judged.
        as_of: up to which day.
        program: the version that wrote it.
        parameters: those in force, with their units, by name.
        lines: its findings and verdicts.
    """

    name: str
    book: str
    activity: str
    as_of: dt.date
    program: str
    parameters: Mapping[str, str]
    lines: Sequence[Line]

    def refuse_another_activity(self, activity: str) -> None:
        """Raise OldResultError where it judged another activity's ledgers."""
        if self.activity != activity:
            said = (
                f"“{self.name}”是“{self.activity}”的校验结果，这份台账是“{activity}”的，不能比较。"
            )
            raise OldResultError(said, file=self.name)

    def remarks_on(self, judged: Judged) -> Iterator[str]:
        """What one has to know before one takes a change for the ledgers' own."""
        as_of, program = judged.case.as_of, toolkit.__version__
        if self.book != judged.file:
            yield f"旧结果是《{self.book}》的，这次是《{judged.file}》；不是同一份台账的，比出的变化没有意义。"
        if self.as_of != as_of:
            yield (
                f"旧结果截至{full_day(self.as_of)}，这次截至{full_day(as_of)}；有的变化只因截止日不同。"
            )
        if self.program != program:
            yield f"旧结果由{self.program}版写出，这次是{program}版；有的变化只因规则不同。"
        yield from self._other_parameters(judged)
        yield from self._other_rules(judged)

    def _other_parameters(self, judged: Judged) -> Iterator[str]:
        now = {each.name: f"{each.value}{each.unit}" for each in in_force(judged)}
        other = [
            f"{name}{self.parameters[name]}→{value}"
            for name, value in now.items()
            if self.parameters.get(name, value) != value
        ]
        if other:
            yield f"参数不同：{'；'.join(other)}；有的变化只因参数不同。"

    def _other_rules(self, judged: Judged) -> Iterator[str]:
        before = {line.code for line in self.lines if not line.is_finding}
        now = {verdict.code for verdict in judged.outcome.verdicts}
        if more := sorted(now - before):
            yield f"旧结果没有判定{listed(more)}，这几条的判定都算新增。"
        if less := sorted(before - now):
            yield f"这次不判定{listed(less)}，旧结果里这几条都算不再有。"


def old_result(content: bytes, name: str) -> OldResult:
    """An earlier result from the bytes of its file, in any of the encodings of Unicode.

    Raises:
        OldResultError: it is no result of 校验, or one from before results could be compared.
    """
    try:
        said = json.loads(content)
    except (ValueError, RecursionError):
        raise _none(name) from None
    try:
        return _of(said, name)
    except KeyError as missing:
        if missing.args[0] in {"key", "activity", "program", "parameters"}:
            raise OldResultError(
                f"“{name}”由较早的版本写出，没有比较所需的内容。请用现在的版本对旧台账再校验一次，写出新的结果。",
                file=name,
            ) from None
        raise _none(name) from None
    except (TypeError, ValueError, AttributeError):
        raise _none(name) from None


def _none(name: str) -> OldResultError:
    said = f"“{name}”不是 taizhang validate --json 写出的结果，不能比较。请选以前存下的那个文件。"
    return OldResultError(said, file=name)


def _of(said: Said, name: str) -> OldResult:
    lines = [
        *map(_finding, cast("list[Said]", said["findings"])),
        *map(_verdict, cast("list[Said]", said["verdicts"])),
    ]
    parameters = cast("list[Said]", said["parameters"])
    book = _text(said, "book").replace("\\", "/").rpartition("/")[2]
    return OldResult(
        name,
        book,
        _text(said, "activity"),
        dt.date.fromisoformat(_text(said, "as_of")),
        _text(said, "program"),
        {_text(each, "name"): f"{each['value']}{each['unit']}" for each in parameters},
        lines,
    )


def _finding(said: Said) -> Line:
    place = f"{_text(said, 'sheet')}!{_text(said, 'cell')}"
    row, message = f"第{said['row']}行", _text(said, "message")
    return Line(_key(said), _text(said, "code"), row, place, TO_CORRECT, message)


def _verdict(said: Said) -> Line:
    cells = cast("list[str]", said["cells"])
    place = str(cells[0]) if cells else ""
    subject, state, fact = (_text(said, name) for name in ("subject", "state", "fact"))
    return Line(_key(said), _text(said, "code"), subject, place, state, fact)


def _key(said: Said) -> str:
    return "" if said["key"] is None else _text(said, "key")


def _text(said: Said, name: str) -> str:
    value = said[name]
    if not isinstance(value, str):
        raise TypeError(name)
    return value
