"""校验 in a real LibreOffice, clicked at different moments, and beside each the bare scripts at that moment.

Each click is made in a LibreOffice that has just started, where LibreOffice works on what a mouse asks for; what is
done while the workbook is opened and looked at is the toolkit's own doing. The bare scripts (`script.py`) lie in the
same extension, without what gets ready. Between two rounds of a case lie all others', so that a busy machine
is busy for all. The workbook lies beside a register, as in a working folder.
`python -m bench.button.run ROUNDS CASE…` measures some cases alone.
"""

from __future__ import annotations

import io
import statistics
import sys
import tempfile
import zipfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from bench.button.books import LEDGER
from bench.button.books import ROWS
from bench.button.books import bureau_book
from bench.button.books import ods_book
from bench.button.books import sample_book
from toolkit.declare.button import SCRIPT_ADDRESS
from toolkit.frontends.libreoffice.extension import COMPONENT
from toolkit.frontends.libreoffice.extension import NAME
from toolkit.frontends.libreoffice.extension import write_extension
from toolkit.register.register import Register
from toolkit.workplace.folders import REGISTER_FILE
from tools.clerk.machine import Machine
from tools.clerk.machine import missing
from tools.clerk.machine import screen

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

HAND = "bench.button.hand"
ROUNDS, LATER = 7, 3
WRONG, RIGHT = "不认识的", ""
CHANGES = [(LEDGER, "D5", WRONG), (LEDGER, "D5", RIGHT), (LEDGER, "D5", WRONG)]
BENCH = "bench.py"
NOT_READY = "MODULES = ()\n"  # -- in place of what gets ready --

Seen = list[list[float]]
"""Of each click in turn: seconds until the answer, until all was done, of all processors."""


@dataclass(frozen=True)
class Case:
    """At which moment the first click comes, and from where."""

    said: str
    looks: float = 0
    book: Callable[[Path], Path] = sample_book
    windowed: bool = True
    sheet: str | None = None


CASES = {
    "at-once": Case("as the window opens"),
    "no-screen": Case("without a screen, as the workbook opens", windowed=False),
    "looked": Case("after 2 s of looking", looks=2),
    "from-ledger": Case("the same from a ledger", looks=2, sheet=LEDGER),
    "ods-at-once": Case(".ods, as the window opens", book=ods_book),
    "ods": Case(".ods, after 2 s", looks=2, book=ods_book),
    "bureau-at-once": Case("another bureau, as the window opens", book=bureau_book),
    "bureau": Case("another bureau, after 2 s", looks=2, book=bureau_book),
    "bureau-from-ledger": Case("the same from a ledger", looks=2, book=bureau_book, sheet=LEDGER),
}
OWN, BARE, BARE_TOO = (
    SCRIPT_ADDRESS.format("validate"),
    SCRIPT_ADDRESS.replace("taizhang.py", BENCH).format("bare"),
    SCRIPT_ADDRESS.replace("taizhang.py", BENCH).format("bare_with_toolkit"),
)
CLICKED = SCRIPT_ADDRESS.replace("taizhang.py", BENCH).format("clicked")


def main() -> None:
    """Print the tables, or why there are none."""
    if missing():
        print(f"button: not measured, missing: {', '.join(missing())}")
        return
    rounds = int(sys.argv[1]) if sys.argv[1:] else ROUNDS
    chosen = {name: CASES[name] for name in sys.argv[2:] or CASES}
    seen = _measured(chosen, rounds)
    _print_first(chosen, seen)
    _print_later(chosen, seen)


def _measured(chosen: dict[str, Case], rounds: int) -> dict[tuple[str, str], list[Seen]]:
    seen: dict[tuple[str, str], list[Seen]] = {}
    with ExitStack() as stack:
        display = stack.enter_context(screen())
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.chmod(0o755)
        Register(folder / REGISTER_FILE).create(str(folder.resolve()))
        books = {make: make(folder) for make in {case.book for case in chosen.values()}}
        machines = {
            script: stack.enter_context(_machine(folder, display, script))
            for script in (OWN, BARE, BARE_TOO)
        }
        first = next(iter(chosen.values()))
        for script, machine in machines.items():  # -- while LibreOffice's profile is new --
            _round(machine, first, books[first.book], script)
        for _ in range(rounds):
            for name, case in chosen.items():
                for script, machine in machines.items():
                    said = _round(machine, case, books[case.book], script)
                    seen.setdefault((name, script), []).append(said)
    return seen


def _machine(folder: Path, display: str, script: str) -> Machine:
    place = folder / str(len(list(folder.iterdir())))
    place.mkdir()
    place.chmod(0o755)
    machine = Machine(place, display, trusted=folder)
    return machine.install(_extension(place, gets_ready=script == OWN))


def _round(machine: Machine, case: Case, book: Path, script: str) -> Seen:
    acts = [(script, None)] * (1 + LATER) + [(script, put) for put in CHANGES]
    order = {"book": str(book), "sheet": case.sheet, "looks": case.looks}
    said: Seen = machine.order(
        HAND, {**order, "clicked": CLICKED, "acts": acts}, windowed=case.windowed
    )
    return said


def _extension(folder: Path, *, gets_ready: bool) -> Path:
    """The toolkit's own with the bench's scripts in it."""
    path = write_extension(folder)
    written = io.BytesIO()
    with zipfile.ZipFile(path) as own, zipfile.ZipFile(written, "w") as other:
        for part in own.namelist():
            instead = NOT_READY if part == COMPONENT and not gets_ready else None
            other.writestr(part, instead or own.read(part))
        other.writestr(f"python/{BENCH}", Path(__file__).with_name("script.py").read_bytes())
    path.unlink()
    path = folder / NAME
    path.write_bytes(written.getvalue())
    return path


def _median(runs: Sequence[Seen], clicks: slice, figure: int) -> float:
    return statistics.median(click[figure] for run in runs for click in run[clicks])


def _print_first(chosen: dict[str, Case], seen: dict[tuple[str, str], list[Seen]]) -> None:
    table = Table(
        title=f"the first click on 校验, LibreOffice, {ROWS} rows (seconds, median; in brackets of all processors)"
    )
    headings = ("", "answered", "import + read", "ratio", "import of 校验 too + read", "ratio")
    for heading in headings:
        table.add_column(heading)
    first = slice(0, 1)
    for name, case in chosen.items():
        own = seen[name, OWN]
        row = [case.said, f"{_median(own, first, 0):.2f} ({_median(own, first, 2):.2f})"]
        for bare in (BARE, BARE_TOO):
            runs = seen[name, bare]
            row.append(f"{_median(runs, first, 0):.2f} ({_median(runs, first, 2):.2f})")
            row.append(f"{_median(own, first, 0) / _median(runs, first, 0):.2f}")
        table.add_row(*row)
    Console(width=140).print(table)


def _print_later(chosen: dict[str, Case], seen: dict[tuple[str, str], list[Seen]]) -> None:
    """Beside the toolkit's later clicks stands the bare script again, which has imported all by then."""
    table = Table(title="later clicks: answered (all done), in seconds, median")
    for heading in ("", "nothing changed", "read again", "a cell changed", "read again"):
        table.add_column(heading)
    same, changed = slice(1, 1 + LATER), slice(1 + LATER, None)
    for name, case in chosen.items():
        own, bare = seen[name, OWN], seen[name, BARE]
        row = [case.said]
        for clicks in (same, changed):
            row.append(f"{_median(own, clicks, 0):.2f} ({_median(own, clicks, 1):.2f})")
            row.append(f"{_median(bare, clicks, 0):.2f}")
        table.add_row(*row)
    Console(width=140).print(table)


if __name__ == "__main__":
    main()
