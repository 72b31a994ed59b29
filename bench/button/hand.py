"""A hand without a mouse, for the Python that has UNO: opens a workbook and has its scripts run.

Reads one JSON object from standard input: pipe, book (a path), sheet (which is in front, or null), looks (seconds),
clicked (the address of the script that times others) and acts: lists of a script's address, and a sheet, a cell
and its new words to be put in before, or null. Prints a JSON list: what the script said of each.
"""

from __future__ import annotations

import json
import os
import sys
import time

from tools.clerk.office import Office

SETTLED = 0.5  # -- seconds between two acts --


def main() -> None:
    """Carry out the order."""
    order = json.loads(sys.stdin.read())
    office = Office(order["pipe"], order["book"], "", looks=0, whole_screen=False)
    document = office.document
    if order["sheet"]:
        document.CurrentController.setActiveSheet(document.Sheets.getByName(order["sheet"]))
    time.sleep(order["looks"])
    script = document.getScriptProvider().getScript(order["clicked"])
    seen = []
    for address, put in order["acts"]:
        if put:
            sheet, cell, words = put
            document.Sheets.getByName(sheet).getCellRangeByName(cell).String = words
        seen.append(list(script.invoke((address,), (), ())[0]))
        time.sleep(SETTLED)
    document.setModified(False)
    document.close(True)
    print(json.dumps(seen), flush=True)
    # -- UNO's bridge may crash while the interpreter is taken down: what was seen is told by then --
    os._exit(0)


if __name__ == "__main__":
    main()
