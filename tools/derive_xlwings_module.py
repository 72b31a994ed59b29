"""Write macros/xlwings.bas: the installed xlwings' own VBA module for Windows, without directives.

LibreOffice's Basic ignores `#If` and compiles every branch, so that the module as xlwings ships it
stops every macro of a workbook. Here the directives whose conditions are known are evaluated and
taken out; nothing else is changed, the licence at its head included.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import xlwings

TARGET = Path(__file__).parent.parent / "macros" / "xlwings.bas"
# -- Excel on Windows, of this century; Win64 stays open, both its branches compile everywhere --
KNOWN = {
    'app = "microsoft excel"': True,
    'app = "microsoft word"': False,
    'app = "microsoft access"': False,
    'app = "microsoft powerpoint"': False,
    "mac": False,
    "not mac": True,
    "vba7": True,
    "mac_office_version >= 15": False,
}
OPENING = re.compile(r"#(If|ElseIf)\s+(.*?)\s+Then\b", re.IGNORECASE)
ELSE = re.compile(r"#Else\b", re.IGNORECASE)
END = re.compile(r"#End If\b", re.IGNORECASE)
CONSTANT = "#Const App"


@dataclass(slots=True)
class Block:
    """An open `#If`: whether its condition is known, its branch is kept, one was kept before."""

    known: bool
    kept: bool
    done: bool


def derived(source: str) -> str:
    """The module with every known directive evaluated.

    Raises:
        ValueError: a directive is not closed, or closes nothing.
    """
    blocks: list[Block] = []
    kept = []
    for line in source.splitlines():
        if _directive(line.strip(), blocks) or line.strip().startswith(CONSTANT):
            continue
        if all(block.kept for block in blocks):
            kept.append(line.rstrip())
    if blocks:
        raise ValueError("#If without #End If")
    return "\n".join(kept) + "\n"


def _directive(line: str, blocks: list[Block]) -> bool:
    """Whether the line is a directive that was evaluated, and so is left out."""
    opening = OPENING.match(line)
    if opening and opening[1].lower() == "if":
        value = KNOWN.get(opening[2].lower())
        blocks.append(Block(value is not None, value is not False, value is True))
        return value is not None
    if opening:
        return _next_branch(blocks[-1], KNOWN.get(opening[2].lower()) is True)
    if ELSE.match(line):
        return _next_branch(blocks[-1], True)
    if END.match(line):
        if not blocks:
            raise ValueError("#End If without #If")
        return blocks.pop().known
    return False


def _next_branch(block: Block, value: bool) -> bool:
    if block.known:
        block.kept = value and not block.done
        block.done = block.done or value
    return block.known


def installed() -> str:
    """The module that the installed xlwings ships."""
    return Path(xlwings.__file__).with_name("xlwings.bas").read_text(encoding="utf-8")


def main() -> None:
    """Write the module, whole or not at all."""
    unfinished = TARGET.with_suffix(".tmp")
    unfinished.write_text(derived(installed()), encoding="ascii", newline="\n")
    unfinished.replace(TARGET)


if __name__ == "__main__":
    main()
