"""Write the pages of docs/ that the declarations write, and the rule table of the readme files."""

from __future__ import annotations

from pathlib import Path

from toolkit.activities.sanjie import SANJIE
from toolkit.manual import pages
from toolkit.manual import rule_table

ROOT = Path(__file__).parent.parent
BEGIN, END = "<!-- rules:begin -->", "<!-- rules:end -->"


def with_rules(text: str) -> str:
    """A readme's text with its rule table made anew."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{rule_table(SANJIE)}\n{END}{after}"


def main() -> None:
    """Write every derived page."""
    for name, text in pages(SANJIE).items():
        (ROOT / "docs" / name).write_text(text, encoding="utf-8")
    readme = ROOT / "README.zh-CN.md"
    readme.write_text(with_rules(readme.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
