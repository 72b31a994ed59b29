"""The control workbook: the blank one with marks, charts, and in its .xlsm buttons and macros."""
