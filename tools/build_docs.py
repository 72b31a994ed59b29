"""Write what the declarations write: pages of docs/, the rule table of the readme, files quoted in a page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.manual import pages
from toolkit.manual import rule_table
from toolkit.workplace.activities import chosen

if TYPE_CHECKING:
    from toolkit.declare.catalogue import Catalogue

ROOT = Path(__file__).parent.parent
BEGIN, END = "<!-- rules:begin -->", "<!-- rules:end -->"
README = ROOT / "README.zh-CN.md"
GUIDE = ROOT / "docs" / "新活动.md"
QUOTED = ROOT / "tests" / "second_activity"
PACKAGE = "fire_inspection"
QUOTATION = re.compile(r"(<!-- file: (?P<name>.+?) -->\n```\w+\n)(?P<text>.*?)(?=```\n)", re.DOTALL)
TREE = re.compile(r"(<!-- tree -->\n```text\n)(?P<text>.*?)(?=```\n)", re.DOTALL)


def with_rules(text: str, catalogue: Catalogue) -> str:
    """A readme's text with its rule table made anew."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{rule_table(catalogue)}\n{END}{after}"


def with_files(text: str) -> str:
    """The guide's text with every file of the activity that it builds as that now is."""
    quoted = QUOTATION.sub(
        lambda match: match[1] + (QUOTED / match["name"]).read_text(encoding="utf-8"), text
    )
    return TREE.sub(lambda match: match[1] + "".join(f"{name}\n" for name in files()), quoted)


def files() -> list[str]:
    """The files of that activity's distribution, as the guide names them."""
    found = [path for path in (QUOTED / PACKAGE).rglob("*") if path.is_file()]
    names = [path.relative_to(QUOTED).as_posix() for path in found if path.suffix != ".pyc"]
    return ["pyproject.toml", *sorted(names)]


def main() -> None:
    """Write every derived page; those of rules and ledgers are of the toolkit's own activity."""
    catalogue = chosen(None)
    for name, text in pages(catalogue).items():
        (ROOT / "docs" / name).write_text(text, encoding="utf-8")
    README.write_text(with_rules(README.read_text(encoding="utf-8"), catalogue), encoding="utf-8")
    GUIDE.write_text(with_files(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
