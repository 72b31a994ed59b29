"""Papers of books drawn at random, every figure recounted from the workbook with plain loops.

The recount knows nothing of the toolkit: it reads the cells with openpyxl and the paper with python-docx.
"""
