"""How long the engine for LibreOffice takes: a click in a macro, a ledger, a hundred thousand rows.

Run: .venv/bin/python -m bench.engines.speed
"""

import datetime as dt
import json
import sysconfig
import tempfile
import time
from pathlib import Path

from toolkit.engines import files
from toolkit.engines import libreoffice
from toolkit.engines.libreoffice.bridge import to_path

ROOT = Path(__file__).parents[2]
MACRO = """
import json, site, sys, time

def main(*_):
    clock = time.perf_counter
    start = clock()
    site.addsitedir({packages!r}); sys.path.insert(0, {root!r})
    import xlwings as xw
    imported = clock()
    from toolkit.engines import libreoffice
    libreoffice.attach(XSCRIPTCONTEXT)
    attached = clock()
    book = xw.Book.caller()
    rows = book.sheets["台账"].used_range.value
    read = clock()
    result = book.sheets["校验结果"]
    result.clear_contents()
    result["A1"].value = [[str(row[0]), len(rows)] for row in rows[:20]]
    written = clock()
    cells = XSCRIPTCONTEXT.getDocument().Sheets.getByName("台账").getCellRangeByName("A1:AD201")
    bare = clock()
    cells.getDataArray()
    times = dict(xlwings=imported - start, attach=attached - imported, read=read - attached,
                 write=written - read, bare_read=clock() - bare)
    with open({log!r}, "a") as log:
        log.write(json.dumps(times) + "\\n")
"""


def ledger(rows, columns=30):
    day = dt.datetime.fromisoformat("2012-03-14")
    line = ["文本", 1.5, None, day, "00123", True]
    return [[f"列{c}" for c in range(columns)]] + [
        [float(r), *(line[c % len(line)] for c in range(columns - 1))] for r in range(rows)
    ]


def timed(what, call):
    start = time.perf_counter()
    result = call()
    print(f"{what:<44}{time.perf_counter() - start:8.3f} s")
    return result


def clicks(app, book):
    substitution = app.impl.service("com.sun.star.util.PathSubstitution")
    scripts = Path(to_path(substitution.substituteVariables("$(user)/Scripts/python", True)))
    scripts.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "times"
        source = MACRO.format(
            packages=sysconfig.get_paths()["purelib"], root=str(ROOT), log=str(log)
        )
        (scripts / "click.py").write_text(source, encoding="utf-8")
        book.sheets["台账"].activate()
        macro = app.macro("vnd.sun.star.script:click.py$main?language=Python&location=user")
        for number in range(3):
            timed(f"click {number + 1} from outside", macro)
        for entry in map(json.loads, log.read_text().splitlines()):
            bare = entry["xlwings"] + entry["bare_read"]
            whole = sum(entry.values()) - entry["bare_read"]
            print({k: round(v, 4) for k, v in entry.items()}, f"ratio {whole / bare:.2f}")


def block(sheet, rows, columns, name):
    data = ledger(rows - 1, columns)
    timed(f"{name}: write {rows} × {columns}", lambda: setattr(sheet["A1"], "value", data))
    area = sheet["A1"].resize(rows, columns)
    assert timed(f"{name}: read {rows} × {columns}", lambda: area.value) == data


def main():
    app = timed("start LibreOffice", libreoffice.start)
    book = app.books.add()
    book.sheets[0].name = "台账"
    book.sheets.add("校验结果", after=book.sheets[0])
    for _ in range(2):
        block(book.sheets["台账"], 201, 30, "LibreOffice over a pipe")
    clicks(app, book)
    big = book.sheets.add("大")
    block(big, 100_000, 10, "LibreOffice over a pipe")
    formulas = [[f"=A{row}*2"] for row in range(1, 100_001)]
    timed("LibreOffice: write 100000 formulas", lambda: setattr(big["L1"], "value", formulas))
    timed("LibreOffice: read 100000 formulas", lambda: big["L1"].resize(100_000, 1).formula)
    book.close()
    app.quit()
    block(files.register().books.add().sheets[0], 100_000, 10, "files")


if __name__ == "__main__":
    main()
