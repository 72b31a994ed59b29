"""The hand on the mouse in a real LibreOffice; run by the Python that has UNO.

Reads one JSON object from standard input: pipe, book (a path), folder (for pictures of the screen),
what else `Office` takes and steps, each a list of a step's name (a function of STEPS below) and its arguments. Prints what
each step returned, as a JSON list.
"""

from __future__ import annotations

import json
import os
import sys

from tools.clerk import clicking
from tools.clerk import looking
from tools.clerk import sorting
from tools.clerk import typing_in
from tools.clerk.office import Office

CLICKING = (
    clicking.press,
    clicking.menu,
    clicking.toolbar,
    clicking.agree,
    clicking.click_at,
    clicking.click_cell,
    clicking.pick,
    clicking.sort_by,
    clicking.filter_by,
    clicking.tool,
    clicking.drag_fill,
    clicking.follow,
    clicking.jump,
    clicking.opens,
    clicking.jump_to,
)
TYPING = (
    typing_in.second_book,
    typing_in.put,
    typing_in.fill,
    typing_in.begin_typing,
    typing_in.go,
    typing_in.keys,
    typing_in.typed,
    typing_in.enter,
    typing_in.order,
    typing_in.paste,
    typing_in.save,
    typing_in.save_copy,
    typing_in.export,
    typing_in.reopen,
    sorting.sort_by_each,
)
LOOKING = (
    looking.show,
    looking.show_note,
    looking.rows,
    looking.picture,
    looking.shown,
    looking.formulas,
    looking.in_sight,
    looking.printed,
    looking.heights,
    looking.where,
    looking.arrived,
    looking.bar,
    looking.no_bar,
    looking.dress_of,
    looking.colour,
    looking.hues,
    looking.undoable,
    looking.drawn,
    looking.buttons,
    looking.changed,
    looking.dots_across,
    looking.prompt_of,
    looking.prompt,
)
STEPS = {each.__name__: each for each in (*CLICKING, *TYPING, *LOOKING)}


def main() -> None:
    """Carry out the order."""
    order = json.loads(sys.stdin.read())
    office = Office(order["pipe"], order["book"], order["folder"], **order["more"])
    try:
        seen = [STEPS[name](office, *arguments) for name, *arguments in order["steps"]]
    except Exception:
        office.shoot("failed")
        raise
    office.document.setModified(False)
    office.document.close(True)
    print(json.dumps(seen, ensure_ascii=False), flush=True)
    # -- UNO's bridge may crash while the interpreter is taken down: what was seen is told by then --
    os._exit(0)


if __name__ == "__main__":
    main()
