"""The button: one click on an open workbook, in Excel and in LibreOffice."""
