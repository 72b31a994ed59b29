"""The VBA modules that the buttons themselves write: `Buttons.bas` and `Ribbon.bas`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.button import ALL_BUTTONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.declare.button import Button

BUTTONS_HEAD = """Attribute VB_Name = "Buttons"
Option Explicit

' One macro for each button of the front page. Written by make docs from toolkit/declare/button.py.
"""
RIBBON_HEAD = """Attribute VB_Name = "Ribbon"
Option Explicit

' Callbacks of customUI14.xml. A control is an IRibbonControl; As Object keeps them compilable
' where Office's type library is not loaded, such as in LibreOffice. Written by make docs from
' toolkit/declare/button.py.
"""


def button_macros(buttons: Sequence[Button] = ALL_BUTTONS) -> dict[str, str]:
    """The text of each module by name; both run a button's command through `Bridge.bas`."""
    pressed = [_procedure(f"{each.macro}()", each) for each in buttons]
    called = [_procedure(f"{each.ribbon_macro}(control As Object)", each) for each in buttons]
    return {
        "Buttons": "\n".join([BUTTONS_HEAD, *pressed]),
        "Ribbon": "\n".join([RIBBON_HEAD, *called]),
    }


def _procedure(head: str, button: Button) -> str:
    return f'Public Sub {head}\n    RunToolkit "{button.command}"\nEnd Sub\n'
