"""Names that a template must use, and figures that it may not say by itself: what a person typed over is missed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.chinese.characters import HAN
from toolkit.chinese.characters import TO_HALF_WIDTH
from toolkit.chinese.characters import half_width
from toolkit.chinese.late_patterns import compiled_late
from toolkit.word.messages import listed
from toolkit.word.messages import of_lint
from toolkit.word.messages import of_rendering
from toolkit.word.messages import together
from toolkit.word.template.errors import TemplateError
from toolkit.word.template.row_fields import fields_of
from toolkit.word.template.row_fields import missing_fields

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from toolkit.word.template.fixed_text import Line
    from toolkit.word.template.places import Place
    from toolkit.word.template.tags import Tag

_COUNTED = compiled_late(
    rf"(?<![\d.．０-９])(?P<number>[\d０-９]+(?:[.．][\d０-９]+)?)\s*(?P<unit>[{HAN}%％])"
)
_DEMANDED = re.compile(
    "(?:不少于|不低于|不超过|不得少于|不得超过|至少|最多|满|达到|达|第|每|[前后近])\\s*$"
)
_DEMANDED_BEHIND = re.compile("\\s*(?:以上|以下|以内|之内|内|左右)")
_FIGURES = ("数", "率", "次", "额", "量", "值", "比")
_SHARES = ("率", "比")


def unused(names: AbstractSet[str], required: Iterable[str]) -> list[str]:
    """The required names that no tag uses; fields (清单.单位) are not among them."""
    return [name for name in required if "." not in name and half_width(name) not in names]


def unused_faults(
    names: AbstractSet[str], required: Iterable[str], template: str
) -> list[TemplateError]:
    """A fault for each required name that no tag uses."""
    return [
        TemplateError(
            of_rendering.UNUSED(name=name) + of_rendering.WRITE_IT(name=name), template=template
        )
        for name in unused(names, required)
    ]


def field_faults(
    tags: Sequence[Tag], lines: Iterable[Line], required: Iterable[str], template: str
) -> list[TemplateError]:
    """A fault for each required field of a list that the template goes through without writing it."""
    return [
        TemplateError(together(each.message, each.advice), template=template, place=str(each.place))
        for each in missing_fields(tags, lines, fields_of(required))
    ]


@dataclass(frozen=True, slots=True)
class TypedOver:
    """A number in the fixed text that a figure of the data seems to have been.

    Attributes:
        place: of its paragraph.
        number, said: as they stand, alone and with what is counted.
        names: the figures that it may have been.
    """

    place: Place
    number: str
    said: str
    names: tuple[str, ...]

    @property
    def message(self) -> str:
        """What is wrong."""
        return of_lint.TYPED_OVER(
            said=self.said, names=listed(of_lint.QUOTED(name=n) for n in self.names)
        )

    @property
    def advice(self) -> str:
        """What to do."""
        return of_lint.WRITE_FIGURE(name=self.names[0], number=self.number)


def typed_over(lines: Iterable[Line], unused_figures: Mapping[str, str]) -> Iterator[TypedOver]:
    """Numbers in the fixed text of what an unused figure counts, such as “8场” for 场次.

    Years and days, ordinals, and what is demanded (不少于30天) are none.

    Args:
        lines: the fixed text.
        unused_figures: what each says, by name.
    """
    for line in lines if unused_figures else ():
        for found in _COUNTED.finditer(line.text):
            before, after = line.text[: found.start()], line.text[found.end() :]
            names = _that_count(found["unit"].translate(TO_HALF_WIDTH), unused_figures)
            if names and not _DEMANDED.search(before) and not _DEMANDED_BEHIND.match(after):
                yield TypedOver(line.place, found["number"], found[0], names)


def _that_count(unit: str, figures: Mapping[str, str]) -> tuple[str, ...]:
    named = [name for name in figures if name.endswith(_FIGURES)]
    if unit == "%":
        return tuple(name for name in named if name.endswith(_SHARES))
    if unit in "年月日时分号":
        return ()
    by_name = [name for name in named if unit in name and not name.endswith(_SHARES)]
    return tuple(by_name or [name for name in named if f"{unit}数" in figures[name]])


def typed_over_faults(
    lines: Iterable[Line], unused_figures: Mapping[str, str], template: str
) -> list[TemplateError]:
    """A fault for each such number."""
    return [
        TemplateError(together(each.message, each.advice), template=template, place=str(each.place))
        for each in typed_over(lines, unused_figures)
    ]
