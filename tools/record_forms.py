"""`python -m tools.record_forms VERSION FOLDER`: note what a version shipped, before it goes out.

FOLDER is a checkout of it. The digests of the texts of its blank workbooks and of its templates are
added to `workbook_templates/<activity>/旧版.json`, by which later versions know what nobody typed.
"""

import hashlib
import json
import sys
from pathlib import Path

from toolkit.activities.sanjie import SANJIE
from toolkit.workplace.former_forms import TEMPLATES
from toolkit.workplace.former_forms import TEXTS
from toolkit.workplace.former_forms import form_digests
from toolkit.workplace.shipped import DOC_TEMPLATES
from toolkit.workplace.shipped import FORMER_RECORD
from toolkit.workplace.shipped import WORKBOOK_TEMPLATES

ROOT = Path(__file__).parent.parent
RECORD = ROOT / WORKBOOK_TEMPLATES / SANJIE.name / FORMER_RECORD


def record(version: str, checkout: Path) -> None:
    """Add a version to the record, or take its place there."""
    said = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.is_file() else {}
    texts: set[str] = set()
    for path in (checkout / WORKBOOK_TEMPLATES).rglob(f"{SANJIE.title}.xls?"):
        texts.update(form_digests(path))
    said.setdefault(TEXTS, {})[version] = sorted(texts)
    said.setdefault(TEMPLATES, {})[version] = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((checkout / DOC_TEMPLATES).rglob("*.docx"))
    }
    words = json.dumps(said, ensure_ascii=False, indent=0, sort_keys=True)
    RECORD.write_text(words + "\n", encoding="utf-8")


if __name__ == "__main__":
    record(sys.argv[1], Path(sys.argv[2]))
