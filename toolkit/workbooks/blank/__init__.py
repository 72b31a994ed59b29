"""The blank workbook, drawn from an activity's declarations with XlsxWriter."""
