"""`python worker.py ENGINE TEMPLATE DATA OUT`: one Python engine, its time as JSON."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path


def own():
    from toolkit.word.template import Template
    from toolkit.word.template import write_document

    def run(template, items, out):
        compiled = Template.open(template)
        for number, item in enumerate(items):
            write_document(compiled.render(item), out / f"{number}.docx")

    return run


def pooled():
    """Each document within its limits, what is marked so a named figure: `Pool` in a loop."""
    from toolkit.word.batch import with_types
    from toolkit.word.template import Limits
    from toolkit.word.template import Pool
    from toolkit.word.template import Uncompiled
    from toolkit.word.template import write_document

    def run(template, items, out):
        contexts = [with_types(item, "", None) for item in items]
        with Pool(Uncompiled.open(template), Limits()) as pool:
            for number, document in enumerate(pool.render(contexts)):
                write_document(document, out / f"{number}.docx")

    return run


def guarded():
    """What `taizhang render` does: limits, a list of the batch, and what is marked so a named figure."""
    import toolkit.frontends.commands.render
    import toolkit.word.batch  # noqa: F401 - which the command imports when it is called
    from toolkit.frontends.cli import main as taizhang

    def run(template, items, out):
        del items  # -- the command reads them itself --
        told = [str(template), "--data", sys.argv[3], "--out", str(out), "--name", "{{ number }}"]
        taizhang(["render", *told])

    return run


def docxtpl():
    from docxtpl import DocxTemplate

    def run(template, items, out):
        for number, item in enumerate(items):
            document = DocxTemplate(template)
            document.render(item)
            document.save(out / f"{number}.docx")

    return run


def docxtpl_reused():
    from docxtpl import DocxTemplate

    def run(template, items, out):
        document = DocxTemplate(template)
        for number, item in enumerate(items):
            document.render(item)
            document.save(out / f"{number}.docx")

    return run


def mailmerge():
    from mailmerge import MailMerge

    def run(template, items, out):
        for number, item in enumerate(items):
            texts = {key: value for key, value in item.items() if isinstance(value, str)}
            rows = [{key: str(value) for key, value in row.items()} for row in item["rows"]]
            with MailMerge(str(template)) as document:
                document.merge(**texts)
                document.merge_rows("no", rows)
                document.write(str(out / f"{number}.docx"))

    return run


ENGINES = {
    "own": own,
    "pooled": pooled,
    "guarded": guarded,
    "docxtpl": docxtpl,
    "docxtpl-reused": docxtpl_reused,
    "rust-docxtpl": docxtpl,
    "mailmerge": mailmerge,
}


def _processor():
    """Seconds of the processor, those of processes that it started and that have ended included."""
    return sum(os.times()[:4])


def main():
    engine, template, data, out = sys.argv[1:]
    items = json.loads(Path(data).read_text(encoding="utf-8"))
    run = ENGINES[engine]()  # what it imports is not counted
    wall, cpu = time.perf_counter(), _processor()
    run(Path(template), items, Path(out))
    said = {"wall": time.perf_counter() - wall, "cpu": _processor() - cpu}
    print(f"\n{json.dumps(said)}")


main()
