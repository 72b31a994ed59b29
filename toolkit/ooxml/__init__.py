"""The package that .xlsx and .docx files are; it knows nothing of ledgers and papers (ECMA-376)."""
