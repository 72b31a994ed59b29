"""A three-way merge drawn as tables: 下发 as sent, 报送 as returned, 总册 as it is now.

Each table begins with its name and its headings; 行号 is the system number, and a star behind one in
总册 says that it is drawn from the row's key, not written beside it. Several returns are 报送甲, 报送乙.
先报1, 先报2 are what the unit returned before; a row whose first cell ends with ！ was held back there.
"""

from __future__ import annotations

from dataclasses import replace

from toolkit.distribution.merge_history import since_returned
from toolkit.distribution.merge_model import Base
from toolkit.distribution.merge_model import Office
from toolkit.distribution.merge_model import Returned
from toolkit.distribution.merge_model import Row
from toolkit.distribution.merging import merge_ledger

NUMBER = "行号"


def sense(heading, cell):
    """Words without blanks; numbers as numbers, whichever way they are typed."""
    del heading
    if cell is None:
        return None
    said = "".join(str(cell).split())
    try:
        return float(said)
    except ValueError:
        return said or None


def tables(drawing):
    """The tables by name: headings, and rows of cells."""
    found = {}
    name = None
    for line in drawing.splitlines():
        if "|" not in line:
            continue
        first, *cells = [each.strip() for each in line.split("|")]
        if first:
            name = first
            found[name] = ([h for h in cells if h], [])
        else:
            found[name][1].append([cell or None for cell in cells[: len(found[name][0])]])
    return found


def _rows(headings, rows):
    numbered = headings[0] == NUMBER
    own = tuple(headings[1:] if numbered else headings)
    made = []
    for at, cells in enumerate(rows, start=3):
        number = (cells[0] or "") if numbered else ""
        stated = not number.endswith("*")
        made.append(Row(at, number.rstrip("*"), tuple(cells[1:] if numbered else cells), stated))
    return own, made


def drawn(drawing, owned=None, unit="甲科", begins="报送"):
    """The office's ledger, and what was returned."""
    found = tables(drawing)
    office = Office(*_rows(*found["总册"]))
    base_headings, base_rows = _rows(*found["下发"])
    base = Base(base_headings, {row.id: row.cells for row in base_rows})
    returns = []
    for name, (headings, cells) in found.items():
        if not name.startswith(begins):
            continue
        own, rows = _rows(headings, cells)
        known = tuple(h for h in own if not h.startswith("+"))
        strangers = [
            (row.at, h[1:], row.cells[at])
            for row in rows
            for at, h in enumerate(own)
            if h.startswith("+")
        ]
        kept = [at for at, h in enumerate(own) if not h.startswith("+")]
        rows = [replace(row, cells=tuple(row.cells[at] for at in kept)) for row in rows]
        whose = name.removeprefix("报送") if begins == "报送" else ""
        whose = whose or unit
        mine = frozenset(base_headings if owned is None else owned)
        returns.append(
            Returned(f"{whose}.xlsx", whose, mine, base, known, rows, strangers=strangers)
        )
    return office, returns


def returned_before(drawing, owned=None):
    """What the unit returned before, the first one first."""
    held = "！"
    earlier = []
    for each in drawn(drawing, owned, begins="先报")[1]:
        out = {row.at for row in each.rows if any(str(c).endswith(held) for c in row.cells)}
        rows = [
            replace(row, cells=tuple(c and c.removesuffix(held) for c in row.cells))
            for row in each.rows
        ]
        earlier.append(replace(each, rows=rows, held=frozenset(out)))
    return earlier


def merged_again(drawing, key=("姓名",), owned=None):
    """The merge of a second version, whose unit has returned others before."""
    office, (later,) = drawn(drawing, owned)
    earlier = returned_before(drawing, owned)
    since = since_returned("B1", key, later, earlier, office, sense)
    return merge_ledger("B1", key, office, [since], sense)


def merged(drawing, key=("姓名",), owned=None):
    office, returns = drawn(drawing, owned)
    return merge_ledger("B1", key, office, returns, sense)


def applied(office, merged):
    """The office's ledger with what the merge takes over."""
    place = {heading: at for at, heading in enumerate(office.headings)}
    rows = {row.at: [*row.cells] for row in office.rows}
    for edit in merged.edits:
        rows[edit.at][place[edit.column]] = edit.new
    now = [
        Row(
            row.at,
            merged.numbers.get(row.at, row.id),
            tuple(rows[row.at]),
            row.stated or row.at in merged.numbers,
        )
        for row in office.rows
    ]
    last = max([row.at for row in office.rows], default=2)
    for at, new in enumerate(merged.additions, start=last + 1):
        now.append(Row(at, new.row_id, tuple(new.cells.get(h) for h in office.headings)))
    return Office(office.headings, now)


def edits(merged):
    """'行 栏 旧→新' of each cell that is taken over."""
    return [f"{e.at} {e.column} {e.old}→{e.new}" for e in merged.edits]


def asked(merged):
    """'why 行 栏' of each question."""
    return [f"{c.why} {c.at} {c.column}".strip() for c in merged.conflicts]


def told(merged):
    return [str(each.told) for each in merged.remarks]
