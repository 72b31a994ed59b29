"""How Chinese is written: numerals, amounts, dates, widths, shares, working days.

Ground: imports nothing of the toolkit, so that reading, papers and templates share one statement.
"""
