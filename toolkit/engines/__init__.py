"""xlwings engines: LibreOffice Calc, and workbook files that no program has open.

Nothing here imports anything of the product around it, so that the folder can leave home as a
package of its own. See README.md.
"""
