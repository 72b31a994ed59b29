"""Word: the same template and data through this engine and its peers: speed, memory, a long table."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

from bench.measured import FailedError
from bench.measured import measured
from bench.word import readme
from bench.word import sample
from bench.word.features import LEFT_OUT
from bench.word.features import answers
from bench.word.peers import OUT
from bench.word.peers import Engine
from bench.word.peers import engines

DOCUMENTS, ROWS, ROUNDS, LONG = 300, 50, 3, 20_000
WHAT = (
    f"{DOCUMENTS} circulars with 15 tags and a table of {ROWS} rows × 6, each written to the disk; then one "
    f"table of {LONG:,} rows × 6. MB is the peak of the largest process. “Limits and named figures” is `Pool`: "
    "each document within its time, memory and size, each of the 15 tags a named figure. `taizhang render` has "
    "the list of the batch besides; reading the JSON is counted there alone."
)
SECONDS = 60
ROOT = Path(__file__).parents[2]
MADE = OUT / "made"


def main() -> None:
    """Print the comparison and what each engine does; with `--readme` also write them there."""
    shutil.rmtree(MADE, ignore_errors=True)
    found, missing = engines()
    many = [sample.data(number, ROWS) for number in range(DOCUMENTS)]
    of_many = _measured(found, many, sample.template, ROUNDS)
    of_long = _measured(found, [sample.data(0, LONG)], sample.table_template, ROUNDS)
    table = _table(found, of_many, of_long)
    asked = {e.title: answers(e) for e in found if e.name not in LEFT_OUT}
    features = readme.features_table(asked)
    measured_at = readme.machine(WHAT)
    print(f"{measured_at}\n\n{table}\n\n{features}")
    for reason in missing:
        print(f"not measured: {reason}")
    if "--readme" in sys.argv[1:]:
        readme.write(table, features, measured_at)


def _measured(found, items, template, rounds):
    """{engine's name: its rounds' figures}; the engines take turns, so that a busy minute meets all."""
    plain, named = OUT / "data.json", OUT / "named.json"
    plain.write_text(json.dumps(items, ensure_ascii=False), encoding="utf-8")
    named.write_text(json.dumps([*map(sample.named, items)], ensure_ascii=False), encoding="utf-8")
    figures = {engine.name: [] for engine in found}
    for number in range(rounds):
        for engine in found:
            data = named if engine.named else plain
            out = MADE / template.__name__ / str(number) / engine.name
            figures[engine.name].append(_once(engine, template(engine.dialect), data, out))
    _compare(found, figures, out.parent)
    return figures


def _once(engine: Engine, template: bytes, data: Path, out: Path):
    """One round in a folder of its own: where thousands of files were just removed, ext4 makes new ones slowly."""
    out.mkdir(parents=True)
    source = OUT / f"{engine.dialect}.docx"
    source.write_bytes(template)
    command = [*engine.command, engine.name, str(source), str(data), str(out)]
    if hasattr(os, "sync"):
        os.sync()  # -- what the engine before has written is not put on the disk in this one's time --
    try:
        used = measured(command, folder=engine.folder, path=ROOT, seconds=SECONDS)
    except FailedError as failed:
        return {"fault": str(failed)}
    return {**json.loads(used.said.splitlines()[-1]), "megabytes": used.megabytes}


def _compare(found, figures, folder: Path):
    """Mark the engines whose first document does not read like ours."""
    ours = (folder / "own" / "0.docx").read_bytes()
    for engine in found:
        made = folder / engine.name / "0.docx"
        if not made.is_file():
            continue
        same = sample.text_of(made.read_bytes(), loops=engine.loops) == sample.text_of(
            ours, loops=engine.loops
        )
        for figure in figures[engine.name]:
            figure["note"] = "" if same else "  TEXT DIFFERS FROM OURS"


def _table(found, many, long):
    """A line an engine; of the rounds the quickest counts, since the machine has other things to do."""
    heads = ["", "documents/s", "× docxtpl", "CPU ms", "MB", "20,000 rows: s", "× docxtpl", "MB"]
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)]]
    base = [_best(figures.get("docxtpl", []), "wall") for figures in (many, long)]
    for engine in found:
        of_many, of_long = many[engine.name], long[engine.name]
        note = next((f["note"] for f in (*of_many, *of_long) if f.get("note")), "")
        wall, cpu = _best(of_many, "wall"), _best(of_many, "cpu")
        cells = [
            _shown(wall and DOCUMENTS / wall, 0), _ratio(base[0], wall),
            _shown(cpu and cpu / DOCUMENTS * 1000, 2), _shown(_best(of_many, "megabytes"), 0),
            _shown(_best(of_long, "wall"), 2), _ratio(base[1], _best(of_long, "wall")),
            _shown(_best(of_long, "megabytes"), 0),
        ]  # fmt: skip
        lines.append([f"{engine.title}{note}", *cells])
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _best(figures, key):
    return min((figure[key] for figure in figures if key in figure), default=None)


def _shown(value, places):
    return "failed" if value is None else f"{value:.{places}f}"


def _ratio(base, value):
    return f"{base / value:.1f}" if base and value else ""


if __name__ == "__main__":
    main()
