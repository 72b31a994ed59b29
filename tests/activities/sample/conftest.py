"""The sample workspace as the sheets of a workbook, without a file."""

from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence

import pytest

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.declare.layout import example_cells
from toolkit.declare.standard import Setting
from toolkit.reading.workbook import Sheet
from toolkit.usecases.validate import Judged
from toolkit.usecases.validate import validate

Rows = Mapping[str, Sequence[Sequence[object]]]


def _sheets(rows: Rows) -> list[Sheet]:
    """Headings in row 1, the example in row 2, the data from row 3."""
    named = {Setting.name: 0, Setting.value: 1}
    settings = [
        [pair[named[column]] if column in named else None for column in Setting.columns]
        for pair in sample.settings().items()
    ]
    filled = {**rows, Setting.sheet: settings}
    return [
        Sheet(
            ledger.sheet,
            [
                [column.heading for column in ledger.columns],
                list(example_cells(ledger.columns, SANJIE.examples)),
                *map(list, filled[ledger.sheet]),
            ],
        )
        for ledger in SANJIE.ledgers
        if ledger.sheet in filled
    ]


def _judged(rows: Rows) -> Judged:
    return validate("示例台账.xlsx", _sheets(rows), SANJIE, as_of=sample.AS_OF)


@pytest.fixture(scope="session")
def judge() -> Callable[[Rows], Judged]:
    return _judged


@pytest.fixture(scope="session")
def clean() -> Judged:
    return _judged(sample.clean_rows(SANJIE.ledgers))


@pytest.fixture
def sheets() -> list[Sheet]:
    """The clean sample as sheets."""
    return _sheets(sample.clean_rows(SANJIE.ledgers))
