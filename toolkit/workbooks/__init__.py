"""Workbooks built, marked and spliced."""
