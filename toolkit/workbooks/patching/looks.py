"""How a result sheet looks: one face, one ink, one accent, thin lines."""

from __future__ import annotations

from dataclasses import replace

from toolkit.workbooks import colours
from toolkit.workbooks.patching.look import Look

FACE = "微软雅黑"
INK = "FF1F2933"
QUIET = "FF5F6B7A"
ACCENT = f"FF{colours.ACCENT}"
LINE = "FFC5CFDA"
WHITE = "FFFFFFFF"

HEADING = Look(FACE, 16, ACCENT, bold=True, vertical="center", wrap=True)
REMARK = Look(FACE, 10, QUIET, vertical="center", wrap=True)
HEADER = Look(
    FACE,
    10,
    WHITE,
    bold=True,
    fill=ACCENT,
    border=WHITE,
    horizontal="center",
    vertical="center",
    wrap=True,
)
TEXT = Look(FACE, 10, INK, border=LINE, vertical="center")
NUMBER = replace(TEXT, horizontal="right")
COUNT = replace(TEXT, horizontal="center")
DATE = replace(COUNT, number_format="yyyy-mm-dd")
MOMENT = replace(DATE, number_format="yyyy-mm-dd hh:mm")
LINK = replace(TEXT, colour="FF1155AA", underlined=True)
TO_FILL = "FFFFFDF2"
