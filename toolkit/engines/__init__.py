"""xlwings engines: LibreOffice Calc, and workbook files that no program has open.

Nothing here imports anything of the product but `toolkit.ooxml`, so that the two folders can leave home
together. See README.md.
"""
