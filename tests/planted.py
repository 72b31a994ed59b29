"""The faults planted in the sample that are shown: leads stand in a file of their own."""

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample

INTERNAL = {each.code for each in SANJIE.everything_judged() if each.internal}


def planted():
    """(code, sheet, row, heading) of each finding, sorted."""
    return sorted(
        (found.code, found.sheet, found.row, found.column)
        for entry in sample.PLANTED
        for found in entry.findings
        if found.code not in INTERNAL
    )
