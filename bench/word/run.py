"""Word: the same template and data through this engine and its peers: speed, memory, a long table."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from statistics import median

from bench.measured import FailedError
from bench.measured import measured
from bench.word import sample
from bench.word.peers import OUT
from bench.word.peers import Engine
from bench.word.peers import engines

DOCUMENTS, ROWS, ROUNDS, LONG = 150, 50, 2, 20_000
SECONDS = 60
ROOT = Path(__file__).parents[2]


def main() -> None:
    """Print one table for many documents, and one for a single table of many rows."""
    found, missing = engines()
    many = [sample.data(number, ROWS) for number in range(DOCUMENTS)]
    _print_many(found, _measured(found, many, sample.template, ROUNDS))
    long = [sample.data(0, LONG)]
    _print_long(found, _measured(found, long, sample.table_template, 1))
    for reason in missing:
        print(f"not measured: {reason}")


def _measured(found, items, template, rounds):
    """{engine's name: its rounds' figures}; the engines take turns, so that a busy minute meets all."""
    data = OUT / "data.json"
    data.write_text(json.dumps(items, ensure_ascii=False), encoding="utf-8")
    figures = {engine.name: [] for engine in found}
    for _ in range(rounds):
        for engine in found:
            figures[engine.name].append(_once(engine, template(engine.dialect), data))
    _compare(found, figures)
    return figures


def _once(engine: Engine, template: bytes, data: Path):
    out = OUT / "made" / engine.name
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    source = OUT / f"{engine.dialect}.docx"
    source.write_bytes(template)
    command = [*engine.command, engine.name, str(source), str(data), str(out)]
    try:
        used = measured(command, folder=engine.folder, path=ROOT, seconds=SECONDS)
    except FailedError as failed:
        return {"fault": str(failed)}
    return {**json.loads(used.said), "megabytes": used.megabytes}


def _compare(found, figures):
    """Mark the engines whose first document does not read like ours."""
    ours = (OUT / "made" / "own" / "0.docx").read_bytes()
    for engine in found:
        made = OUT / "made" / engine.name / "0.docx"
        if not made.is_file():
            continue
        same = sample.text_of(made.read_bytes(), loops=engine.loops) == sample.text_of(
            ours, loops=engine.loops
        )
        for figure in figures[engine.name]:
            figure["note"] = "" if same else "  TEXT DIFFERS FROM OURS"


def _print_many(found, figures):
    print(f"\n{DOCUMENTS} circulars, 15 tags, {ROWS} rows × 6; medians of {ROUNDS} rounds")
    print(f"{'':<40}{'docs/s':>9}{'CPU ms':>9}{'× docxtpl':>11}{'peak MB':>9}")
    base = _middle(figures.get("docxtpl", []), "cpu")
    for engine in found:
        cpu, wall = (_middle(figures[engine.name], key) for key in ("cpu", "wall"))
        if cpu is None or wall is None:
            print(f"{engine.title:<40}{figures[engine.name][0]['fault']}")
            continue
        ratio = f"{base / cpu:.1f}" if base else ""
        peak = _middle(figures[engine.name], "megabytes")
        note = figures[engine.name][0].get("note", "")
        print(
            f"{engine.title:<40}{DOCUMENTS / wall:>9.0f}{cpu / DOCUMENTS * 1000:>9.2f}"
            f"{ratio:>11}{peak:>9.0f}{note}"
        )


def _print_long(found, figures):
    print(f"\none table of {LONG:,} rows × 6")
    print(f"{'':<40}{'s':>9}{'CPU s':>9}{'peak MB':>9}")
    for engine in found:
        (figure,) = figures[engine.name]
        if "fault" in figure:
            print(f"{engine.title:<40}{figure['fault']}")
            continue
        print(
            f"{engine.title:<40}{figure['wall']:>9.2f}{figure['cpu']:>9.2f}"
            f"{figure['megabytes']:>9.0f}{figure.get('note', '')}"
        )


def _middle(figures, key):
    values = [figure[key] for figure in figures if key in figure]
    return median(values) if values else None


if __name__ == "__main__":
    main()
