"""The filled sample workbook of the demonstration, built from the declarations and the sample rows."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from toolkit.declare.errors import ToolkitError
from toolkit.declare.errors import declared_as
from toolkit.declare.sample import SampleError
from toolkit.declare.standard import Setting

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.sample import Sample

    Rows = Mapping[str, Sequence[Sequence[object]]]


class NoSampleError(ToolkitError):
    """An activity without sample rows."""

    def __init__(self, activity: str) -> None:
        super().__init__(
            f"活动“{activity}”没有示例台账，不能演示。可用 taizhang new 新建空白台账。"
        )


def sample_of(catalogue: Catalogue) -> Sample:
    """The activity's sample.

    Raises:
        NoSampleError: it has none.
        SampleError: it sets what is no parameter of the activity.
    """
    if catalogue.sample is None:
        raise NoSampleError(catalogue.name)
    with declared_as("示例"):
        sample = catalogue.sample()
    unknown = sorted(sample.settings.keys() - {each.name for each in catalogue.parameters.all()})
    if unknown:
        raise SampleError(unknown[0], "不是活动的参数：名称要与 parameters.toml 一致。")
    return sample


def clean_rows(catalogue: Catalogue, sample: Sample) -> Rows:
    """The sample's rows without a fault, by sheet."""
    with declared_as("示例"):
        return sample.clean_rows(catalogue.ledgers)


def faulty_rows(catalogue: Catalogue, sample: Sample) -> Rows | None:
    """The sample's rows with faults planted, by sheet; None where it has no such set."""
    with declared_as("示例"):
        return sample.faulty_rows(catalogue.ledgers) if sample.faulty_rows else None


def sample_workbook(catalogue: Catalogue, rows: Rows, project: bytes | None = None) -> bytes:
    """The control workbook with these rows in its sheets, and the sample bureau's own parameters.

    Args:
        catalogue: the activity.
        rows: by sheet, in the order of its ledger's columns.
        project: a VBA project, for an .xlsm; without it, an .xlsx.

    Raises:
        NoSampleError: the activity has no sample.
    """
    from toolkit.workbooks.blank.prefill import settings_rows
    from toolkit.workbooks.control.workbook import control_xlsm
    from toolkit.workbooks.control.workbook import control_xlsx

    sample = sample_of(catalogue)
    settings = [
        (name, _dated(sample.settings.get(str(name), value)), *rest)
        for name, value, *rest in settings_rows(catalogue.parameters, sample.as_of)
    ]
    filled = {**rows, Setting.sheet: settings}
    if project is None:
        return control_xlsx(catalogue, filled)
    return control_xlsm(catalogue, project, filled)


def _dated(value: object) -> object:
    """A date that is written as text, as a date: the front page shows it."""
    try:
        return dt.date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return value
