"""`python worker.py ENGINE TEMPLATE DATA OUT`: one Python engine, its time as JSON."""

from __future__ import annotations

import json
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
    "docxtpl": docxtpl,
    "docxtpl-reused": docxtpl_reused,
    "rust-docxtpl": docxtpl,
    "mailmerge": mailmerge,
}


def main():
    engine, template, data, out = sys.argv[1:]
    items = json.loads(Path(data).read_text(encoding="utf-8"))
    run = ENGINES[engine]()  # what it imports is not counted
    wall, cpu = time.perf_counter(), time.process_time()
    run(Path(template), items, Path(out))
    said = {
        "wall": time.perf_counter() - wall,
        "cpu": time.process_time() - cpu,
    }
    print(json.dumps(said))


main()
