"""The button in a real LibreOffice: first click and later ones, beside a bare `import xlwings`.

The bare scripts do what any xlwings script must: import xlwings, attach the engine, read, write one cell;
one reads a single range, the other what 校验 must read, every sheet that it judges by in one call. They
run at the same button, in the same way, in a LibreOffice that has just started, and import when they are
clicked: what is done while the page is read is the toolkit's own doing. The first click comes when the
page was looked at for a moment, and, measured apart, as soon as the window is there. The workbook lies
beside a register, as in a working folder. Before some of the later clicks a cell is mistyped, or mended:
most lines of the result then move.
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
    READ
    book.names["toolkit_status"].refers_to_range.value = "done"

g_exportedScripts = (validate,)
"""
ONE_RANGE = 'book.sheets["下基层活动台账"]["A1:Q200"].value'
ALL_LEDGERS = "[book.sheets[name].used_range.value for name in {names!r}]"
AT_ONCE, LOOKED = 0.0, 1.5  # -- seconds between the window and the first click --
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
    everything = ALL_LEDGERS.format(names=[ledger.sheet for ledger in SANJIE.ledgers])
    with screen() as display:
        one = _clicks(display, bare=ONE_RANGE)
        every = _clicks(display, bare=everything)
        own = _clicks(display)
        hasty = _clicks(display, looks=AT_ONCE, later=0)
    table = Table(
        title=f"the button 校验, LibreOffice, a workbook of {ROWS} rows (seconds, median)"
    )
    for heading in ("", "first click", "as the window opens", "later", "after a cell was changed"):
        table.add_column(heading)
    for name, each in (
        ("import xlwings + one read", one),
        ("import xlwings + every ledger", every),
    ):
        table.add_row(name, f"{each.first:.2f}", "", f"{each.later:.2f}", f"{each.changed:.2f}")
    seen = (own.first, hasty.first, own.later, own.changed)
    table.add_row("校验", *(f"{each:.2f}" for each in seen))
    for name, each in (("ratio to one read", one), ("ratio to every ledger", every)):
        table.add_row(
            name, f"{own.first / each.first:.2f}", f"{hasty.first / each.first:.2f}", "", ""
        )
    Console().print(table)


def _clicks(
    display: str, *, bare: str | None = None, looks: float = LOOKED, later: int = LATER
) -> Seconds:
    press = ("press", "校验")
    typed = [("put", *CELL, WRONG if number % 2 else "") for number in range(1, later + 1)]
    steps = [press, *[press] * later, *(step for put in typed for step in (put, press))]
    firsts, laters, changed = [], [], []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            folder.chmod(0o755)
            book = folder / "台账.xlsm"
            book.write_bytes(_workbook())
            Register(folder / REGISTER_FILE).create(str(folder.resolve()))
            with Machine(folder, display, trusted=folder, looks=looks) as machine:
                machine.install(_extension(folder, bare))
                seen = machine.run(book, *steps)
        first, *rest = [each["seconds"] for each in seen if each]
        firsts.append(first)
        laters += rest[:later]
        changed += rest[later:]
    return Seconds(*(statistics.median(each or [0]) for each in (firsts, laters, changed)))


def _extension(folder: Path, bare: str | None) -> Path:
    path = write_extension(folder)
    if bare:
        instead = {SCRIPT: BARE.replace("READ", bare), COMPONENT: "MODULES = ()\n"}
        written = io.BytesIO()
        with zipfile.ZipFile(path) as own, zipfile.ZipFile(written, "w") as other:
            for part in own.namelist():
                other.writestr(part, instead.get(part) or own.read(part))
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
