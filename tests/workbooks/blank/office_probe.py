"""Uses a workbook in LibreOffice as a clerk would; run by the Python that has UNO.

Arguments: the workbook, the name of LibreOffice's pipe. Prints what was seen, as JSON.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import uno

PATIENCE = 40
STAFF_FORM = "下基层活动台账"
ROSTER = "人员名册"
SCRATCH = 40  # -- a column to the right of every ledger, open for input --


class Desk:
    """One open workbook and the hands on it."""

    def __init__(self, pipe, path):
        local = uno.getComponentContext()
        self._make = local.ServiceManager.createInstanceWithContext
        resolver = self._make("com.sun.star.bridge.UnoUrlResolver", local)
        context = self._resolved(resolver, f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        manager = context.ServiceManager
        self.desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        self._dispatcher = manager.createInstanceWithContext(
            "com.sun.star.frame.DispatchHelper", context
        )
        self.document = self.desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, ())
        self._controller = self.document.CurrentController

    @staticmethod
    def _resolved(resolver, address):
        for _ in range(PATIENCE * 5):
            try:
                return resolver.resolve(address)
            except Exception:  # noqa: BLE001 - UNO's own NoConnectException, until it listens
                time.sleep(0.2)
        raise TimeoutError(address)

    def cell(self, sheet, at):
        return self.document.Sheets.getByName(sheet).getCellRangeByName(at)

    def do(self, sheet, at, command, **arguments):
        """Run a menu command on a selected range, as the interface does it."""
        self._controller.setActiveSheet(self.document.Sheets.getByName(sheet))
        self._controller.select(self.cell(sheet, at))
        values = []
        for name, value in arguments.items():
            each = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
            each.Name, each.Value = name, value
            values.append(each)
        self._dispatcher.executeDispatch(self._controller.Frame, command, "", 0, tuple(values))

    def type(self, sheet, at, text):
        """Type into a cell; returns what stands there afterwards."""
        self.do(sheet, at, ".uno:EnterString", StringName=text)
        return self.cell(sheet, at).String

    def evaluate(self, row, formula):
        cell = self.document.Sheets.getByName(ROSTER).getCellByPosition(SCRATCH, row)
        cell.Formula = formula
        return cell.String

    def pick(self, sheet, at, downs):
        """Open a cell's drop-down and take an entry with the keyboard."""
        for _ in range(4):
            self.do(sheet, at, ".uno:DataSelect")
            time.sleep(0.6)
            for key in [*["Down"] * downs, "Return"]:
                subprocess.run(["xdotool", "key", key], check=True)
                time.sleep(0.2)
            if self.cell(sheet, at).String:
                break
        return self.cell(sheet, at).String


def counted(desk, title):
    """What the front page says beside a ledger."""
    rows = (row for row in range(1, 80) if desk.cell("首页", f"I{row}").String == title)
    return desk.cell("首页", f"K{next(rows)}").String


def seen(desk):
    rule = desk.cell(STAFF_FORM, "B3").Validation
    facts = {
        "rule": [rule.Type.value, rule.getFormula1(), rule.ErrorAlertStyle.value],
        "flag rule": desk.cell(STAFF_FORM, "Q3").Validation.ErrorAlertStyle.value,
        "data typed": desk.type(STAFF_FORM, "J3", "水北村"),
    }
    desk.type(ROSTER, "A3", "RY001")
    desk.type(ROSTER, "B3", "张三")
    desk.type(ROSTER, "B5", "李四")
    facts["people"] = [
        desk.evaluate(9, "=ROWS(名单_姓名)"),
        desk.evaluate(10, "=INDEX(名单_姓名;1)"),
        desk.evaluate(11, "=INDEX(名单_姓名;3)"),
    ]
    facts["flags"] = [desk.evaluate(12, f"=INDEX(选项_是否;{at})") for at in (1, 2)]
    facts["person picked"] = desk.pick(STAFF_FORM, "B3", 2)
    facts["flag picked"] = desk.pick(STAFF_FORM, "Q3", 2)
    facts["counted"] = [counted(desk, name) for name in (ROSTER, STAFF_FORM)]
    desk.do(ROSTER, "A4:XFD4", ".uno:DeleteRows")
    desk.do(ROSTER, "A3:XFD3", ".uno:DeleteRows")
    facts["after deleting"] = [
        desk.cell(ROSTER, "B3").String,
        desk.evaluate(14, "=ROWS(名单_姓名)"),
        desk.evaluate(15, "=INDEX(名单_姓名;1)"),
    ]
    desk.do(ROSTER, "A120", ".uno:InsertRowsBefore")
    desk.type(ROSTER, "B121", "王五")
    facts["end mark after inserting"] = desk.cell(ROSTER, "A122").String
    facts["people after inserting"] = desk.evaluate(16, "=INDEX(名单_姓名;ROWS(名单_姓名))")
    # -- last, because each refusal leaves its message on the screen --
    facts["heading typed over"] = desk.type(STAFF_FORM, "A1", "改")
    facts["example typed over"] = desk.type(STAFF_FORM, "B2", "改")
    return facts


def main():
    desk = Desk(sys.argv[2], Path(sys.argv[1]))
    print(json.dumps(seen(desk), ensure_ascii=False), flush=True)
    os._exit(0)  # -- UNO's bridge may crash while the interpreter is taken down --


main()
