"""The one accent colour of everything that is drawn in a workbook, as RRGGBB."""

ACCENT = "1F5C6B"
