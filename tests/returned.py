"""Booklets as they come back."""

from tests.opened import opened
from tests.opened import typed


def signed(sent, target):
    """Write what a booklet is once somebody has signed its cover and filled nothing else."""
    book = opened(sent)
    cover = book["封面"]
    (label,) = [cell for row in cover.iter_rows() for cell in row if cell.value == "填报人"]
    cover.cell(label.row + 1, label.column).value = "鹿鸣"
    typed(book, target)
