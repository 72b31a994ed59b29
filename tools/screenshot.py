"""A picture of a workbook in a real LibreOffice window; run by the Python that has UNO.

usage: /usr/bin/python3 tools/screenshot.py BOOK SHEET CELL PICTURE [DISPLAY]

An X server is started on DISPLAY (default :96) with a 1366 × 768 screen.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue

PORT = 2096
SETTLE = 4.0  # -- seconds for the window to be drawn --
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="ShowTipOfTheDay" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop></item>
</oor:items>
"""


def main(book: str, sheet: str, cell: str, picture: str, display: str = ":96") -> None:
    """Open the book, go to a cell, take the picture."""
    with tempfile.TemporaryDirectory() as profile:
        user = Path(profile) / "user"
        user.mkdir()
        (user / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
        env = {"PATH": "/usr/bin:/bin", "HOME": profile, "DISPLAY": display, "LANG": "C.UTF-8"}
        screen = subprocess.Popen(
            ["Xvfb", display, "-screen", "0", "1366x768x24"], stderr=subprocess.DEVNULL
        )
        time.sleep(1)
        manager = subprocess.Popen(["openbox"], env=env, stderr=subprocess.DEVNULL)
        office = subprocess.Popen(
            [
                "soffice",
                f"-env:UserInstallation=file://{profile}",
                "--norestore",
                "--nologo",
                f"--accept=socket,host=127.0.0.1,port={PORT};urp;",
            ],
            env=env,
            stderr=subprocess.DEVNULL,
        )
        try:
            _show(desktop_of(PORT), book, sheet, cell)
            time.sleep(SETTLE)
            subprocess.run(
                ["import", "-window", "root", picture], env={**os.environ, **env}, check=True
            )
        finally:
            for process in (office, manager, screen):
                process.terminate()
            office.wait(20)


def desktop_of(port: int) -> object:
    """The desktop of the office that listens on a port."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(100):
        try:
            context = resolver.resolve(
                f"uno:socket,host=127.0.0.1,port={port};urp;StarOffice.ComponentContext"
            )
        except Exception:  # noqa: BLE001 - not listening yet
            time.sleep(0.2)
            continue
        return context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.Desktop", context
        )
    raise SystemExit("LibreOffice did not start")


def _show(desktop: object, book: str, sheet: str, cell: str) -> None:
    quiet = PropertyValue()
    quiet.Name, quiet.Value = "ReadOnly", True
    document = desktop.loadComponentFromURL(
        uno.systemPathToFileUrl(str(Path(book).resolve())), "_blank", 0, (quiet,)
    )
    view = document.CurrentController
    view.Frame.ContainerWindow.setPosSize(0, 0, 1366, 768, 15)
    page = document.Sheets.getByName(sheet)
    view.setActiveSheet(page)
    view.select(page.getCellRangeByName(cell))
    view.setFirstVisibleRow(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
