"""A workbook's cells become typed rows; what was normalised is told."""
