"""Who fills a sheet or a column."""

from __future__ import annotations

from typing import ClassVar


class Owner(str):
    """Who fills a column, as people call him; everybody else sees it locked.

    The office and the program are every activity's; whoever else fills is declared by the activity.
    """

    __slots__ = ()

    OFFICE: ClassVar[Owner]
    PROGRAM: ClassVar[Owner]


Owner.OFFICE = Owner("办公室")
Owner.PROGRAM = Owner("程序")
