"""`python -m tools.record_forms VERSION FOLDER`: note what a version shipped, before it goes out.

FOLDER is a checkout of it. The digests of the texts of its blank workbooks and of its templates are
added to `workbook_templates/<activity>/旧版.json`, by which later versions know what nobody typed.

`python -m tools.record_forms` alone adds the templates that lie here: a bundle may be made of any
commit, and what it carried is nobody's work either. `make docs` runs it; a test asks for it.
"""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from toolkit.activities.sanjie import SANJIE
from toolkit.workplace.former_forms import BUILDS
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
    said = _recorded()
    texts: set[str] = set()
    for path in (checkout / WORKBOOK_TEMPLATES).rglob(f"{SANJIE.title}.xls?"):
        texts.update(form_digests(path))
    said.setdefault(TEXTS, {})[version] = sorted(texts)
    said.setdefault(TEMPLATES, {})[version] = _templates_in(checkout)
    _write(said)


def record_templates(checkout: Path) -> None:
    """Add the templates of a checkout, those that are not known yet."""
    said = _recorded()
    builds = said.setdefault(BUILDS, {})
    for name, sha256 in _templates_in(checkout).items():
        builds[name] = sorted({*builds.get(name, ()), sha256})
    _write(said)


def _templates_in(checkout: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((checkout / DOC_TEMPLATES).rglob("*.docx"))
    }


def _recorded() -> dict[str, Any]:
    return json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.is_file() else {}


def _write(said: dict[str, Any]) -> None:
    words = json.dumps(said, ensure_ascii=False, indent=0, sort_keys=True)
    RECORD.write_text(words + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        record(sys.argv[1], Path(sys.argv[2]))
    else:
        record_templates(ROOT)
