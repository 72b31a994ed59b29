"""python onlyoffice.py <workbook> <as saved by ONLYOFFICE> <format>"""

import sys

import docbuilder

source, target, kind = sys.argv[1:]
builder = docbuilder.CDocBuilder()
builder.OpenFile(source, "")
builder.SaveFile(kind, target)
builder.CloseFile()
