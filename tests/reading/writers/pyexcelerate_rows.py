"""python pyexcelerate_rows.py <workbook> <its first sheet's values as PyExcelerate saves them>"""

import datetime as dt
import sys

import openpyxl
from pyexcelerate import Format
from pyexcelerate import Style
from pyexcelerate import Workbook

source, target = sys.argv[1:]
rows = openpyxl.load_workbook(source, data_only=True).worksheets[0].iter_rows(values_only=True)
book = Workbook()
plain = (str, int, float, bool, dt.datetime)
sheet = book.new_sheet(
    "台账", data=[[v if isinstance(v, plain) else None for v in row] for row in rows]
)
for column in (2, 3, 5):
    sheet.set_col_style(column, Style(format=Format("yyyy-mm-dd")))
book.save(target)
