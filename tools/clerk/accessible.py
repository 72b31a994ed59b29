"""What stands on the screen, found by its accessible name, and where it stands."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING
from typing import Any

import uno

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tools.clerk.office import Office

MOST_CHILDREN = 60  # -- of an accessible thing; a sheet has a thousand million cells --


def role(name: str) -> int:
    """An accessible role by its name."""
    return int(uno.getConstantByName(f"com.sun.star.accessibility.AccessibleRole.{name}"))


MENU_ROLES = (role("MENU"), role("MENU_ITEM"))
BOX_ROLES = (role("DIALOG"), role("ALERT"), role("OPTION_PANE"))
BUTTON_ROLES = (role("PUSH_BUTTON"),)
TABLE_ROLES = (role("TABLE"),)
BARS = {role("MENU_BAR"): MENU_ROLES, role("TOOL_BAR"): BUTTON_ROLES, role("STATUS_BAR"): ()}
"""What is looked for in which bar; elsewhere whatever it is. A menu bar has six hundred items."""


def middle(shown: Any) -> tuple[int, int]:
    """Where an accessible thing stands on the screen."""
    place, size = shown.getLocationOnScreen(), shown.getSize()
    return place.X + size.Width // 2, place.Y + size.Height // 2


def form_button(document: Any, caption: str) -> Any:
    """The accessible context of a button on the first sheet."""
    forms = document.Sheets.getByIndex(0).DrawPage.Forms
    for at in range(forms.Count):
        form = forms.getByIndex(at)
        for model in (form.getByIndex(number) for number in range(form.Count)):
            if model.Label == caption:
                return document.CurrentController.getControl(model).getAccessibleContext()
    return None


def shown_thing(top: Any, roles: tuple[int, ...], caption: str | None = None) -> Any:
    """The first accessible thing of a role (and name) among the descendants, in breadth."""
    return next(shown_things(top, roles, caption), None)


def shown_things(top: Any, roles: tuple[int, ...], caption: str | None = None) -> Iterator[Any]:
    """All of them, in breadth."""
    waiting = [top]
    while waiting:
        each = waiting.pop(0)
        kind = each.getAccessibleRole()
        if kind in roles and named(each, caption):
            yield each
        if kind not in TABLE_ROLES and BARS.get(kind, roles) == roles:
            waiting += children(each)


def children(shown: Any) -> Iterator[Any]:
    """The accessible things within one, less those that LibreOffice cannot tell of (a shape just drawn)."""
    for at in range(min(shown.getAccessibleChildCount(), MOST_CHILDREN)):
        with suppress(Exception):
            yield shown.getAccessibleChild(at).getAccessibleContext()


def named(shown: Any, caption: str | None) -> bool:
    """Whether a thing has this name; LibreOffice adds a letter in brackets to menu items."""
    name = shown.getAccessibleName()
    return caption is None or name == caption or name.startswith(f"{caption}(")


def place_of(office: Office, sheet: str, cell: str) -> tuple[int, int, int, int]:
    """Left, top, right and bottom on the screen of a cell in sight; each part of a frozen window is a table."""
    at = office.document.Sheets.getByName(sheet).getCellRangeByName(cell).CellAddress
    for table in shown_things(office.window, TABLE_ROLES):
        seen = table.getAccessibleCellAt(at.Row, at.Column).getAccessibleContext()
        place, size = seen.getLocationOnScreen(), seen.getSize()
        whole, room = table.getLocationOnScreen(), table.getSize()
        right, bottom = place.X + size.Width, place.Y + size.Height
        if (
            whole.X <= place.X < right <= whole.X + room.Width + 2
            and whole.Y <= place.Y < bottom <= whole.Y + room.Height + 2
        ):
            return place.X, place.Y, right, bottom
    raise LookupError(f"{sheet}!{cell} is not in sight")
