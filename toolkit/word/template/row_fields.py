"""Fields of a list that no tag writes in the rows of a table that goes through it: what a person typed over.

A column that a person takes out whole leaves no cell, and is missed by nobody here; nor is a field that a
sentence does without.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.chinese.characters import half_width
from toolkit.word.messages import of_rendering

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.word.template.fixed_text import Line
    from toolkit.word.template.places import Place
    from toolkit.word.template.tags import Tag

_LOOP = re.compile(r"for\s+(?P<name>\w+)\s+in\s+(?P<list>\w+)")
_BATCH = re.compile(r"\|\s*batch\(\s*(\d{1,2})\b")
_NUMBER = re.compile(r"[\d０-９][\d０-９,，.．]*[%％]?")
_SHOWN = 20
Row = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class MissingField:
    """A field that no tag writes.

    Attributes:
        place: the cell or paragraph where it probably stood.
        field: as a tag writes it, such as 行.单位.
        said: what stands in the cell now, "" for nothing.
    """

    place: Place
    field: str
    said: str

    @property
    def message(self) -> str:
        """What is wrong."""
        if self.said:
            return of_rendering.FIELD_TYPED_OVER(field=self.field, said=self.said[:_SHOWN])
        return of_rendering.FIELD_UNUSED(field=self.field)

    @property
    def advice(self) -> str:
        """What to do."""
        return of_rendering.WRITE_FIELD(field=self.field)


def fields_of(required: Iterable[str]) -> dict[str, list[str]]:
    """The fields among required names (清单.单位), by the list or mapping that they are of."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in required:
        of, dot, field = half_width(name).partition(".")
        if dot:
            found[of].append(field)
    return dict(found)


def missing_fields(
    tags: Sequence[Tag], lines: Iterable[Line], fields: Mapping[str, Sequence[str]]
) -> Iterator[MissingField]:
    """The fields that were there to be written and are not, in the rows of the lists that tags go through."""
    live = [tag for tag in tags if not (tag.made or tag.dropped)]
    uses = {name: _Use(name, live) for name in fields}
    page = _Page(live, lines)
    for name, use in uses.items():
        if not use.tags or use.is_whole or use.is_of_columns:
            continue
        unused = [each for each in fields[name] if each not in use.used(fields[name])]
        if use.loops:
            yield from use.missing(unused, page)
            yield from use.missing_in_batch(fields[name])
        else:
            yield from use.typed_over(unused, fields[name], page)


class _Use:
    """How a template uses a list or a mapping."""

    def __init__(self, name: str, tags: Sequence[Tag]) -> None:
        found = [(tag, loop) for tag in tags if (loop := _LOOP.match(tag.token.body))]
        self.loops = [tag for tag, loop in found if loop["list"] == name]
        names = {loop["name"] for _, loop in found if loop["list"] == name} or {name}
        self._name = min(names)
        own = "|".join(map(re.escape, sorted(names)))
        self._field = re.compile(
            rf"(?<![\w.])(?:{own})\s*(?:\[\s*(?P<at>\d+)\s*\]\s*)?(?:\.\s*(?P<field>\w+)|\[\s*['\"](?P<key>\w+))"
        )
        self._bare = re.compile(rf"(?<![\w.'\"])(?:{own})(?![\w'\"]|\s*[.\[])")
        self._quoted = re.compile(rf"(?<![\w.])(?:{own}|{re.escape(name)})(?!\w)")
        self.tags = [tag for tag in tags if self._quoted.search(tag.token.body)]

    @property
    def is_of_columns(self) -> bool:
        """Whether items are written side by side: the other cells of the row are none of an item's."""
        return any(tag.token.prefix == "tc" for tag in self.loops)

    @property
    def is_whole(self) -> bool:
        """Whether a tag takes an item as a whole, for a macro or a filter to do what it likes."""
        values = [tag for tag in self.tags if tag.token.kind == "value"]
        return any(self._bare.search(tag.token.body) for tag in values)

    def used(self, fields: Iterable[str]) -> set[str]:
        """Which of the fields some tag names."""
        bodies = [tag.token.body for tag in self.tags]
        named = {each["field"] or each["key"] for b in bodies for each in self._field.finditer(b)}
        quoted = {f for f in fields for b in bodies if f"'{f}'" in b or f'"{f}"' in b}
        return named | quoted

    def missing(self, unused: Sequence[str], page: _Page) -> Iterator[MissingField]:
        """The unused fields, if there is a place where they may have stood."""
        if not unused:
            return
        cells = [cell for row in self._rows() for cell in page.without_tags(row)]
        for at, field in enumerate(unused):
            if cells:
                place, said = cells[min(at, len(cells) - 1)]
                yield MissingField(place, f"{self._name}.{field}", said)

    def missing_in_batch(self, fields: Sequence[str]) -> Iterator[MissingField]:
        """What is written of one item of a row and not of another."""
        wanted: set[str] = set()
        there: dict[int, set[str]] = defaultdict(set)
        for tag in self.tags:
            for each in self._field.finditer(tag.token.body):
                if each["at"] and tag.token.kind == "value" and tag.place.table:
                    there[int(each["at"])].add(each["field"] or each["key"])
                    wanted.add(each["field"] or each["key"])
        sizes = [int(s[1]) for tag in self.loops if (s := _BATCH.search(tag.token.body))]
        if len(sizes) != 1 or not there:
            return
        for at in range(sizes[0]):
            for field in (f for f in fields if f in wanted - there[at]):
                yield MissingField(self.loops[0].place, f"{self._name}[{at}].{field}", "")

    def typed_over(
        self, unused: Sequence[str], fields: Sequence[str], page: _Page
    ) -> Iterator[MissingField]:
        """Numbers in a row of sums that no tag writes: each of the field that comes next in its order."""
        for row in self._rows():
            for place, said in page.without_tags(row):
                if not _NUMBER.fullmatch(said):
                    continue
                before = [f for column, f in self._columns(row) if column < place.column]
                at = max((fields.index(f) for f in before if f in fields), default=-1)
                later = [f for f in unused if fields.index(f) > at]
                if later:
                    yield MissingField(place, f"{self._name}.{later[0]}", said)

    def _columns(self, row: Row) -> Iterator[tuple[int, str]]:
        for tag in self.tags:
            if (tag.place.part, tag.place.table, tag.place.row) == row:
                for each in self._field.finditer(tag.token.body):
                    yield tag.place.column, each["field"] or each["key"]

    def _rows(self) -> dict[Row, None]:
        values = [t for t in self.tags if t.token.kind == "value" and t.place.table]
        named = [t for t in values if self._field.search(t.token.body)]
        return dict.fromkeys((t.place.part, t.place.table, t.place.row) for t in named)


class _Page:
    """What stands in the cells of tables."""

    def __init__(self, tags: Iterable[Tag], lines: Iterable[Line]) -> None:
        self._values: dict[Row, set[int]] = defaultdict(set)
        self._texts: dict[Row, dict[int, str]] = defaultdict(dict)
        self._widths: dict[tuple[str, int], int] = defaultdict(int)
        self._places: dict[Row, Place] = {}
        for tag in tags:
            self._note(tag.place)
            if tag.token.kind == "value":
                self._values[_row(tag.place)].add(tag.place.column)
        for line in lines:
            self._note(line.place)
            said = "".join(line.text.split()).replace("\ufffc", "")
            known = self._texts[_row(line.place)]
            known[line.place.column] = known.get(line.place.column, "") + said

    def _note(self, place: Place) -> None:
        table = place.part, place.table
        self._widths[table] = max(self._widths[table], place.column)
        self._places.setdefault(_row(place), place)

    def without_tags(self, row: Row) -> list[tuple[Place, str]]:
        """The cells of a row that no tag writes into, with what they say; those that say something first."""
        columns = range(1, self._widths[row[:2]] + 1)
        bare = [each for each in columns if each not in self._values[row]]
        place = self._places[row]
        cells = [
            (replace(place, column=at, paragraph=0), self._texts[row].get(at, "")) for at in bare
        ]
        return sorted(cells, key=lambda cell: not cell[1])


def _row(place: Place) -> Row:
    return place.part, place.table, place.row
