"""The one accent colour of everything that is drawn in a workbook, as RRGGBB."""

ACCENT = "1F5C6B"

MARKS = {"必须": "F6C3BD", "数据": "E6D3F0", "原则": "FFE3A3", "提示": "CFE2F3"}
"""Of marks by how grave they are, as a person reads it.

Calm enough that black text reads well on paper, far enough apart to be told at a glance.
"""
