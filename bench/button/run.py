"""The button in a real LibreOffice: first click and later ones, beside a bare `import xlwings`.

The bare script does what any xlwings script must: import xlwings, attach the engine, read one range,
write one cell. It runs at the same button, in the same way, in a LibreOffice that has just started, and
imports when it is clicked: what is imported while the page is read is the toolkit's own doing. The
workbook lies beside a register, as in a working folder. Before some of the later clicks a cell is
mistyped, or mended: most lines of the result then move.
"""

from __future__ import annotations

import io
import statistics
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.frontends.libreoffice.extension import COMPONENT
from toolkit.frontends.libreoffice.extension import NAME
from toolkit.frontends.libreoffice.extension import SCRIPT
from toolkit.frontends.libreoffice.extension import write_extension
from toolkit.register.register import Register
from toolkit.workplace.folders import REGISTER_FILE
from toolkit.workplace.new_folder import own_macros
from toolkit.workplace.sample_workbook import sample_workbook
from tools.clerk.machine import Machine
from tools.clerk.machine import missing
from tools.clerk.machine import screen

ROUNDS, LATER = 3, 5
ROWS = 200
BARE = """
import sys
from taizhang_installation import PATHS
sys.path += [path for path in PATHS if path not in sys.path]

def validate(*_):
    import xlwings
    from toolkit.engines import libreoffice
    libreoffice.attach(XSCRIPTCONTEXT)
    book = xlwings.Book.caller()
    book.sheets["下基层活动台账"]["A1:Q200"].value
    book.names["toolkit_status"].refers_to_range.value = "done"

g_exportedScripts = (validate,)
"""
INSTEAD = {SCRIPT: BARE, COMPONENT: "MODULES = ()\n"}
CELL, WRONG = ("下基层活动台账", "D5"), "不认识的"


@dataclass(frozen=True)
class Seconds:
    """Medians: of the first click, of those after it, of those after a cell was changed."""

    first: float
    later: float
    changed: float


def main() -> None:
    """Print the table, or why there is none."""
    if missing():
        print(f"button: not measured, missing: {', '.join(missing())}")
        return
    with screen() as display:
        bare = _clicks(display, bare=True)
        own = _clicks(display, bare=False)
    table = Table(
        title=f"the button 校验, LibreOffice, a workbook of {ROWS} rows (seconds, median)"
    )
    for heading in ("", "first click", "later clicks", "after a cell was changed"):
        table.add_column(heading)
    for name, each in (("import xlwings + one read", bare), ("校验", own)):
        table.add_row(name, f"{each.first:.2f}", f"{each.later:.2f}", f"{each.changed:.2f}")
    table.add_row("ratio", f"{own.first / bare.first:.2f}", "", "")
    Console().print(table)


def _clicks(display: str, *, bare: bool) -> Seconds:
    press = ("press", "校验")
    typed = [("put", *CELL, WRONG if number % 2 else "") for number in range(1, LATER + 1)]
    steps = [press, *[press] * LATER, *(step for put in typed for step in (put, press))]
    firsts, laters, changed = [], [], []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            folder.chmod(0o755)
            book = folder / "台账.xlsm"
            book.write_bytes(_workbook())
            Register(folder / REGISTER_FILE).create(str(folder.resolve()))
            with Machine(folder, display, trusted=folder) as machine:
                machine.install(_extension(folder, bare=bare))
                seen = machine.run(book, *steps)
        first, *rest = [each["seconds"] for each in seen if each]
        firsts.append(first)
        laters += rest[:LATER]
        changed += rest[LATER:]
    return Seconds(*map(statistics.median, (firsts, laters, changed)))


def _extension(folder: Path, *, bare: bool) -> Path:
    path = write_extension(folder)
    if bare:
        written = io.BytesIO()
        with zipfile.ZipFile(path) as own, zipfile.ZipFile(written, "w") as other:
            for part in own.namelist():
                other.writestr(part, INSTEAD.get(part) or own.read(part))
        path = folder / "bare" / NAME
        path.parent.mkdir()
        path.parent.chmod(0o755)
        path.write_bytes(written.getvalue())
    return path


def _workbook() -> bytes:
    """The sample with so many rows in all: every other sheet whole, the activities cut."""
    rows = dict(sample.clean_rows(SANJIE.ledgers))
    activities = "下基层活动台账"
    needed = {sheet: each[:8] for sheet, each in rows.items() if sheet != activities}
    left = ROWS - sum(len(each) for each in needed.values())
    needed[activities] = rows[activities][: max(left, 20)]
    project = own_macros()
    return sample_workbook(SANJIE, needed, project)


if __name__ == "__main__":
    main()
