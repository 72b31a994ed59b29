"""A column's values of many rows are what each row says by itself."""

from typing import ClassVar

from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.declare.column_values import usable_in
from toolkit.declare.unusable import EMPTY
from toolkit.declare.unusable import OUT_OF_PERIOD
from toolkit.declare.unusable import UNREADABLE


class TestUsableIn:
    """Against `row.usable`."""

    kinds: ClassVar = ("甲", EMPTY, UNREADABLE, OUT_OF_PERIOD, None)

    def test_what_is_no_value_is_none(self) -> None:
        """Whatever the kind of nothing."""
        rows = [
            FieldWork(at, [kind] * len(FieldWork.columns)) for at, kind in enumerate(self.kinds)
        ]
        found = usable_in(rows, FieldWork.person)
        assert found == ["甲", None, None, None, None]
        assert found == [row.usable(FieldWork.person) for row in rows]

    def test_no_rows_no_values(self) -> None:
        """An empty ledger."""
        assert usable_in([], FieldWork.person) == []
